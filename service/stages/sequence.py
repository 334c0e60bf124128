"""Stages run one after the other, each once."""

import time
from collections.abc import Callable
from typing import TypeVar

from pydantic import TypeAdapter

from models.progress import Progress
from service.stages import worker
from service.stages.run import StageRun
from service.stages.watch import Watch
from service.stages.worker import ORDINARY, Care
from service.stages.workspace import Workspace

T = TypeVar("T")


class Sequence:
    """Runs stages, keeps what they give in the workspace, and remembers what each cost."""

    def __init__(self, workspace: Workspace, watch: Watch, care: Care = ORDINARY) -> None:
        self._workspace = workspace
        self._watch = watch
        self._care = care
        self._runs: list[StageRun] = []

    @property
    def runs(self) -> tuple[StageRun, ...]:
        """What every stage so far has cost."""
        return tuple(self._runs)

    @property
    def peak_bytes(self) -> int:
        """The greatest memory that was held at once: a stage's process on top of this one."""
        here = worker.peak_bytes()
        return here + max((run.peak_bytes for run in self._runs), default=0)

    def kept(self, name: str, key: str, type_: TypeAdapter[T], work: Callable[[Progress], T]) -> T:
        """The stage's result: what an earlier run kept under that key, or else what `work` gives in its own process."""
        progress = self._watch.begin(name)
        started = time.monotonic()
        earlier = self._workspace.load(name, key, type_)
        if earlier is not None:
            self._done(StageRun(name=name, seconds=time.monotonic() - started, peak_bytes=0, reused=True))
            return earlier
        done = worker.in_process(work, progress, self._care)
        self._workspace.keep(name, key, done.value, type_)
        self._done(StageRun(name=name, seconds=time.monotonic() - started, peak_bytes=done.peak_bytes))
        return done.value

    def here(self, name: str, work: Callable[[Progress], T]) -> T:
        """The result of a short stage, run in this process and not kept."""
        progress = self._watch.begin(name)
        started = time.monotonic()
        value = work(progress)
        self._done(StageRun(name=name, seconds=time.monotonic() - started, peak_bytes=0))
        return value

    def _done(self, run: StageRun) -> None:
        self._runs.append(run.model_copy(update={"seconds": round(run.seconds, 3)}))
        self._watch.end(run.name, reused=run.reused)
