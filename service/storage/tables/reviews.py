"""The draft under the referent's hands."""

import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from service.meetings import Outcome
from service.storage.tables.table import Table, now


class ItemRow(Table):
    """One item: what the dagsorden says (`item`, an `Item` as JSON) and the decision as it stands (`content`, a
    `ReviewItem` as JSON). The columns beside them are read from `content`, so that the list of items needs no JSON.
    """

    __tablename__ = "items"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    number: Mapped[int]
    title: Mapped[str]
    item: Mapped[str]
    content: Mapped[str]
    version: Mapped[int]
    outcome: Mapped[Outcome]
    gone_through: Mapped[bool] = mapped_column(default=False)
    unchecked: Mapped[int] = mapped_column(default=0)
    flagged: Mapped[int] = mapped_column(default=0)
    sources: Mapped[str] = mapped_column(default="")
    drafted_by: Mapped[str] = mapped_column(default="")


class Revision(Table):
    """One change, for ever: who, when, what was said (`edit` as JSON), and what it touched before and after. An edit
    that was not applied as said (a collision) is here all the same, so no typed word is lost.
    """

    __tablename__ = "revisions"
    __table_args__ = (
        Index("ix_revisions_meeting", "meeting_id", "item_key", "id"),
        Index("uq_revisions_said", "meeting_id", "said", unique=True),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"))
    item_key: Mapped[str | None]
    author_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    author: Mapped[str] = mapped_column(default="")
    """Whose change it was, as they were called then: a person, or the integration whose token it came with."""
    at: Mapped[datetime.datetime] = mapped_column(default=now)
    said: Mapped[str]
    """The client's own id of this change: sent twice, it is applied once."""
    kind: Mapped[str]
    edit: Mapped[str]
    version: Mapped[int]
    before: Mapped[str | None]
    after: Mapped[str | None]
    undone: Mapped[bool] = mapped_column(default=False)
    told: Mapped[str] = mapped_column(default="[]")
    """What the author was told, as JSON: whoever sends the same change twice is told the same."""


class Proposal(Table):
    """What drafting an item again gave: a `Decision` as JSON, to compare with what stands. Never put in by itself."""

    __tablename__ = "proposals"

    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), primary_key=True)
    item_key: Mapped[str] = mapped_column(primary_key=True)
    decision: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)
