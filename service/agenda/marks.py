"""The marks that lines begin with: bullets, numbers, "Punkt 3:", and those of a table of contents."""

import re
from dataclasses import dataclass
from typing import Literal

from service.meetings.calendar import MONTHS

_LISTED = re.compile(
    rf"(?:[-–—•*·▪◦○●►‣■□➢✓o\uf000-\uf0ff]|(?!d\.\s*\d|\d{{1,2}}\.\s(?:{'|'.join(MONTHS)})\b)\(?(?:\d{{1,3}}|[a-zæøå]|[ivx]{{2,4}})[.)]"
    r"|\d{1,2}(?:\.\d{1,2})+[.)]?)[ \t]+\S",
    re.IGNORECASE,
)
_POINT = re.compile(
    r"(?P<word>(?:dagsordens)?punkt|pkt\.?|sag|ad\.?(?:\s*(?:punkt|pkt\.?))?)\s*(?:nr\.?\s*)?(?P<number>\d{1,3})"
    r"(?P<year>(?:/\d{2}|[/-]20\d{2})(?![\d/-]))?(?![\d/])\s*(?P<stop>[.:;)]*(?:\s*[–—-]+(?=\s))?)(?:\s+|$)(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_NUMBER = re.compile(
    r"\(?(?P<number>\d{1,3})(?:\.0(?=\s)|(?P<year>/20\d\d(?![\d/-])))?(?:(?P<stop>[.:)]\)?(?:\s*[–—-]+(?=\s))?|\s+[–—-]+(?=\s))(?:\s+|(?=[^\W\d_]))|(?P<none>\s+)(?=[A-ZÆØÅ\"”»]))"
    r"(?P<title>\S.*)",
    re.DOTALL,
)
_DOTTED = re.compile(r"(?:\.\s?){3,}\s*\d{1,4}\s*$|…+\s*\d{1,4}\s*$|_{3,}\s*\d{1,4}\s*$")
_TABBED = re.compile(r"(?:\t|\s{3,})\d{1,4}\s*$")
_PAGE = re.compile(
    r"(?:side|page|s\.)\s*\d+(?:\s*(?:af|of|/|\||ud af)\s*\d+)?|[-–—]\s*\d{1,3}\s*[-–—]|\d{1,3}\s*(?:/|af)\s*\d{1,3}",
    re.IGNORECASE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A line that begins as an item may: its number, the rest of the line, and how the number is written."""

    number: int
    title: str
    style: Literal["point", "ad", "number"]
    stop: str
    year: str = ""
    """The year that the number is counted in, with its stroke as it stands: "/2025" of "Punkt 27/2025"."""


def is_listed(text: str) -> bool:
    """Whether the line belongs to a list: a bullet, a number or a letter stands before its text."""
    return _LISTED.match(text) is not None


def numbered(text: str) -> Numbered | None:
    """The line as a numbered one ("Punkt 3: …", "Ad 4. …", "2) …", "5 Orientering", "Punkt 27/2025: …"), or None."""
    text = text.strip()
    if (point := _POINT.fullmatch(text)) is not None:
        style: Literal["point", "ad"] = "ad" if point["word"].lower().startswith("ad") else "point"
        stop = "".join(point["stop"].split())
        return Numbered(int(point["number"]), point["title"].strip(), style, stop, point["year"] or "")
    if (alone := re.fullmatch(r"(\d{1,3})([.)])", text)) is not None:
        return Numbered(int(alone[1]), "", "number", alone[2])
    if (number := _NUMBER.fullmatch(text)) is not None:
        title = number["title"].strip()
        if title.split()[0].strip(".,").lower() in MONTHS:
            return None
        stop = "".join((number["stop"] or "").split())
        return Numbered(int(number["number"]), title, "number", stop, number["year"] or "")
    return None


def is_contents_line(text: str, *, within: bool = False) -> bool:
    """Whether the line is an entry of a table of contents: leader dots and a page; `within` one, any space does."""
    if _DOTTED.search(text):
        return True
    return within and re.search(r"\S\s+\d{1,4}\s*$", text) is not None


def has_page_column(text: str) -> bool:
    """Whether a number stands at the line's end after a tab or a wide space: a page, perhaps."""
    return _TABBED.search(text) is not None


def is_page_number(text: str) -> bool:
    """Whether the line says which page this is and nothing else."""
    return _PAGE.fullmatch(text.strip()) is not None


def squeeze(text: str) -> str:
    """The text with every run of white space as one space."""
    return _SPACE.sub(" ", text).strip()
