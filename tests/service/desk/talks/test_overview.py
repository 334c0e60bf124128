"""The overview holds one's own talks, the longest waiting first."""

import datetime

from sqlalchemy import update

from service.agreeing import Say
from service.desk.talks import asking, overview
from service.desk.talks.overview import TalkLine
from service.storage.tables import Event, TalkRow, now
from tests.service.conftest import Town
from tests.service.desk.talks import held

TODAY = held.DATE + datetime.timedelta(days=6)


def lines(town: Town) -> tuple[TalkLine, ...]:
    return overview.talks(held.desk(town), town.leader, TODAY)


def waiting(town: Town, talk: str, days: int) -> str:
    """The talk, as if everything happened to it so many days ago."""
    at = now() - datetime.timedelta(days=days)
    with town.database.write() as session:
        session.execute(update(Event).where(Event.meeting_id == talk).values(at=at))
        session.execute(update(TalkRow).where(TalkRow.id == talk).values(created=at, date=at.date()))
    return talk


def test_one_sees_one_s_own_talks_and_whom_they_wait_for(town: Town) -> None:
    held.sent(town, other=False)
    (line,) = lines(town)
    assert (line.employee, [one.name for one in line.awaited], line.mine) == (held.EMPLOYEE, [held.EMPLOYEE], True)
    assert overview.talks(held.desk(town), town.consultant, TODAY) == ()


def test_what_waits_for_oneself_comes_first_and_the_longest_waiting_before_the_rest(town: Town) -> None:
    others = waiting(town, held.sent(town, other=False), 9)
    asking.answer_as(held.desk(town), town.leader, others, held.reply(town, others, Say.SEEN))
    mine = [waiting(town, held.sent(town, other=False), days) for days in (1, 5)]
    done = held.sealed(town)
    found = lines(town)
    assert [line.id for line in found] == [mine[1], mine[0], others, done]
    assert [line.mine for line in found] == [True, True, False, False]
    assert [(now() - line.since).days for line in found[:3]] == [5, 1, 9]


def test_a_talk_that_is_not_held_yet_waits_for_nobody(town: Town) -> None:
    held.created(town, other=False)
    (line,) = overview.talks(held.desk(town), town.leader, held.DATE - datetime.timedelta(days=1))
    assert (line.coming, line.mine, line.awaited) == (True, False, ())
    (line,) = overview.talks(held.desk(town), town.leader, held.DATE)
    assert (line.coming, line.mine) == (False, True)
    assert line.since.date() >= held.DATE
