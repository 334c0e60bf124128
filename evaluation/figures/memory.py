"""Peak memory against the length of the recording: the demo meeting over and over."""

from collections.abc import Sequence
from pathlib import Path

from evaluation.figures.figure import MemoryFigure
from evaluation.figures.job import drafted
from evaluation.figures.recordings import DEMO, Recording, repeated
from models.progress import Progress, silent

MINUTES = (10, 20, 40, 60)


def measured(recording: Recording, folder: Path, progress: Progress = silent) -> tuple[MemoryFigure, ...]:
    """One run per length, shortest first. Raises ProcessFailedError."""
    figures = []
    for done, minutes in enumerate(MINUTES):
        sound = repeated(recording, minutes, folder)
        run = drafted((str(sound), "--agenda", str(DEMO / "dagsorden.docx"))).run
        sound.unlink()
        peaks = {stage.name: stage.peak_bytes for stage in run.stages if stage.peak_bytes}
        figures.append(
            MemoryFigure(minutes=minutes, seconds=run.seconds, peak_bytes={"whole": run.peak_bytes, **peaks})
        )
        progress(sum(MINUTES[: done + 1]) / sum(MINUTES))
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
            axes.plot(
                minutes, gigabytes, marker="o", label=names.get(stage, stage), linewidth=3 if stage == "whole" else 1.5
            )
        axes.axhline(3, color="grey", linestyle="--", linewidth=1)
        axes.annotate("krav: højst 3 GB", (minutes[0], 3), xytext=(0, 4), textcoords="offset points", color="grey")
        axes.set(xlabel="optagelsens længde, minutter", ylabel="største hukommelse, GB", xticks=minutes, ylim=(0, 3.4))
        axes.legend(frameon=False, ncols=3, loc="upper center", bbox_to_anchor=(0.5, -0.15))
        axes.spines[["top", "right"]].set_visible(False)
        chart.savefig(path, metadata={"Date": None})
        plt.close(chart)
