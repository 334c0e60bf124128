"""One stage of a talk's job, whatever happens to it. What is heard goes the meetings' way, in the talk's own folder."""

import functools
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.exc import OperationalError

from models.error import UdkastError
from models.weights import Store, Task
from service import families
from service.agreeing import TalkState
from service.desk.talks import sound
from service.desk.talks.drafting import participants
from service.desk.talks.holding import filled
from service.desk.talks.receipt import Why
from service.desk.talks.sound import folder
from service.desk.talks.takes import path_of
from service.desk.talks.talk import TalkDesk, people_of
from service.jobs.problem import kind_of, problem
from service.jobs.record import OverError
from service.jobs.results import WORK
from service.jobs.runner import LOOK, NICE, PATIENCE, ClosingError, Code, Runner
from service.jobs.talk_record import TalkAssignment, TalkRecord
from service.jobs.watch import StageWatch
from service.meetings import Agenda, Meeting, Transcript
from service.meetings.talk import TalkDraft, TalkTemplate
from service.settings import Settings
from service.stages import takes
from service.stages.course import ANY, SOUND, Course, Matter
from service.stages.equipment import Equipment
from service.stages.listening import Decoded
from service.stages.sequence import Sequence
from service.stages.talking import drafted
from service.stages.worker import Care, StageStoppedError
from service.stages.workspace import Workspace, key_of
from service.storage import Database, Files
from service.storage.tables import TalkRow, TalkTake, now

_DECODED: TypeAdapter[Decoded] = TypeAdapter(Decoded)
_TRANSCRIPT: TypeAdapter[Transcript] = TypeAdapter(Transcript)
_DRAFT: TypeAdapter[TalkDraft] = TypeAdapter(TalkDraft)
_SPEECH: tuple[Task, ...] = ("speech",)
_SPEAKERS: tuple[Task, ...] = ("segmentation", "embedding")
_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class _Talk:
    """The talk as its stages see it."""

    row: TalkRow
    template: TalkTemplate
    agenda: Agenda
    takes: tuple[Path, ...]

    @property
    def work(self) -> str:
        """The folder of what these takes gave: more of them is another recording."""
        return f"{WORK}-{key_of(*((path.name, path.stat().st_size) for path in self.takes))}"


