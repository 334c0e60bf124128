"""Document → one self-contained web page that prints well.

The page is `templates/referat/referat.html`; every text reaches it escaped. Until approval each sentence carries the
ids of its sources in `data-sources` and links to them in the transcript at the end.
"""

from pathlib import Path

from service.export.document import Document

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "referat"


def write_html(document: Document, path: Path) -> None:
    """Write the document as one UTF-8 HTML file without any file beside it."""
    path.write_text(html(document), encoding="utf-8")


def html(document: Document) -> str:
    """The document as HTML 5."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    house = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return house.get_template("referat.html").render(document=document, look=document.layout)
