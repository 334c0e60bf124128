"""The table of what the beslutninger are worth, in Danish, with its pictures.

Run alone: `python -m evaluation.figures.minutes_report --splits tune,seen --out DIR [--weight GGUF] [--meetings A,B]`;
with `--mistakes` it tells what goes wrong in the meetings that may be read, instead.
"""

import argparse
from collections.abc import Sequence
from pathlib import Path

from evaluation.figures.figure import Rate
from evaluation.figures.minutes import BETTER, COUNTS, SPLITS, SYSTEMS, Gap, MinutesFigure, measured, mistakes
from evaluation.meetings.minuted import KEPT
from service.meetings import Outcome


def markdown(figure: MinutesFigure) -> str:
    """The table, in Danish: a column per system, and ours against each baseline."""
    systems = {one.system: one for one in figure.systems}
    head = ["", *(SYSTEMS[name] for name in systems)]
    rows = [
        [label, *(_cell(next(c.rate for c in one.counts if c.measure == m), m) for one in systems.values())]
        for m, label in COUNTS.items()
    ]
    rows.append(["sekunder pr. minut møde", *(_number(one.seconds_per_minute, 2) for one in systems.values())])
    rows.append(["største hukommelse", *(f"{_number(one.peak_bytes / 1e9, 2)} GB" for one in systems.values())])
    first = next(iter(systems.values()))
    blocks = [
        (
            f"{first.meetings} møder, {first.items} punkter ({', '.join(figure.splits)}). Replikker i rigtigt punkt: "
            f"{_cell(figure.alignment, 'outcome')}; grænser mellem punkter (WindowDiff, 0 er rigtigt): "
            f"{_cell(figure.boundaries, 'boundaries')}. Tal i parentes er 95 % bootstrap-interval over møder."
        ),
        _table(head, rows),
    ]
    for one in figure.systems:
        if one.gaps:
            baselines = list(dict.fromkeys(gap.baseline for gap in one.gaps))
            held = {(gap.measure, gap.baseline): gap for gap in one.gaps}
            blocks.append(f"Forskellen fra {SYSTEMS[one.system]} til hver af de andre, parvis over møder:")
            blocks.append(
                _table(
                    ["", *(SYSTEMS[name] for name in baselines)],
                    [[label, *(_gap(held[m, name]) for name in baselines)] for m, label in COUNTS.items()],
                )
            )
    for one in figure.systems:
        if one.confused and one.system != "hand":
            wrong = ", ".join(f"{c.expected} → {c.found or 'intet'} ({c.count})" for c in one.confused)
            blocks.append(f"Forvekslet, {SYSTEMS[one.system]}: {wrong}.")
    for one in figure.systems:
        kinds = {"forkert": one.wrong, "sprogfejl": one.grammar, "forbudt": one.forbidden}
        told = "; ".join(f"{k}: {', '.join(f'{x} {n}' for x, n in of.items())}" for k, of in kinds.items() if of)
        if told:
            blocks.append(f"Slags fejl, {SYSTEMS[one.system]}: {told}.")
    return "\n\n".join(blocks) + "\n"


