"""What stands before the first item: who meets, when, where, and whatever else."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from service.agenda.block import Block
from service.agenda.body import Text
from service.agenda.dates import WEEKDAYS, find_date, find_time, is_date_line
from service.agenda.marks import is_contents_line, squeeze
from service.agenda.participants import merge, read_names
from service.agenda.tables import as_text
from service.meetings import Meeting, Participant, Section

_DATES = "mødedato|dato|tid og sted|tidspunkt|mødetidspunkt|mødetid|tid|dag|hvornår|dato og tid|tid/sted|dato/tid|klokken|kl\\.?"
_PLACES = "mødested|sted|lokale|mødelokale|adresse|hvor"
_COMMITTEES = "udvalg|udvalgets navn|med-?udvalg|møde i|forum|mødeforum|mødenavn|gruppe|møde|mødetype"
_PEOPLE = (
    "(?:øvrige |inviterede |faste )?(?:møde)?deltager(?:e|ne)?(?: i mødet)?|medlemmer|til ?stede(?:værende)?|fremmødte|mødt|indkaldt(?:e)?|"
    "inviterede?|inviteret|gæster|gæst|afbud(?: fra)?|fraværende|ikke til stede|meldt afbud"
)
_OFFICES = (
    "mødeleder|ordstyrer|dirigent|referent|(?:næst)?formand|(?:næst)?forperson|mødeindkalder|indkalder|tovholder|"
    "sekretær|mødeansvarlig|facilitator|tidstager|udvalgssekretær|kontaktperson"
)
_LABEL = re.compile(
    rf"(?P<label>{_DATES}|{_PLACES}|{_COMMITTEES}|{_PEOPLE}|{_OFFICES})(?P<stop>\s*:|(?=\s*$)|\s*\t|\s+(?=[A-ZÆØÅ\d]))\s*(?P<value>.*)",
    re.IGNORECASE | re.DOTALL,
)
_BARE = re.compile(
    r"møde|tid|dag|sted|hvor|gruppe|forum|formand|kl\.?|udvalg|møde i|inviteret|mødt|med-?udvalg", re.IGNORECASE
)
"""Labels that are ordinary words: they need their colon."""
_NEXT = re.compile(
    rf"(?:\s{{2,}}|\t+|\s*[|;]\s*|,?\s+)(?=(?:{_DATES}|{_PLACES}|{_OFFICES}|{_PEOPLE}):\s)", re.IGNORECASE
)
_CONTENTS = re.compile(
    r"indholdsfortegnelse|indholdsoversigt|indhold|oversigt over punkter|punktoversigt", re.IGNORECASE
)
_KIND = (
    r"(?:(?:udkast til|foreløbig|endelig|åben|lukket|offentlig|tillægs)\s*)?(?:dagsorden|(?:beslutnings|møde)?referat|mødeindkaldelse|"
    r"indkaldelse|tillægsdagsorden|mødedagsorden|protokol|beslutningsprotokol|(?=(?:ordinært |ekstraordinært )?møde (?:i|med)\b))"
)
_TITLE = re.compile(rf"(?:{_KIND})(?:\b)|.*\b(?:dagsorden|referat|mødeindkaldelse)\b", re.IGNORECASE)
_LEADING = re.compile(
    rf"(?:{_KIND})\s*(?:[-–—:,/]|\b(?:og referat|med referat)\b)*\s*(?:(?:for|til|fra|af|i|over)\s+)?"
    r"(?:(?:det\s+|et\s+)?(?:ordinært?|ekstraordinært?|næste|fælles|konstituerende)?\s*møde(?:t|r)?\b\s*(?:(?:i|for|med|af)\s+)?)?",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    rf"\s*[-–—,(|]?\s*(?:(?:{'|'.join(WEEKDAYS)})\b.*|\b(?:d\.|den|dato|kl\.?)\s*\d.*|\d{{1,2}}[./-].*|\d{{4}}-\d\d-\d\d.*|\bnr\.?\s*\d.*)$",
    re.IGNORECASE | re.DOTALL,
)
_LIST_OF_ITEMS = re.compile(r"(?:følgende )?(?:dagsorden|dagsordenspunkter|punkter)\s*:?", re.IGNORECASE)
_COMMITTEE = re.compile(
    r"\b\w*MED\b|\bMED[- ]?\w*|\w*(?:udvalg|bestyrelse|råd|ledelse|ledergruppe|team|afdelings|personale|direktion|forum|trio|koordinations)(?:et|en)?\w*\b",
    re.IGNORECASE,
)


@dataclass(slots=True)
class _Head:
    """What has been read so far; `people` is open while the lines that come may name more of them."""

    title: str = ""
    committee: str = ""
    date: datetime.date | None = None
    date_text: str = ""
    time: str = ""
    place: str = ""
    participants: list[Participant] = field(default_factory=list)
    people: tuple[str, bool | None] | None = None
    waiting: str = ""
    sections: list[tuple[str, Text]] = field(default_factory=list)

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
            for piece in _NEXT.split(block.text) if ":" in block.text else [block.text]:
                _line(head, block, piece.strip())
    committee = head.committee or _committee_of(head.title)
    found = find_date(head.title)
    meeting = Meeting(
        committee=committee,
        date=head.date or (found[0] if found else None),
        time=head.time or (find_time(head.title) if not head.date_text else ""),
        place=head.place,
        participants=tuple(head.participants),
        title=head.title,
        date_text=head.date_text or _date_text_of(head.title),
    )
    sections = (Section(heading=heading, text=str(text)) for heading, text in head.sections)
    return meeting, tuple(s for s in sections if s.heading or s.text)


def _row(head: _Head, block: Block) -> None:
    """A table's row: a label and its value, or a line of text."""
    filled = [cell.strip() for cell in block.cells if cell.strip()]
    label = _labelled(f"{filled[0].rstrip(': ')}:") if filled else None
    if label is not None and len(filled) > 2 and re.fullmatch(_PEOPLE, label[0].casefold()):
        _line(head, block, f"{filled[0].rstrip(': ')}: {_cells_as_name(filled[1:])}")
        return
    if filled and re.fullmatch(r"(?:for|fulde )?navn", filled[0], re.IGNORECASE) and len(filled) > 1:
        head.people = ("", None)
        head.put(block, as_text(block.cells))
        return
    pairs = list(zip(filled[::2], filled[1::2], strict=False)) if len(filled) % 2 == 0 else []
    if pairs and all(_labelled(f"{a.rstrip(': ')}: {b}") for a, b in pairs):
        for label, value in pairs:
            _line(head, block, f"{label.rstrip(': ')}: {value}")
    elif len(filled) == 1 or (filled and all(_labelled(f) for f in filled)):
        for cell in filled:
            for line in cell.split("\n"):
                _line(head, block, line.strip())
    elif (
        head.people is not None
        and filled
        and (people := read_names(_cells_as_name(filled), role="", present=head.people[1]))
    ):
        head.participants = merge(head.participants, people)
    elif filled:
        contents = len(filled) == 2 and re.fullmatch(r"\d{1,4}", filled[1])
        if contents and not (head.sections and _CONTENTS.fullmatch(head.sections[-1][0])):
            head.open("")
        head.put(block, as_text(block.cells))


