"""Committees (udvalg) and what people are to them."""

import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.meetings import Role
from service.storage.tables.table import Table, new_id, now


class Committee(Table):
    """A committee; `family` is the template its referater are written in, `place` where it usually meets."""

    __tablename__ = "committees"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    name: Mapped[str]
    family: Mapped[str] = mapped_column(default="standard")
    place: Mapped[str] = mapped_column(default="")
    created: Mapped[datetime.datetime] = mapped_column(default=now)


class Membership(Table):
    """What a person is to a committee; one can be several things."""

    __tablename__ = "memberships"

    committee_id: Mapped[str] = mapped_column(ForeignKey("committees.id", ondelete="CASCADE"), primary_key=True)
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id", ondelete="CASCADE"), primary_key=True, index=True)
    role: Mapped[Role] = mapped_column(primary_key=True)


class CommitteePerson(Table):
    """Somebody who usually takes part, user of the program or not; `title` is the role printed in the referat."""

    __tablename__ = "committee_people"

    id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[str] = mapped_column(ForeignKey("committees.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    name: Mapped[str]
    title: Mapped[str] = mapped_column(default="")
