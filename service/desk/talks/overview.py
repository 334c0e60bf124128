"""One's own talks: whom they wait for, and their days. Nothing is counted and nobody is ranked."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Part, TalkState
from service.desk.talks.talk import TalkDesk, fields_of, may_hold, people_of, standing_of
from service.meetings.field import Field
from service.meetings.talk import TalkTemplate
from service.storage.tables import TalkPerson, TalkRow

FOUR_WEEKS = datetime.timedelta(weeks=4)
"""A talk is held within four weeks of the first sick day (sygedagpengeloven § 7 a)."""


@dataclass(frozen=True)
class Days:
    """A talk's days: the four-week mark, and the next talk, with its hour where one was agreed."""

    four_weeks: datetime.date | None
    next: datetime.date | datetime.datetime | None


@dataclass(frozen=True)
class TalkLine:
    """One talk in the list. `awaited` are those who have not answered; `mine`: it waits for the person who looks."""

    id: str
    employee: str
    kind: str
    date: datetime.date
    state: TalkState
    awaited: tuple[str, ...]
    mine: bool
    days: Days


def talks(desk: TalkDesk, who: Principal) -> tuple[TalkLine, ...]:
    """The talks that the person holds, the newest first.

    Raises ForbiddenError for whoever holds none.
    """
    may_hold(who)
    with desk.database.read() as session:
        held = select(TalkPerson.talk_id).where(TalkPerson.user_id == who.user_id)
        rows = session.scalars(select(TalkRow).where(TalkRow.id.in_(held)).order_by(TalkRow.date.desc())).all()
        return tuple(_line(session, row, who) for row in rows)


def days_of(fields: Sequence[Field]) -> Days:
    """The days that the fields name."""
    values = {field.name: field.value for field in fields}
    first = _moment(values.get("first_sick_day"))
    return Days(four_weeks=_day(first) + FOUR_WEEKS if first else None, next=_moment(values.get("next_meeting")))


def _line(session: Session, row: TalkRow, who: Principal) -> TalkLine:
    people = people_of(session, row.id)
    stands = standing_of(session, row, people)
    me = next((p.id for p in people if p.user_id == who.user_id), None)
    awaited = stands.awaited if row.state is TalkState.ASKING else ()
    mine = row.state is TalkState.PREPARING or any(seat.person_id == me for seat in awaited)
    return TalkLine(
        id=row.id,
        employee=next((p.name for p in people if p.part is Part.EMPLOYEE), ""),
        kind=TalkTemplate.model_validate_json(row.template).name,
        date=row.date,
        state=row.state,
        awaited=tuple(seat.name for seat in awaited),
        mine=mine,
        days=days_of(fields_of(row.fields)),
    )


def _day(at: datetime.date | datetime.datetime) -> datetime.date:
    return at.date() if isinstance(at, datetime.datetime) else at


def _moment(value: object) -> datetime.date | datetime.datetime | None:
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value) if "T" in value else datetime.date.fromisoformat(value)
    except ValueError:
        return None
