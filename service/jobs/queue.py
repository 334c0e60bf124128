"""The durable queue: jobs go in as ids, and go on after whatever stopped them."""

import logging
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout
from sqlalchemy.exc import OperationalError

from models.error import UdkastError
from service.jobs.keeping import prune
from service.jobs.problem import LOST
from service.jobs.record import Record
from service.jobs.runner import Code, Runner
from service.jobs.talk_record import TalkRecord
from service.jobs.talk_runner import TalkRunner
from service.settings import Settings
from service.storage import Database, Files

FILE = "queue.sqlite"
EXECUTOR = "udkast"
VERSION = "jobs-1"
"""Which shape jobs have. Not the program's version: a new program goes on with the old one's jobs. It is raised only
when a job's steps come to be other ones, and then jobs that are under way begin again with what their stages kept.
"""
QUEUES = {"draft": "drafts", "rewrite": "rewrites", "talk": "talks"}
"""A meeting's item that is drafted again need not wait for another meeting's hours: only for its running stage."""
POLL = 0.5
"""Seconds between two looks into the queue."""
TEND = 60.0
"""Seconds between two looks at whether tables and queue agree."""
_ALIVE = {"PENDING", "ENQUEUED", "DELAYED"}
_log = logging.getLogger(__name__)


class JobQueue:
    """Runs jobs in this process, stages in processes of their own. It implements `service.desk.queue.Queue`.

    `open` takes up again what was under way; one service at a time may be open on a data folder.
    """

    def __init__(self, database: Database, files: Files, settings: Settings) -> None:
        self._database, self._files, self._keep_days = database, files, settings.keep_days
        self._record = Record(database)
        self._runner = Runner(database, files, settings)
        self._talk_record = TalkRecord(database)
        self._talk_runner = TalkRunner(database, files, settings, self._runner)
        self._folder = settings.data
        self._running: set[str] = set()
        self._closing = threading.Event()
        self._tender: threading.Thread | None = None
        self._lock = FileLock(self._folder / "queue.lock")
        self._works: dict[str, Callable[[str], Code]] = {}

    def __enter__(self) -> Self:
        self.open()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def open(self) -> None:
        """Begin to work.

        Raises:
            UdkastError: another service works on the same data folder.

        """
        from dbos import DBOS, DBOSConfig

        from service.jobs.plain import Plain

        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise UdkastError(
                "Udkast kører allerede på den samme datamappe. Stop den anden tjeneste, eller vælg en anden mappe med "
                "UDKAST_DATA."
            ) from None
        file = self._folder / FILE
        file.touch(mode=0o600)
        config: DBOSConfig = {
            "name": "udkast",
            "system_database_url": f"sqlite:///{file}",
            "executor_id": EXECUTOR,
            "application_version": VERSION,
            "serializer": Plain(),
            "log_level": "ERROR",
            "enable_otlp": False,
        }
        logging.getLogger("dbos").propagate = False
        DBOS(config=config)

        @DBOS.workflow(name="job", max_recovery_attempts=None)
        def work(job_id: str) -> Code:
            return self._through(job_id, self._record, self._runner)

        @DBOS.workflow(name="talk", max_recovery_attempts=None)
        def talk(job_id: str) -> Code:
            return self._through(job_id, self._talk_record, self._talk_runner)

        self._works = {"draft": work, "rewrite": work, "talk": talk}
        DBOS.launch()
        for queue in QUEUES.values():
            DBOS.register_queue(queue, worker_concurrency=1, polling_interval_sec=POLL, on_conflict="always_update")
        self._take_up()
        self._tender = threading.Thread(target=self._tend, name="queue-tender", daemon=True)
        self._tender.start()

    def close(self) -> None:
        """Stop working: the running stage ends at once, and its job goes on when a service is opened again."""
        from dbos import DBOS

        self._closing.set()
        self._runner.close()
        if self._tender is not None:
            self._tender.join()
        DBOS.destroy(destroy_registry=True)
        self._lock.release()

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        """Draft the meeting, from that stage on if one is given; the job's id."""
        return self._enqueued(self._record.put_in_line(meeting_id, from_stage), "draft")

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        """Draft one item again from the transcript as it now stands; what comes of it is a proposal."""
        return self._enqueued(self._record.put_rewrite_in_line(meeting_id, item_key), "rewrite")

    def draft_talk(self, talk_id: str) -> str:
        """Fill a talk's empty fields from its recording; the job's id."""
        return self._enqueued(self._talk_record.put_in_line(talk_id), "talk")

    def cancel(self, meeting_id: str) -> None:
        """End the meeting's jobs, wherever they are."""
        self._record.cancel(meeting_id)

    def _through(self, job_id: str, record: Record | TalkRecord, runner: Runner | TalkRunner) -> Code:
        """The whole job, stage by stage. What is returned is all that the queue comes to know."""
        from dbos import DBOS

        stage = ""
        self._running.add(job_id)
        try:
            code: Code = DBOS.run_step({"name": "prepare"}, runner.prepare, job_id)
            for stage in record.stages(job_id):
                if code == "done":
                    code = DBOS.run_step({"name": stage}, runner.run, job_id, stage)
        except OperationalError as error:
            # The queue could not write on its disk what had come of the stage.
            return runner.failed(job_id, stage, error)
        finally:
            self._running.discard(job_id)
        return code

    def _enqueued(self, job_id: str, kind: str) -> str:
        """The row is there already; should the process be killed here, `open` finds it."""
        from dbos import DBOS, SetWorkflowID

        assert self._works, "the queue is not open"  # noqa: S101 - a bug in the caller, never input
        with SetWorkflowID(job_id):
            DBOS.enqueue_workflow(QUEUES[kind], self._works[kind], job_id)
        return job_id

    def _tend(self) -> None:
        """Now and then, see that tables and queue agree, and let go of what is kept no longer."""
        suspects: set[str] = set()
        while not self._closing.wait(TEND):
            try:
                self._take_up()
                suspects = self._free(suspects)
                prune(self._database, self._files, self._keep_days)
            except (OperationalError, OSError) as error:
                _log.warning("the queue could not be tended: %s", type(error).__name__)

    def _take_up(self) -> None:
        """Jobs that are under way by their rows, but which the queue does not know or has given up."""
        self._take_up_of(self._record, self._runner)
        self._take_up_of(self._talk_record, self._talk_runner)

    def _take_up_of(self, record: Record | TalkRecord, runner: Runner | TalkRunner) -> None:
        from dbos import DBOS

        for job_id in record.under_way():
            status = DBOS.get_workflow_status(job_id)
            job = record.assignment(job_id)
            if job is None:
                continue
            if status is not None and status.app_version != VERSION:
                DBOS.cancel_workflow(job_id)
                DBOS.delete_workflow(job_id)
                status = None
            if status is None:
                self._enqueued(job_id, job.kind)
            elif status.status not in _ALIVE:
                stages = record.stages(job_id)
                runner.failed(job_id, stages[0] if stages else "", UdkastError(LOST))

    def _free(self, suspects: set[str]) -> set[str]:
        """Free the queue from jobs that are over by their rows, while it believes that they run: their end could not be
        written on a full disk. Suspected twice in a row they are not just about to end.
        """
        from dbos import DBOS

        alive = {status.workflow_id for status in DBOS.list_workflows(status="PENDING", load_input=False)}
        over = alive - self._running - set(self._record.under_way()) - set(self._talk_record.under_way())
        for job_id in over & suspects:
            DBOS.cancel_workflow(job_id)
        return over