def draw(figure: MinutesFigure, path: Path) -> None:
    """Fact recall against precision, a mark per system with its intervals, as SVG."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": "udkast", "font.family": "sans-serif"}):
        chart, axes = plt.subplots(figsize=(7, 4), layout="constrained")
        for one in figure.systems:
            recall, precision = (next(c.rate for c in one.counts if c.measure == m) for m in ("recall", "precision"))
            spread = [
                [[rate.rate - (rate.low or rate.rate)], [(rate.high or rate.rate) - rate.rate]]
                for rate in (recall, precision)
            ]
            axes.errorbar(
                recall.rate, precision.rate, xerr=spread[0], yerr=spread[1], marker="o", label=SYSTEMS[one.system]
            )
        axes.set(xlabel=COUNTS["recall"], ylabel=COUNTS["precision"], xlim=(0, 1.02), ylim=(0, 1.02))
        axes.legend(frameon=False, ncols=2, loc="upper center", bbox_to_anchor=(0.5, -0.15))
        axes.spines[["top", "right"]].set_visible(False)
        chart.savefig(path, metadata={"Date": None})
        plt.close(chart)


def draw_confusion(figure: MinutesFigure, system: str, path: Path) -> None:
    """What was taken for what, as SVG; the diagonal is left out."""
    import matplotlib as mpl

    mpl.use("svg")
    from matplotlib import pyplot as plt

    confused = next(one.confused for one in figure.systems if one.system == system)
    names = [*(o.value for o in Outcome), "intet"]
    grid = [
        [sum(c.count for c in confused if c.expected == row and (c.found or "intet") == column) for column in names]
        for row in names[:-1]
    ]
    with plt.rc_context({"svg.fonttype": "none", "svg.hashsalt": "udkast", "font.family": "sans-serif"}):
        chart, axes = plt.subplots(figsize=(7, 5), layout="constrained")
        axes.imshow(grid, cmap="Blues")
        axes.set_xticks(range(len(names)), names, rotation=40, ha="right")
        axes.set_yticks(range(len(names) - 1), names[:-1])
        axes.set(xlabel="fundet", ylabel="rigtigt")
        for y, row in enumerate(grid):
            for x, n in enumerate(row):
                if n:
                    axes.text(x, y, str(n), ha="center", va="center")
        chart.savefig(path, metadata={"Date": None})
        plt.close(chart)


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    return "\n".join("| " + " | ".join(line) + " |" for line in [head, ["---"] * len(head), *rows])


def _cell(rate: Rate, measure: str) -> str:
    if not rate.whole:
        return "–"
    low_high = "" if rate.low is None or rate.high is None else f" ({_percent(rate.low)}–{_percent(rate.high)})"
    counted = f" · {rate.part}" if measure in {"forbidden", "wrong_unflagged", "unsupported_unflagged"} else ""
    return f"{_percent(rate.rate)}{low_high}{counted}"


def _gap(gap: Gap) -> str:
    sure = gap.low > 0 or gap.high < 0
    better = (gap.gap > 0) == (BETTER.get(gap.measure, -1) > 0)
    mark = (" bedre" if better else " dårligere") if sure and gap.measure != "compression" else ""
    return f"{_signed(gap.gap)} ({_signed(gap.low)} til {_signed(gap.high)}){mark}"


def _signed(share: float) -> str:
    return f"{100 * share:+.1f}".replace(".", ",").replace("-", "−")


def _percent(share: float) -> str:
    return f"{_number(100 * share, 1)} %"


def _number(value: float, digits: int) -> str:
    return f"{value:.{digits}f}".replace(".", ",")


def write(figure: MinutesFigure, out: Path) -> None:
    """Table, JSON and pictures into a folder."""
    out.mkdir(parents=True, exist_ok=True)
    name = "minutes-" + "-".join(figure.splits)
    (out / f"{name}.json").write_text(figure.to_json(), encoding="utf-8")
    (out / f"{name}.md").write_text(markdown(figure), encoding="utf-8")
    draw(figure, out / f"{name}.svg")
    ours = next(one.system for one in figure.systems if one.gaps)
    if KEPT.isdisjoint(figure.splits):
        draw_confusion(figure, ours, out / f"{name}-confusion.svg")


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.figures.minutes_report")
    parser.add_argument("--splits", default="tune,seen")
    parser.add_argument("--mistakes", action="store_true")
    parser.add_argument("--out", type=Path, default=Path("evaluation/results"))
    parser.add_argument("--weight", type=Path)
    parser.add_argument("--meetings", default="")
    given = parser.parse_args()
    splits = [split for split in SPLITS if split in given.splits.split(",")]
    if given.mistakes:
        mistakes(print, splits)
        return
    names = [name for name in given.meetings.split(",") if name]
    write(measured(splits, given.weight, names), given.out)


if __name__ == "__main__":
    _main()
