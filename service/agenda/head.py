"""What stands before the first item: who meets, when, where, and whatever else."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.agenda.block import Block
from service.agenda.body import Text
from service.agenda.dates import find_date, find_time, is_date_line
from service.agenda.labels import (
    COMMITTEES,
    DATES,
    KIND,
    OFFICES,
    PEOPLE,
    PLACES,
    committee_of,
    date_text_of,
    labelled,
    names_committee,
    pieces,
)
from service.agenda.marks import is_contents_line, squeeze
from service.agenda.participants import merge, read_names
from service.agenda.tables import as_text, column_headings
from service.meetings import Meeting, Participant, Section

_CONTENTS = re.compile(
    r"indholdsfortegnelse|indholdsoversigt|indhold|oversigt over punkter|punktoversigt", re.IGNORECASE
)
_TITLE = re.compile(rf"(?:{KIND})|.*\b(?:dagsorden|referat|mødeindkaldelse)\b", re.IGNORECASE)
_LIST_OF_ITEMS = re.compile(r"(?:følgende )?(?:dagsorden|dagsordenspunkter|punkter)\s*:?", re.IGNORECASE)
_TIME_OF_DAY = re.compile(r"kl\.?\s*\d[\d.:]*(?:\s*(?:[-–—]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?", re.IGNORECASE)
_LISTED = re.compile(r"(\d{1,2})[.)]\s")
_NAMES = re.compile(r"(?:for|fulde )?navn", re.IGNORECASE)
_CROSS = re.compile(r"x|✓|✔|☒|☑|ja|\+", re.IGNORECASE)
_LONGEST_TITLE = 200
_ROOM = re.compile(
    r"(?:møde)?lokale\s[^:]+|(?:[\wæøå-]+\s){0,2}\w{3,}(?:lokalet|salen|kantinen|stuen|kontoret|rummet)", re.IGNORECASE
)


@dataclass(slots=True)
class _Head:
    """What has been read so far; `people` is open while the lines that come may name more of them.

    `numbered` is the number of the last person in a numbered list. `columns` are the column headings of a table of
    participants. `guess` is the committee as a line without label names it: a labelled one is better.
    """

    title: str = ""
    committee: str = ""
    guess: str = ""
    date: datetime.date | None = None
    date_text: str = ""
    time: str = ""
    place: str = ""
    participants: list[Participant] = field(default_factory=list)
    people: tuple[str, bool | None] | None = None
    numbered: int = 0
    columns: tuple[str, ...] = ()
    waiting: str = ""
    sections: list[tuple[str, Text]] = field(default_factory=list)

    @property
    def in_contents(self) -> bool:
        """Whether the table of contents is open."""
        return bool(self.sections) and _CONTENTS.fullmatch(self.sections[-1][0].rstrip(":")) is not None

    def put(self, block: Block, text: str) -> None:
        """Keeps the text under the heading that is open."""
        if not self.sections:
            self.sections.append(("", Text()))
        self.sections[-1][1].add(text, block)

    def open(self, heading: str) -> None:
        """Lets the texts that come stand under this heading."""
        self.sections.append((heading, Text()))


def read_head(blocks: Sequence[Block]) -> tuple[Meeting, tuple[Section, ...]]:
    """The meeting, and what stands before the first item and has no field of its own."""
    head = _Head()
    for block in blocks:
        if block.cells:
            _row(head, block)
        elif not _contents(head, block):
            for piece in pieces(block.text):
                _line(head, block, piece)
    committee = head.committee or head.guess or committee_of(head.title)
    found = find_date(head.title)
    meeting = Meeting(
        committee=committee,
        date=head.date or (found[0] if found else None),
        time=head.time or (find_time(head.title) if not head.date_text else ""),
        place=head.place,
        participants=tuple(head.participants),
        title=squeeze(head.title),
        date_text=head.date_text or date_text_of(head.title),
    )
    sections = (Section(heading=heading, text=str(text)) for heading, text in head.sections)
    return meeting, tuple(s for s in sections if s.heading or s.text)


def _row(head: _Head, block: Block) -> None:
    """A table's row: labels and their values, a person, or a line of text."""
    filled = [cell.strip() for cell in block.cells if cell.strip()]
    if head.columns and len(head.columns) == len(block.cells) and _listed_person(head, block.cells):
        return
    pairs = list(zip(filled[::2], filled[1::2], strict=False)) if len(filled) % 2 == 0 else []
    first = labelled(f"{filled[0].rstrip(': ')}:")
    if first is not None and len(filled) > 2 and re.fullmatch(PEOPLE, first[0].casefold()):
        _line(head, block, f"{first[0]}: {_cells_as_name(filled[1:])}")
    elif pairs and all(labelled(f"{a.rstrip(': ')}: {b}") for a, b in pairs):
        for label, value in pairs:
            _line(head, block, f"{label.rstrip(': ')}: {value}")
    elif len(filled) == 1 or all(labelled(cell) for cell in filled):
        for line in "\n".join(filled).split("\n"):
            _line(head, block, line.strip())
    elif head.people is None or not _person(head, filled):
        _other_row(head, block, filled)


