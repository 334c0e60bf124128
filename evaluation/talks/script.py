"""One scripted talk: what was said or typed, the fields it must give, and what must stand in none of them."""

import re
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, Field, model_validator

from evaluation.meetings.minuted import Part
from evaluation.meetings.scripted import spoken
from service.meetings import Participant, Transcript, Value

HERE = Path(__file__).parent / "scripts"

TalkSplit = Literal["tune", "kept"]
"""The folders. "tune" may be read by who tunes, "kept" may not: see `README.md`."""

Source = Literal["utterances", "notes"]

NAMES = (
    "form",
    "participants",
    "first_sick_day",
    "within_four_weeks",
    "invitation",
    "expected_duration",
    "tasks_now",
    "adjustments",
    "retention_plan",
    "capability_statement",
    "next_meeting",
    "employee_remarks",
)
"""The fields of every talk."""


class TalkKind(StrEnum):
    """Which of the three templates a talk is held after."""

    FIRST = "first"
    FOLLOW_UP = "follow_up"
    RETURN = "return"


FIELDS: dict[TalkKind, tuple[str, ...]] = {
    TalkKind.FIRST: NAMES,
    TalkKind.FOLLOW_UP: (*NAMES, "since_last"),
    TalkKind.RETURN: (*NAMES, "since_last", "return_date", "return_plan"),
}
"""The fields of each kind, all of which have an entry among what is expected."""


class PlantedKind(StrEnum):
    """Why something that was said must not stand in the referat."""

    DIAGNOSIS = "diagnosis"
    SYMPTOM = "symptom"
    TREATMENT = "treatment"
    MEDICINE = "medicine"
    DOCTOR = "doctor"  # a visit: where, when, what was said there
    FAMILY = "family"
    GUESS = "guess"  # about somebody's health or mood, by somebody else
    MOOD = "mood"


class Form(StrEnum):
    """How the talk was held, as `form` has it."""

    IN_PERSON = "fysisk"
    TELEPHONE = "telefon"
    VIDEO = "video"


class Planted(Value):
    """Something private that was said or typed: `at` counts from 0 in its `source`; `words` stand there as they are."""

    source: Source
    at: int = Field(ge=0)
    kind: PlantedKind
    words: tuple[str, ...] = Field(min_length=1)

    def told(self, text: str) -> tuple[str, ...]:
        """Those of the words that a text tells: one begins so, in any case of letters ("pille" is in "pillerne")."""
        return tuple(word for word in self.words if re.search(rf"\b{re.escape(word)}", text, re.IGNORECASE))


def _several(raw: object) -> object:
    """A single right answer of the file as a tuple of one."""
    return tuple(raw) if isinstance(raw, list) else (raw,)


Days = Annotated[tuple[date | None, ...], BeforeValidator(_several)]
"""The days that are right; None is that it may be left empty."""

Owners = Annotated[tuple[str | None, ...], BeforeValidator(_several)]
"""The names that are right, not all of them participants; None is that it may be left empty."""

Facts = tuple[tuple[Part, ...], ...]
"""What a person can tick off: a text holds a fact where it holds all its parts (`evaluation.measures.facts`)."""


class Adjustment(Value):
    """Something agreed: what, who does it or sees to it, from when and until when.

    An `optional` one is right where it stands and right where it is missing: it belongs as well in another field.
    """

    what: str
    facts: Facts
    owner: Owners
    from_: Days = Field(alias="from")
    until: Days
    optional: bool = False


class NotAgreed(Value):
    """Something that was proposed and came to nothing; it is written where one sentence holds all `parts`."""

    what: str
    parts: tuple[Part, ...] = Field(min_length=1)


class Expected(Value):
    """What a field must hold: a `value`, a text with its `facts`, or both.

    A value is a day or an hour as ISO 8601, yes or no, a form, or the names of who was there.
    """

    value: bool | str | tuple[str, ...] | None = None
    text: str = ""
    facts: Facts = ()

    @property
    def moment(self) -> date | datetime:
        """The value as a day, or as a day and an hour where one was said. Raises ValueError where it is neither."""
        if not isinstance(self.value, str):
            raise ValueError("not a date")  # noqa: TRY004 - one error for every value that is none
        return datetime.fromisoformat(self.value) if "T" in self.value else date.fromisoformat(self.value)


class Talk(Value):
    """One talk as written. `utterances` are (speaker's name, text); `notes` are the lines that `notes_by` typed.

    Where there are both, each alone gives what is expected. A field without an entry but None was not spoken of.
    """

    kind: TalkKind
    date: date
    participants: tuple[Participant, ...]
    utterances: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()
    notes_by: str | None = None
    expected: dict[str, Expected | tuple[Adjustment, ...] | None]
    not_agreed: tuple[NotAgreed, ...] = ()
    health: tuple[Planted, ...] = ()

    @model_validator(mode="after")
    def _known(self) -> Self:
        names = {person.name for person in self.participants if person.present}
        said = {name for name, _ in self.utterances} | ({self.notes_by} if self.notes_by else set())
        if unknown := said - names:
            raise ValueError(f"not present: {', '.join(sorted(unknown))}")
        if (fields := tuple(sorted(self.expected))) != tuple(sorted(FIELDS[self.kind])):
            raise ValueError(f"the fields of {self.kind} are others: {', '.join(fields)}")
        if bool(self.notes) != bool(self.notes_by):
            raise ValueError("notes are typed by somebody")
        return self

    @property
    def present(self) -> tuple[str, ...]:
        """The names of those who were there."""
        return tuple(person.name for person in self.participants if person.present)

    @property
    def sources(self) -> tuple[Source, ...]:
        """What the talk can be drafted from."""
        found: list[Source] = []
        if self.utterances:
            found.append("utterances")
        if self.notes:
            found.append("notes")
        return tuple(found)

    @property
    def adjustments(self) -> tuple[Adjustment, ...]:
        """The agreements, () where none was made."""
        found = self.expected["adjustments"]
        return found if isinstance(found, tuple) else ()

    def field(self, name: str) -> Expected | None:
        """What a field other than the adjustments must hold; None where it must be empty."""
        found = self.expected[name]
        return found if isinstance(found, Expected) else None

    def lines(self, source: Source) -> tuple[str, ...]:
        """What was said or typed, without who said it."""
        return tuple(text for _, text in self.utterances) if source == "utterances" else self.notes

    def planted(self, source: Source) -> tuple[Planted, ...]:
        """What must not be written, of what was said or of what was typed."""
        return tuple(one for one in self.health if one.source == source)

    def transcript(self) -> Transcript:
        """The talk as a transcript: ids u1, u2 …, plausible times, every word heard with certainty."""
        return spoken((name, text, None) for name, text in self.utterances)


def talks(split: TalkSplit) -> dict[str, Talk]:
    """The talks of a split by name, in the order of their names."""
    return {
        path.stem: Talk.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / split).glob("*.json"))
    }
