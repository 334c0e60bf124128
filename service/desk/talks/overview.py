"""One's own talks: whom they wait for and since when, and their days. Nothing is counted and nobody is ranked."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Part, TalkState
from service.desk.talks.notes import Matter, matter
from service.desk.talks.talk import TalkDesk, fields_of, may_hold, people_of, standing_of
from service.desk.talks.waiting import Awaited, awaited_of, begun
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
    """One talk in the list. `awaited` are those who have not answered, without the person who looks; `mine`: it waits
    for that person, to be written or answered, `since` then. `coming`: it is still to be held, and waits for nobody.
    `matter`: what there is to write from, which goes when its days have gone.
    """

    id: str
    employee: str
    kind: str
    date: datetime.date
    state: TalkState
    awaited: tuple[Awaited, ...]
    mine: bool
    coming: bool
    since: datetime.datetime
    days: Days
    matter: Matter | None


def talks(desk: TalkDesk, who: Principal, today: datetime.date) -> tuple[TalkLine, ...]:
    """The talks that the person holds: what waits for them first, then what waits for others, each the longest waiting
    first; then those to come, the next first; then those that are done, the newest first.

    Raises ForbiddenError for whoever holds none.
    """
    may_hold(who)
    with desk.database.read() as session:
        held = select(TalkPerson.talk_id).where(TalkPerson.user_id == who.user_id)
        rows = session.scalars(select(TalkRow).where(TalkRow.id.in_(held))).all()
        lines = [_line(session, row, who, today) for row in rows]
    done = [line for line in lines if line.state is TalkState.SEALED]
    coming = [line for line in lines if line.coming]
    waiting = [line for line in lines if line.state is not TalkState.SEALED and not line.coming]
    return (
        *sorted(waiting, key=lambda line: (not line.mine, line.since)),
        *sorted(coming, key=lambda line: line.date),
        *sorted(done, key=lambda line: line.date, reverse=True),
    )


def days_of(fields: Sequence[Field]) -> Days:
    """The days that the fields name."""
    values = {field.name: field.value for field in fields}
    first = moment_of(values.get("first_sick_day"))
    return Days(four_weeks=_day(first) + FOUR_WEEKS if first else None, next=moment_of(values.get("next_meeting")))


def _line(session: Session, row: TalkRow, who: Principal, today: datetime.date) -> TalkLine:
    people = people_of(session, row.id)
    waits_for = awaited_of(session, row, people, standing_of(session, row, people))
    me = next((p.id for p in people if p.user_id == who.user_id), None)
    coming = row.state is TalkState.PREPARING and row.date > today
    return TalkLine(
        id=row.id,
        employee=next((p.name for p in people if p.part is Part.EMPLOYEE), ""),
        kind=TalkTemplate.model_validate_json(row.template).name,
        date=row.date,
        state=row.state,
        awaited=tuple(one for one in waits_for if one.person_id != me),
        mine=(row.state is TalkState.PREPARING and not coming) or any(one.person_id == me for one in waits_for),
        coming=coming,
        since=_since(session, row),
        days=days_of(fields_of(row.fields)),
        matter=matter(session, row),
    )


def _since(session: Session, row: TalkRow) -> datetime.datetime:
    """What is set up before the day of the talk waits from that day."""
    held = datetime.datetime.combine(row.date, datetime.time(), datetime.UTC)
    return max(begun(session, row), held) if row.state is TalkState.PREPARING else begun(session, row)


def _day(at: datetime.date | datetime.datetime) -> datetime.date:
    return at.date() if isinstance(at, datetime.datetime) else at


def moment_of(value: object) -> datetime.date | datetime.datetime | None:
    """A field's value as a day, or as a day with its hour; None where it is neither (ISO 8601)."""
    if not isinstance(value, str):
        return None
    try:
        return datetime.datetime.fromisoformat(value) if "T" in value else datetime.date.fromisoformat(value)
    except ValueError:
        return None
