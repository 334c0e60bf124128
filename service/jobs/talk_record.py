"""What a person may see of a talk's job: the table `talk_jobs`. The queue carries its id."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.agreeing import TalkState
from service.desk.talks.sound import UNDER_WAY
from service.jobs.record import OverError
from service.storage import Database
from service.storage.tables import TalkJob, TalkRow, TalkTake, now

STAGES = ("sound", "speech", "speakers", "transcript", "fields")


@dataclass(frozen=True)
class TalkAssignment:
    """One job as its stages see it."""

    id: str
    talk_id: str
    kind: str = "talk"


class TalkRecord:
    """The rows of talks' jobs. Whatever tells of a job that has been ended meanwhile, or is gone with its talk, raises
    OverError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_in_line(self, talk_id: str) -> str:
        """A job that writes the talk's recording down; the one it has already, if that is not over. No more is
        recorded from here on.

        Raises UdkastError where there is no recording, or the referat has been sent.
        """
        with self._database.write() as session:
            row = session.get(TalkRow, talk_id)
            if row is None:
                raise UdkastError("Samtalen findes ikke længere.")
            mine = select(TalkJob).where(TalkJob.talk_id == talk_id, TalkJob.state.in_(UNDER_WAY))
            if (before := session.scalar(mine)) is not None:
                return before.id
            if row.state is not TalkState.PREPARING:
                raise UdkastError("Referatet er sendt. Tag det tilbage, før udkastet skrives.")
            takes = session.scalars(select(TalkTake).where(TalkTake.talk_id == talk_id)).all()
            if row.sound is None or not any(take.size for take in takes):
                raise UdkastError("Der er ingen optagelse at skrive udkastet ud fra.")
            if row.transcript is not None:
                raise UdkastError("Udkastet er skrevet ud fra optagelsen allerede.")
            for take in takes:
                take.ended = take.ended or now()
            job = TalkJob(talk_id=talk_id)
            session.add(job)
            session.flush()
            return job.id

    def under_way(self) -> tuple[str, ...]:
        """The jobs that are not over, oldest first."""
        with self._database.read() as session:
            wanted = select(TalkJob.id).where(TalkJob.state.in_(UNDER_WAY)).order_by(TalkJob.created)
            return tuple(session.scalars(wanted))

    def stages(self, job_id: str) -> tuple[str, ...]:
        """The job's stages in order; none where the job is gone with its talk."""
        return STAGES if self.assignment(job_id) is not None else ()

    def assignment(self, job_id: str) -> TalkAssignment | None:
        """The job, while it is to be done."""
        with self._database.read() as session:
            job = session.get(TalkJob, job_id)
            return None if job is None or job.state not in UNDER_WAY else TalkAssignment(job.id, job.talk_id)

    def begin(self, job_id: str, stage: str) -> None:
        """The stage begins."""
        with self.changed(job_id) as (_, job, _row):
            job.state, job.stage, job.fraction = "running", stage, 0.0

    def progress(self, job_id: str, stage: str, fraction: float, seconds: float) -> None:  # noqa: ARG002 - as Tellable
        """How far the stage is."""
        with self.changed(job_id) as (_, job, _row):
            job.fraction = fraction

    def warn(self, job_id: str, line: str) -> None:
        """One Danish line that the person should know, though the work goes on."""
        with self.changed(job_id) as (_, job, _row):
            if line not in job.warnings.splitlines():
                job.warnings = f"{job.warnings}\n{line}".strip()

    def failed(self, job_id: str, line: str) -> None:
        """The job stopped here, for the reason that the Danish line gives. What is done stays done."""
        with self.changed(job_id) as (_, job, _row):
            job.state, job.problem, job.finished = "failed", line, now()

    @contextmanager
    def changed(self, job_id: str) -> Iterator[tuple[Session, TalkJob, TalkRow]]:
        """The job's rows for changing. Raises OverError where it has been ended or is gone."""
        with self._database.write() as session:
            job = session.get(TalkJob, job_id)
            row = session.get(TalkRow, job.talk_id) if job is not None else None
            if job is None or row is None or job.state not in UNDER_WAY:
                raise OverError
            yield session, job, row
