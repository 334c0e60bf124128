"""The pictures beside the minutes' table, as SVG: recall against precision, recall over length, confusion."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from evaluation.figures.counting import COUNTS
from evaluation.figures.figure import MinutesFigure, Rate, SystemFigure
from evaluation.figures.minutes import SYSTEMS
from service.meetings import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes

OUTCOMES = {
    "approved": "godkendt",
    "approved_with_changes": "godkendt med ændringer",
    "rejected": "afvist",
    "postponed": "udsat",
    "referred": "oversendt",
    "noted": "taget til efterretning",
    "discussed": "drøftet",
    "none": "ingen beslutning",
}


def names(figure: MinutesFigure) -> list[str]:
    """The pictures of one group of meetings; confusion only where it may be told."""
    name = "minutes-" + "-".join(figure.splits)
    return [f"{name}.svg", f"{name}-length.svg", *([f"{name}-confusion.svg"] if _confused(figure) else [])]


def draw(figure: MinutesFigure, folder: Path) -> None:
    """Draw them into a folder."""
    recall, length, *confusion = names(figure)
    _recall(figure, folder / recall)
    _length(figure, folder / length)
    for name, one in zip(confusion, _confused(figure), strict=False):
        _confusion(one, folder / name)


def _confused(figure: MinutesFigure) -> list[SystemFigure]:
    """The systems that took outcomes for others, ours without a model first: with one the outcomes are the same."""
    return [one for one in figure.systems if one.confused]


@contextlib.contextmanager
def _chart(path: Path, height: float = 4.0) -> Iterator["Axes"]:
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    # Text stays text and ids stay the same: the file changes only when the figures do.
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": "udkast", "font.family": "sans-serif"}):
        chart, axes = plt.subplots(figsize=(7, height), layout="constrained")
        yield axes
        axes.spines[["top", "right"]].set_visible(False)
        chart.savefig(path, metadata={"Date": None})
        plt.close(chart)


def _rate(one: SystemFigure, measure: str) -> Rate:
    return next(c.rate for c in one.counts if c.measure == measure)


def _recall(figure: MinutesFigure, path: Path) -> None:
    with _chart(path) as axes:
        for one in figure.systems:
            recall, precision = (_rate(one, measure) for measure in ("recall", "precision"))
            spread = [[[rate.rate - _low(rate)], [_high(rate) - rate.rate]] for rate in (recall, precision)]
            axes.errorbar(
                recall.rate, precision.rate, xerr=spread[0], yerr=spread[1], marker="o", label=SYSTEMS[one.system]
            )
        axes.set(xlabel=COUNTS["recall"], ylabel=COUNTS["precision"], xlim=(0, 1.02), ylim=(0, 1.02))
        axes.legend(frameon=False, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.15))


def _low(rate: Rate) -> float:
    return rate.rate if rate.low is None else rate.low


def _high(rate: Rate) -> float:
    return rate.rate if rate.high is None else rate.high


def _length(figure: MinutesFigure, path: Path) -> None:
    """Facts found by how much was said of the item: a line per system, the band being the interval over items."""
    with _chart(path) as axes:
        told = [one for one in figure.systems if one.system != "hand" and one.stretches]
        for one in told:
            steps = range(len(one.stretches))
            rates = [stretch.recall for stretch in one.stretches]
            (line,) = axes.plot(steps, [rate.rate for rate in rates], marker="o", label=SYSTEMS[one.system])
            axes.fill_between(
                steps, [_low(r) for r in rates], [_high(r) for r in rates], alpha=0.12, color=line.get_color()
            )
        if told:
            stretches = told[0].stretches
            names = [f"til {s.words}\n({s.items})" if s.words < 10**6 else f"flere\n({s.items})" for s in stretches]
            axes.set_xticks(range(len(stretches)), names)
        axes.set(xlabel="ord sagt under punktet (antal punkter)", ylabel=COUNTS["recall"], ylim=(0, 1.02))
        axes.legend(frameon=False, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.22))


def _confusion(one: SystemFigure, path: Path) -> None:
    """What was taken for what; the diagonal is left out."""
    rows = [outcome.value for outcome in Outcome]
    columns = [*rows, "intet"]
    counts = {(c.expected, c.found or "intet"): c.count for c in one.confused}
    grid = [[counts.get((row, column), 0) for column in columns] for row in rows]
    with _chart(path, 5.0) as axes:
        axes.imshow(grid, cmap="Blues")
        axes.set_xticks(range(len(columns)), [OUTCOMES.get(n, n) for n in columns], rotation=40, ha="right")
        axes.set_yticks(range(len(rows)), [OUTCOMES.get(n, n) for n in rows])
        axes.set(xlabel=f"fundet ({SYSTEMS[one.system]})", ylabel="rigtigt")
        for y, row in enumerate(grid):
            for x, n in enumerate(row):
                if n:
                    axes.text(x, y, str(n), ha="center", va="center")
