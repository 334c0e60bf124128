"""Who somebody is: the port through which an answer to that comes, and the municipality's own accounts behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select, update

from service.access.naming import lookup
from service.access.password import LONGEST, Passwords
from service.storage import Database
from service.storage.tables import User


@dataclass(frozen=True)
class Claims:
    """What somebody vouches for: this is the person with that address.

    `email` is what an account is found by, in the form of `naming.lookup`. `name` is empty where nobody but the
    account itself knows it.
    """

    email: str
    name: str = ""


class Identity(Protocol):
    """Judges a proof that the browser brought, and knows nothing of sessions, roles or throttling.

    With local accounts the proof is what stood in the form: `email` and `password`. With OpenID Connect it is what the
    provider sent back to our address, `code` and `state`, together with what was kept in this browser when it was
    sent there, `sent_state`, `nonce` and `verifier` (RFC 7636): the adapter compares the states, exchanges the code,
    checks the ID token and gives its `email` and `name`. Whoever is vouched for still needs an account here: it holds
    the roles. Everything after this (throttle, account, session) is the same for both; see `sign_in`.
    """

    def claims(self, proof: Mapping[str, str]) -> Claims | None:
        """Who it is, or None where the proof is not good. Never says why, and takes as long either way."""
        ...


class LocalAccounts:
    """Addresses and passwords of our own."""

    def __init__(self, database: Database, passwords: Passwords) -> None:
        self._database = database
        self._passwords = passwords

    def claims(self, proof: Mapping[str, str]) -> Claims | None:
        """One check of a password whatever was sent; the hash is made anew where its parameters are not today's."""
        email, password = lookup(proof.get("email", "")), proof.get("password", "")[: LONGEST + 1]
        with self._database.read() as session:
            found = session.execute(
                select(User.password_hash, User.name).where(User.email == email, User.active)
            ).one_or_none()
        kept = found.password_hash if found else None
        if not self._passwords.fits(password, kept) or found is None or kept is None:
            return None
        if self._passwords.is_outdated(kept):
            with self._database.write() as session:
                # A password that was changed meanwhile stays as it is.
                session.execute(
                    update(User)
                    .where(User.email == email, User.password_hash == kept)
                    .values(password_hash=self._passwords.hash(password))
                )
        return Claims(email, found.name)
