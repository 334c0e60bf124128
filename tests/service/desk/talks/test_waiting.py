"""Whom a talk waits for, since when, and whether their links still lead anywhere."""

import datetime

import pytest
from sqlalchemy import update

from service.agreeing import Say
from service.desk.refusal import NotFoundError
from service.desk.talks import asking, inviting, waiting
from service.desk.talks.inviting import MOST_TRIES, InvitationSpentError, WrongCodeError
from service.desk.talks.waiting import Awaited
from service.storage.tables import Event, TalkInvitation, now
from tests.service.conftest import Town
from tests.service.desk.talks import held


def of_the_employee(town: Town, talk: str) -> Awaited:
    found = waiting.awaited(held.desk(town), town.leader, talk)
    return next(one for one in found if one.name == held.EMPLOYEE)


def test_nobody_is_awaited_before_the_referat_is_sent(town: Town) -> None:
    assert waiting.awaited(held.desk(town), town.leader, held.created(town)) == ()


def test_those_who_have_not_answered_are_awaited_since_it_was_sent(town: Town) -> None:
    talk = held.sent(town)
    long_ago = now() - datetime.timedelta(days=5)
    with town.database.write() as session:
        session.execute(update(Event).where(Event.meeting_id == talk, Event.kind == "talk_sent").values(at=long_ago))
    found = waiting.awaited(held.desk(town), town.leader, talk)
    assert [(one.name, one.account, one.since) for one in found] == [
        (town.leader.name, True, long_ago),
        (town.consultant.name, True, long_ago),
        (held.EMPLOYEE, False, long_ago),
    ]
    asking.answer_as(held.desk(town), town.leader, talk, held.reply(town, talk, Say.SEEN))
    assert len(waiting.awaited(held.desk(town), town.leader, talk)) == 2


def test_a_referat_that_is_sent_again_is_waited_for_anew(town: Town) -> None:
    talk = held.sent(town, other=False)
    with town.database.write() as session:
        session.execute(update(Event).values(at=now() - datetime.timedelta(days=5)))
    asking.take_back(held.desk(town), town.leader, talk)
    held.written(town, talk, "tasks_now", "Mette Vang kan passe døren.")
    asking.send(held.desk(town), town.leader, talk)
    assert now() - of_the_employee(town, talk).since < datetime.timedelta(hours=1)


def test_a_link_leads_somewhere_until_it_expires_or_too_many_codes_are_tried(town: Town) -> None:
    talk = held.sent(town, other=False)
    assert of_the_employee(town, talk).link is None
    made = held.invited(town, talk)
    link = of_the_employee(town, talk).link
    assert link is not None
    assert link.leads(now())
    assert not link.leads(made.expires)
    wrong = "000000" if made.code != "000000" else "000001"
    for _ in range(MOST_TRIES):
        with pytest.raises((WrongCodeError, InvitationSpentError)):
            inviting.enter(held.desk(town), made.secret, wrong)
    closed = of_the_employee(town, talk).link
    assert closed is not None
    assert not closed.leads(now())


def test_a_link_that_has_been_opened_is_not_closed_by_its_tries(town: Town) -> None:
    talk = held.sent(town, other=False)
    held.employee(town, talk)
    with town.database.write() as session:
        session.execute(update(TalkInvitation).values(tries=MOST_TRIES))
    link = of_the_employee(town, talk).link
    assert link is not None
    assert link.leads(now())


def test_only_those_who_hold_the_talk_are_told(town: Town) -> None:
    talk = held.sent(town, other=False)
    for who in (town.consultant, town.administrator, town.referent):
        with pytest.raises(NotFoundError):
            waiting.awaited(held.desk(town), who, talk)
