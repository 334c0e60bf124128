"""What can go wrong with a job: a person is told in Danish what to do, and it goes on from the last finished stage."""

import errno
import os
import signal
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.error import UdkastError
from models.progress import Progress
from models.weights import Store
from service.jobs import JobQueue
from service.jobs.problem import FULL
from service.meetings import MeetingState
from service.stages import listening
from service.stages.equipment import Equipment
from service.storage.tables import Job, MeetingRow
from tests.service.jobs import stand_ins
from tests.service.jobs.conftest import Service, serving


def full(*_: object) -> None:
    raise OSError(errno.ENOSPC, "No space left on device", "/hemmelig/sti")


def no_memory(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def stumble(*_: object) -> None:
    raise KeyError("hemmeligt navn")


def no_right(*_: object) -> None:
    raise PermissionError(errno.EACCES, "Permission denied", "/hemmelig/sti")


def refuse(*_: object) -> None:
    raise UdkastError("Det går ikke.")


def greedy(recording: Path, into: Path, progress: Progress) -> None:
    with into.with_name("andet").open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()


def silent(sound: Path, speech: object, hints: object, progress: Progress) -> list[object]:
    return []


@pytest.mark.usefixtures("swift")
class TestAProblem:
    @pytest.mark.parametrize(
        ("stage", "name", "trouble", "line"),
        [
            ("sound", "decoded", full, FULL),
            ("drafting", "draft", full, FULL),
            ("playback", "playback_copy", no_right, "disken og rettighederne"),
            ("drafting", "draft", stumble, "ukendt grund"),
        ],
    )
    def test_is_told_in_danish_and_the_job_goes_on_from_there(  # noqa: PLR0913, PLR0917 - the case
        self, service: Service, monkeypatch: pytest.MonkeyPatch, stage: str, name: str, trouble: Any, line: str
    ) -> None:
        with monkeypatch.context() as trial:
            trial.setattr(f"service.stages.listening.{name}", trouble)
            job = service.drafted()
        assert job.state == "failed"
        assert line in job.problem
        assert "»Kør igen«" in job.problem
        assert "hemmelig" not in job.problem
        states = [row.state for row in service.stages(job.id).values()]
        assert states.count("failed") == 1
        assert service.stages(job.id)[stage].state == "failed"
        assert service.row().state is MeetingState.DRAFTING
        again = service.drafted()
        assert again.state == "done"
        assert sorted(service.did) == sorted(["sound", "playback", "speech", "speakers", "transcript", "drafting"])

    def test_voices_that_cannot_be_told_apart_do_not_cost_the_words(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("service.stages.listening.turns", refuse)
        job = service.drafted()
        assert job.state == "done"
        assert "Talerne kunne ikke skelnes" in job.warnings

    def test_silence_is_told_and_another_recording_can_come(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as trial:
            trial.setattr("service.stages.listening.words", silent)
            assert "ingen tale" in service.drafted().problem
        assert service.drafted().state == "done"

    def test_a_missing_weight_is_named_before_the_long_work_begins(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        with monkeypatch.context() as trial:
            trial.setattr("service.jobs.runner.Equipment", Equipment)
            job = service.drafted()
        assert job.state == "failed"
        assert "mangler" in job.problem
        assert "udkast models pull" in job.problem
        assert "»Kør igen«" in job.problem
        assert service.did == []
        assert service.drafted().state == "done"

    def test_a_weight_pulled_away_afterwards_is_not_missed(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        asked: list[tuple[str, ...]] = []

        class Asked(stand_ins.NoWeights):
            def __init__(self, store: Store, profile: str, tasks: Any, server: object) -> None:
                asked.append(tuple(tasks))
                super().__init__(store, profile, tasks, server)

        monkeypatch.setattr("service.jobs.runner.Equipment", Asked)
        service.drafted()
        assert asked[0] == ("speech", "segmentation", "embedding", "language")
        assert asked[-1] == ("language",)

    def test_a_file_that_is_no_recording_is_told_as_it_is(
        self, service: Service, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("service.stages.listening.decoded", REAL_DECODED)
        job = service.drafted()
        assert job.state == "failed"
        assert "ikke en lyd- eller videooptagelse" in job.problem

    def test_a_meeting_without_its_recording_says_so(self, service: Service) -> None:
        service.files.delete(f"{service.meeting}/recording")
        assert "Læg den op igen" in service.drafted().problem

    def test_a_failed_run_gives_an_earlier_draft_back(self, service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
        service.drafted()
        monkeypatch.setattr("service.stages.listening.words", stumble)
        assert service.drafted("speech").state == "failed"
        assert service.row().state is MeetingState.REVIEW


REAL_DECODED = listening.decoded


@pytest.mark.usefixtures("one_apart")
def test_a_killed_stage_says_that_memory_ran_out(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as trial:
        trial.setattr("service.stages.listening.words", no_memory)
        job = service.drafted()
    assert job.state == "failed"
    assert "Talen skrives ned" in job.problem
    assert "hukommelse" in job.problem
    assert service.stages(job.id)["sound"].state == "done"


@pytest.mark.usefixtures("one_apart")
def test_a_cancelled_job_ends_within_seconds_and_can_be_run_again(service: Service) -> None:
    held = service.hold("speech-during")
    job_id = service.queue.start(service.meeting)
    service.until(held.exists)
    stages = children()
    assert stages
    service.queue.cancel(service.meeting)
    assert service.job(job_id).state == "cancelled"
    assert service.stages(job_id)["speech"].state == "cancelled"
    service.until(lambda: not stages & children())
    service.release("speech-during")
    assert service.drafted().state == "done"
    assert sorted(service.did) == sorted(["sound", "playback", "speech", "speakers", "transcript", "drafting"])


def children() -> set[str]:
    """The processes of stages that this one has begun."""
    found = set()
    for process in Path("/proc").iterdir():
        try:
            mine = f"\nPPid:\t{os.getpid()}\n" in (process / "status").read_text(encoding="utf-8")
            if mine and b"spawn_main" in (process / "cmdline").read_bytes():
                found.add(process.name)
        except OSError:
            continue  # no process, or one that has just ended
    return found


@pytest.mark.usefixtures("one_apart")
def test_a_closed_service_goes_on_when_it_is_opened_again(tmp_path: Path, control: Path) -> None:
    running = serving(tmp_path, control)
    service = next(running)
    held = service.hold("speech-during")
    job_id = service.queue.start(service.meeting)
    service.until(held.exists)
    service.queue.close()
    assert service.job(job_id).state == "running"
    service.release("speech-during")
    with JobQueue(service.database, service.files, service.settings):
        assert service.ended(job_id).state == "done"
    service.database.close()
    assert sorted(service.did) == sorted(["sound", "playback", "speech", "speakers", "transcript", "drafting"])


@pytest.mark.usefixtures("one_apart")
def test_of_a_meeting_deleted_meanwhile_nothing_is_left(service: Service) -> None:
    held = service.hold("speech-during")
    service.queue.start(service.meeting)
    service.until(held.exists)
    with service.database.write() as session:
        session.delete(session.get_one(MeetingRow, service.meeting))
    service.files.delete_all(service.meeting)
    service.until(lambda: not service.queue._running)
    assert not service.files.path(service.meeting).exists()
    with service.database.read() as session:
        assert session.query(Job).count() == 0


@pytest.mark.usefixtures("swift")
def test_nothing_reaches_for_the_network(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    reached: list[Any] = []
    monkeypatch.setattr(socket.socket, "connect", lambda _, address: reached.append(address))
    monkeypatch.setattr(socket, "getaddrinfo", lambda *address, **_: reached.append(address))
    service.queue.close()
    with JobQueue(service.database, service.files, service.settings) as queue:
        assert service.ended(queue.start(service.meeting)).state == "done"
    assert reached == []


@pytest.fixture
def small(tmp_path: Path, control: Path) -> Iterator[Service]:
    """A service whose data lie on a disk of a few megabytes."""
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=6m", "t", folder], check=False).returncode:
        pytest.skip("kræver ret til at montere en lille disk")
    try:
        yield from serving(folder, control)
    finally:
        subprocess.run(["umount", "-l", folder], check=True)


@pytest.mark.usefixtures("swift")
def test_a_disk_that_is_really_full_is_told_and_got_over(small: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    ballast = small.files.path(f"{small.meeting}/work/andet")
    with monkeypatch.context() as trial:
        trial.setattr("service.stages.listening.decoded", greedy)
        job_id = small.queue.start(small.meeting)
        # Not even the news of it can be written before somebody makes room.
        small.until(lambda: ballast.exists() and free(small.settings.data) == 0)
        assert small.job(job_id).state == "running"
        ballast.unlink()
        assert small.ended(job_id).problem == FULL
    assert small.drafted().state == "done"


def free(folder: Path) -> int:
    found = os.statvfs(folder)
    return found.f_bavail * found.f_frsize
