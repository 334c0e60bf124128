"""A link opens nothing without its code, and the code opens it once."""

import datetime

import pytest
from sqlalchemy import select, update

from service.access.secret import fingerprint
from service.agreeing import Part
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import inviting
from service.desk.talks.inviting import (
    MOST_TRIES,
    CodeUsedError,
    InvitationSpentError,
    WrongCodeError,
)
from service.desk.talks.talk import shown
from service.storage.tables import TalkInvitation, now
from tests.service.conftest import Town
from tests.service.desk.talks import held


def other(code: str) -> str:
    return f"{(int(code) + 1) % 10**6:06}"


def test_the_code_opens_the_talk_in_one_browser_and_in_no_second(town: Town) -> None:
    desk, made = held.desk(town), held.invited(town, held.sent(town))
    visit = inviting.enter(desk, made.secret, f"{made.code[:3]} {made.code[3:]}")
    guest = inviting.guest(desk, made.secret, visit)
    assert guest is not None
    assert (guest.name, guest.part) == (held.EMPLOYEE, Part.EMPLOYEE)
    with pytest.raises(CodeUsedError):
        inviting.enter(desk, made.secret, made.code)
    assert inviting.guest(desk, made.secret, None) is None
    assert inviting.guest(desk, made.secret, "en anden browser") is None


def test_guessing_a_code_ends_the_link(town: Town) -> None:
    desk, made = held.desk(town), held.invited(town, held.sent(town))
    for _ in range(MOST_TRIES - 1):
        with pytest.raises(WrongCodeError):
            inviting.enter(desk, made.secret, other(made.code))
    with pytest.raises(InvitationSpentError):
        inviting.enter(desk, made.secret, other(made.code))
    with pytest.raises(InvitationSpentError):
        inviting.enter(desk, made.secret, made.code)
    assert not inviting.counts(desk, made.secret), "no code is asked for that could open nothing"


def test_an_old_link_opens_nothing_not_even_in_the_browser_that_had_it_open(town: Town) -> None:
    desk, made = held.desk(town), held.invited(town, held.sent(town))
    visit = inviting.enter(desk, made.secret, made.code)
    with town.database.write() as session:
        session.execute(update(TalkInvitation).values(expires=now() - datetime.timedelta(seconds=1)))
    assert inviting.guest(desk, made.secret, visit) is None
    assert not inviting.counts(desk, made.secret)
    with pytest.raises(InvitationSpentError):
        inviting.enter(desk, made.secret, made.code)


def test_a_new_link_ends_the_one_before(town: Town) -> None:
    talk = held.sent(town)
    first = held.invited(town, talk)
    second = held.invited(town, talk)
    assert not inviting.counts(held.desk(town), first.secret)
    assert inviting.counts(held.desk(town), second.secret)


def test_neither_link_nor_code_is_kept(town: Town) -> None:
    made = held.invited(town, held.sent(town))
    with town.database.read() as session:
        kept = session.scalars(select(TalkInvitation)).one()
    assert made.secret not in {kept.token_hash, kept.code_hash}
    assert kept.code_hash not in {made.code, fingerprint(made.code)}


def test_the_employee_alone_gives_a_companion_a_link(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    employee = held.employee(town, talk)
    made = inviting.bring(desk, employee, "Kim Fælled")
    companion = inviting.guest(desk, made.secret, inviting.enter(desk, made.secret, made.code))
    assert companion is not None
    assert companion.part is Part.COMPANION
    with pytest.raises(ConflictError):
        inviting.bring(desk, companion, "Endnu En")


def test_a_person_of_another_talk_gets_no_link_here(town: Town) -> None:
    mine, theirs = held.created(town), held.created(town)
    person = next(p for p in shown(held.desk(town), town.leader, theirs).people if p.part is Part.EMPLOYEE)
    with pytest.raises(NotFoundError):
        inviting.invite(held.desk(town), town.leader, mine, person.id)


def test_who_has_an_account_needs_no_link(town: Town) -> None:
    talk = held.created(town)
    person = next(p for p in shown(held.desk(town), town.leader, talk).people if p.part is Part.HR)
    with pytest.raises(ConflictError):
        inviting.invite(held.desk(town), town.leader, talk, person.id)


def test_nobody_is_brought_to_a_talk_that_is_done(town: Town) -> None:
    talk = held.sealed(town)
    with pytest.raises(ConflictError):
        inviting.bring(held.desk(town), held.employee(town, talk), "Bo Lind")
