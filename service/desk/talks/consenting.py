"""Everybody's yes to being recorded, noted one by one, and taken back at any time by anybody.

A yes that is taken back takes everything with it at once: the sound, what was heard, and whatever was working on them.
"""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.agreeing import Agreement, TalkState, Yes, agreement
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import sound
from service.desk.talks.inviting import Guest
from service.desk.talks.receipt import Why
from service.desk.talks.talk import TalkDesk, people_of, talk_for
from service.storage.tables import Event, TalkConsent, TalkPerson, TalkRow, User, now


def agreement_of(session: Session, row: TalkRow, people: Sequence[TalkPerson] | None = None) -> Agreement:
    """Who has said yes to being recorded."""
    people = people if people is not None else people_of(session, row.id)
    wanted = select(TalkConsent, User.name).outerjoin(User, User.id == TalkConsent.noted_by)
    given = [
        Yes(kept.person_id, kept.given, name or "", kept.withdrawn)
        for kept, name in session.execute(wanted.where(TalkConsent.talk_id == row.id))
    ]
    return agreement([(person.id, person.name, person.part) for person in people], given)


def agreed(desk: TalkDesk, who: Principal, talk_id: str) -> Agreement:
    """Who has said yes, for those who hold the talk. Raises NotFoundError."""
    with desk.database.read() as session:
        return agreement_of(session, talk_for(session, who, talk_id))


def note(desk: TalkDesk, who: Principal, talk_id: str, person_id: str) -> None:
    """Note that a person has said yes; twice is once.

    Raises:
        NotFoundError: there is no such talk or person.
        ConflictError: the referat has been sent.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        _person(session, row, person_id)
        if row.state is not TalkState.PREPARING:
            raise ConflictError("Referatet er sendt, så samtalen kan ikke optages mere.")
        if _standing(session, person_id):
            return
        session.add(TalkConsent(talk_id=row.id, person_id=person_id, noted_by=who.user_id))
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_consent_noted", detail=person_id))


def withdraw(desk: TalkDesk, who: Principal, talk_id: str, person_id: str) -> None:
    """Take a person's yes back, as one of those who hold the talk. Raises NotFoundError."""
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        _person(session, row, person_id)
        _withdrawn(desk, session, row, person_id, who.user_id)


def withdraw_own(desk: TalkDesk, guest: Guest) -> None:
    """Take one's own yes back, as somebody who came by a link. Raises NotFoundError where the talk is gone."""
    with desk.database.write() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None:
            raise NotFoundError
        _withdrawn(desk, session, row, guest.person_id, None)


def _withdrawn(desk: TalkDesk, session: Session, row: TalkRow, person_id: str, by: str | None) -> None:
    standing = _standing(session, person_id)
    if not standing:
        return
    for yes in standing:
        yes.withdrawn = now()
    session.add(Event(user_id=by, meeting_id=row.id, kind="talk_consent_withdrawn", detail=person_id))
    sound.stop(session, row)
    sound.forget(session, row, Why.WITHDRAWN, by)
    sound.let_go(desk, session, row, Why.WITHDRAWN, by)


def _standing(session: Session, person_id: str) -> Sequence[TalkConsent]:
    wanted = select(TalkConsent).where(TalkConsent.person_id == person_id, TalkConsent.withdrawn.is_(None))
    return session.scalars(wanted).all()


def _person(session: Session, row: TalkRow, person_id: str) -> TalkPerson:
    person = session.get(TalkPerson, person_id)
    if person is None or person.talk_id != row.id:
        raise NotFoundError
    return person
