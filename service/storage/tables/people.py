"""People, how they sign in, and the programs that may act."""

import datetime

from sqlalchemy import ForeignKey, Index, false
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.table import Table, new_id, now


class User(Table):
    """A person. `email` is what one signs in with, in lower case; without a password only a one-time link works.
    `holds_talks`: leaders and HR consultants, who hold sygefraværssamtaler; `shapes_talks`: HR, who change their
    templates.
    """

    __tablename__ = "users"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    password_hash: Mapped[str | None]
    must_change: Mapped[bool] = mapped_column(default=True)
    administrator: Mapped[bool] = mapped_column(default=False)
    holds_talks: Mapped[bool] = mapped_column(default=False, server_default=false())
    shapes_talks: Mapped[bool] = mapped_column(default=False, server_default=false())
    active: Mapped[bool] = mapped_column(default=True)
    created: Mapped[datetime.datetime] = mapped_column(default=now)


class SignIn(Table):
    """A person signed in, in one browser. The cookie's secret is kept only as its hash."""

    __tablename__ = "sign_ins"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), index=True)
    csrf: Mapped[str]
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    seen: Mapped[datetime.datetime] = mapped_column(default=now)
    expires: Mapped[datetime.datetime]


class OneTimeLink(Table):
    """A sign-in that works once."""

    __tablename__ = "one_time_links"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"))
    expires: Mapped[datetime.datetime]
    used: Mapped[datetime.datetime | None]


class Attempt(Table):
    """A sign-in that failed; `key` is a hash of who or from where."""

    __tablename__ = "attempts"
    __table_args__ = (Index("ix_attempts_key_at", "key", "at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class Token(Table):
    """A program's key to the API: for one committee or, with None, all; `scopes` parted by spaces."""

    __tablename__ = "tokens"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    token_hash: Mapped[str] = mapped_column(unique=True)
    committee_id: Mapped[str | None] = mapped_column(ForeignKey("committees.id", ondelete="CASCADE"))
    scopes: Mapped[str]
    created_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    expires: Mapped[datetime.datetime | None]
    revoked: Mapped[datetime.datetime | None]
    used: Mapped[datetime.datetime | None]