class TalkRunner:
    """Runs the stages of talks' jobs, in turn with those of meetings: `meetings` holds the machine's one memory."""

    def __init__(self, database: Database, files: Files, settings: Settings, meetings: Runner) -> None:
        self._settings, self._meetings = settings, meetings
        self._desk = TalkDesk(database, files, settings.templates)
        self._record = TalkRecord(database)

    def prepare(self, job_id: str) -> Code:
        """Nothing comes before the first stage."""
        return "done" if self._record.assignment(job_id) is not None else "cancelled"

    def run(self, job_id: str, stage: str) -> Code:
        """Run one stage of the job and note what came of it. Raises nothing but ClosingError."""
        job = None
        try:
            job = self._record.assignment(job_id)
            if job is None:
                return "cancelled"
            self._run(job, stage)
        except (StageStoppedError, OverError):
            if self._meetings.closing.is_set():
                raise ClosingError from None
            if job is not None:
                # A yes was taken back, or the talk is gone: what the stage wrote at the last goes too.
                sound.clear(self._desk, job.talk_id)
            return "cancelled"
        except Exception as error:
            return self.failed(job_id, stage, error)
        return "done"

    def failed(self, job_id: str, stage: str, error: Exception) -> Code:
        """Tell the person who waits what went wrong; on a full disk, as soon as somebody has made room."""
        _log.error("job %s failed at %s: %s", job_id, stage or "prepare", kind_of(error))
        while True:
            try:
                self._record.failed(job_id, problem(error, stage))
            except OverError:
                return "cancelled"
            except OperationalError:
                if self._meetings.closing.wait(PATIENCE):
                    raise ClosingError from None
            else:
                return "failed"

    def _run(self, job: TalkAssignment, stage: str) -> None:
        talk = self._talk(job.talk_id)
        self._record.begin(job.id, stage)
        watch = StageWatch(self._record, job.id, stage, 0.0)
        stopped = self._stopped(job.id)
        with self._meetings.alone(stopped):
            workspace = Workspace(self._desk.files.path(folder(job.talk_id)), talk.work)
            sequence = Sequence(workspace, watch, Care(nice=NICE, stopped=stopped))
            if stage == "fields":
                self._fields(job, talk, workspace, sequence)
            elif not workspace.holds("transcript", ANY):
                self._listen(talk, stage, workspace, sequence, watch)

    def _listen(self, talk: _Talk, stage: str, workspace: Workspace, sequence: Sequence, watch: StageWatch) -> None:
        heard, apart = workspace.holds("speech", ANY), workspace.holds("speakers", ANY)
        if stage == "sound":
            if heard and apart:
                return
            if not workspace.file(SOUND).exists():
                workspace.forget("sound", ANY)
            work = functools.partial(takes.decoded, talk.takes, workspace.file(SOUND))
            for line in sequence.kept("sound", ANY, _DECODED, work).warnings:
                watch.warn(line)
            return
        needed: list[Task] = [*(() if heard else _SPEECH), *(() if apart else _SPEAKERS)]
        equipment = Equipment(Store(self._settings.weights), self._settings.profile, needed, self._settings.server)
        family = families.load("standard", self._settings.templates)
        course = Course(Matter(talk.agenda, family), equipment, workspace, sequence, watch.warn, pinned=True)
        if stage == "speech":
            course.speech()
        elif stage == "speakers":
            course.speakers()
        else:
            course.transcript()

    def _fields(self, job: TalkAssignment, talk: _Talk, workspace: Workspace, sequence: Sequence) -> None:
        transcript = workspace.load("transcript", ANY, _TRANSCRIPT)
        if transcript is None:
            raise UdkastError("Et tidligere trins resultat mangler. Kør igen.")
        people = talk.agenda.meeting.participants
        work = functools.partial(drafted, talk.template, transcript, talk.row.date, people)
        draft = sequence.kept("fields", ANY, _DRAFT, work)
        # Fields, transcript and the news of them in one transaction; the sound goes once they are there.
        with self._record.changed(job.id) as (session, done, row):
            if row.state is not TalkState.PREPARING:
                raise UdkastError("Referatet er sendt. Tag det tilbage, før udkastet skrives.")
            filled(session, row, draft.fields)
            row.transcript = transcript.to_json()
            if talk.template.sound == "draft":
                sound.let_go(self._desk, session, row, Why.DRAFTED, later=True)
            done.state, done.fraction, done.finished = "done", 1.0, now()
        self._desk.files.delete_all(f"{folder(job.talk_id)}/{talk.work}")
        sound.clear(self._desk, job.talk_id)

    def _talk(self, talk_id: str) -> _Talk:
        with self._desk.database.read() as session:
            row = session.get(TalkRow, talk_id)
            if row is None or row.sound is None:
                raise OverError
            people = participants(people_of(session, talk_id))
            wanted = select(TalkTake).where(TalkTake.talk_id == talk_id, TalkTake.size > 0).order_by(TalkTake.place)
            return _Talk(
                row=row,
                template=TalkTemplate.model_validate_json(row.template),
                agenda=Agenda(meeting=Meeting(participants=people), items=()),
                takes=tuple(path_of(self._desk, take) for take in session.scalars(wanted)),
            )

    def _stopped(self, job_id: str) -> Callable[[], bool]:
        """Whether the stage is to be stopped: the service closes, or the job has been ended."""
        looked, over = time.monotonic(), False

        def stopped() -> bool:
            nonlocal looked, over
            if self._meetings.closing.is_set():
                return True
            if not over and time.monotonic() - looked >= LOOK:
                looked, over = time.monotonic(), self._record.assignment(job_id) is None
            return over

        return stopped
