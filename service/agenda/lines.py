"""Physical lines become logical ones: wrapped lines are joined, words parted at a line's end are made whole."""

import itertools
import re
from collections.abc import Sequence

from service.agenda.headings import is_known
from service.agenda.marks import has_page_column, is_contents_line, is_listed, numbered

_LONG = 70
"""Longer than most lines that end where their sentence or their list's entry does."""
_NARROW = 60
"""Who wraps text narrower than this does it all over: one longer line says that the short ones are whole."""
_WIDEST = 140
"""Nobody wraps text by hand wider than this: longer lines are paragraphs of their own."""


def join(first: str, second: str) -> str:
    """Two lines of one paragraph as one. A hyphen that only parts a word goes; one that belongs to it stays.

    "møde-" + "planen" is "mødeplanen"; "MED-" + "udvalget", "e-" + "mail" and "1-" + "årige" keep theirs;
    "børne-" + "og ungeområdet" keeps its hyphen and its space.
    """
    if first.endswith("\N{SOFT HYPHEN}"):
        return first[:-1] + second
    parted = re.search(r"(\w+)-$", first)
    if parted is None:
        return f"{first} {second}"
    word = second.split(maxsplit=1)[0] if second.split() else ""
    if re.fullmatch(r"(?:og|eller|samt|til|/)\b.*", word):
        return f"{first} {second}"
    left = parted[1]
    hyphened = "-" in first.rsplit(maxsplit=1)[-1][:-1]
    if len(left) > 1 and left.islower() and word[:1].islower() and not hyphened:
        return first[:-1] + second
    return first + second


def wrap_width(lines: Sequence[str]) -> int:
    """The width that a text is wrapped at, in characters; 0 if it isn't wrapped."""
    followed = [len(a.rstrip()) for a, b in itertools.pairwise(lines) if a.strip() and b.strip()]
    longest = max((len(line.rstrip()) for line in lines), default=0)
    if longest > _WIDEST or not followed:
        return 0
    width = max(followed)
    near = sum(length > width * 0.8 for length in followed)
    if width < _NARROW and longest > 1.25 * width:  # a line that is longer would have been wrapped as well
        return 0
    wide = width >= _NARROW and near >= 2
    return width if wide or (width >= 40 and near >= max(2, 0.3 * len(followed))) else 0


def runs_on(first: str) -> bool:
    """Whether the line ends in a word that wants a number after it: what follows is no list's entry."""
    return (
        re.search(r"\b(?:kl\.?|den|d\.|§+|nr\.|pkt\.|punkt|stk\.|ca\.|side|og|samt|til|i)$", first.rstrip()) is not None
    )


def item_lines(lines: Sequence[str]) -> frozenset[int]:
    """The physical lines that open an item as this document numbers its items ("Punkt 4 Ny skabelon").

    A line does if an earlier one that is written the same way has the number before its own, or a later one the
    number after it. What looks so is no wrapped line, however long the line before it is.
    """
    alike: dict[tuple[str, str, bool], list[tuple[int, int]]] = {}
    for index, text in enumerate(lines):
        line = numbered(text)
        if line is None or not (line.stop or line.title[:1].isupper() or not line.title):
            continue
        before = text.expandtabs(4).partition(str(line.number))[0]
        alike.setdefault((before, line.stop, bool(line.title)), []).append((index, line.number))
    return frozenset(
        index
        for series in alike.values()
        for index, number in series
        if any((i < index and n == number - 1) or (i > index and n == number + 1) for i, n in series)
    )


def names_number(first: str) -> bool:
    """Whether the line ends in the sign of a number, which then stands on the next line: "kl.", "§", "jf. punkt"."""
    return re.search(r"\b(?:kl\.?|den|d\.|nr\.|pkt\.|punkt|stk\.|ca\.|side)$|§$", first.rstrip()) is not None


def _spread(line: str) -> bool:
    """Whether the line has cells parted by wide spaces."""
    return re.search(r"\S(?:\s{3,}|\t)\S", line) is not None


def _plainly(first: str, second: str) -> bool:
    """Whether a sentence goes on in small letters below a long line, though the text as a whole is not wrapped."""
    lead = second.strip()
    clause = is_listed(lead) or re.match(r"at\b", lead) is not None
    return _LONG < len(first.strip()) <= _WIDEST and first.rstrip()[-1:].isalnum() and lead[:1].islower() and not clause


def continues(first: str, second: str, width: int, *, item: bool = False) -> bool:
    """Whether the second line goes on with the first one's paragraph: its first word had no room there.

    A line that begins a list's entry, an item or a label ("Sted: …") never does; `item` says that it opens an item
    as the document numbers its own (`item_lines`).
    """
    if not width or _spread(first) or _spread(second):
        return not item and _plainly(first, second)
    opens = item and not (second.lstrip()[:1].isdigit() and names_number(first))
    if opens or is_contents_line(first) or has_page_column(first):
        return False
    words = second.split()
    if runs_on(first):
        return True
    label = re.match(r"[A-ZÆØÅ][\w/ -]{1,24}:(?:\s|$)", second.strip())
    if label or is_listed(second.strip()) or is_known(second):
        return False
    line = numbered(second)
    if line is not None and line.style != "number" and line.stop:
        return False
    full = len(first.rstrip()) + 1 + len(words[0]) > width
    lower = words[0][:1].islower() and len(first.rstrip()) > width * 0.6
    return (full or lower) and len(first.rstrip()) > width * 0.45
