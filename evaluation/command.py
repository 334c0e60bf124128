"""`udkast evaluate`: the figures of the README are measured anew. Found by the console script as an entry point.

Nothing heavy is imported before the command runs: every other command loads this module too.
"""

import datetime
import os
import shlex
import tempfile
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.error import UdkastError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from evaluation.figures.figure import Figures
    from evaluation.figures.minutes_order import Order
    from evaluation.figures.recordings import Recording
    from models.progress import Progress
    from service.settings import Settings

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "evaluation" / "results"
SPOKEN = Path("~/.cache/udkast/spoken")


class Part(StrEnum):
    """A part that can be measured alone."""

    JOB = "job"
    SPEECH = "speech"
    SPEAKERS = "speakers"
    DRAFTING = "drafting"
    MEMORY = "memory"
    PAGES = "pages"
    MINUTES = "minutes"
    TALKS = "talks"
    STATEMENTS = "statements"


def evaluate(  # noqa: PLR0913 - a command's options
    *,
    only: Annotated[str, typer.Option(help=f"Kun disse dele, adskilt af komma: {', '.join(Part)}")] = "",
    runs: Annotated[int, typer.Option(min=1, help="Hvor mange gange tiden måles på demomødet")] = 1,
    recordings: Annotated[Path, typer.Option(help="Mappen med danish_read og ami")] = Path("../shared/recordings"),
    splits: Annotated[
        str, typer.Option(help="minutes: kun møder fra disse mapper")
    ] = "fresh,final,last,tune,seen,more",
    meetings: Annotated[str, typer.Option(help="minutes: kun disse møder, adskilt af komma")] = "",
    model: Annotated[bool, typer.Option(help="minutes: mål også med sprogmodel (tager længst)")] = True,
    whole: Annotated[
        int, typer.Option(min=0, help="minutes: hvor mange møder i hver gruppe hele punktet gives til modellen på")
    ] = 6,
    sound: Annotated[bool, typer.Option(help="minutes, talks: mål også fra lyd")] = True,
    speak: Annotated[
        str, typer.Option(envvar="UDKAST_SPEAK", help="minutes, talks: kommandoen, der taler, hvor lyden mangler")
    ] = "",
    spoken: Annotated[Path, typer.Option(help="minutes, talks: mappen til de taltes lyd")] = SPOKEN,
    seeds: Annotated[Path, typer.Option(help="minutes: mappen med offentliggjorte referater")] = Path(
        "../shared/seeds"
    ),
    out: Annotated[Path, typer.Option(help="Mappen, som figures.md og figures.json lægges i")] = RESULTS,
    mistakes: Annotated[
        bool, typer.Option("--mistakes", help="Vis kun fejlene på de møder, der må bruges til justering")
    ] = False,
) -> None:
    """Mål programmet på møder med kendt facit, ved siden af andre programmer, og skriv tallene."""
    parts = _parts(only)
    if mistakes:
        _mistakes(parts)
        return
    from rich.console import Console

    from evaluation.figures.report import PARTS
    from service.cli.bars import Bars

    console = Console(stderr=True)
    with tempfile.TemporaryDirectory() as folder, Bars(console) as bars:
        order = _order(splits, meetings, speak, spoken, seeds, whole if model else 0, model=model, sound=sound)
        measuring = _Measuring(Path(folder), recordings, runs, out, order, bars.warn)
        for part in parts:
            progress = bars.begin(PARTS[part])
            measuring.measure(part, progress)
            bars.end(PARTS[part], reused=False)
    console.print(f"Tallene ligger i {out / 'figures.md'}", highlight=False, markup=False, soft_wrap=True)


def _parts(only: str) -> "list[Part]":
    names = [name.strip() for name in only.split(",") if name.strip()] or list(Part)
    unknown = [name for name in names if name not in list(Part)]
    if unknown:
        raise UdkastError(f"Delen {unknown[0]!r} findes ikke. Vælg blandt: {', '.join(Part)}.")
    return [Part(name) for name in names]


def _mistakes(parts: "list[Part]") -> None:
    from evaluation.figures import drafting, minutes, talks

    if Part.TALKS in parts:
        talks.mistakes(typer.echo)
    if Part.DRAFTING in parts:
        drafting.mistakes(typer.echo)
    if Part.MINUTES in parts:
        minutes.mistakes(typer.echo)


def _order(  # noqa: PLR0913, PLR0917 - the options as they were given
    splits: str, meetings: str, speak: str, spoken: Path, seeds: Path, whole: int, *, model: bool, sound: bool
) -> "Order":
    from evaluation.figures.minutes import SPLITS
    from evaluation.figures.minutes_order import Order

    wanted = [name.strip() for name in splits.split(",")]
    if unknown := [name for name in wanted if name not in SPLITS]:
        raise UdkastError(f"Mappen {unknown[0]!r} med møder findes ikke. Vælg blandt: {', '.join(SPLITS)}.")
    names = [name.strip() for name in meetings.split(",") if name.strip()]
    return Order(
        splits=[split for split in SPLITS if split in wanted],
        names=names,
        model=model,
        whole=whole,
        sound=sound,
        speak=shlex.split(speak),
        spoken=spoken.expanduser(),
        seeds=seeds,
    )


