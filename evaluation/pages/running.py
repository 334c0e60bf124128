"""A program that serves, in a process of its own."""

import os
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from models.error import UdkastError

STARTS_WITHIN = 60.0  # seconds
STOPS_WITHIN = 20.0


@dataclass(frozen=True)
class Running:
    """Where it answers, and its process."""

    address: str
    pid: int

    def peak_bytes(self) -> int:
        """The most memory that the process itself has held so far; its children's is not counted."""
        status = Path(f"/proc/{self.pid}/status").read_text(encoding="ascii")
        return next(int(line.split()[1]) * 1024 for line in status.splitlines() if line.startswith("VmHWM"))


@contextmanager
def running(
    command: Sequence[str], port: int, probe: str, environment: Mapping[str, str] | None = None
) -> Iterator[Running]:
    """The program while the block runs; it answers `probe` before the block begins.

    Raises:
        UdkastError: it ended, or did not answer in time.

    """
    address = f"http://127.0.0.1:{port}"
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(  # noqa: S603 - programs of our own
            command, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=said
        )
        try:
            until = time.monotonic() + STARTS_WITHIN
            while not _answers(address + probe):
                if process.poll() is not None or time.monotonic() > until:
                    said.seek(0)
                    last = said.read().decode(errors="replace").strip().splitlines()[-1:]
                    raise UdkastError(" ".join(["Programmet, der skal køre, svarer ikke.", *last]))
                time.sleep(0.1)
            yield Running(address, process.pid)
        finally:
            process.terminate()
            try:
                process.wait(STOPS_WITHIN)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


def _answers(address: str) -> bool:
    try:
        return httpx.get(address, timeout=2).status_code == httpx.codes.OK
    except httpx.HTTPError:
        return False
