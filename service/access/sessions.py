"""Sessions: a person signed in, in one browser."""

import datetime
from dataclasses import dataclass

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from service.access.principal import Principal, gathered
from service.access.secret import fingerprint, new_secret
from service.storage import Database
from service.storage.tables import Membership, SignIn, User, now

IDLE = datetime.timedelta(hours=2)
"""A session that nobody uses ends after this."""

LONGEST = datetime.timedelta(hours=12)
"""A session ends after this however much it is used: a working day."""

_NOTED_EVERY = datetime.timedelta(minutes=1)
"""Use is written down no oftener, so that looking at a page is one reading query."""


@dataclass(frozen=True)
class SignedIn:
    """What a cookie stands for. `csrf` is the secret that this session's forms carry; with `must_change` nothing but
    choosing a password is open; `has_password` says whether the old one must be given for that.
    """

    principal: Principal
    email: str
    csrf: str
    must_change: bool
    has_password: bool

    @property
    def user_id(self) -> str:
        """The person's id; whoever has a session is a person."""
        return self.principal.user_id or ""


def open_session(session: Session, user_id: str, *, instead_of: str | None = None) -> str:
    """The new session's secret, for the cookie; only its hash is kept.

    `instead_of` is the secret that the browser brought: that session ends, so a secret that somebody planted there is
    worth nothing.
    """
    moment = now()
    session.execute(delete(SignIn).where((SignIn.expires <= moment) | (SignIn.seen <= moment - IDLE)))
    if instead_of is not None:
        end(session, instead_of)
    secret = new_secret()
    session.add(
        SignIn(
            token_hash=fingerprint(secret),
            user_id=user_id,
            csrf=new_secret(),
            created=moment,
            seen=moment,
            expires=moment + LONGEST,
        )
    )
    return secret


def signed_in(database: Database, secret: str, *, in_use: bool = True) -> SignedIn | None:
    """Whom the secret stands for, or None where the session is unknown, over, or the person's account is closed.

    One query. `in_use` is False for what a page asks by itself (a poll), which keeps no session alive.
    """
    moment = now()
    with database.read() as session:
        rows = session.execute(
            select(
                SignIn.token_hash,
                SignIn.csrf,
                SignIn.seen,
                User.id,
                User.email,
                User.name,
                User.administrator,
                User.holds_talks,
                User.shapes_talks,
                User.must_change,
                User.password_hash.is_not(None).label("has_password"),
                Membership.committee_id,
                Membership.role,
            )
            .join(User, User.id == SignIn.user_id)
            .outerjoin(Membership, Membership.user_id == User.id)
            .where(
                SignIn.token_hash == fingerprint(secret),
                SignIn.expires > moment,
                SignIn.seen > moment - IDLE,
                User.active,
            )
        ).all()
    if not rows:
        return None
    first = rows[0]
    if in_use and moment - first.seen >= _NOTED_EVERY:
        with database.write() as session:
            session.execute(update(SignIn).where(SignIn.token_hash == first.token_hash).values(seen=moment))
    return SignedIn(
        principal=Principal(
            user_id=first.id,
            name=first.name,
            administrator=first.administrator,
            holds_talks=first.holds_talks,
            shapes_talks=first.holds_talks and first.shapes_talks,
            roles=gathered((row.committee_id, row.role) for row in rows),
        ),
        email=first.email,
        csrf=first.csrf,
        must_change=first.must_change,
        has_password=first.has_password,
    )


def end(session: Session, secret: str) -> None:
    """Sign out: the cookie is worth nothing from now on."""
    session.execute(delete(SignIn).where(SignIn.token_hash == fingerprint(secret)))


def end_all(session: Session, user_id: str) -> None:
    """End every session of the person, in all browsers."""
    session.execute(delete(SignIn).where(SignIn.user_id == user_id))
