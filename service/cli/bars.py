"""Progress on stderr: a bar per stage on a terminal; elsewhere silence, so that an error stays the only line."""

from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from models.progress import Progress as Told

NAMES = {
    "sound": "Lyden læses",
    "speech": "Talen skrives ned",
    "speakers": "Talerne skelnes",
    "transcript": "Replikkerne samles",
    "drafting": "Udkastet skrives",
    "export": "Filerne skrives",
}


class Bars:
    """A Watch that shows a bar per stage while its block runs."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._progress = Progress(
            TextColumn("{task.description:<30}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f} %"),
            TimeElapsedColumn(),
            TimeRemainingColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> "Bars":
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, stage: str) -> Told:
        """A new bar under the earlier ones."""
        task = self._tasks[stage] = self._progress.add_task(NAMES.get(stage, stage), total=1.0)
        return lambda fraction: self._progress.update(task, completed=fraction)

    def end(self, stage: str, *, reused: bool) -> None:
        """The bar is full; a stage that an earlier run had done says so."""
        name = NAMES.get(stage, stage)
        self._progress.update(self._tasks[stage], completed=1.0, description=f"{name} (fra før)" if reused else name)

    def warn(self, message: str) -> None:
        """One line over the bars."""
        self._console.print(f"Bemærk: {message}", highlight=False, markup=False)
