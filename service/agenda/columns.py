"""Tables without rules: an agenda whose columns a page shows only by where its words stand.

The column headings ("Nr.  Punkt  Ansvarlig  Tid") tell that a table comes; between two columns runs a strip that no
word of the table crosses. The table ends at the first line that fills a strip, or after a wide space.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.agenda.marks import numbered
from service.agenda.page import Line, Word
from service.agenda.tables import column_headings, is_item_number

_APART = 0.9
"""A space between two column headings is wider than this many type sizes."""
_STRIP = 0.5
"""How wide, in type sizes, the strip between two columns is at least."""
_FAR = 2.6
"""Steps from line to line beyond which a line is no more of the table."""
_HEAD = 4
"""So many lines at a page's head may stand above a table that goes on."""
_FEWEST_ROWS = 2
_HEADINGS = 2
"""The column headings and the line after them begin a row each."""

_ANY_OTHER = re.compile(r"(?:.*\s)?evt\.", re.IGNORECASE)
_BY_ITSELF = re.compile(r"evt\.?|eventuelt|(?:kaffe|frokost)?pause", re.IGNORECASE)
"""Titles whose row says nothing else."""

Interval = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the words of each cell, and where the full lines of each column end, in points."""

    cells: tuple[tuple[Word, ...], ...]
    rights: tuple[float, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table: the strips between them, and which column tells its rows apart."""

    free: tuple[tuple[Interval, ...], ...]
    number: int

    def fits(self, line: Line) -> bool:
        """Whether the line begins a row of this table, on the page after it."""
        left = [_without(strips, line) for strips in self.free]
        if not line.words or not all(_open(strips, line.size) for strips in left):
            return False
        cells = _cells(line, [sum(_widest(strips)) / 2 for strips in left])
        return _counts(_text(cells[self.number])) and sum(map(bool, cells)) > 1


def with_rows(lines: Sequence[Line], before: Layout | None = None) -> tuple[list[Line | Row], Layout | None]:
    """The lines of a page, those of a table without rules as rows, and the layout of the last such table.

    `before` is the layout of the page before: its table may go on.
    """
    parts: list[Line | Row] = []
    layout: Layout | None = None
    index = 0
    while index < len(lines):
        table, found = _table(lines, index, before if layout is None and index < _HEAD else None)
        if found is not None:
            layout = found
            parts.extend(table)
            index += sum(len(row.lines) for row in table)
        else:
            parts.append(lines[index])
            index += 1
    return parts, layout


def _table(lines: Sequence[Line], start: int, before: Layout | None) -> tuple[list[Row], Layout | None]:
    """The table whose column headings stand on the line, or that goes on there, and its layout; None if none does."""
    heads = _parted(lines[start])
    number = column_headings([_text(head) for head in heads])
    free: list[list[Interval]] = []
    if number is not None:
        free = [_without([(a[0].x0, b[-1].x1)], lines[start]) for a, b in itertools.pairwise(heads)]
    elif before is not None and before.fits(lines[start]):
        number = before.number
        free = [_without(strips, lines[start]) for strips in before.free]
    else:
        return [], None
    headed = before is None or not before.fits(lines[start])
    inside = [lines[start]]
    for line in lines[start + 1 :]:
        narrowed = [_without(strips, line) for strips in free]
        if not line.words or not all(_open(strips, line.size) for strips in narrowed) or _far(inside, line):
            break
        free = narrowed
        inside.append(line)
    edges = [sum(_widest(strips)) / 2 for strips in free]
    last = _end([_cells(line, edges) for line in inside])
    inside = inside[:last]
    rows = _rows(inside, edges, number, _HEADINGS if headed else 1)
    if headed and len(rows) <= _FEWEST_ROWS:
        return [], None
    return rows, Layout(tuple(tuple(strips) for strips in free), number)


def _end(lines: Sequence[Sequence[Sequence[Word]]]) -> int:
    """Where the table ends: before a line in the first column alone that is a sentence or, where numbers or times
    stand in that column, anything else.
    """
    for index, cells in enumerate(lines):
        counted = [_counts(_text(earlier[0])) for earlier in lines[1:index] if earlier[0]]
        text = _text(cells[0])
        other = text.endswith((".", "!", "?")) and not _ANY_OTHER.fullmatch(text)
        if len(counted) >= _FEWEST_ROWS and not any(cells[1:]) and (other or all(counted)) and not _counts(text):
            return index
    return len(lines)


