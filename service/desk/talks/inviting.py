"""A personal link and its code, and the browser that has opened it.

Whoever has the link alone gets nowhere: the code comes another way (said on the telephone, on paper). It opens the talk
in one browser, once, so a link and a code that somebody finds afterwards are worth nothing; for another browser those
who hold the talk make a new code, which ends the old link.
"""

import datetime
import hmac
import secrets
from dataclasses import dataclass

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.access import Principal
from service.access.secret import fingerprint, new_secret
from service.agreeing import PARTS, Part, TalkState
from service.desk.input import InputError, line
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import sound
from service.desk.talks.holding import LONGEST_NAME, SAME_NAME
from service.desk.talks.receipt import Why
from service.desk.talks.talk import TalkDesk, called, people_of, talk_for
from service.storage.tables import Event, TalkConsent, TalkInvitation, TalkPerson, TalkRow, now

LASTS = datetime.timedelta(days=14)
MOST_TRIES = 5


class InvitationSpentError(UdkastError):
    """The link is unknown, too old, or somebody has tried too many codes on it."""

    def __init__(self) -> None:
        super().__init__("Linket virker ikke længere. Bed den, der sendte det, om et nyt.")


class CodeUsedError(UdkastError):
    """The code has opened the talk in another browser."""

    def __init__(self) -> None:
        super().__init__("Koden er brugt i en anden browser. Bed den, der sendte linket, om et nyt link og en ny kode.")


class WrongCodeError(UdkastError):
    """The code doesn't fit."""

    def __init__(self, left: int) -> None:
        times = "én gang" if left == 1 else f"{left} gange"
        super().__init__(f"Koden passer ikke. Se efter, og prøv igen. Du kan prøve {times} mere.")


@dataclass(frozen=True)
class Invitation:
    """What is shown once: the secret at the end of the link, and the code that is to be given another way."""

    name: str
    part: Part
    secret: str
    code: str
    expires: datetime.datetime


@dataclass(frozen=True)
class Guest:
    """Somebody who has come in by a link."""

    talk_id: str
    person_id: str
    name: str
    part: Part


def invite(desk: TalkDesk, who: Principal, talk_id: str, person_id: str) -> Invitation:
    """A new link and code for somebody who takes part; an earlier one of theirs counts no more.

    Raises:
        NotFoundError: there is no such talk or person.
        ConflictError: the person signs in with an account of their own.

    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        person = session.get(TalkPerson, person_id)
        if person is None or person.talk_id != row.id:
            raise NotFoundError
        if person.user_id is not None:
            raise ConflictError("Personen logger ind med sin egen konto og skal ikke have et link.")
        return _invited(session, row, person, who.user_id)


def bring(desk: TalkDesk, guest: Guest, name: str) -> Invitation:
    """The employee names a companion, who gets a link of their own; whoever was named before has none any more.

    Somebody else than before has not said yes to being recorded, so that what was recorded goes, as with a yes that is
    taken back, and nothing more is recorded until they have.

    Raises:
        InputError: another in the talk has that name, or it is too long.
        ConflictError: it is not the employee who asks, or the referat is done.

    """
    named = line(name)
    if not named or len(named) > LONGEST_NAME:
        raise InputError({"name": f"Skriv bisidderens navn med højst {LONGEST_NAME} tegn."})
    with desk.database.write() as session:
        row = session.get(TalkRow, guest.talk_id)
        if row is None or guest.part is not Part.EMPLOYEE:
            raise ConflictError(f"Kun medarbejderen kan give en {PARTS[Part.COMPANION]} adgang.")
        if row.state is TalkState.SEALED:
            raise ConflictError("Referatet er færdigt. Du kan hente det og selv give det videre.")
        people = people_of(session, row.id)
        person = next((p for p in people if p.part is Part.COMPANION), None)
        if called(named) in {called(p.name) for p in people if p is not person}:
            raise InputError({"name": SAME_NAME})
        if person is None:
            person = TalkPerson(talk_id=row.id, place=len(people), part=Part.COMPANION, name=named)
            session.add(person)
            session.flush()
            _unasked(desk, session, row)
        elif called(person.name) != called(named):
            # A yes to being recorded was said by the one who was named before.
            session.execute(delete(TalkConsent).where(TalkConsent.person_id == person.id))
            _unasked(desk, session, row)
        person.name = named
        return _invited(session, row, person, None)


def counts(desk: TalkDesk, secret: str) -> bool:
    """Whether a code can open the link; it tells nothing of where it leads."""
    with desk.database.read() as session:
        found = _open(session, secret)
        return found is not None and found.tries < MOST_TRIES


def enter(desk: TalkDesk, secret: str, code: str) -> str:
    """Open the talk in this browser: the secret that it is to carry from now on.

    Raises:
        InvitationSpentError, CodeUsedError, WrongCodeError.

    """
    wrong = 0
    with desk.database.write() as session:
        found = _open(session, secret)
        if found is None or found.tries >= MOST_TRIES:
            raise InvitationSpentError
        if found.used is not None:
            raise CodeUsedError
        found.tries += 1
        if hmac.compare_digest(fingerprint(f"{secret}{_digits(code)}"), found.code_hash):
            visit = new_secret()
            found.visit_hash, found.used = fingerprint(visit), now()
            session.add(Event(meeting_id=found.talk_id, kind="talk_opened", detail=found.person_id))
            return visit
        wrong = MOST_TRIES - found.tries
    if not wrong:
        raise InvitationSpentError
    raise WrongCodeError(wrong)


def guest(desk: TalkDesk, secret: str, visit: str | None) -> Guest | None:
    """Who the browser is that came with this link and carries this visit; None where it must give the code."""
    if visit is None:
        return None
    with desk.database.read() as session:
        found = _open(session, secret)
        if found is None or found.visit_hash is None or not hmac.compare_digest(found.visit_hash, fingerprint(visit)):
            return None
        person = session.get(TalkPerson, found.person_id)
    return None if person is None else Guest(found.talk_id, person.id, person.name, person.part)


def _unasked(desk: TalkDesk, session: Session, row: TalkRow) -> None:
    """Let go of what was recorded: somebody takes part who has not said yes to it."""
    sound.stop(session, row)
    sound.forget(session, row, Why.COMPANION)
    sound.let_go(desk, session, row, Why.COMPANION)


def _invited(session: Session, row: TalkRow, person: TalkPerson, by: str | None) -> Invitation:
    session.execute(delete(TalkInvitation).where(TalkInvitation.person_id == person.id))
    secret, code, expires = new_secret(), f"{secrets.randbelow(10**6):06}", now() + LASTS
    session.add(
        TalkInvitation(
            token_hash=fingerprint(secret),
            talk_id=row.id,
            person_id=person.id,
            # Six digits alone could be found from their hash; the link's secret with them can't.
            code_hash=fingerprint(f"{secret}{code}"),
            expires=expires,
        )
    )
    session.add(Event(user_id=by, meeting_id=row.id, kind="talk_invited", detail=person.id))
    return Invitation(person.name, person.part, secret, code, expires)


def _open(session: Session, secret: str) -> TalkInvitation | None:
    return session.scalar(
        select(TalkInvitation).where(TalkInvitation.token_hash == fingerprint(secret), TalkInvitation.expires > now())
    )


def _digits(code: str) -> str:
    return "".join(c for c in code if c.isdigit())
