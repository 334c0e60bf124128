import functools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from models.error import UdkastError
from models.progress import Progress, silent
from service.stages.worker import Care, StageFailedError, StageKilledError, StageStoppedError, in_process


def _hold(megabytes: int, progress: Progress) -> int:
    progress(0.5)
    return len(bytearray(megabytes << 20))


def _refuse(progress: Progress) -> None:
    raise UdkastError("Filen er tom; vælg en anden.")


def _stumble(progress: Progress) -> None:
    raise KeyError("hemmeligt navn")


def _die(progress: Progress) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _niceness(progress: Progress) -> int:
    return os.nice(0)


def _linger(file: Path, progress: Progress) -> None:
    file.write_text(str(os.getpid()), encoding="ascii")
    time.sleep(60)


def test_the_value_and_its_cost_come_back() -> None:
    heard: list[float] = []
    done = in_process(functools.partial(_hold, 200), heard.append)
    assert done.value == 200 << 20
    assert done.peak_bytes > 200 << 20
    assert heard == [0.5]


def test_an_error_for_a_person_comes_back_as_it_was() -> None:
    with pytest.raises(UdkastError, match=r"Filen er tom; vælg en anden\."):
        in_process(_refuse, silent)


def test_an_unforeseen_error_names_its_kind_and_not_its_content() -> None:
    with pytest.raises(StageFailedError) as error:
        in_process(_stumble, silent)
    assert str(error.value) == "KeyError"
    assert "hemmeligt navn" in error.value.trace


def test_a_killed_process_is_noticed() -> None:
    with pytest.raises(StageKilledError, match="hukommelsen"):
        in_process(_die, silent)


def test_a_stage_yields_to_others_when_asked() -> None:
    before = os.nice(0)
    assert in_process(_niceness, silent).value == before
    assert in_process(_niceness, silent, Care(nice=10)).value == min(19, before + 10)


def test_a_stage_that_is_stopped_is_gone(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def stopped() -> bool:
        return file.exists() and bool(file.read_text(encoding="ascii"))

    with pytest.raises(StageStoppedError):
        in_process(functools.partial(_linger, file), silent, Care(stopped=stopped))
    assert not Path(f"/proc/{file.read_text(encoding='ascii')}").exists()


def test_a_stage_does_not_outlive_who_asked_for_it(tmp_path: Path) -> None:
    asker = subprocess.Popen([sys.executable, __file__, tmp_path / "pid"], cwd=Path(__file__).parents[3])
    deadline = time.monotonic() + 60
    while not ((tmp_path / "pid").exists() and (tmp_path / "pid").read_text(encoding="ascii")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    stage = Path(f"/proc/{(tmp_path / 'pid').read_text(encoding='ascii')}")
    asker.kill()
    asker.wait()
    while stage.exists() and "State:\tZ" not in (stage / "status").read_text(encoding="ascii"):
        assert time.monotonic() < deadline
        time.sleep(0.05)


def test_ctrl_c_takes_the_process_along(tmp_path: Path) -> None:
    file = tmp_path / "pid"

    def when_it_runs(*_: object) -> None:
        if file.exists() and file.read_text(encoding="ascii"):
            signal.setitimer(signal.ITIMER_REAL, 0)
            raise KeyboardInterrupt

    before = signal.signal(signal.SIGALRM, when_it_runs)
    signal.setitimer(signal.ITIMER_REAL, 0.05, 0.05)
    try:
        with pytest.raises(KeyboardInterrupt):
            in_process(functools.partial(_linger, file), silent)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not Path(f"/proc/{file.read_text(encoding='ascii')}").exists()


if __name__ == "__main__":
    in_process(functools.partial(_linger, Path(sys.argv[1])), silent)
