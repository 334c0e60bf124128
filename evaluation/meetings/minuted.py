"""Scripted meetings with a whole referat as reference: what must stand in it, what must not, and
a beslutning written by hand.
"""

from enum import StrEnum
from pathlib import Path
from typing import Literal, Self

from pydantic import model_validator

from evaluation.meetings.scripted import Items, of_items, spoken
from service.meetings import Outcome, Participant, Transcript, Value

HERE = Path(__file__).parent / "minuted"

MinutedSplit = Literal["tune", "seen", "more", "final", "last", "fresh"]
"""The folders. "tune" is looked at while drafting is tuned, "seen" and "more" are read too; see `final/README.md`."""

KEPT: frozenset[MinutedSplit] = frozenset({"final", "last", "fresh"})
"""The splits that nobody who tunes reads: only their figures are told, never their mistakes."""


class FactKind(StrEnum):
    """What a fact is, in a referat's terms."""

    INFORMATION = "information"
    QUESTION = "question"
    ANSWER = "answer"
    PROPOSAL = "proposal"
    OBJECTION = "objection"
    AGREEMENT = "agreement"
    TASK = "task"
    VOTE = "vote"
    DECISION = "decision"
    STATEMENT = "statement"


class ForbiddenKind(StrEnum):
    """Why something that was said must not stand in the referat."""

    RETRACTED = "retracted"  # a figure, date or name that was corrected, a proposal that was withdrawn
    SMALLTALK = "smalltalk"
    HEALTH = "health"  # a person's health or family
    CONSIDERED = "considered"  # what somebody only thought of, or a joke, as if it were decided
    PRIVATE = "private"  # not meant for the referat: asked to be left out, or about a named citizen


Part = str
"""What must be found, alternatives parted by "/": see `evaluation.measures.facts`."""


class ReferenceFact(Value):
    """One thing that a person who knows the meeting can tick off.

    `who` is the name of the one who said it, asked it or is to do it; empty where it was the meeting. `what` says it in
    a sentence; `parts` are what it must hold, and "@" among them is `who` by name or role.
    """

    kind: FactKind
    who: str = ""
    what: str
    parts: tuple[Part, ...]


class Forbidden(Value):
    """Something that was said and must not be written; it is written where one sentence holds all `parts`."""

    kind: ForbiddenKind
    what: str
    parts: tuple[Part, ...]


class ItemReference(Value):
    """What a careful referent makes of an item. `outcome` is several where either would do.

    `beslutning` is empty where nothing is to be written, as with an item that was never reached.
    """

    outcome: tuple[Outcome, ...]
    facts: tuple[ReferenceFact, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    beslutning: str = ""


class MinutedMeeting(Value):
    """One meeting as written; `utterances` are (speaker's name, text, item or items or None)."""

    style: str
    agenda: str
    participants: tuple[Participant, ...]
    utterances: tuple[tuple[str, str, Items], ...]
    items: dict[int, ItemReference]

    @model_validator(mode="after")
    def _known(self) -> Self:
        names = {person.name for person in self.participants}
        if unknown := {name for name, _, _ in self.utterances} - names:
            raise ValueError(f"no participant: {', '.join(sorted(unknown))}")
        if strange := frozenset().union(*self.items_of_utterances().values()) - {None, *self.items}:
            raise ValueError(f"no such item: {strange}")
        return self

    def transcript(self) -> Transcript:
        """The meeting as a transcript: ids u1, u2 …, plausible times, every word heard with certainty."""
        return spoken(self.utterances)

    def items_of_utterances(self) -> dict[str, frozenset[int | None]]:
        """For every utterance's id the items it may rightly be given to; None is outside any item."""
        return of_items(self.utterances)

    def outcomes_of_items(self) -> dict[int, frozenset[Outcome]]:
        """For every item's number the outcomes that are right."""
        return {number: frozenset(item.outcome) for number, item in self.items.items()}


def minuted_meetings(split: MinutedSplit) -> dict[str, MinutedMeeting]:
    """The meetings of a split by name, in the order of their names."""
    return {
        path.stem: MinutedMeeting.model_validate_json(path.read_text(encoding="utf-8"))
        for path in sorted((HERE / split).glob("*.json"))
    }
