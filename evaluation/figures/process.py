"""A program run as a process of its own, so that loading counts and its memory is its own."""

import os
import re
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIMIT = 900.0  # seconds after which a program is taken to hang
LONGEST_REASON = 120  # characters


class ProcessFailedError(Exception):
    """The program ended with an error; the message is the last line that it wrote on stderr, without folders."""


@dataclass(frozen=True)
class Ended:
    """What a program wrote on stdout, its seconds from start to end and its greatest memory.

    Linux counts what we ourselves hold when the program starts as its least: too little to matter beside a model.
    """

    output: str
    seconds: float
    peak_bytes: int


def ended(command: Sequence[str], environment: Mapping[str, str] | None = None, limit: float = LIMIT) -> Ended:
    """Run the program to its end; `environment` is added to ours.

    Raises:
        ProcessFailedError: it failed, or was still running after `limit` seconds.

    """
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.perf_counter()
        started = subprocess.Popen(command, stdout=out, stderr=err, env={**os.environ, **(environment or {})})  # noqa: S603 - programs that we name ourselves
        clock = threading.Timer(limit, started.kill)
        clock.start()
        try:
            _, status, used = os.wait4(started.pid, 0)
        except BaseException:
            started.kill()
            raise
        finally:
            clock.cancel()
        seconds = time.perf_counter() - began
        # wait4 has reaped it; Popen must know, or it would wait for a process that is gone.
        started.returncode = os.waitstatus_to_exitcode(status)
        if started.returncode:
            if seconds >= limit:
                raise ProcessFailedError(f"stoppet efter {limit:.0f} sekunder")
            err.seek(0)
            raise ProcessFailedError(_reason(command[0], started.returncode, err.read().decode(errors="replace")))
        out.seek(0)
        return Ended(out.read().decode(), seconds, used.ru_maxrss * 1024)


def _reason(program: str, code: int, errors: str) -> str:
    """One short line that can be published: it names no folder of this machine."""
    last = next((line.strip() for line in reversed(errors.splitlines()) if line.strip()), "")
    bare = re.sub(r"(?:/[^/\s'\"]+)+/", "", last)[:LONGEST_REASON]
    return f"{Path(program).name} endte med kode {code}{': ' + bare if bare else ''}"