def _counts(text: str) -> bool:
    return is_item_number(text) or _is_clock(text)


def _text(words: Sequence[Word]) -> str:
    return " ".join(word.text for word in words)


def _parted(line: Line) -> list[list[Word]]:
    """The words of a line of column headings, parted at its wide spaces."""
    parts: list[list[Word]] = []
    for word in line.words:
        if parts and word.x0 - parts[-1][-1].x1 <= _APART * word.size:
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _without(strips: Sequence[Interval], line: Line) -> list[Interval]:
    """What is left of the strips where the line has no words."""
    for word in line.words:
        strips = [part for a, b in strips for part in ((a, min(b, word.x0)), (max(a, word.x1), b)) if part[1] > part[0]]
    return list(strips)


def _widest(strips: Sequence[Interval]) -> Interval:
    return max(strips, key=lambda strip: strip[1] - strip[0], default=(0.0, 0.0))


def _open(strips: Sequence[Interval], size: float) -> bool:
    left, right = _widest(strips)
    return right - left >= _STRIP * size


def _far(inside: Sequence[Line], line: Line) -> bool:
    """Whether a space stands before the line such as no row of the table has before it."""
    steps = [b.bottom - a.bottom for a, b in itertools.pairwise(inside)]
    return line.bottom - inside[-1].bottom > max([_FAR * line.size * 1.2, *(1.5 * step for step in steps)])


def _rows(lines: Sequence[Line], edges: Sequence[float], number: int, opening: int) -> list[Row]:
    """The table's lines put together to rows: one begins with its number or time, or after a space;
    each of the `opening` first lines begins one.
    """
    parted = [_cells(line, edges) for line in lines]
    rights = tuple(
        max((cells[column][-1].x1 for cells in parted if cells[column]), default=0.0)
        for column in range(len(edges) + 1)
    )
    leading = min((b.bottom - a.bottom for a, b in itertools.pairwise(lines)), default=0.0)
    begins = _beginnings(parted, number, rights[number])
    groups: list[list[int]] = []
    for index, line in enumerate(lines):
        spaced = index > 0 and line.bottom - lines[index - 1].bottom > 1.25 * leading
        if index < opening or index in begins or (spaced and not (parted[index][number] and begins)):
            groups.append([index])
        else:
            groups[-1].append(index)
    return [
        Row(
            tuple(tuple(w for i in group for w in parted[i][column]) for column in range(len(edges) + 1)),
            rights,
            tuple(lines[i] for i in group),
        )
        for group in groups
    ]


def _beginnings(parted: Sequence[Sequence[Sequence[Word]]], column: int, right: float) -> set[int]:
    """The lines that begin a row by what their cell in that column says: a number, a time, or a title.

    A title that has no room on its line goes on below it, and nothing else then stands on that line.
    """
    texts = [_text(cells[column]) for cells in parted]
    for begins in (is_item_number, _is_clock, lambda text: numbered(text) is not None):
        found = {index for index, text in enumerate(texts) if begins(text)}
        if len(found) >= _FEWEST_ROWS:
            return found
    found = set()
    for index, cells in enumerate(parted):
        own = cells[column]
        before = parted[index - 1][column] if index else []
        full = bool(before and own) and before[-1].x1 + own[0].x1 - own[0].x0 > right
        others = any(cell for place, cell in enumerate(cells) if place != column)
        if own and (others or not full or _BY_ITSELF.fullmatch(texts[index])):
            found.add(index)
    return found


def _is_clock(text: str) -> bool:
    return re.match(r"(?:kl\.?\s*)?\d{1,2}[.:]\d{2}\b", text, re.IGNORECASE) is not None


def _cells(line: Line, edges: Sequence[float]) -> list[list[Word]]:
    cells: list[list[Word]] = [[] for _ in range(len(edges) + 1)]
    for word in line.words:
        cells[sum((word.x0 + word.x1) / 2 > edge for edge in edges)].append(word)
    return cells