class _Measuring:
    """The figures as they stand, with the parts that are measured anew put in their place one by one."""

    def __init__(  # noqa: PLR0913, PLR0917 - what the parts ask for
        self,
        folder: Path,
        recordings: Path,
        runs: int,
        out: Path,
        order: "Order",
        warn: "Callable[[str], None]",
    ) -> None:
        self._folder = folder
        self._recordings = recordings
        self._runs = runs
        self._out = out
        self._order = order
        self._warn = warn

    def measure(self, part: Part, progress: "Progress") -> None:
        """Measure one part and write it at once, so that a later part's failure costs nothing."""
        from evaluation.figures.figure import Part as PartFigure
        from evaluation.figures.process import ProcessFailedError
        from service.stages.worker import StageFailedError

        left_out: list[str] = []

        def tell(line: str) -> None:
            left_out.append(line)
            self._warn(line)

        try:
            figures = self._measured(part, tell, progress)
        except (ProcessFailedError, StageFailedError) as error:
            raise UdkastError(f"Delen {part} kunne ikke måles: {error}") from error
        about = PartFigure(
            measured=datetime.datetime.now(datetime.UTC).date(), machine=_machine(), left_out=tuple(left_out)
        )
        before = self._before()
        self._write(before.model_copy(update={part.value: figures, "parts": {**before.parts, part.value: about}}))

    def _measured(self, part: Part, tell: "Callable[[str], None]", progress: "Progress") -> object:  # noqa: PLR0911 - one for each part
        from evaluation.figures import drafting, job, memory, minutes_order, speakers, speech, system
        from service.settings import Settings

        settings = Settings()
        store = settings.weights

        match part:
            case Part.JOB:
                return job.measured(self._demo().seconds, self._runs, progress)
            case Part.SPEECH:
                return speech.measured(system.speech(store), self._speech(tell), self._runs, progress)
            case Part.SPEAKERS:
                groups = self._speakers(tell)
                # Excerpts of half a minute say who is right, the demo meeting says how fast.
                runs = {name: self._runs if name == "demo" else 1 for name in groups}
                return speakers.measured(system.speakers(store), groups, runs, progress)
            case Part.MEMORY:
                return memory.measured(self._demo(), store, self._folder, progress)
            case Part.DRAFTING:
                return drafting.measured(progress)
            case Part.TALKS:
                return self._talks(settings, tell, progress)
            case Part.STATEMENTS:
                from evaluation.figures import statements

                return statements.measured(progress)
            case Part.PAGES:
                from evaluation.pages import measure

                return measure.measured(self._demo(), self._folder, progress)
            case Part.MINUTES:
                return minutes_order.measured(self._order, settings, tell, progress)

    def _talks(self, settings: "Settings", tell: "Callable[[str], None]", progress: "Progress") -> object:
        from evaluation.figures import talks, talks_sound
        from evaluation.talks.spoken import spoken_talks
        from models.grammar import Apertium
        from models.weights import Store
        from service.stages.equipment import LISTENING, Equipment

        grammar = Apertium() if Apertium.available() else None
        written = talks.measured(progress, grammar)
        if not self._order.sound or not (told := spoken_talks(self._order.speak, self._order.spoken, tell)):
            return written
        equipment = Equipment(Store(settings.weights), settings.profile, LISTENING)
        return (*written, *talks_sound.measured(told, equipment, settings.work, grammar, progress))

    def _demo(self) -> "Recording":
        from evaluation.figures import recordings

        return recordings.demo(self._folder)

    def _speech(self, tell: "Callable[[str], None]") -> "list[Recording]":
        from evaluation.figures import recordings

        read = recordings.read_sentences(self._recordings, self._folder)
        if read is None:
            tell("danish_read er udeladt: mappen findes ikke (angiv den med --recordings)")
        return [self._demo(), *([read] if read else [])]

    def _speakers(self, tell: "Callable[[str], None]") -> "dict[str, Sequence[Recording]]":
        from evaluation.figures import recordings

        ami = recordings.conversations(self._recordings, self._folder)
        if not ami:
            tell("ami er udeladt: mappen findes ikke (angiv den med --recordings)")
        return {"demo": [self._demo()], **({"ami": ami} if ami else {})}

    def _before(self) -> "Figures":
        from evaluation.figures.figure import Figures

        path = self._out / "figures.json"
        return Figures.model_validate_json(path.read_bytes()) if path.exists() else Figures()

    def _pictures(self) -> str:
        # From the root of the repository: the section is read both where it lies and in the README.
        out = self._out.resolve()
        return f"/{out.relative_to(ROOT)}/" if out.is_relative_to(ROOT) else ""

    def _write(self, figures: "Figures") -> None:
        from evaluation.figures import memory, minutes_pictures, readme, report

        self._out.mkdir(parents=True, exist_ok=True)
        (self._out / "figures.json").write_text(figures.to_json(), encoding="utf-8")
        section = report.markdown(figures, self._pictures())
        (self._out / "figures.md").write_text(section, encoding="utf-8")
        if figures.memory:
            memory.draw(figures.memory, self._out / "memory.svg", report.STAGES)
        for figure in figures.minutes:
            minutes_pictures.draw(figure, self._out)
        if self._out.resolve() == RESULTS:
            path = ROOT / "README.md"
            path.write_text(readme.inserted(path.read_text(encoding="utf-8"), section), encoding="utf-8")


def _machine() -> str:
    """Cores and memory: what a reader of the figures must know, and nothing that tells one machine from another."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} kerner, {memory:.0f} GB hukommelse"
