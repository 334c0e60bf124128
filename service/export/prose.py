"""A section's text becomes paragraphs and list items, every mark to the letter."""

import re

from service.export.document import Paragraph, Piece, Span
from service.meetings.calendar import MONTHS

# What XML 1.0 (and so DOCX) cannot hold: control characters, lone surrogates, two noncharacters.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_BREAK = re.compile("\\s*[\n\t\x85\u2028\u2029]\\s*")
_MARKER = re.compile(
    r"(?P<indent>\s*)"
    rf"(?P<marker>[-–—•*·▪●○◦‣]|\(?\d{{1,3}}\)|\d{{1,3}}\.(?!\s+(?:{'|'.join(MONTHS)})\b)|\(?[A-Za-zÆØÅæøå]\)|[a-zæøå]\.|[ivx]{{2,4}}\.)"
    r"\s+(?P<text>\S.*)"
)


def clean(text: str) -> str:
    """The text without the characters that no file format can hold; every line break is one newline."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """The text cleaned and on one line, for headings and labels; its spaces, hard ones too, are left as they are."""
    return _LINE_BREAK.sub(" ", clean(text)).strip()


def plain(text: str) -> Span:
    """Text that nobody doubts and that needs no source: the dagsorden's own."""
    return Span(pieces=(Piece(text=text),))


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a section: a blank line parts them, a line that opens with a list mark is an item.

    A line that follows an item without a mark of its own is that item's next line.
    """
    found: list[Paragraph] = []
    for block in re.split(r"\n(?:[^\S\n]*\n)+", clean(text).strip("\n")):
        found += _block(block)
    return tuple(found)


def _block(block: str) -> list[Paragraph]:
    rows: list[tuple[str, int, list[str]]] = []
    for line in block.split("\n"):
        if not line.strip():
            continue
        item = _MARKER.fullmatch(line.rstrip())
        if item:
            level = min(len(item["indent"].expandtabs(4)) // 2, 3)
            rows.append((item["marker"], level, [item["text"]]))
        elif rows:
            rows[-1][2].append(line.strip())
        else:
            rows.append(("", 0, [line.strip()]))
    return [Paragraph(spans=(plain("\n".join(lines)),), marker=marker, level=level) for marker, level, lines in rows]