def _listed_person(head: _Head, cells: Sequence[str]) -> bool:
    """A row under "Navn | Rolle | Til stede | Afbud": a cross in a column says who came."""
    name, roles, present = "", [], head.people[1] if head.people else None
    for column, cell in zip(head.columns, cells, strict=True):
        came, text = _presence(column.casefold()), squeeze(cell)
        if _NAMES.fullmatch(column):
            name = text
        elif _CROSS.fullmatch(text) and came is not None:
            present = came
        elif text:
            roles.append(text)
    people = read_names(f"{name} ({', '.join(roles)})" if roles else name, present=present)
    head.participants = merge(head.participants, people)
    return bool(people)


def _person(head: _Head, cells: Sequence[str]) -> bool:
    """A row of a table of participants: a name and what goes with it."""
    assert head.people is not None  # noqa: S101 - the caller has looked
    people = read_names(_cells_as_name(cells), present=head.people[1])
    head.participants = merge(head.participants, people)
    return bool(people)


def _other_row(head: _Head, block: Block, cells: Sequence[str]) -> None:
    """A row of the table of contents, or of any other table."""
    if _NAMES.fullmatch(cells[0]):
        head.people = ("", None) if head.people is None else head.people
        head.columns = tuple(squeeze(cell).rstrip(":") for cell in block.cells)
    contents = len(cells) == 2 and re.fullmatch(r"\d{1,4}", cells[1])
    if contents and not (head.sections and (head.in_contents or head.sections[-1][1].listed)):
        head.open("")
    head.put(block, as_text(block.cells))


def _cells_as_name(cells: Sequence[str]) -> str:
    return cells[0] if len(cells) == 1 else f"{cells[0]} ({', '.join(squeeze(c) for c in cells[1:])})"


def _contents(head: _Head, block: Block) -> bool:
    """Takes the line if it belongs to the table of contents."""
    text = block.text.strip()
    if _CONTENTS.fullmatch(text.rstrip(":")):
        head.open(text)
        head.people, head.waiting = None, ""
        return True
    if block.toc or is_contents_line(text, within=head.in_contents):
        if not head.in_contents and not (head.sections and head.sections[-1][1].listed):
            head.open("")
        head.sections[-1][1].add(text, block, listed=True)
        return True
    return False


def _line(head: _Head, block: Block, text: str) -> None:
    """One line into the field it belongs to."""
    if not text:
        return
    if block.lead and text == block.text.strip():
        with_stop = f"{block.lead.rstrip(': ')}: {text[len(block.lead) :].lstrip(' :	')}"
        text = with_stop if labelled(with_stop) is not None else text
    if _ROOM.fullmatch(text) and not head.place:
        head.place = text
        return
    found = labelled(text)
    if (found is not None and _field(head, block, *found)) or _awaited(head, block, text):
        return
    if _title(head, block, text) or _when(head, text):
        return
    if head.people is None or not _people(head, text):
        _rest(head, block, text)


def _awaited(head: _Head, block: Block, text: str) -> bool:
    """Takes the line as the value of a label that stood on the line before."""
    label, head.waiting = head.waiting, ""
    return bool(label) and not block.level and _field(head, block, label, text)


def _title(head: _Head, block: Block, text: str) -> bool:
    """Takes the line as the title. One with a date is better than one without, such as a page's running head."""
    if re.fullmatch(r"dagsordenspunkt(?:er)?\s*:?", text, re.IGNORECASE):
        return False
    better = find_date(text) is not None and not find_date(head.title) and re.match(KIND, text, re.IGNORECASE)
    if (head.title and not better) or not _TITLE.match(text) or len(text) > _LONGEST_TITLE:
        return False
    if head.title and names_committee(head.title) and not (head.guess or head.committee):
        head.guess = head.title
    elif head.title:
        head.put(block, head.title)
    head.title, head.people = text, None
    return True


def _when(head: _Head, text: str) -> bool:
    """Takes the line as the date or the time of day."""
    if (_TIME_OF_DAY.fullmatch(text) and not head.time) or (is_date_line(text) and not head.date_text):
        return _date(head, text)
    return False


