"""Write families' Word templates from their layouts: `python templates/referat/build.py NAME …`."""

import sys
from pathlib import Path

from service.export.archive import write_archive
from service.export.template import template
from service.families import load

if __name__ == "__main__":
    for name in sys.argv[1:]:
        write_archive(template(load(name).layout), Path(__file__).parent / name / "referat.docx")
