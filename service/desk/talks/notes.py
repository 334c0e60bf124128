"""What the referat is written from: the notes that somebody types, and what was heard of the recording.

They go when the referat is done. Where it never is they go too, once nobody has added to them for a number of days.
"""

import datetime
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import TalkState
from service.desk.input import InputError, lines
from service.desk.talks import sound
from service.desk.talks.receipt import What, Why, receipt
from service.desk.talks.talk import TalkDesk, preparing
from service.storage.tables import Event, TalkRow, now

LONGEST = 50_000
_TYPED, _DRAFTED = "talk_notes_kept", "talk_drafted"


@dataclass(frozen=True)
class Matter:
    """What there is to write from, the notes and what was heard, and when somebody last added to it."""

    notes: bool
    heard: bool
    since: datetime.datetime

    def goes(self, days: float) -> datetime.datetime:
        """When it is deleted, where it is kept so many days."""
        return self.since + datetime.timedelta(days=days)


def keep(desk: TalkDesk, who: Principal, talk_id: str, notes: str) -> None:
    """Keep what was typed.

    Raises:
        InputError: it is too long.
        ConflictError: the referat has been sent.

    """
    kept = lines(notes)
    if len(kept) > LONGEST:
        raise InputError(
            {"notes": f"Noterne fylder {len(kept)} tegn og kan højst fylde {LONGEST}. Forkort dem, og gem igen."}
        )
    with desk.database.write() as session:
        row = preparing(session, who, talk_id)
        row.notes = kept
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind=_TYPED))


def forget(session: Session, row: TalkRow, why: Why, by: str | None = None) -> None:
    """Remove the notes, and write the receipt. Within the caller's transaction; twice is once."""
    if not row.notes:
        return
    row.notes = ""
    session.add(receipt(row.id, What.NOTES, why, by))


def matter(session: Session, row: TalkRow) -> Matter | None:
    """What there is to write from; None where there is nothing, or nothing more to write."""
    if row.state is TalkState.SEALED or not (row.notes or row.transcript is not None):
        return None
    added = select(func.max(Event.at)).where(Event.meeting_id == row.id, Event.kind.in_((_TYPED, _DRAFTED)))
    held = datetime.datetime.combine(row.date, datetime.time(), datetime.UTC)
    since = max(row.created, held, session.scalar(added) or row.created)
    return Matter(bool(row.notes), row.transcript is not None, since)


def expire(desk: TalkDesk, days: float) -> int:
    """Remove what talks were to be written from, and the sound that was kept beside it, where the referat is not done
    so many days after somebody last added to it; of how many talks. Each gets its receipts, and the fields stay.
    """
    limit = now() - datetime.timedelta(days=days)
    open_ = select(TalkRow.id).where(TalkRow.state != TalkState.SEALED, TalkRow.created < limit)
    with desk.database.read() as session:
        old = session.scalars(open_).all()
    gone = 0
    for talk_id in old:
        with desk.database.write() as session:
            # Looked at now that nobody can add to it meanwhile.
            row = session.get(TalkRow, talk_id)
            found = matter(session, row) if row is not None else None
            if row is None or found is None or found.since >= limit or sound.worked_on(session, talk_id):
                continue
            forget(session, row, Why.UNDONE)
            if found.heard:
                sound.forget(session, row, Why.UNDONE)
                sound.let_go(desk, session, row, Why.UNDONE)
            gone += 1
    return gone
