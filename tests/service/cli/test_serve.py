import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from service.settings import Settings

COMMAND = [sys.executable, "-c", "from service.cli.main import main; main()"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
        return port


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    if not (Settings().assets / "dkfds").is_dir():
        pytest.skip("the npm packages are not installed")
    return {**os.environ, "UDKAST_DATA": str(tmp_path / "data"), "UDKAST_PORT": str(free_port())}


@pytest.fixture
def service(environment: dict[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen([*COMMAND, "serve"], env=environment, stderr=subprocess.PIPE, text=True)
    until = time.monotonic() + 60
    while time.monotonic() < until and process.poll() is None:
        try:
            if httpx.get(f"http://127.0.0.1:{environment['UDKAST_PORT']}/ready").is_success:
                break
        except httpx.HTTPError:
            time.sleep(0.1)
    yield process
    process.kill()
    process.wait()


def run(environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments], env=environment, capture_output=True, text=True, check=False, timeout=120
    )


def test_a_one_time_link_signs_in_and_the_link_is_never_logged(
    service: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    assert run(environment, "users", "add", "ada@eksempel.dk", "--name", "Ada Holm", "--admin").returncode == 0
    link = run(environment, "users", "link", "ada@eksempel.dk").stdout.strip()
    page = httpx.get(link)
    assert page.status_code == 200
    assert "Log ind" in page.text
    service.send_signal(signal.SIGTERM)
    assert service.wait(timeout=30) == 0
    assert service.stderr is not None
    assert link.rsplit("/", 1)[1] not in service.stderr.read()


def test_a_second_service_on_the_same_data_says_so_in_one_line(
    service: subprocess.Popen[str], environment: dict[str, str]
) -> None:
    assert service.poll() is None
    second = run({**environment, "UDKAST_PORT": str(free_port())}, "serve")
    assert second.returncode == 2
    assert "kører allerede" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_port_that_is_taken_is_said_in_one_line(environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", int(environment["UDKAST_PORT"]))):
        answer = run(environment, "serve")
    assert answer.returncode == 2
    assert answer.stderr.count("\n") == 1
    assert "UDKAST_PORT" in answer.stderr


def test_a_data_folder_that_cannot_be_written_is_said_in_one_line(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    answer = run({**environment, "UDKAST_DATA": str(tmp_path / "fil" / "data")}, "serve")
    assert answer.returncode == 2
    assert "UDKAST_DATA" in answer.stderr