def _rest(head: _Head, block: Block, text: str) -> None:
    """A line without a label: the committee's name, a heading or text."""
    short = len(text) < 90 and not text.endswith((".", ":", ",")) and "\n" not in text
    if short and not head.sections and not head.participants and not (head.committee or head.guess):
        named = committee_of(head.title)
        heading = block.styled and (names_committee(text) or block.level == 1) and labelled(text) is None
        if not head.title and (heading or (find_date(text) and names_committee(text))):
            head.title = text
            return
        if not named and names_committee(text):
            head.guess = text
            return
    if block.level or (block.styled and short) or _LIST_OF_ITEMS.fullmatch(text):
        head.open(text)
        head.people = None
    else:
        head.put(block, text)


def _field(head: _Head, block: Block, label: str, value: str) -> bool:
    """Puts a labelled value where it belongs; False if it can't."""
    key = label.strip().casefold().rstrip(".")
    if not value:
        head.waiting = label
        if re.fullmatch(PEOPLE, key):
            head.people, head.waiting = ("", _presence(key)), ""
        return True
    head.people = None
    if re.fullmatch(PEOPLE, key):
        people = read_names(value, present=_presence(key)) or _sides(value, _presence(key))
        if people:
            head.participants = merge(head.participants, people)
            head.people = ("", _presence(key))
        else:
            head.open(label)
            head.put(block, value)
            if re.search(r"\t|\s{3,}", value):  # the names of columns: people follow
                head.people = ("", _presence(key))
        return True
    if re.fullmatch(OFFICES, key):
        people = read_names(value, role=label)
        head.participants = merge(head.participants, people)
        if not people:
            head.put(block, f"{label}: {value}")
        return True
    if re.fullmatch(DATES, key):
        return _date(head, value)
    return _name_or_place(head, block, key, value)


def _sides(value: str, present: bool | None) -> tuple[Participant, ...]:  # noqa: FBT001 - three-valued, not a switch
    """The people of both sides on one line: "Ledelse: Anna Bro. Medarbejdere: Bo Friis (TR)"; or none."""
    found: list[Participant] = []
    for part in re.split(r"[.;,]?\s+(?=[A-ZÆØÅ][\w-]{3,}:\s)", value):
        side, _, names = part.partition(":")
        people = read_names(names, role=side.strip(), present=present)
        if not people:
            return ()
        found = merge(found, people)
    return tuple(found)


def _name_or_place(head: _Head, block: Block, key: str, value: str) -> bool:
    place = re.fullmatch(PLACES, key) is not None and not head.place
    committee = not place and re.fullmatch(COMMITTEES, key) is not None and not head.committee
    if place:
        head.place = value
    elif committee:
        head.committee = value
        if head.guess:
            head.put(block, head.guess)
            head.guess = ""
    return place or committee


def _date(head: _Head, value: str) -> bool:
    """A date, a time of day or both; False if the field is taken."""
    found = find_date(value)
    if found is not None or is_date_line(value):
        if head.date_text:
            return False
        head.date_text = value
        head.date = found[0] if found else None
        head.time = head.time or find_time(value)
        return True
    if head.time or not re.search(r"\d", value):
        return False
    head.time = re.sub(r"^kl(?:\.|okken)?\s*", "", value, flags=re.IGNORECASE)
    return True


def _people(head: _Head, text: str) -> bool:
    """Names on a line of their own under "Deltagere"; a line such as "Ledelsen: …" gives them their role."""
    assert head.people is not None  # noqa: S101 - the caller has looked
    role, present = head.people
    if _LIST_OF_ITEMS.fullmatch(text) or column_headings(text.split()) is not None:
        return False
    if (number := _LISTED.match(text)) is not None:
        # A list of people counts from 1; any other number is an item's, and would be lost in a person's name.
        if int(number[1]) not in {1, head.numbered + 1}:
            return False
        head.numbered = int(number[1])
    parts = [part for part in re.split(r"\t+|\s{3,}", text) if part]
    if (
        len(parts) > 1 and ":" not in parts[0] and not all(" " in part and read_names(part) for part in parts)
    ):  # a name, and what goes with it
        text = _cells_as_name(parts)
    side, _, names = text.partition(":")
    if names.strip() and (people := read_names(names, role=side.strip(), present=present)):
        head.participants = merge(head.participants, people)
        return True
    if people := read_names(text, role=role, present=present):
        head.participants = merge(head.participants, people)
        return True
    return False


def _presence(key: str) -> bool | None:
    """What the label says about who came."""
    if re.match(r"afbud|fravær|ikke|meldt", key):
        return False
    return True if re.match(r"til ?stede|fremmødte|mødt", key) else None
