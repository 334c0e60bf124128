"""That something of a talk was deleted, when, and why: nobody has to take our word for it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.storage.tables import Event


class Why(StrEnum):
    """What made something go."""

    WITHDRAWN = "withdrawn"
    DRAFTED = "drafted"
    SEALED = "sealed"
    REGRETTED = "regretted"
    UNUSED = "unused"
    COMPANION = "companion"
    """A companion came who has not said yes."""
    UNDONE = "undone"
    """The referat was not done when the days that its notes are kept had gone."""


class What(StrEnum):
    """What can be deleted; each is the kind of the event that says so."""

    SOUND = "talk_sound_deleted"
    HEARD = "talk_transcript_deleted"
    NOTES = "talk_notes_deleted"


@dataclass(frozen=True)
class Receipt:
    """When that was deleted, and why."""

    what: What
    at: datetime.datetime
    why: Why


def receipt(talk_id: str, what: What, why: Why, by: str | None) -> Event:
    """The row that says so, within the caller's transaction."""
    return Event(user_id=by, meeting_id=talk_id, kind=what, detail=why)


def receipts(session: Session, talk_id: str) -> tuple[Receipt, ...]:
    """What was deleted of the talk, oldest first."""
    wanted = select(Event).where(Event.meeting_id == talk_id, Event.kind.in_(What), Event.detail.in_(Why))
    return tuple(
        Receipt(What(event.kind), event.at, Why(event.detail)) for event in session.scalars(wanted.order_by(Event.id))
    )
