"""A stage runs in a process of its own.

The invariant: when a stage ends, all memory of its models is back with the machine, whatever the libraries keep.
It also gives each stage its own peak memory, and lets a hung or greedy library be stopped without taking the
command line with it.
"""

import contextlib
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


def in_process(work: Callable[[Progress], T], progress: Progress) -> Done[T]:
    """Run `work` in a fresh process and give back its value.

    `work` and its value must be picklable. What native libraries print is thrown away unless UDKAST_DEBUG is set,
    since it may quote the input.

    Raises:
        UdkastError: as `work` raised it.
        OSError: as `work` raised it (a full disk, say).
        StageFailedError: `work` raised something else, or its process died.

    """
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    started = time.monotonic()
    process = context.Process(target=_serve, args=(theirs, pickle.dumps(work)), daemon=True)
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
            try:
                kind, content = ours.recv()
            except EOFError:
                process.join()
                raise StageFailedError(_death(process.exitcode)) from None
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
        # Also on Ctrl-C: the stage must not go on after the one who asked for it is gone.
        if process.is_alive():
            process.terminate()
            process.join(timeout=5)
        if process.is_alive():
            process.kill()
            process.join()
        ours.close()


def _serve(pipe: Connection, work: bytes) -> None:
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


def _death(code: int | None) -> str:
    if code == -signal.SIGKILL:
        return "processen blev dræbt, sandsynligvis fordi hukommelsen slap op"
    return f"processen stoppede med kode {code}"
