"""One stage of one job, whatever happens to it."""

import functools
import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from typing import Literal

from sqlalchemy import select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from models.error import UdkastError
from models.weights import Store, Task
from service import families
from service.jobs.matter import Brief, brief_of
from service.jobs.opening import bring, current
from service.jobs.problem import kind_of, problem
from service.jobs.record import Assignment, OverError, Record, finish
from service.jobs.results import Results
from service.jobs.watch import StageWatch
from service.meetings import Agenda, Decision
from service.settings import Settings
from service.stages import listening
from service.stages.course import SOUND, Course
from service.stages.equipment import Equipment
from service.stages.run import Run, StageRun, wrote
from service.stages.sequence import Sequence
from service.stages.worker import Care, StageStoppedError, in_process
from service.storage import Database, Files
from service.storage.tables import ItemRow, Job, JobStage, MeetingRow, Proposal, StoredFile, UtteranceRow, now

Code = Literal["done", "failed", "cancelled"]
"""What the queue is told of a stage: nothing else."""

NICE = 19
"""Pages are answered first (nice(2))."""
LOOK = 1.0
"""Seconds between two looks at whether the job is still wanted."""
PATIENCE = 2.0
"""Seconds between two tries to write what must be written, on a disk that is full."""
_TASKS: dict[str, tuple[Task, ...]] = {
    "speech": ("speech",),
    "speakers": ("segmentation", "embedding"),
    "drafting": ("language",),
}
_log = logging.getLogger(__name__)


class ClosingError(BaseException):
    """The service closes while a stage runs. No `Exception`, so that the queue takes it for what a killed process is:
    the stage has no outcome, and is run again after the restart.
    """


