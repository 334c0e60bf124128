"""`udkast agenda`: a dagsorden as JSON on stdout."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from service import settings


def agenda(file: Annotated[Path, typer.Argument(help="Dagsordenen: .docx, .pdf, .md eller .txt")]) -> None:
    """Læs en dagsorden (eller et færdigt referat) og skriv den som JSON."""
    from service.agenda import CaseNumbers, read

    sys.stdout.write(read(file, CaseNumbers.with_pattern(settings.read().case_number)).to_json())
