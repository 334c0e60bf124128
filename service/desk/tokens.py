"""Programs' keys to the HTTP interface: made, listed and revoked by an administrator."""

import datetime
from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select

from models.error import UdkastError
from service.access import Principal, Scope
from service.access.naming import name_of
from service.access.tokens import new_token, scopes_of
from service.desk.people import administrator
from service.desk.refusal import NotFoundError
from service.storage import Database
from service.storage.tables import Committee, Event, Token, User, now

LONGEST_DAYS = 3650


class ScopeRefusedError(UdkastError):
    """The key can't be made with those rights."""


class LifetimeRefusedError(UdkastError):
    """The key can't last that long."""


@dataclass(frozen=True)
class Key:
    """A key as it is listed. `committee` is None where it holds for all; `owner` is who answers for it."""

    id: str
    name: str
    committee: str | None
    scopes: tuple[Scope, ...]
    owner: str | None
    created: datetime.datetime
    expires: datetime.datetime | None
    used: datetime.datetime | None
    revoked: bool
    over: bool


@dataclass(frozen=True)
class NewKey:
    """A key that was just made; `secret` is shown once."""

    key: Key
    secret: str


def tokens(database: Database, who: Principal) -> tuple[Key, ...]:
    """Every key, the newest first."""
    administrator(who)
    wanted = (
        select(Token, Committee.name, User.name)
        .outerjoin(Committee, Committee.id == Token.committee_id)
        .outerjoin(User, User.id == Token.created_by)
        .order_by(Token.created.desc())
    )
    with database.read() as session:
        return tuple(_key(row, committee, owner) for row, committee, owner in session.execute(wanted))


def add_token(  # noqa: PLR0913 - what a key is made of
    database: Database,
    who: Principal,
    *,
    name: str,
    scopes: Collection[Scope],
    committee_id: str | None = None,
    days: int | None = 365,
    owner_id: str | None = None,
) -> NewKey:
    """A new key, for one committee or all, for that many days or (None) until it is revoked.

    A key that may approve acts as the one who makes it, with the roles that they have themselves. Only somebody at the
    machine itself, who is no user of the program, may say whom else it acts as: `owner_id`.

    Raises:
        NameRefusedError, ScopeRefusedError, LifetimeRefusedError: what was asked for can't be had.
        NotFoundError: no such committee or person.

    """
    administrator(who)
    called = name_of(name)
    if not scopes:
        raise ScopeRefusedError("Vælg, hvad nøglen må bruges til.")
    owner = who.user_id or owner_id
    if Scope.APPROVE in scopes and owner is None:
        raise ScopeRefusedError("En nøgle, der må godkende, skal tilhøre en person. Angiv hvem.")
    if days is not None and not 1 <= days <= LONGEST_DAYS:
        raise LifetimeRefusedError(f"Skriv et antal dage fra 1 til {LONGEST_DAYS}.")
    with database.write() as session:
        committee = session.get(Committee, committee_id) if committee_id else None
        person = session.get(User, owner) if owner else None
        if (committee_id and committee is None) or (owner and person is None):
            raise NotFoundError
        row, secret = new_token(
            session,
            name=called,
            scopes=scopes,
            committee_id=committee_id,
            owner_id=owner,
            expires=None if days is None else now() + datetime.timedelta(days=days),
        )
        session.add(Event(user_id=who.user_id, kind="token_added", detail=row.id))
        return NewKey(_key(row, committee.name if committee else None, person.name if person else None), secret)


def revoke_token(database: Database, who: Principal, token_id: str) -> None:
    """The key is worth nothing from now on. Raises NotFoundError."""
    administrator(who)
    with database.write() as session:
        row = session.get(Token, token_id)
        if row is None:
            raise NotFoundError("Der er ingen nøgle med det id. Se dem alle med »udkast tokens list«.")
        if row.revoked is None:
            row.revoked = now()
            session.add(Event(user_id=who.user_id, kind="token_revoked", detail=row.id))


def _key(row: Token, committee: str | None, owner: str | None) -> Key:
    return Key(
        id=row.id,
        name=row.name,
        committee=committee,
        scopes=tuple(scope for scope in Scope if scope in scopes_of(row)),
        owner=owner,
        created=row.created,
        expires=row.expires,
        used=row.used,
        revoked=row.revoked is not None,
        over=row.expires is not None and row.expires <= now(),
    )
