"""Peak memory against the length of the recording: the demo meeting over and over.

Only the stages that read the sound are run, as the job runs them, each in a process of its own. What the other
stages hold stands in the table of the whole job.
"""

import functools
from collections.abc import Sequence
from pathlib import Path

from evaluation.figures.figure import MemoryFigure
from evaluation.figures.recordings import Recording, repeated
from models.progress import Progress, silent
from models.speech import Hints
from models.weights import Store
from service.stages import listening, worker
from service.stages.equipment import LISTENING, Equipment

MINUTES = (10, 60)


def measured(recording: Recording, store: Path, folder: Path, progress: Progress = silent) -> tuple[MemoryFigure, ...]:
    """Every length, shortest first. Raises UdkastError or StageFailedError as the stages do."""
    equipment = Equipment(Store(store), "embedded", LISTENING)
    speech, segmentation, embedding = (equipment.model(task) for task in LISTENING)
    figures = []
    for minutes in MINUTES:
        sound = repeated(recording, minutes, folder)
        decoded = folder / "decoded.wav"
        stages: dict[str, worker.Done[object]] = {
            "sound": worker.in_process(functools.partial(listening.decoded, sound, decoded), silent),
            "speech": worker.in_process(functools.partial(listening.words, decoded, speech, Hints()), silent),
            "speakers": worker.in_process(
                functools.partial(listening.turns, decoded, segmentation, embedding, None), silent
            ),
        }
        sound.unlink()
        decoded.unlink()
        figures.append(
            MemoryFigure(
                minutes=minutes,
                seconds=round(sum(stage.seconds for stage in stages.values()), 3),
                peak_bytes={name: stage.peak_bytes for name, stage in stages.items()},
            )
        )
        progress(sum(figure.minutes for figure in figures) / sum(MINUTES))
    return tuple(figures)


def draw(figures: Sequence[MemoryFigure], path: Path, names: dict[str, str]) -> None:
    """The curve as SVG: a line per stage, `names` being what a reader calls them."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    # Text stays text and ids stay the same: the file changes only when the figures do.
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": "udkast", "font.family": "sans-serif"}):
        chart, axes = plt.subplots(figsize=(7, 4), layout="constrained")
        minutes = [figure.minutes for figure in figures]
        for stage in figures[0].peak_bytes:
            gigabytes = [figure.peak_bytes.get(stage, 0) / 1e9 for figure in figures]
            axes.plot(minutes, gigabytes, marker="o", label=names.get(stage, stage))
        axes.axhline(3, color="grey", linestyle="--", linewidth=1)
        axes.annotate("krav: højst 3 GB", (minutes[0], 3), xytext=(0, 4), textcoords="offset points", color="grey")
        axes.set(xlabel="optagelsens længde, minutter", ylabel="største hukommelse, GB", xticks=minutes, ylim=(0, 3.4))
        axes.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.15))
        axes.spines[["top", "right"]].set_visible(False)
        chart.savefig(path, metadata={"Date": None})
        plt.close(chart)
