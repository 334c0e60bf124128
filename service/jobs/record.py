"""What a person may see of jobs: the tables `jobs` and `job_stages`. They tell the truth; the queue carries ids."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.desk.reviewing import edited
from service.jobs import estimate
from service.meetings import MeetingState, Source
from service.stages.run import StageRun
from service.storage import Database
from service.storage.tables import ItemRow, Job, JobStage, MeetingRow, now

UNDER_WAY = ("waiting", "running")
FROM_SOUND = ("sound", "playback", "speech", "speakers", "transcript", "drafting", "open")
FROM_TEXT = ("transcript", "drafting", "open")
REWRITE = ("rewrite",)


@dataclass(frozen=True)
class Assignment:
    """One job as its stages see it."""

    id: str
    meeting_id: str
    kind: str
    item_key: str | None
    from_stage: str | None


class Record:
    """The rows of jobs. Every change is one transaction and raises the meeting's `changed`, but for mere progress.

    Whatever tells of a job that has been ended meanwhile, or is gone with its meeting, raises OverError.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put_in_line(self, meeting_id: str, from_stage: str | None) -> str:
        """A job that drafts the meeting; the one it has already, if that is not over.

        Raises UdkastError where there is no such meeting or stage, or the referat is being approved.
        """
        with self._database.write() as session:
            meeting = session.get(MeetingRow, meeting_id)
            if meeting is None:
                raise UdkastError("Mødet findes ikke længere.")
            before = _latest(session, meeting_id, "draft")
            if before is not None and before.state in UNDER_WAY:
                return before.id
            if meeting.state in {MeetingState.APPROVAL, MeetingState.APPROVED}:
                raise UdkastError("Referatet er sendt til godkendelse og kan ikke skrives igen.")
            stages = FROM_SOUND if meeting.source is Source.RECORDING else FROM_TEXT
            if from_stage is not None and from_stage not in stages:
                raise UdkastError("Det trin har mødet ikke. Vælg et af de trin, der vises.")
            # What people have edited stays in their hands while it is drafted anew beside them.
            if not edited(session, meeting_id):
                meeting.state = MeetingState.DRAFTING
            return _add(session, meeting, Job(meeting_id=meeting_id, kind="draft", from_stage=from_stage), stages)

    def put_rewrite_in_line(self, meeting_id: str, item_key: str) -> str:
        """A job that drafts one item anew; the one there is for it already, if that is not over. Raises as above."""
        with self._database.write() as session:
            meeting = session.get(MeetingRow, meeting_id)
            if meeting is None or session.get(ItemRow, (meeting_id, item_key)) is None:
                raise UdkastError("Punktet findes ikke længere.")
            if meeting.state is not MeetingState.REVIEW:
                raise UdkastError("Punktet kan kun skrives igen, mens udkastet gennemgås.")
            before = _latest(session, meeting_id, "rewrite", item_key)
            if before is not None and before.state in UNDER_WAY:
                return before.id
            return _add(session, meeting, Job(meeting_id=meeting_id, kind="rewrite", item_key=item_key), REWRITE)

    def cancel(self, meeting_id: str) -> None:
        """End every job of the meeting. A stage that runs sees it within a second."""
        with self._database.write() as session:
            wanted = select(Job).where(Job.meeting_id == meeting_id, Job.state.in_(UNDER_WAY))
            for job in session.scalars(wanted).all():
                _end(session, job, "cancelled")

    def under_way(self) -> tuple[str, ...]:
        """The jobs that are not over, oldest first."""
        with self._database.read() as session:
            return tuple(session.scalars(select(Job.id).where(Job.state.in_(UNDER_WAY)).order_by(Job.created)))

    def stages(self, job_id: str) -> tuple[str, ...]:
        """The job's stages in order; none where the job is gone with its meeting."""
        with self._database.read() as session:
            wanted = select(JobStage.name).where(JobStage.job_id == job_id).order_by(JobStage.place)
            return tuple(session.scalars(wanted))

    def assignment(self, job_id: str) -> Assignment | None:
        """The job, while it is to be done: None once it has been ended, or is gone with its meeting."""
        with self._database.read() as session:
            job = session.get(Job, job_id)
            if job is None or job.state not in UNDER_WAY:
                return None
            return Assignment(job.id, job.meeting_id, job.kind, job.item_key, job.from_stage)

    def begin(self, job_id: str, stage: str) -> float:
        """The stage begins; the seconds it is expected to take."""
        with self.changed(job_id) as (session, job, meeting):
            job.state = "running"
            job.started = job.started or now()
            row = session.get_one(JobStage, (job_id, stage))
            row.state, row.started, row.fraction = "running", now(), 0.0
            row.estimate = estimate.seconds(session, stage, meeting.duration)
            return row.estimate

    def progress(self, job_id: str, stage: str, fraction: float, seconds: float) -> None:
        """How far the stage is, and how long it is now expected to take. It is no news of the meeting's."""
        row = update(JobStage).where(JobStage.job_id == job_id, JobStage.name == stage)
        with self._database.write() as session:
            session.execute(row.values(fraction=fraction, estimate=seconds))

    def warn(self, job_id: str, line: str) -> None:
        """One Danish line that the person should know, though the work goes on."""
        with self.changed(job_id) as (_, job, _meeting):
            if line not in job.warnings.splitlines():
                job.warnings = f"{job.warnings}\n{line}".strip()

    def done(self, job_id: str, stage: str, run: StageRun, duration: float | None = None) -> None:
        """The stage is done. A `duration` that it found out makes better estimates of those to come."""
        with self.changed(job_id) as (session, job, meeting):
            if duration is not None and meeting.state in {MeetingState.NEW, MeetingState.DRAFTING}:
                meeting.duration = duration
            finish(session, job, stage, run)
            for row in _stages(session, job):
                if row.state == "waiting":
                    row.estimate = estimate.seconds(session, row.name, meeting.duration)

    def failed(self, job_id: str, stage: str, line: str) -> None:
        """The job stopped here, for the reason that the Danish line gives. What is done stays done."""
        with self.changed(job_id) as (session, job, _):
            row = session.get(JobStage, (job_id, stage))
            if row is not None:
                row.state, row.finished = "failed", now()
            job.problem = line
            _end(session, job, "failed")

    @contextmanager
    def changed(self, job_id: str) -> Iterator[tuple[Session, Job, MeetingRow]]:
        """The job's rows for changing. Raises OverError where it has been ended or is gone."""
        with self._database.write() as session:
            job = session.get(Job, job_id)
            meeting = session.get(MeetingRow, job.meeting_id) if job is not None else None
            if job is None or meeting is None or job.state not in UNDER_WAY:
                raise OverError
            yield session, job, meeting
            meeting.changed += 1


