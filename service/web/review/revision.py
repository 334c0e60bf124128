"""Earlier states of an item, and a new draft of it beside what stands."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from service.meetings import Outcome
from service.reviewing import Comparison, Piece, ReviewItem, Speech, decisions_compared, words_compared
from service.storage.tables import Revision
from service.web.page import Page
from service.web.review import outcome

KINDS = {
    "add": "Tilføjede en sætning",
    "edit": "Rettede en sætning",
    "delete": "Slettede en sætning",
    "move": "Flyttede en sætning",
    "merge": "Satte to sætninger sammen",
    "split": "Delte en sætning",
    "outcome": "Valgte udfald",
    "accept": "Godkendte en sætning",
    "unaccept": "Fjernede en godkendelse",
    "settle": "Bekræftede en sætning",
    "choose": "Valgte mellem to udgaver",
    "gone_through": "Markerede punktet",
    "replace": "Tog et nyt udkast i brug",
    "restore": "Hentede en tidligere udgave",
    "undo": "Fortrød en ændring",
    "drafted": "Skrev udkastet",
    "name": "Navngav en taler",
    "merge_speakers": "Slog to talere sammen",
    "correct": "Rettede det sagte",
    "assign": "Flyttede replikker",
    "give": "Rettede, hvem der taler",
    "undo_speech": "Fortrød en rettelse af det sagte",
}


@dataclass(frozen=True)
class Revised:
    """One change: what it was, and the sentences that it touched, word by word."""

    id: int
    at: datetime.datetime
    author: str
    what: str
    changed: tuple[tuple[Piece, ...], ...]
    outcomes: tuple[str, str] | None
    undone: bool
    undoable: bool


@dataclass(frozen=True, kw_only=True)
class RevisionsFragment(Page):
    """The changes of one item, the newest first."""

    template: ClassVar[str] = "review/revisions.html"

    revisions: tuple[Revised, ...]
    speech: tuple[Revised, ...]


@dataclass(frozen=True, kw_only=True)
class ProposalFragment(Page):
    """A new draft of an item compared with what stands; `comparison` None where there is no new draft any more."""

    template: ClassVar[str] = "review/proposal.html"

    comparison: Comparison | None
    outcomes: tuple[str, str] | None

    @classmethod
    def of(cls, found: tuple[ReviewItem, ReviewItem] | None) -> "ProposalFragment":
        """What stands and what is proposed, as the desk found them."""
        if found is None:
            return cls(comparison=None, outcomes=None)
        comparison = decisions_compared(*found)
        return cls(comparison=comparison, outcomes=_outcomes(comparison.old_outcome, comparison.new_outcome))


def revised(row: Revision) -> Revised:
    """The row as it is shown."""
    comparison = None
    if row.before is not None and row.after is not None:
        before, after = (ReviewItem.model_validate_json(content) for content in (row.before, row.after))
        comparison = decisions_compared(before, after)
    return Revised(
        id=row.id,
        at=row.at,
        author=row.author,
        what=KINDS.get(row.kind, "Ændrede punktet"),
        changed=tuple(
            pair.pieces
            for pair in (comparison.pairs if comparison else ())
            if any(piece.kind != "same" for piece in pair.pieces)
        ),
        outcomes=_outcomes(comparison.old_outcome, comparison.new_outcome) if comparison else None,
        undone=row.undone,
        undoable=not row.undone and row.before is not None,
    )


def respoken(row: Revision) -> Revised:
    """A correction of the transcript as it is shown."""
    before, after = (Speech.model_validate_json(content or "{}") for content in (row.before, row.after))
    was = {heard.utterance.id: heard.utterance.text for heard in before.heard}
    named = {speaker.id: speaker.name for speaker in before.speakers}
    texts = [(was.get(heard.utterance.id, ""), heard.utterance.text) for heard in after.heard]
    names = [(named.get(speaker.id, ""), speaker.name) for speaker in after.speakers]
    return Revised(
        id=row.id,
        at=row.at,
        author=row.author,
        what=KINDS.get(row.kind, "Ændrede det sagte"),
        changed=tuple(words_compared(old, new) for old, new in (*names, *texts) if old != new),
        outcomes=None,
        undone=row.undone,
        undoable=not row.undone and row.kind != "undo_speech",
    )


def _outcomes(old: Outcome, new: Outcome) -> tuple[str, str] | None:
    return None if old is new else (outcome.label(old), outcome.label(new))
