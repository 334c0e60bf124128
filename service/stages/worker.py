"""A stage runs in a process of its own.

The invariant: when a stage ends, all memory of its models is back with the machine, whatever the libraries keep.
It also gives each stage its own peak memory, and lets a hung or greedy library be stopped without taking the
command line or the service with it.
"""

import contextlib
import ctypes
import multiprocessing
import os
import pickle
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Generic, TypeVar

from models.error import UdkastError
from models.progress import Progress

T = TypeVar("T")
LISTEN = 0.2
"""Seconds between two looks at whether the stage is to be stopped."""
_PARENT_DEATH = 1
"""PR_SET_PDEATHSIG, prctl(2)."""


def never() -> bool:
    """Nobody stops the stage."""
    return False


@dataclass(frozen=True)
class Care:
    """How a stage's process is run: how far it yields to others (nice(2)), and when it is to be stopped."""

    nice: int = 0
    stopped: Callable[[], bool] = never


ORDINARY = Care()


@dataclass(frozen=True)
class Done(Generic[T]):
    """What the stage gave, how many seconds it took and the greatest memory its process held."""

    value: T
    seconds: float
    peak_bytes: int


class StageFailedError(Exception):
    """The stage ended in a way that nobody foresaw. `str(error)` names the kind of error, never its content."""

    def __init__(self, kind: str, trace: str = "") -> None:
        super().__init__(kind)
        self.trace = trace


class StageKilledError(StageFailedError):
    """The stage's process was killed from outside: most often by a machine that ran out of memory."""


class StageStoppedError(Exception):
    """Somebody asked for the stage to be stopped, and it was."""


def in_process(work: Callable[[Progress], T], progress: Progress, care: Care = ORDINARY) -> Done[T]:
    """Run `work` in a fresh process and give back its value.

    `work` and its value must be picklable. What native libraries print is thrown away unless UDKAST_DEBUG is set,
    since it may quote the input.

    Raises:
        UdkastError: as `work` raised it.
        OSError: as `work` raised it (a full disk, say).
        StageFailedError: `work` raised something else, or its process died (StageKilledError).
        StageStoppedError: `care.stopped` said so; the process has ended.

    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    started = time.monotonic()
    process = context.Process(target=_serve, args=(theirs, pickle.dumps(work), os.getpid(), care.nice), daemon=True)
    # Ctrl-C reaches the whole group, but the parent alone decides what it means: the child is born deaf to it, since
    # even while it imports it would print a traceback.
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        process.start()
    finally:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
    theirs.close()
    try:
        while True:
            if care.stopped():
                raise StageStoppedError
            if not ours.poll(LISTEN):
                continue
            try:
                kind, content = ours.recv()
            except EOFError:
                process.join()
                raise _death(process.exitcode) from None
            if kind == "progress":
                progress(content)
            elif kind == "done":
                value, peak = content
                process.join()
                return Done(value, time.monotonic() - started, peak)
            elif kind == "failed":
                raise StageFailedError(*content)
            else:
                raise content
    finally:
        # Also on Ctrl-C: the stage must not go on after the one who asked for it is gone or has changed their mind.
        if process.is_alive():
            process.terminate()
            process.join(timeout=5)
        if process.is_alive():
            process.kill()
            process.join()
        ours.close()


def _serve(pipe: Connection, work: bytes, parent: int, nice: int) -> None:
    _die_with(parent)
    os.nice(nice)
    if not os.environ.get("UDKAST_DEBUG"):
        quiet = os.open(os.devnull, os.O_WRONLY)
        os.dup2(quiet, sys.__stdout__.fileno() if sys.__stdout__ else 1)
        os.dup2(quiet, sys.__stderr__.fileno() if sys.__stderr__ else 2)
    last = -1.0

    def progress(fraction: float) -> None:
        nonlocal last
        if fraction - last >= 0.005 or fraction >= 1:
            last = fraction
            pipe.send(("progress", fraction))

    # A parent that died closed the pipe: nobody waits for the answer.
    with contextlib.suppress(BrokenPipeError):
        try:
            value = pickle.loads(work)(progress)  # noqa: S301 - our own parent pickled it
            pipe.send(("done", (value, peak_bytes())))
        except (UdkastError, OSError) as error:
            if isinstance(error, BrokenPipeError):
                return
            pipe.send(("raised", error))
        except Exception as error:
            pipe.send(("failed", (type(error).__name__, traceback.format_exc())))


def peak_bytes() -> int:
    """The greatest resident memory that this process has held, in bytes.

    From /proc and not getrusage: after a fork, Linux counts the parent's peak into the child's ru_maxrss.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        import resource

        scale = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * scale
    line = next(line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) * 1024


def _die_with(parent: int) -> None:
    """When the one who asked is killed, this process ends too: two of them on one file would spoil it."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(_PARENT_DEATH, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)  # it was killed before that was said


def _death(code: int | None) -> StageFailedError:
    if code == -signal.SIGKILL:
        return StageKilledError("processen blev dræbt, sandsynligvis fordi hukommelsen slap op")
    return StageFailedError(f"processen stoppede med kode {code}")