class OverError(Exception):
    """The job has been ended by a person, or is gone with its meeting."""


def finish(session: Session, job: Job, stage: str, run: StageRun) -> None:
    """The stage's row as it stands when the stage is done; after the last, the job's too."""
    row = session.get_one(JobStage, (job.id, stage))
    row.state, row.fraction, row.finished = "done", 1.0, now()
    row.seconds, row.reused = run.seconds, run.reused
    row.peak_bytes = run.peak_bytes or None
    row.started = row.started or row.finished
    if all(other.state == "done" for other in _stages(session, job)):
        _end(session, job, "done")


def _add(session: Session, meeting: MeetingRow, job: Job, stages: tuple[str, ...]) -> str:
    session.add(job)
    session.flush()
    for place, name in enumerate(stages):
        seconds = estimate.seconds(session, name, meeting.duration)
        session.add(JobStage(job_id=job.id, name=name, place=place, estimate=seconds))
    meeting.changed += 1
    return job.id


def _end(session: Session, job: Job, state: str) -> None:
    job.state, job.finished = state, now()
    for row in _stages(session, job):
        if row.state == "running":
            row.state, row.finished = state, now()
    meeting = session.get_one(MeetingRow, job.meeting_id)
    meeting.changed += 1
    if job.kind == "draft" and state != "done" and meeting.state is MeetingState.DRAFTING and _reviewed(session, job):
        # An earlier draft lies there: it is the referent's again.
        meeting.state = MeetingState.REVIEW


def _stages(session: Session, job: Job) -> list[JobStage]:
    wanted = select(JobStage).where(JobStage.job_id == job.id).order_by(JobStage.place)
    return list(session.scalars(wanted))


def _latest(session: Session, meeting_id: str, kind: str, item_key: str | None = None) -> Job | None:
    wanted = select(Job).where(Job.meeting_id == meeting_id, Job.kind == kind, Job.item_key == item_key)
    return session.scalars(wanted.order_by(Job.created.desc()).limit(1)).first()


def _reviewed(session: Session, job: Job) -> bool:
    return bool(session.scalar(select(func.count()).where(ItemRow.meeting_id == job.meeting_id)))
