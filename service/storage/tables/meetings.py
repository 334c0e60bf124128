"""Meetings, their files, and what is on its way up."""

import datetime

from sqlalchemy import BigInteger, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.meetings import MeetingState, Source
from service.storage.tables.table import Table, new_id, now


class MeetingRow(Table):
    """A meeting of a committee. `agenda` is an `Agenda` as JSON, with the participants and the head as they are now;
    `changed` counts every change that a page may show, so that a poll can be answered without reading further.
    """

    __tablename__ = "meetings"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    committee_id: Mapped[str] = mapped_column(ForeignKey("committees.id"), index=True)
    title: Mapped[str]
    date: Mapped[datetime.date | None]
    state: Mapped[MeetingState] = mapped_column(default=MeetingState.NEW)
    source: Mapped[Source] = mapped_column(default=Source.RECORDING)
    family: Mapped[str] = mapped_column(default="standard")
    agenda: Mapped[str]
    speakers: Mapped[int | None]
    duration: Mapped[float] = mapped_column(default=0.0)
    round: Mapped[int] = mapped_column(default=1)
    version: Mapped[int] = mapped_column(default=1)
    changed: Mapped[int] = mapped_column(default=0)
    run: Mapped[str | None]
    created_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime.datetime] = mapped_column(default=now)


class StoredFile(Table):
    """A file of a meeting; `kind` is "agenda", "recording", "transcript", "notes", "playback" or "waveform", `name`
    what the person called it, `key` where `Files` keeps it. A deleted file keeps its row: the receipt.
    """

    __tablename__ = "files"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str]
    name: Mapped[str]
    key: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    sha256: Mapped[str]
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    deleted: Mapped[datetime.datetime | None]


class Upload(Table):
    """A file on its way up (tus): `offset` of `size` bytes have arrived; cleaned away when it `expires`."""

    __tablename__ = "uploads"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    kind: Mapped[str]
    name: Mapped[str]
    size: Mapped[int] = mapped_column(BigInteger)
    offset: Mapped[int] = mapped_column(BigInteger, default=0)
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    expires: Mapped[datetime.datetime]
    finished: Mapped[datetime.datetime | None]
