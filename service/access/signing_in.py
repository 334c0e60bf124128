"""Signing in: throttle, identity, account, session, in that order."""

from collections.abc import Mapping

from sqlalchemy import select

from models.error import UdkastError
from service.access import links, throttle
from service.access.identity import Identity
from service.access.naming import lookup
from service.access.sessions import open_session
from service.storage import Database
from service.storage.tables import Event, User, now


class SignInRefusedError(UdkastError):
    """The proof was not good, or there is no open account. The line never says which."""

    def __init__(self) -> None:
        super().__init__("E-mail eller adgangskode passer ikke. Kontrollér begge, og prøv igen.")


class LinkSpentError(UdkastError):
    """The one-time link is unknown, used or too old."""

    def __init__(self) -> None:
        super().__init__("Linket er brugt eller for gammelt. Bed din administrator om et nyt.")


def sign_in(
    database: Database, identity: Identity, proof: Mapping[str, str], *, address: str, instead_of: str | None = None
) -> str:
    """The secret of the new session.

    `address` is where the attempt comes from; `instead_of` the secret of the session that the browser brought.

    Raises:
        ThrottledError: there were too many attempts.
        SignInRefusedError: the proof is not good.

    """
    moment = now()
    tried = throttle.limits(lookup(proof.get("email", "")), address)
    with database.write() as session:
        throttle.count(session, tried, moment)
    claims = identity.claims(proof)
    with database.write() as session:
        user_id = claims and session.scalar(select(User.id).where(User.email == claims.email, User.active))
        if not user_id:
            raise SignInRefusedError
        throttle.forgive(session, tried, moment)
        session.add(Event(user_id=user_id, kind="signed_in"))
        return open_session(session, user_id, instead_of=instead_of)


def sign_in_by_link(database: Database, secret: str, *, instead_of: str | None = None) -> str:
    """The secret of the new session; the link is used up.

    Raises:
        LinkSpentError: the link counts no more.

    """
    with database.write() as session:
        user_id = links.use(session, secret)
        if user_id is None:
            raise LinkSpentError
        session.add(Event(user_id=user_id, kind="signed_in_by_link"))
        return open_session(session, user_id, instead_of=instead_of)
