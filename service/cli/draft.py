"""`udkast draft`: a recording or a transcript, and a dagsorden, become a draft referat."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from models.error import UdkastError
from service import settings
from service.cli.bars import Bars


def draft(  # noqa: PLR0913 - the options of the command line
    recording: Annotated[Path | None, typer.Argument(help="Optagelsen: lyd eller video")] = None,
    *,
    agenda: Annotated[Path | None, typer.Option(help="Dagsordenen: .docx, .pdf, .md eller .txt")] = None,
    out: Annotated[Path, typer.Option(help="Mappen, som resultatet lægges i")],
    transcript: Annotated[Path | None, typer.Option(help="I stedet for optagelse: .vtt eller .json")] = None,
    template: Annotated[str, typer.Option(help="Referatets skabelon")] = "standard",
    participants: Annotated[Path | None, typer.Option(help="Deltagerne, én pr. linje: Navn (rolle)")] = None,
    speakers: Annotated[int | None, typer.Option(help="Antal talere, hvis det kendes")] = None,
    profile: Annotated[str, typer.Option(help="Hvilke modeller der bruges")] = "embedded",
) -> None:
    """Skriv et udkast til referat ud fra en optagelse (eller et transskript) og en dagsorden."""
    if (recording is None) == (transcript is None):
        raise UdkastError("Angiv enten en optagelse eller --transcript, ikke begge eller ingen af dem.")
    if agenda is None:
        raise UdkastError("Angiv dagsordenen med --agenda FIL.")
    from service.stages.drafting import Order, draft_meeting

    console = Console(stderr=True)
    order = Order(
        recording=recording,
        transcript=transcript,
        agenda=agenda,
        out=out,
        template=template,
        participants=participants,
        speakers=speakers,
        profile=profile,
    )
    with Bars(console) as bars:
        draft_meeting(order, settings.read(), bars)
    console.print(f"Udkastet ligger i {out}", highlight=False, markup=False, soft_wrap=True)