def _cells_as_name(cells: Sequence[str]) -> str:
    return cells[0] if len(cells) == 1 else f"{cells[0]} ({', '.join(squeeze(c) for c in cells[1:])})"


def _contents(head: _Head, block: Block) -> bool:
    """Takes the line if it belongs to the table of contents."""
    within = bool(head.sections) and _CONTENTS.fullmatch(head.sections[-1][0]) is not None
    if _CONTENTS.fullmatch(block.text.strip().rstrip(":")):
        head.open(block.text.strip())
        head.people, head.waiting = None, ""
        return True
    if block.toc or is_contents_line(block.text, within=within):
        if not within and not (head.sections and head.sections[-1][1].listed):
            head.open("")
        head.sections[-1][1].add(block.text.strip(), block, listed=True)
        return True
    return False


def _labelled(text: str) -> tuple[str, str] | None:
    """The label and the value of a line of the head, or None."""
    found = _LABEL.fullmatch(text.strip())
    if found is None:
        return None
    label, stop = found["label"], found["stop"].strip(" ")
    if not stop and (_BARE.fullmatch(label) or (found["value"] and label[:1].islower())):
        return None
    return label, found["value"].strip()


def _line(head: _Head, block: Block, text: str) -> None:
    """One line into the field it belongs to."""
    if not text:
        return
    if block.lead and text == block.text.strip():
        rest = text[len(block.lead) :].lstrip(" :\t\n")
        text = f"{block.lead.rstrip(': ')}: {rest}"
        if _labelled(text) is None:
            text = block.text.strip()
    if re.fullmatch(r"(?:møde)?lokale\s[^:]+", text, re.IGNORECASE) and not head.place:
        head.place = text
        return
    if (labelled := _labelled(text)) is not None and _field(head, block, *labelled):
        return
    if head.waiting and not block.level:
        label, head.waiting = head.waiting, ""
        if _field(head, block, label, text):
            return
    better = find_date(text) is not None and not find_date(head.title) and re.match(_KIND, text, re.IGNORECASE)
    if (not head.title or better) and _TITLE.match(text) and len(text) < 200:
        if head.title:
            head.put(block, head.title)
        head.title, head.people = text, None
    elif re.fullmatch(r"kl\.?\s*\d[\d.:]*(?:\s*(?:[-–—]|til)\s*(?:kl\.?\s*)?\d[\d.:]*)?", text, re.IGNORECASE) and not head.time:
        _date(head, text)
    elif is_date_line(text) and not head.date_text:
        _date(head, text)
    elif not (head.people is not None and _people(head, text)):
        _rest(head, block, text)


