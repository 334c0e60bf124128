"""The draft referat: the agenda with what the meeting decided."""

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from service.meetings.agenda import Item, Meeting, Section
from service.meetings.value import Value


class Outcome(StrEnum):
    """What became of an item. `none`: no decision was heard; the draft then says so and writes nothing."""

    APPROVED = "approved"
    APPROVED_WITH_CHANGES = "approved_with_changes"
    REJECTED = "rejected"
    POSTPONED = "postponed"
    REFERRED = "referred"
    NOTED = "noted"
    DISCUSSED = "discussed"
    NONE = "none"


RULES, NOTES, PERSON = "rules", "notes", "person"
"""Who writes a sentence and is no model: the rules, the referent's own notes taken over, somebody at the desk."""


class FlagKind(StrEnum):
    """Why a sentence must be looked at before it is trusted."""

    NAME = "name"
    NUMBER = "number"
    DATE = "date"
    UNCERTAIN = "uncertain"
    UNSUPPORTED = "unsupported"
    PLACE = "place"
    """It may have been said of another item."""


class Flag(Value):
    """One doubt about a sentence: the words in question, and in Danish why."""

    kind: FlagKind
    text: str
    reason: str


class Sentence(Value):
    """One sentence of a Beslutning and the ids of the utterances it rests on: never none.

    `writer` is `rules`, `notes` (the referent's own, taken over), `person` or else the id of the language model, as in
    run.json. It is left out where it is not known, as in drafts from before it was noted.
    """

    text: str
    sources: tuple[str, ...]
    flags: tuple[Flag, ...] = ()
    writer: Annotated[str, Field(exclude_if=lambda writer: not writer)] = ""


class Decision(Value):
    """The Beslutning: its outcome and its sentences in order, the outcome's own phrase last."""

    outcome: Outcome
    sentences: tuple[Sentence, ...] = ()


class DraftItem(Item):
    """An item with its decision and the ids of the utterances that belong to it."""

    decision: Decision
    utterances: tuple[str, ...] = ()


class Draft(Value):
    """A draft referat. Every utterance of the transcript is in exactly one item or in `unassigned`."""

    format: Literal["udkast-draft/1"] = "udkast-draft/1"
    meeting: Meeting
    items: tuple[DraftItem, ...]
    unassigned: tuple[str, ...] = ()
    head: tuple[Section, ...] = ()
