"""A program run as a process of its own, so that loading counts and its memory is its own."""

import os
import subprocess
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass


class ProcessFailedError(Exception):
    """The program ended with an error; the last line of what it wrote on stderr is the message."""


@dataclass(frozen=True)
class Ended:
    """What a program wrote on stdout, its seconds from start to end and its greatest memory.

    Linux counts what we ourselves hold when the program starts as its least: too little to matter beside a model.
    """

    output: str
    seconds: float
    peak_bytes: int


def ended(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Ended:
    """Run the program to its end; `environment` is added to ours. Raises ProcessFailedError if it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        started = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, **(environment or {})})  # noqa: S603 - programs that we name ourselves
        try:
            _, status, used = os.wait4(started.pid, 0)
        except BaseException:
            started.kill()
            raise
        seconds = time.perf_counter() - began
        # wait4 has reaped it; Popen must know, or it would wait for a process that is gone.
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            err.seek(0)
            lines = err.read().decode(errors="replace").strip().splitlines()
            raise ProcessFailedError(f"{command[0]} ({started.returncode}): {lines[-1] if lines else ''}")
        out.seek(0)
        return Ended(out.read().decode(), seconds, used.ru_maxrss * 1024)
