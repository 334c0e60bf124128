"""Whom a talk waits for, since when, and whether the links that people were given still lead anywhere."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Part, Standing, TalkState
from service.desk.talks.inviting import MOST_TRIES
from service.desk.talks.talk import TalkDesk, people_of, standing_of, talk_for
from service.storage.tables import Event, TalkInvitation, TalkPerson, TalkRow

_BEGUN = {
    TalkState.PREPARING: "talk_taken_back",
    TalkState.ASKING: "talk_sent",
    TalkState.SEALED: "talk_sealed",
}
"""The event that a talk came to where it is by."""


@dataclass(frozen=True)
class Link:
    """The latest link that somebody was given. `closed`: too many wrong codes were tried on it."""

    expires: datetime.datetime
    closed: bool

    def leads(self, at: datetime.datetime) -> bool:
        """Whether it still opens the talk, or keeps it open."""
        return not self.closed and at < self.expires


@dataclass(frozen=True)
class Awaited:
    """Somebody whose answer the referat waits for, since it was sent. `account`: they sign in, and need no link."""

    person_id: str
    name: str
    part: Part
    since: datetime.datetime
    account: bool
    link: Link | None


def awaited(desk: TalkDesk, who: Principal, talk_id: str) -> tuple[Awaited, ...]:
    """Those whom the talk waits for, for one who holds it. Raises NotFoundError."""
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        people = people_of(session, row.id)
        return awaited_of(session, row, people, standing_of(session, row, people))


def awaited_of(session: Session, row: TalkRow, people: Sequence[TalkPerson], stands: Standing) -> tuple[Awaited, ...]:
    """Those who are asked and have not answered, in their order; nobody before the referat is sent."""
    if row.state is not TalkState.ASKING:
        return ()
    since, links = begun(session, row), _links(session, row.id)
    accounts = {person.id for person in people if person.user_id is not None}
    return tuple(
        Awaited(seat.person_id, seat.name, seat.part, since, seat.person_id in accounts, links.get(seat.person_id))
        for seat in stands.awaited
    )


def begun(session: Session, row: TalkRow) -> datetime.datetime:
    """Since when the talk is where it is: it was set up, sent, taken back, or sealed."""
    wanted = select(Event.at).where(Event.meeting_id == row.id, Event.kind == _BEGUN[row.state])
    return session.scalar(wanted.order_by(Event.id.desc()).limit(1)) or row.created


def _links(session: Session, talk_id: str) -> Mapping[str, Link]:
    rows = session.scalars(select(TalkInvitation).where(TalkInvitation.talk_id == talk_id))
    return {row.person_id: Link(row.expires, row.used is None and row.tries >= MOST_TRIES) for row in rows}
