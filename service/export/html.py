"""Document → one self-contained web page that prints well.

The page is `templates/referat/referat.html`; every text reaches it escaped. Until approval each sentence carries the
ids of its sources in `data-sources` and links to them in the transcript at the end.
"""

import functools
import re
from pathlib import Path
from typing import TYPE_CHECKING

from service.export.document import Document

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup

FOLDER = Path(__file__).resolve().parents[2] / "templates" / "referat"


def write_html(document: Document, path: Path) -> None:
    """Write the document as one UTF-8 HTML file without any file beside it."""
    path.write_text(html(document), encoding="utf-8")


def html(document: Document) -> str:
    """The document as HTML 5."""
    return _house().get_template("referat.html").render(document=document, look=document.layout)


@functools.cache
def _house() -> "Environment":
    """The template is compiled once: that takes far longer than filling it."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    house = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    house.filters.update(css=css, counted=counted)
    return house


def css(text: str) -> "Markup":
    """The text inside a CSS string: every letter that could end it, or the style sheet, by its number."""
    from markupsafe import Markup

    return Markup("{}").format("".join(c if c.isalnum() or c in " ." else f"\\{ord(c):x} " for c in text))


def counted(footer: str) -> "Markup":
    """The footer as CSS content, its page numbers counted by whoever prints."""
    from markupsafe import Markup

    counters = {"{page}": Markup("counter(page)"), "{pages}": Markup("counter(pages)")}
    parts = re.split(r"(\{pages?\})", footer)
    return Markup(" ").join(counters.get(part) or Markup('"{}"').format(css(part)) for part in parts if part)
