"""The dagsorden: what is known before the meeting."""

import datetime
import re
from typing import Literal

from service.meetings.heading import canonical
from service.meetings.value import Value

_OPENING = re.compile(
    r"(?!\W*at\b)[^.]*?\b(?:indstille[rs]|foreslå[rs]|anbefale[rs])\b(?:\s+(?:til|over for)\s+[^,:]*)?[,:]?\s*",
    re.IGNORECASE,
)


class CaseNumber(Value):
    """A case number (journalnummer) kept apart in its parts.

    KLE style, `81.38.00-P35-58-23` or `00.01.00I00-24-13`: emne, facet, running number, two-digit year.
    `text` is what stood in the source, to the byte. Numbers of other systems keep `text` alone.
    """

    text: str
    emne: str = ""
    facet: str = ""
    sequence: str = ""
    year: str = ""


class Section(Value):
    """One heading of an item and the text under it, to the letter.

    `heading` is empty for text that stands right under the item's title. Paragraphs in `text` are
    parted by a blank line; lines of a list by a single newline.
    """

    heading: str
    text: str


class Participant(Value):
    """One person of the meeting. `present` is None while nobody has said whether they came."""

    name: str
    role: str = ""
    present: bool | None = None


class Meeting(Value):
    """Who meets, when and where, as the dagsorden's head says it.

    `date` is ISO 8601 where it could be read; `date_text` is the line as it stood ("Fredag d. 21. marts 2025
    kl. 09:00"), which layouts print to the byte.
    """

    committee: str = ""
    date: datetime.date | None = None
    time: str = ""
    place: str = ""
    participants: tuple[Participant, ...] = ()
    title: str = ""
    date_text: str = ""


class Item(Value):
    """One punkt of the dagsorden. Numbers need not start at 1: some committees count through the year."""

    number: int
    title: str
    case_number: CaseNumber | None = None
    closed: bool = False
    sections: tuple[Section, ...] = ()

    def section(self, heading: str) -> str:
        """The text of the first section with that heading, whatever its case and variant; or an empty string."""
        wanted = canonical(heading)
        return next((s.text for s in self.sections if canonical(s.heading) == wanted), "")

    @property
    def proposal(self) -> str:
        """The indstilling with the one who proposes it, or an empty string."""
        return self.section("Indstilling")

    @property
    def proposal_clauses(self) -> tuple[str, ...]:
        """The "at …" clauses of the indstilling one by one, without proposer, bullets, numbers and final stop."""
        lines = [line.strip() for line in self.proposal.splitlines() if line.strip()]
        if lines and (opening := _OPENING.match(lines[0])):
            rest = lines[0][opening.end() :]
            # "… indstiller, at direktionen" opens a list; "… indstiller, at referatet godkendes." is the list.
            lines = lines[1:] if len(lines) > 1 and len(rest.split()) <= 3 else [rest, *lines[1:]]
        bare = (re.sub(r"^(?:[-–•*]|\(?\w{1,2}[.)])\s+", "", line) for line in lines)
        clauses = (clause.strip(" .,;") for line in bare for clause in re.split(r",?\s+og\s+(?=at\s)", line))
        return tuple(re.sub(r",?\s+(?:og|samt)$", "", clause) for clause in clauses if clause)


class Agenda(Value):
    """A dagsorden, or a finished referat read back (Beslutning and Fraværende are then sections like the others).

    `head` holds what stands before the first item and has no field of its own (the table of contents too);
    `furniture` holds page numbers and running heads. With them every non-blank line of the source is in
    exactly one field.
    """

    format: Literal["udkast-draft/1"] = "udkast-draft/1"
    meeting: Meeting
    items: tuple[Item, ...]
    head: tuple[Section, ...] = ()
    furniture: tuple[str, ...] = ()