class Runner:
    """Runs stages. One heavy stage at a time, whatever the queues: the machine's memory is one."""

    def __init__(self, database: Database, files: Files, settings: Settings) -> None:
        self._database, self._files, self._settings = database, files, settings
        self._record = Record(database)
        self._turn = threading.Lock()
        self.closing = threading.Event()

    def close(self) -> None:
        """Let the running stage end at once; its job goes on when the service starts again."""
        self.closing.set()
        if self._turn.acquire(timeout=PATIENCE):
            self._turn.release()

    def prepare(self, job_id: str) -> Code:
        """What comes before the first stage: results that are to be made anew are forgotten."""
        return self._guarded(job_id, "", self._prepare)

    def run(self, job_id: str, stage: str) -> Code:
        """Run one stage of the job and note what came of it. Raises nothing but ClosingError."""
        return self._guarded(job_id, stage, functools.partial(self._run, stage=stage))

    def failed(self, job_id: str, stage: str, error: Exception) -> Code:
        """Tell the person who waits what went wrong; on a full disk, as soon as somebody has made room."""
        _log.error("job %s failed at %s: %s", job_id, stage or "prepare", kind_of(error))
        while True:
            try:
                self._record.failed(job_id, stage, problem(error, stage))
            except OverError:
                return "cancelled"
            except OperationalError:
                if self.closing.wait(PATIENCE):
                    raise ClosingError from None
            else:
                return "failed"

    def _guarded(self, job_id: str, stage: str, work: Callable[[Assignment], None]) -> Code:
        job = None
        try:
            job = self._record.assignment(job_id)
            if job is None:
                return "cancelled"
            work(job)
        except (StageStoppedError, OverError):
            if self.closing.is_set():
                raise ClosingError from None
            self._leave(job)
            return "cancelled"
        except Exception as error:
            return self.failed(job_id, stage, error)
        return "done"

    def _leave(self, job: Assignment | None) -> None:
        """Of a meeting that has been deleted meanwhile, the stage that ran may have left something behind."""
        if job is None:
            return
        with self._database.read() as session:
            gone = session.get(MeetingRow, job.meeting_id) is None
        if gone:
            self._files.delete_all(job.meeting_id)

    def _prepare(self, job: Assignment) -> None:
        if job.kind != "draft":
            return
        with self._database.read() as session:
            brief = brief_of(session, self._files, self._settings, job.meeting_id)
            corrected = current(session, job.meeting_id) if job.from_stage == "drafting" else None
        results = Results(self._files, job.meeting_id)
        results.prepare(brief, job.from_stage)
        if corrected is not None:
            results.put(corrected)

    def _run(self, job: Assignment, stage: str) -> None:
        if stage == "open":
            self._open(job)
        elif stage == "rewrite":
            self._rewrite(job)
        else:
            self._stage(job, stage)

    def _stage(self, job: Assignment, stage: str) -> None:
        with self._database.read() as session:
            brief = brief_of(session, self._files, self._settings, job.meeting_id)
        results = Results(self._files, job.meeting_id)
        watch = StageWatch(self._record, job.id, stage, self._record.begin(job.id, stage))
        if results.ready(stage):
            # Of a killed process all may lie there but the rows.
            if stage == "playback":
                self._keep_played(job.meeting_id, results)
            reused = StageRun(name=stage, seconds=0.0, peak_bytes=0, reused=True)
            self._record.done(job.id, stage, reused)
            return
        stopped = self._stopped(job.id)
        sequence = Sequence(results.workspace, watch, Care(nice=NICE, stopped=stopped))
        # Whatever is still needed is looked for at once, not when hours have been spent.
        tasks = [task for name, needed in _TASKS.items() if not results.ready(name) for task in needed]
        equipment = Equipment(Store(self._settings.weights), self._settings.profile, tasks, self._settings.server)
        course = Course(brief.matter, equipment, results.workspace, sequence, watch.warn, pinned=True)
        with self.alone(stopped):
            began = time.monotonic()
            duration = self._through(course, stage, brief, results)
        results.ran_on(stage, (m for m in equipment.used if m.task in _TASKS.get(stage, ())))
        # Voices that could not be told apart are a stage that is done, though it did not run to its end.
        without = StageRun(name=stage, seconds=round(time.monotonic() - began, 3), peak_bytes=0)
        self._record.done(job.id, stage, sequence.runs[-1] if sequence.runs else without, duration)

    def _through(self, course: Course, stage: str, brief: Brief, results: Results) -> float | None:
        """Run the stage; the meeting's length in seconds, if that is what it finds out."""
        if stage == "sound":
            return course.sound().seconds
        if stage == "playback":
            course.playback(*results.played)
            self._keep_played(brief.meeting_id, results)
        elif stage == "speech":
            course.speech()
        elif stage == "speakers":
            course.speakers()
        elif stage == "transcript":
            return course.transcript(brief.transcribe()).duration
        elif stage == "drafting":
            course.drafting(results.transcript())
            results.workspace.remove(SOUND)
        return None

    def _keep_played(self, meeting_id: str, results: Results) -> None:
        """The rows of the playback copy and its waveform."""
        with self._database.write() as session:
            if session.get(MeetingRow, meeting_id) is None:
                raise OverError
            for kind, path in zip(("playback", "waveform"), results.played, strict=True):
                with path.open("rb") as file:
                    digest = hashlib.file_digest(file, "sha256").hexdigest()
                wanted = select(StoredFile).where(StoredFile.meeting_id == meeting_id, StoredFile.kind == kind)
                there = session.scalars(wanted.where(StoredFile.deleted.is_(None))).all()
                if any(row.sha256 == digest for row in there):
                    continue
                for row in there:
                    row.deleted = now()
                path.chmod(0o600)
                size, key = path.stat().st_size, f"{meeting_id}/{kind}"
                session.add(StoredFile(meeting_id=meeting_id, kind=kind, name=kind, key=key, size=size, sha256=digest))

    def _open(self, job: Assignment) -> None:
        started = time.monotonic()
        with self._database.read() as session:
            brief = brief_of(session, self._files, self._settings, job.meeting_id)
        self._record.begin(job.id, "open")
        results = Results(self._files, job.meeting_id)
        draft, transcript = results.draft(), results.transcript()
        # The review and the news of it in one transaction: it is opened once or not at all.
        with self._record.changed(job.id) as (session, row, meeting):
            bring(session, meeting, draft, transcript, brief.matter.family)
            seconds = round(time.monotonic() - started, 3)
            finish(session, row, "open", StageRun(name="open", seconds=seconds, peak_bytes=0))
            meeting.run = self._cost(session, row, brief, results).to_json()

    def _rewrite(self, job: Assignment) -> None:
        guess = self._record.begin(job.id, "rewrite")
        watch = StageWatch(self._record, job.id, "rewrite", guess)
        with self._database.read() as session:
            meeting = session.get_one(MeetingRow, job.meeting_id)
            item = session.get(ItemRow, (job.meeting_id, job.item_key))
            transcript = current(session, job.meeting_id)
            if item is None or transcript is None:
                raise UdkastError("Punktet findes ikke længere.")
            mine = select(UtteranceRow.id).where(
                UtteranceRow.meeting_id == meeting.id, UtteranceRow.item_key == item.key
            )
            own, place = frozenset(session.scalars(mine)), item.place
            agenda, family = Agenda.model_validate_json(meeting.agenda), meeting.family
        drafting, settings = _TASKS["drafting"], self._settings
        equipment = Equipment(Store(settings.weights), settings.profile, drafting, settings.server)
        house = families.load(family, self._settings.templates)
        work = functools.partial(listening.redraft, agenda, place, transcript, own, house, equipment.model("language"))
        stopped = self._stopped(job.id)
        with self.alone(stopped):
            done = in_process(work, watch.begin("rewrite"), Care(nice=NICE, stopped=stopped))
        run = StageRun(name="rewrite", seconds=round(done.seconds, 3), peak_bytes=done.peak_bytes)
        decision: Decision = done.value
        with self._record.changed(job.id) as (session, row, meeting):
            proposed = Proposal(
                meeting_id=meeting.id, item_key=job.item_key, decision=decision.model_dump_json(), at=now()
            )
            session.merge(proposed)
            finish(session, row, "rewrite", run)

    def _cost(self, session: Session, row: Job, brief: Brief, results: Results) -> Run:
        """What the job cost and what it ran on."""
        stages = session.scalars(select(JobStage).where(JobStage.job_id == row.id).order_by(JobStage.place)).all()
        runs = tuple(
            StageRun(name=s.name, seconds=s.seconds or 0.0, peak_bytes=s.peak_bytes or 0, reused=s.reused)
            for s in stages
        )
        family = brief.matter.family
        return Run(
            version=version("udkast"),
            profile=self._settings.profile,
            template=family.id,
            template_sha256=hashlib.sha256(family.to_json().encode()).hexdigest(),
            audio_seconds=session.get_one(MeetingRow, row.meeting_id).duration,
            seconds=round(sum(run.seconds for run in runs), 3),
            peak_bytes=max((run.peak_bytes for run in runs), default=0),
            stages=runs,
            models=results.models(stage.name for stage in stages),
            writers=wrote(results.draft()),
            warnings=tuple(row.warnings.splitlines()),
        )

    def _stopped(self, job_id: str) -> Callable[[], bool]:
        """Whether the stage is to be stopped: the service closes, or nobody wants the job any more."""
        looked, over = time.monotonic(), False

        def stopped() -> bool:
            nonlocal looked, over
            if self.closing.is_set():
                return True
            if not over and time.monotonic() - looked >= LOOK:
                looked, over = time.monotonic(), self._record.assignment(job_id) is None
            return over

        return stopped

    @contextmanager
    def alone(self, stopped: Callable[[], bool]) -> Iterator[None]:
        """While no other stage holds the machine's memory."""
        while not self._turn.acquire(timeout=LOOK):
            if stopped():
                raise StageStoppedError
        try:
            yield
        finally:
            self._turn.release()
