"""Write the Word template of every family, `<id>/referat.docx`: `python templates/referat/build.py`."""

from pathlib import Path

from service.export.archive import write_archive
from service.export.template import template
from service.families import load, names

if __name__ == "__main__":
    for name in names():
        write_archive(template(load(name).layout), Path(__file__).parent / name / "referat.docx")
