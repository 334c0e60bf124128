"""A reminder says what is awaited and how to get in, and nothing of sickness, of others, or of the code."""

import datetime

import pytest
from sqlalchemy import update

from service.agreeing import Part
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import asking, reminding
from service.desk.talks.talk import shown
from service.storage.tables import TalkInvitation, now
from tests.service.conftest import Town
from tests.service.desk.talks import held

AT = "https://udkast.eksempel.dk/samtaler/1"


def text(town: Town, talk: str, part: Part = Part.EMPLOYEE) -> str:
    return reminding.reminder(held.desk(town), town.leader, talk, held.person(town, talk, part), AT).text


def test_it_tells_who_has_a_link_until_when_it_works(town: Town) -> None:
    talk = held.sent(town)
    made = held.invited(town, talk)
    told = text(town, talk)
    assert told.startswith(f"Kære {held.EMPLOYEE}\n")
    assert told.endswith(f"\n{town.leader.name}")
    assert "den 16. november 2026" in told
    assert "Brug det link, du har fået" in told
    assert made.code not in told
    assert made.secret not in told
    assert town.consultant.name not in told
    assert "syg" not in told.casefold()


def test_it_tells_who_has_an_expired_link_how_to_get_a_new_one(town: Town) -> None:
    talk = held.sent(town)
    held.invited(town, talk)
    with town.database.write() as session:
        session.execute(update(TalkInvitation).values(expires=now() - datetime.timedelta(minutes=1)))
    found = reminding.reminder(held.desk(town), town.leader, talk, held.person(town, talk, Part.EMPLOYEE), AT)
    assert not found.leads
    assert "virker ikke længere. Skriv eller ring til mig, så får du et nyt link" in found.text


def test_who_never_got_a_link_is_not_told_that_it_expired(town: Town) -> None:
    told = text(town, held.sent(town))
    assert "virker ikke længere" not in told
    assert "så får du et link og en kode" in told


def test_who_signs_in_is_shown_the_way(town: Town) -> None:
    told = text(town, held.sent(town), Part.HR)
    assert AT in told
    assert held.EMPLOYEE not in told


def test_who_is_not_awaited_is_not_reminded(town: Town) -> None:
    talk, desk = held.sent(town), held.desk(town)
    with pytest.raises(ConflictError):
        reminding.reminder(desk, town.leader, talk, held.person(town, talk, Part.LEADER), AT)
    asking.answer(desk, held.employee(town, talk), held.reply(town, talk))
    with pytest.raises(ConflictError):
        text(town, talk)


def test_nobody_else_gets_its_words(town: Town) -> None:
    talk, desk = held.sent(town, other=False), held.desk(town)
    for who in (town.consultant, town.administrator):
        with pytest.raises(NotFoundError):
            reminding.reminder(desk, who, talk, held.person(town, talk, Part.EMPLOYEE), AT)
    with pytest.raises(NotFoundError):
        reminding.reminder(desk, town.leader, talk, "en anden", AT)


@pytest.mark.parametrize("sent", [True, False])
def test_a_new_link_is_sent_with_words_that_hold_it_and_not_its_code(town: Town, *, sent: bool) -> None:
    talk = held.sent(town) if sent else held.created(town)
    made = held.invited(town, talk)
    told = reminding.message(shown(held.desk(town), town.leader, talk), made, town.leader.name, f"{AT}/{made.secret}")
    assert f"{AT}/{made.secret}" in told
    assert made.code not in told
    assert ("Læs det, og svar her:" in told) is sent
    assert ("når det er klar:" in told) is not sent
