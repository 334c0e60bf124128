"""Tells the record how far a stage is, once a second at most."""

import time
from collections.abc import Callable
from typing import Protocol

from models.progress import Progress
from service.jobs import estimate

EVERY = 1.0
"""Seconds between two times that progress is told."""


class Tellable(Protocol):
    """Who keeps what is told: the record."""

    def progress(self, job_id: str, stage: str, fraction: float, seconds: float) -> None:
        """How far the stage is, and how long it is now expected to take."""
        ...

    def warn(self, job_id: str, line: str) -> None:
        """One Danish line that the person should know."""
        ...


class StageWatch:
    """A Watch on the one stage that runs. `guess` is the seconds it was expected to take when it began."""

    def __init__(
        self, record: Tellable, job_id: str, stage: str, guess: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._record = record
        self._job, self._stage, self._guess = job_id, stage, guess
        self._clock = clock
        self._began = self._told = clock()

    def begin(self, stage: str) -> Progress:  # noqa: ARG002 - it watches one stage
        """The stage begins."""
        return self._progress

    def end(self, stage: str, *, reused: bool) -> None:
        """The runner itself says when the stage is done: together with what came of it."""

    def warn(self, message: str) -> None:
        """Told at once."""
        self._record.warn(self._job, message)

    def _progress(self, fraction: float) -> None:
        now = self._clock()
        if now - self._told >= EVERY:
            self._told = now
            elapsed = now - self._began
            self._record.progress(self._job, self._stage, fraction, estimate.revised(self._guess, elapsed, fraction))
