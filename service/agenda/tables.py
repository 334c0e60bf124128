"""Agendas laid out as tables: Nr. | Punkt | Ansvarlig | Tid."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.agenda.block import Block
from service.agenda.marks import is_listed, numbered, squeeze
from service.meetings import Section

_NUMBER = re.compile(
    r"(?:nr\.?|no\.?|#|pkt\.?(?: nr\.?)?|punkt ?nr\.?|punkter? nr\.?|dagsordenspunkt nr\.?|)", re.IGNORECASE
)
_TITLE = re.compile(
    r"(?:dagsordens)?(?:punkt|pkt\.?)(?:er)?|emner?|titel|overskrift|dagsorden|sag|tema|"
    r"punkt(?:er)? (?:til|på) dagsorden(?:en)?|"
    r"dagsordenspunkt(?:er)?|aktivitet|indhold|hvad",
    re.IGNORECASE,
)
_COMPANION = re.compile(
    r"(?:nr|no\b|#|pkt|ansvar|tid|varighed|referat|beslutning|bilag|indstilling|formål|deadline|v/|oplæg|note|bemærk|opfølg|type|"
    r"hvem|handling|konklusion|drøft|status|ordfører|oplægsholder|kommentar|aftale|form\b|mål|hvad|hvordan|proces|minutter|start|"
    r"emne|titel|overskrift|indledes)",
    re.IGNORECASE,
)
"""Columns that go with the items' own."""
_CELL_NUMBER = re.compile(
    r"(?:punkt|pkt\.?|ad)?\s*(?:nr\.?)?\s*(?P<number>\d{1,3})(?P<year>[/-]20\d\d)?\s*[.:)]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One row that is an item: where it stands, its number and title, and what its other cells say."""

    index: int
    number: int
    title: str
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    """Which column holds what; `names` are the printed column headings, or empty."""

    number: int | None
    title: int
    names: tuple[str, ...]


def runs(blocks: Sequence[Block]) -> Iterator[list[int]]:
    """The indices of the rows of each table."""
    run: list[int] = []
    for index, block in enumerate(blocks):
        if block.cells:
            run.append(index)
        elif run:
            yield run
            run = []
    if run:
        yield run


def as_text(cells: Sequence[str]) -> str:
    """A row as a line of text: its filled cells, parted by " | "."""
    return " | ".join(squeeze(cell) for cell in cells if cell.strip())


def entries(blocks: Sequence[Block]) -> tuple[list[Entry], set[int]]:
    """The rows that are items, and the indices of the rows that are column headings."""
    found: list[Entry] = []
    headings: set[int] = set()
    for run in runs(blocks):
        columns: _Columns | None = None
        for index in run:
            cells = blocks[index].cells
            named = _named(cells)
            if named is not None:
                columns = named
                headings.add(index)
                continue
            if columns is None:
                columns = _bare(blocks, run)
            if columns is None:
                continue
            entry = _entry(index, cells, columns, found[-1].number if found else 0)
            if entry is not None:
                found.append(entry)
    return found, headings


def column_headings(names: Sequence[str]) -> int | None:
    """Which column tells the rows of an agenda's table apart, if those are its column headings; None if not."""
    columns = _named(names)
    usual = sum(bool(_TITLE.fullmatch(n) or _COMPANION.match(n) or (n and _NUMBER.fullmatch(n))) for n in names)
    if columns is None or usual < 2:
        return None
    return 0 if columns.number is None else columns.number


def is_item_number(text: str) -> bool:
    """Whether a cell holds an item's number and nothing else."""
    return _CELL_NUMBER.fullmatch(squeeze(text)) is not None


def _named(cells: Sequence[str]) -> _Columns | None:
    """The columns, if the row is one of column headings: at least two, one of them the items' own."""
    names = tuple(squeeze(cell).rstrip(":") for cell in cells)
    if len(names) < 2 or any(len(name) > 40 or re.search(r"\d", name) for name in names):
        return None
    if not any(_COMPANION.match(name) for name in names):
        return None
    titles = [i for i, name in enumerate(names) if name and _TITLE.fullmatch(name)]
    if not titles:
        return None
    number = next((i for i, name in enumerate(names) if _NUMBER.fullmatch(name)), None)
    if number is None and len(titles) > 1 and titles[0] == 0:  # "Punkt | Emne": the first holds the numbers
        return _Columns(0, titles[1], names)
    return _Columns(number, titles[0], names)


def _bare(blocks: Sequence[Block], run: Sequence[int]) -> _Columns | None:
    """The columns of a table without column headings whose first cells count: 1, 2, 3 …"""
    counted = [int(m["number"]) for i in run if (m := _CELL_NUMBER.fullmatch(squeeze(blocks[i].cells[0])))]
    wide = all(len(blocks[i].cells) > 1 for i in run)
    steps = all(b == a + 1 for a, b in itertools.pairwise(counted))
    if wide and len(counted) >= 2 and steps and len(counted) * 2 > len(run):
        return _Columns(0, 1, ())
    return None


def _entry(index: int, cells: Sequence[str], columns: _Columns, last: int) -> Entry | None:
    """The row as an item; None if it lacks its title, or its number where the table has numbers: it is text then."""
    if columns.title >= len(cells):
        return None
    title, _, more = cells[columns.title].strip().partition("\n")
    number, year = last + 1, ""
    if columns.number is not None:
        mark = squeeze(cells[columns.number])
        counted = _CELL_NUMBER.fullmatch(mark)
        if counted is not None:
            number, year = int(counted["number"]), counted["year"] or ""
        elif mark or not re.match(r"(?:evt|eventuelt)\b", title, re.IGNORECASE):
            return None
    elif (own := numbered(title)) is not None:
        number, title, year = own.number, own.title, own.year
    elif is_listed(title):
        return None
    if not title:
        return None
    sections = [Section(heading="Punkt", text=f"{number}{year}")] if year else []
    if more.strip():
        sections.append(Section(heading="", text=more.strip()))
    for column, cell in enumerate(cells):
        if column not in (columns.number, columns.title) and cell.strip():
            name = columns.names[column] if column < len(columns.names) else ""
            sections.append(Section(heading=name, text=cell.strip()))
    return Entry(index, number, title, tuple(sections))
