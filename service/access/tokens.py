"""Programs' keys to the HTTP interface.

A key that may read or write is a program's: it acts as a referent of its committee, or of all. A key that may approve
is a person's, for an approval is always somebody's: it acts as whoever answers for it, with the roles that this
person has at that moment, and in one committee where it names one. Neither is ever an administrator.
"""

import datetime
from collections.abc import Collection

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from service.access.principal import Principal, Scope, gathered
from service.access.secret import fingerprint, new_secret
from service.meetings import Role
from service.storage import Database
from service.storage.tables import Committee, Membership, Token, User, now

PREFIX = "udk_"
"""What a key begins with, so that one that was left somewhere is recognised."""

_NOTED_EVERY = datetime.timedelta(minutes=1)


def new_token(  # noqa: PLR0913 - the columns of a key
    session: Session,
    *,
    name: str,
    scopes: Collection[Scope],
    committee_id: str | None = None,
    owner_id: str | None = None,
    expires: datetime.datetime | None = None,
) -> tuple[Token, str]:
    """The key's row, and the key itself, which is shown once: only its hash is kept. To write is to read as well."""
    wanted = set(scopes) | ({Scope.READ} if scopes else set())
    secret = PREFIX + new_secret()
    row = Token(
        name=name,
        token_hash=fingerprint(secret),
        committee_id=committee_id,
        scopes=" ".join(scope.value for scope in Scope if scope in wanted),
        created_by=owner_id,
        expires=expires,
    )
    session.add(row)
    session.flush()
    return row, secret


def principal_of_token(database: Database, secret: str) -> Principal | None:
    """Who the key acts as, or None where it is unknown, over or revoked. Two queries."""
    moment = now()
    with database.read() as session:
        token = session.scalars(select(Token).where(Token.token_hash == fingerprint(secret))).one_or_none()
        if token is None or token.revoked is not None or (token.expires is not None and token.expires <= moment):
            return None
        scopes = scopes_of(token)
        who = _person(session, token, scopes) if Scope.APPROVE in scopes else _program(session, token, scopes)
    if token.used is None or moment - token.used >= _NOTED_EVERY:
        with database.write() as session:
            session.execute(update(Token).where(Token.id == token.id).values(used=moment))
    return who


def scopes_of(token: Token) -> frozenset[Scope]:
    """What the key may be used for."""
    return frozenset(Scope(scope) for scope in token.scopes.split())


def _program(session: Session, token: Token, scopes: frozenset[Scope]) -> Principal:
    wanted = select(Committee.id)
    if token.committee_id is not None:
        wanted = wanted.where(Committee.id == token.committee_id)
    roles = {committee_id: frozenset({Role.REFERENT}) for committee_id in session.scalars(wanted)}
    return Principal(user_id=None, name=token.name, roles=roles, scopes=scopes)


def _person(session: Session, token: Token, scopes: frozenset[Scope]) -> Principal | None:
    rows = session.execute(
        select(User.id, User.name, Membership.committee_id, Membership.role)
        .outerjoin(Membership, Membership.user_id == User.id)
        .where(User.id == token.created_by, User.active)
    ).all()
    if not rows:
        return None
    roles = gathered((row.committee_id, row.role) for row in rows if token.committee_id in (None, row.committee_id))
    return Principal(user_id=rows[0].id, name=rows[0].name, roles=roles, scopes=scopes)
