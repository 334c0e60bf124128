"""The whole job on the demo meeting: the command a person runs, from its sound and from its Teams transcript."""

import json
import sys
import tempfile
from pathlib import Path

from evaluation.figures.figure import JobFigure, Rate, Source, StageFigure, Timing
from evaluation.figures.process import ended
from evaluation.figures.recordings import DEMO, demo_turns
from evaluation.measures.alignment import aligned, by_time
from evaluation.measures.outcome import outcomes
from evaluation.measures.share import Share
from models.progress import Progress, silent
from service.meetings import Draft, Outcome, Transcript
from service.stages.run import Run

UDKAST = str(Path(sys.executable).with_name("udkast"))
COMMANDS: dict[Source, tuple[str, ...]] = {
    "sound": (str(DEMO / "demo.ogg"), "--agenda", str(DEMO / "dagsorden.docx")),
    "teams": ("--transcript", str(DEMO / "demo.vtt"), "--agenda", str(DEMO / "dagsorden.pdf")),
}


def measured(audio_seconds: float, runs: int, progress: Progress = silent) -> tuple[JobFigure, ...]:
    """The job from both sources; every run starts with nothing kept. Raises ProcessFailedError."""
    figures = []
    for done, (source, arguments) in enumerate(COMMANDS.items()):
        figures.append(_of(source, [drafted(arguments) for _ in range(runs)], audio_seconds))
        progress((done + 1) / len(COMMANDS))
    return tuple(figures)


class Drafted:
    """What one run of `udkast draft` left, and its seconds from start to end."""

    def __init__(self, out: Path, seconds: float) -> None:
        self.seconds = seconds
        self.run = Run.model_validate_json((out / "run.json").read_bytes())
        self.draft = Draft.model_validate_json((out / "draft.json").read_bytes())
        self.transcript = Transcript.model_validate_json((out / "transcript.json").read_bytes())


def drafted(arguments: tuple[str, ...]) -> Drafted:
    """Run `udkast draft` with nothing kept from an earlier run. Raises ProcessFailedError."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "out"
        end = ended([UDKAST, "draft", *arguments, "--out", str(out)], {"UDKAST_WORK": str(Path(folder) / "work")})
        return Drafted(out, end.seconds)


def _of(source: Source, done: list[Drafted], audio_seconds: float) -> JobFigure:
    names = [stage.name for stage in done[0].run.stages]
    stages = []
    for place, name in enumerate(names):
        timing = Timing.of([one.run.stages[place].seconds for one in done])
        peak = max(one.run.stages[place].peak_bytes for one in done)
        stages.append(StageFigure(name=name, seconds=timing, realtime=timing.median / audio_seconds, peak_bytes=peak))
    whole = Timing.of([one.seconds for one in done])
    last = done[-1]
    reference = json.loads((DEMO / "reference.json").read_text(encoding="utf-8"))
    expected = {item["number"]: frozenset([Outcome(item["outcome"])]) for item in reference["items"]}
    told = outcomes(last.draft, expected).pairs
    return JobFigure(
        source=source,
        audio_seconds=round(audio_seconds, 1),
        seconds=whole,
        realtime=whole.median / audio_seconds,
        peak_bytes=max(one.run.peak_bytes for one in done),
        stages=tuple(stages),
        alignment=Rate.of([aligned(last.draft, by_time(last.transcript, demo_turns()))]),
        outcome=Rate.of([Share(sum(right == found for right, found in told), len(told))]),
        models=tuple(f"{model.task}: {model.id}" for model in last.run.models),
    )
