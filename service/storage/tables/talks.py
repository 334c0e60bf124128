"""Sygefraværssamtaler: the talk, who takes part, how they get in without an account, and what they answer."""

import datetime

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from service.agreeing import Part, Say, TalkState
from service.storage.tables.table import Table, new_id, now


class TalkRow(Table):
    """A talk. `template` is a `TalkTemplate` as JSON, as it was when the talk was set up; `fields` the fields as they
    stand, as JSON; `notes` what was typed during the talk and `transcript` what was heard, as JSON, both gone when it
    is sealed; `sound` where `Files` keeps the recording, gone when the draft is there.
    """

    __tablename__ = "talks"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    template: Mapped[str]
    date: Mapped[datetime.date]
    time: Mapped[str] = mapped_column(default="")
    state: Mapped[TalkState] = mapped_column(default=TalkState.PREPARING)
    fields: Mapped[str]
    notes: Mapped[str] = mapped_column(default="")
    sound: Mapped[str | None]
    transcript: Mapped[str | None]
    created_by: Mapped[str] = mapped_column(ForeignKey("users.id"))
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    sealed: Mapped[datetime.datetime | None]


class TalkPerson(Table):
    """Somebody who takes part. `user_id` is set for those who see the talk with an account of their own."""

    __tablename__ = "talk_people"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    part: Mapped[Part]
    name: Mapped[str]
    user_id: Mapped[str | None] = mapped_column(ForeignKey("users.id"), index=True)


class TalkConsent(Table):
    """Somebody's yes to being recorded, who noted it, and when it was taken back."""

    __tablename__ = "talk_consents"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("talk_people.id", ondelete="CASCADE"))
    noted_by: Mapped[str | None] = mapped_column(ForeignKey("users.id"))
    given: Mapped[datetime.datetime] = mapped_column(default=now)
    withdrawn: Mapped[datetime.datetime | None]


class TalkTake(Table):
    """One unbroken piece of a talk's recording: `chunks` of them have arrived, `size` bytes, the last at `latest`.
    `uploaded`: it is a file that somebody chose. `ended`: no more come. It lies under the talk's `sound` and its id.
    """

    __tablename__ = "talk_takes"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    place: Mapped[int]
    uploaded: Mapped[bool]
    chunks: Mapped[int] = mapped_column(default=0)
    size: Mapped[int] = mapped_column(default=0)
    begun: Mapped[datetime.datetime] = mapped_column(default=now)
    latest: Mapped[datetime.datetime] = mapped_column(default=now)
    ended: Mapped[datetime.datetime | None]


class TalkInvitation(Table):
    """A personal link with a code that is given another way. Only their hashes are kept. The code opens the talk in
    one browser, once (`used`); `visit_hash` is what that browser then carries.
    """

    __tablename__ = "talk_invitations"

    token_hash: Mapped[str] = mapped_column(primary_key=True)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("talk_people.id", ondelete="CASCADE"))
    code_hash: Mapped[str]
    tries: Mapped[int] = mapped_column(default=0)
    visit_hash: Mapped[str | None]
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    expires: Mapped[datetime.datetime]
    used: Mapped[datetime.datetime | None]


class TalkAdmission(Table):
    """Something about health that was written all the same: in which field, by whom, and why."""

    __tablename__ = "talk_admissions"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    field: Mapped[str]
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    reason: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class TalkText(Table):
    """The fields as they were sent, so that what was changed since can be shown."""

    __tablename__ = "talk_texts"
    __table_args__ = (UniqueConstraint("talk_id", "number"),)

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    number: Mapped[int]
    fields: Mapped[str]
    sha256: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class TalkAnswer(Table):
    """One person's answer to one text; `comments` is JSON, a field's name to what was said of it."""

    __tablename__ = "talk_answers"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    person_id: Mapped[str] = mapped_column(ForeignKey("talk_people.id", ondelete="CASCADE"))
    say: Mapped[Say]
    remark: Mapped[str] = mapped_column(default="")
    comments: Mapped[str] = mapped_column(default="{}")
    sha256: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class TalkTemplateRow(Table):
    """A version of a template that somebody has made in the browser; `content` is a `TalkTemplate` as JSON."""

    __tablename__ = "talk_templates"

    name: Mapped[str] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    content: Mapped[str]
    user_id: Mapped[str] = mapped_column(ForeignKey("users.id"))
    at: Mapped[datetime.datetime] = mapped_column(default=now)


class TalkSealed(Table):
    """A sealed referat of a talk. A trigger refuses every UPDATE; the row goes with its files when its time is up.
    `files` is JSON: name → {key, size, sha256}; `seal` is the SHA-256 of `content` and `files`.
    """

    __tablename__ = "talk_sealed"

    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id"), primary_key=True)
    content: Mapped[str]
    files: Mapped[str]
    seal: Mapped[str]
    at: Mapped[datetime.datetime] = mapped_column(default=now)