def _rest(head: _Head, block: Block, text: str) -> None:
    """A line without a label: the committee's name, a heading or text."""
    short = len(text) < 90 and not text.endswith((".", ":", ",")) and "\n" not in text
    if short and not head.sections and not head.participants and not head.committee:
        named = _committee_of(head.title)
        if not head.title and block.styled and (_COMMITTEE.search(text) or block.level == 1):
            head.title = text
            return
        if not named and _COMMITTEE.search(text):
            head.committee = text
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
        if re.fullmatch(_PEOPLE, key):
            head.people, head.waiting = ("", _presence(key)), ""
        return True
    head.people = None
    if re.fullmatch(_PEOPLE, key):
        people = read_names(value, present=_presence(key))
        if people:
            head.participants = merge(head.participants, people)
            head.people = ("", _presence(key))
        else:
            head.open(label)
            head.put(block, value)
        return True
    if re.fullmatch(_OFFICES, key):
        people = read_names(value, role=label)
        head.participants = merge(head.participants, people)
        if not people:
            head.put(block, f"{label}: {value}")
        return True
    if re.fullmatch(_DATES, key):
        return _date(head, value)
    return _name_or_place(head, key, value)


def _name_or_place(head: _Head, key: str, value: str) -> bool:
    if re.fullmatch(_PLACES, key) and not head.place:
        head.place = value
        return True
    if re.fullmatch(_COMMITTEES, key) and not head.committee:
        head.committee = value
        return True
    return False


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
    head.time = re.sub(r"^kl(?:\.|okken)?\s*", "", value)
    return True


def _people(head: _Head, text: str) -> bool:
    """Names on a line of their own under "Deltagere"; a line such as "Ledelsen: …" gives them their role."""
    assert head.people is not None  # noqa: S101 - the caller has looked
    role, present = head.people
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


def _date_text_of(title: str) -> str:
    """The end of a title from its date on, weekday and time of day with it."""
    found = _TRAILING.search(title)
    return found[0].strip(" -–—,(|)") if found is not None and re.search(r"\d", found[0]) else ""


def _committee_of(title: str) -> str:
    """The committee that a title names: "REFERAT LokalMED Skolegade d. 03-04-2025"."""
    opening = _LEADING.match(title)
    if opening is None:
        return title if _COMMITTEE.search(title) and not find_date(title) else ""
    name = _TRAILING.sub("", title[opening.end() :]).strip(" -–—,:|")
    return "" if re.fullmatch(r"(?:i|den|d\.?|møde|mødet|)", name, re.IGNORECASE) else name
