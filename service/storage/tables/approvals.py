"""Approvals, what was sealed, and what happened."""

import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.meetings import Role
from service.storage.tables.table import Table, new_id, now


class ApprovalRow(Table):
    """One person's answer in one round: `decision` is "approved", "sent_back", or "reopened" (a new version; the remark
    is why). `content_sha256` is what they saw.
    """

    __tablename__ = "approvals"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    round: Mapped[int]
    role: Mapped[Role]
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    decision: Mapped[str]
    remark: Mapped[str] = mapped_column(default="")
    content_sha256: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class Sealed(Table):
    """A sealed referat. A trigger of the database refuses every UPDATE and DELETE: it can only be superseded by a new
    version. `files` is JSON: name → {key, size, sha256}; `seal` is the SHA-256 of `record`, which names the one before.
    """

    __tablename__ = "sealed"
    __table_args__ = (UniqueConstraint("meeting_id", "version"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id"), index=True)
    version: Mapped[int]
    reason: Mapped[str] = mapped_column(default="")
    record: Mapped[str]
    content: Mapped[str]
    files: Mapped[str]
    seal: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class Event(Table):
    """Something that happened, for whoever must account for it: ids and codes, never content."""

    __tablename__ = "events"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime.datetime] = mapped_column(default=now)
    user_id: Mapped[str | None]
    meeting_id: Mapped[str | None] = mapped_column(index=True)
    kind: Mapped[str]
    detail: Mapped[str] = mapped_column(default="")
