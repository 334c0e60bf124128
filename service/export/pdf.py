"""Document → PDF/UA-1, with Typst.

Why Typst and not WeasyPrint, which could have used the HTML: Typst writes tagged PDF/UA-1 and refuses what would break
it, comes as one wheel, and needs no system library (WeasyPrint needs Pango); a referat of 15 items takes it 0.1 s.

The page is `templates/referat/referat.typ`; the document reaches it as JSON in `sys.inputs`, as data, so a `#` or a
`$` in somebody's name is a letter and never a command.
"""

import datetime
import importlib.util
import itertools
import json
import re
from importlib.metadata import entry_points
from pathlib import Path

from service.export.document import Document

_BOX = "□"
_EXOTIC = re.compile("[^\x00-\u024f\u2010-\u205e€□]")
_PATIENCE = 5  # Typst names one undrawable stretch at a time: after so many, whole blocks of letters go at once
TEMPLATE = Path(__file__).resolve().parents[2] / "templates" / "referat" / "referat.typ"


def write_pdf(document: Document, path: Path) -> None:
    """Write the document as tagged PDF/UA-1 in Danish, with bookmarks. The same document gives the same bytes."""
    path.write_bytes(pdf(document))


def pdf(document: Document) -> bytes:
    """The document as tagged PDF/UA-1. A letter that no font here can draw is printed as a box."""
    import typst

    data = _data(document)
    for attempt in itertools.count():
        try:
            made = typst.compile(
                TEMPLATE,
                font_paths=list(font_folders()),
                sys_inputs={"document": data},
                pdf_standards=["ua-1"],
                timestamp=datetime.datetime(2000, 1, 1, tzinfo=datetime.UTC),
            )
        except typst.TypstError as error:
            drawn = _without(data, _undrawable(str(error)), whole_blocks=attempt >= _PATIENCE)
            drawn = _plainest(data) if drawn == data else drawn
            if drawn == data:
                raise
            data = drawn
        else:
            break
    return bytes(made)


def item_pages(document: Document) -> tuple[int, ...]:
    """The page that each item starts on, counted from 1."""
    import typst

    found = typst.query(
        TEMPLATE,
        "<punkt-side>",
        field="value",
        font_paths=list(font_folders()),
        sys_inputs={"document": _data(document)},
    )
    return tuple(int(page) for page in json.loads(found))


def _data(document: Document) -> str:
    """The document as JSON, without the transcript: that is for the screen."""
    return document.model_dump_json(exclude={"replies"})


def _undrawable(message: str) -> set[str]:
    """The letters that Typst names as missing from every font: a file with them would not be accessible."""
    named = re.search(r'the text `"(.*?)"` could not be displayed', message, re.DOTALL)
    if not named:
        return set()
    letters = re.sub(r"\\u\{([0-9a-fA-F]+)\}", lambda code: chr(int(code[1], 16)), named[1])
    return {letter for letter in letters if not letter.isascii()}


def _without(data: str, letters: set[str], *, whole_blocks: bool) -> str:
    """The data with boxes for the letters, or for all of the 256 code points that each lies among."""
    gone = {ord(letter) for letter in letters}
    if whole_blocks:
        gone |= {code for code in map(ord, set(data)) if code > 0xFF and code >> 8 in {g >> 8 for g in gone}}
        gone.discard(ord(_BOX))
    return data.translate(dict.fromkeys(gone, _BOX))


def _plainest(data: str) -> str:
    """Nothing but the letters of Europe and its punctuation: every font has these."""
    return _EXOTIC.sub(_BOX, data)


def font_folders() -> tuple[Path, ...]:
    """Folders of the fonts that were installed as Python packages; the system's own are found without us."""
    folders = []
    for entry in entry_points(group="fontpkg.family"):
        spec = importlib.util.find_spec(entry.value)
        folders += [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    return tuple(folders)
