"""A service with a queue and quick stages."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import select

from service.jobs import JobQueue
from service.meetings import Source
from service.settings import Settings
from service.storage import Database, LocalFiles
from service.storage.tables import Job, JobStage, MeetingRow
from tests.service.jobs import stand_ins

PATIENCE = 300.0


@dataclass(frozen=True)
class Service:
    """A running service, and what a test asks of it."""

    database: Database
    files: LocalFiles
    settings: Settings
    queue: JobQueue
    control: Path
    meeting: str = stand_ins.MEETING

    def job(self, job_id: str) -> Job:
        with self.database.read() as session:
            return session.get_one(Job, job_id)

    def stages(self, job_id: str) -> dict[str, JobStage]:
        with self.database.read() as session:
            rows = session.scalars(select(JobStage).where(JobStage.job_id == job_id).order_by(JobStage.place))
            return {row.name: row for row in rows}

    def row(self) -> MeetingRow:
        with self.database.read() as session:
            return session.get_one(MeetingRow, self.meeting)

    def ended(self, job_id: str) -> Job:
        """The job when it is over."""
        self.until(lambda: self.job(job_id).state not in {"waiting", "running"})
        return self.job(job_id)

    def drafted(self, from_stage: str | None = None) -> Job:
        """The meeting's job, started and over."""
        return self.ended(self.queue.start(self.meeting, from_stage))

    def until(self, true: Callable[[], bool]) -> None:
        deadline = time.monotonic() + PATIENCE
        while not true():
            assert time.monotonic() < deadline, "it never came to that"
            time.sleep(0.02)

    def hold(self, point: str) -> Path:
        """Hold a stage there; the file that appears when it is."""
        (self.control / f"hold-{point}").touch()
        return self.control / f"at-{point}"

    def release(self, point: str) -> None:
        (self.control / f"hold-{point}").unlink()

    @property
    def did(self) -> list[str]:
        return stand_ins.done_so_far(self.control)


@pytest.fixture
def control(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "control"
    folder.mkdir()
    monkeypatch.setenv(stand_ins.CONTROL, str(folder))
    stand_ins.install(monkeypatch.setattr)
    return folder


@pytest.fixture
def swift(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stages run in the service's own process."""
    stand_ins.hasten(monkeypatch.setattr)


@pytest.fixture
def one_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speech alone has a process of its own, as all have in earnest."""
    stand_ins.hasten(monkeypatch.setattr, apart=lambda name: name in {"words", "no_memory"})


def serving(folder: Path, control: Path, source: Source = Source.RECORDING) -> Iterator[Service]:
    database, files, settings = stand_ins.town(folder, source)
    with JobQueue(database, files, settings) as queue:
        yield Service(database, files, settings, queue, control)
    database.close()


@pytest.fixture
def service(tmp_path: Path, control: Path) -> Iterator[Service]:
    """A service with a meeting that has a recording."""
    yield from serving(tmp_path, control)


@pytest.fixture
def teams(tmp_path: Path, control: Path) -> Iterator[Service]:
    """A service with a meeting that has a transcript from Teams."""
    yield from serving(tmp_path, control, Source.TRANSCRIPT)
