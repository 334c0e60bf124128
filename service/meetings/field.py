"""A field of a talk's referat: as the template asks for it, and as the talk filled it."""

import datetime
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import ConfigDict
from pydantic import Field as PydanticField

from service.meetings.agenda import Participant
from service.meetings.draft import Flag
from service.meetings.value import Value


class FieldKind(StrEnum):
    """What a field holds.

    `date` a day; `moment` a day and perhaps an hour; `yes_no` true or false; `choice` one of the template's words;
    `people` who takes part; `text` sentences; `adjustments` what is agreed; `remarks` the employee's own words.
    """

    DATE = "date"
    MOMENT = "moment"
    YES_NO = "yes_no"
    CHOICE = "choice"
    PEOPLE = "people"
    TEXT = "text"
    ADJUSTMENTS = "adjustments"
    REMARKS = "remarks"


class Choice(Value):
    """One answer of a `choice` field: its value, what is printed, and what is heard for it (as `hear`).

    `calls`: heard too where somebody says who they are, as one does on the telephone. `here`: heard too where the talk
    or its notes begin by naming the place.
    """

    value: str
    label: str
    hear: tuple[str, ...] = ()
    calls: bool = False
    here: bool = False


class Within(Value):
    """A yes/no field that is counted and not heard: whether the talk lies at most `days` after the day in `field`."""

    field: str
    days: int


class FieldTemplate(Value):
    """A field as the template asks for it.

    `question` is what is asked where nothing was said. `hear` are the words by which the talk is known to have come to
    the field, `hear_too` those by which a sentence is about it too without the talk leaving another field, `tells`
    those that a sentence of a `text` field has at least one of (all do where there are none). In all of them `|` parts
    words of which one is enough, `*` stands for any ending and `…` for up to five words; in `tells`, `<dag>` and
    `<varighed>` stand for a day and a length of time. `toward` is on which side of the talk a day without its month
    lies. `heads` are the words that a line of typed notes about the field begins with; one that ends in a colon only
    as a label ("Kan: …").
    """

    name: str
    label: str
    kind: FieldKind
    question: str
    hear: tuple[str, ...] = ()
    hear_too: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    tells: tuple[str, ...] = ()
    toward: Literal["past", "future", "any"] = "any"
    choices: tuple[Choice, ...] = ()
    within: Within | None = None
    yes: str = "Ja"
    no: str = "Nej"


class Adjustment(Value):
    """What was agreed: what, who sees to it, and from and until when; empty or None where it was not said."""

    what: str
    owner: str = ""
    from_: Annotated[datetime.date | None, PydanticField(alias="from")] = None
    until: datetime.date | None = None

    model_config = ConfigDict(populate_by_name=True, serialize_by_alias=True)


FieldValue = bool | str | tuple[Adjustment, ...] | tuple[Participant, ...] | None
"""Dates and moments are ISO 8601: `2025-12-15`, `2025-12-15T10:00`. None: it was not said."""


class Field(Value):
    """A field as the talk filled it: `value` for programs, `text` as it is printed, the utterances it rests on.

    What was not said has no value and no text.
    """

    name: str
    value: FieldValue = None
    text: str = ""
    sources: tuple[str, ...] = ()
    flags: tuple[Flag, ...] = ()

    @property
    def empty(self) -> bool:
        """Whether nothing was said, so that it must be asked."""
        return self.value is None and not self.text
