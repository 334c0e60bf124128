"""What a person may see of a job."""

import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from service.storage.tables.table import Table, new_id, now


class Job(Table):
    """One run of the stages for a meeting. `kind` is "draft" or "rewrite" (of `item_key`); `state` is "waiting",
    "running", "done", "failed" or "cancelled"; `problem` is in Danish what happened and what to do.
    """

    __tablename__ = "jobs"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    meeting_id: Mapped[str] = mapped_column(ForeignKey("meetings.id", ondelete="CASCADE"), index=True)
    kind: Mapped[str] = mapped_column(default="draft")
    item_key: Mapped[str | None]
    from_stage: Mapped[str | None]
    state: Mapped[str] = mapped_column(default="waiting")
    problem: Mapped[str] = mapped_column(default="")
    warnings: Mapped[str] = mapped_column(default="")
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    started: Mapped[datetime.datetime | None]
    finished: Mapped[datetime.datetime | None]


class JobStage(Table):
    """One stage of a job: `state` as of a job, `fraction` done (0 to 1), `estimate` of its whole length in seconds."""

    __tablename__ = "job_stages"

    job_id: Mapped[str] = mapped_column(ForeignKey("jobs.id", ondelete="CASCADE"), primary_key=True)
    name: Mapped[str] = mapped_column(primary_key=True)
    place: Mapped[int]
    state: Mapped[str] = mapped_column(default="waiting")
    fraction: Mapped[float] = mapped_column(default=0.0)
    estimate: Mapped[float | None]
    seconds: Mapped[float | None]
    peak_bytes: Mapped[int | None]
    reused: Mapped[bool] = mapped_column(default=False)
    started: Mapped[datetime.datetime | None]
    finished: Mapped[datetime.datetime | None]


class TalkJob(Table):
    """One run of the stages for a talk's recording. `state` and `problem` as of a Job; `stage` is the one that runs or
    ran last, `fraction` how much of it is done (0 to 1).
    """

    __tablename__ = "talk_jobs"

    id: Mapped[str] = mapped_column(primary_key=True, default=new_id)
    talk_id: Mapped[str] = mapped_column(ForeignKey("talks.id", ondelete="CASCADE"), index=True)
    state: Mapped[str] = mapped_column(default="waiting")
    stage: Mapped[str] = mapped_column(default="")
    fraction: Mapped[float] = mapped_column(default=0.0)
    problem: Mapped[str] = mapped_column(default="")
    warnings: Mapped[str] = mapped_column(default="")
    created: Mapped[datetime.datetime] = mapped_column(default=now)
    finished: Mapped[datetime.datetime | None]
