"""What the beslutninger of the meetings with references are worth, beside baselines with the same weights.

`measured` counts; `markdown` writes the table, `draw` the pictures. Intervals are bootstrapped over meetings: items of
one meeting are not independent of one another. A result is the difference to a baseline with its paired interval.

Run alone: `python -m evaluation.figures.minutes --splits tune,seen --out FOLDER [--weight GGUF] [--meetings A,B]`.
"""

import argparse
import functools
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from pydantic import Field

from evaluation.figures import writers
from evaluation.figures.figure import Confused, Rate
from evaluation.figures.writers import WrittenItem, WrittenMeeting
from evaluation.measures import danish, editing, facts
from evaluation.measures.alignment import aligned, boundary_error
from evaluation.measures.grounds import Grounds, doubt, wrong
from evaluation.measures.share import Share, difference
from evaluation.meetings.minuted import ForbiddenKind, MinutedMeeting, MinutedSplit, minuted_meetings
from models.progress import Progress, silent
from service.meetings import Draft, Outcome, Value
from service.stages.worker import in_process

SPLITS: tuple[MinutedSplit, ...] = get_args(MinutedSplit)
SYSTEMS = {
    "rules": "Udkast uden sprogmodel",
    "model": "Udkast med sprogmodel",
    "whole": "hele punktet i én prompt",
    "first": "første sætning af hver replik",
    "hand": "facit selv",
}
COUNTS = {
    "outcome": "rigtigt udfald",
    "recall": "fakta med",
    "precision": "sætninger til sagen",
    "forbidden": "forbudte ting skrevet",
    "wrong_unflagged": "forkert person, tal eller dato, uden advarsel",
    "wrong_flagged": "forkert person, tal eller dato, med advarsel",
    "unsupported_unflagged": "uden dækning, uden advarsel",
    "unsupported_flagged": "uden dækning, med advarsel",
    "grammar": "sprogfejl pr. sætning",
    "compression": "ord skrevet pr. ord sagt",
    "edits": "ord at rette pr. ord",
}
BETTER = {"outcome": 1, "recall": 1, "precision": 1}
"""Which way is better: 1 for more, otherwise less."""


class Counted(Value):
    """One measure of one system: the pooled rate with its interval."""

    measure: str
    rate: Rate


class Gap(Value):
    """How much higher our rate is than a baseline's, with the paired 95 % interval."""

    measure: str
    baseline: str
    gap: float
    low: float
    high: float


class SystemFigure(Value):
    """One system on the meetings. `confused`, `wrong` and `grammar` are empty where the final split is in it."""

    system: str
    meetings: int
    items: int
    seconds_per_minute: float
    peak_bytes: int
    counts: tuple[Counted, ...]
    gaps: tuple[Gap, ...] = ()
    confused: tuple[Confused, ...] = ()
    wrong: dict[str, int] = Field(default_factory=dict)
    grammar: dict[str, int] = Field(default_factory=dict)
    forbidden: dict[str, int] = Field(default_factory=dict)


class MinutesFigure(Value):
    """All systems on the same meetings, and how the utterances were given to items."""

    splits: tuple[MinutedSplit, ...]
    alignment: Rate
    boundaries: Rate
    systems: tuple[SystemFigure, ...]


class Held(Value):
    """What was counted of one meeting by one system."""

    shares: dict[str, tuple[int, int]]
    confused: tuple[tuple[Outcome, Outcome | None], ...]
    wrong: dict[str, int]
    grammar: dict[str, int]
    forbidden: dict[str, int]


def measured(
    splits: Sequence[MinutedSplit], weight: Path | None = None, names: Sequence[str] = (), progress: Progress = silent
) -> MinutesFigure:
    """Every system on the meetings of the splits, each in a process of its own; without a weight no model is run.

    With `names` only these meetings are run: enough for a try, the intervals are then wide.
    """
    meetings = {
        f"{split}/{name}": meeting
        for split in splits
        for name, meeting in minuted_meetings(split).items()
        if not names or name in names
    }
    drafts: dict[str, Draft] = {}
    counted: dict[str, list[Held]] = {}
    cost: dict[str, tuple[float, int]] = {}
    run_by = [s for s in SYSTEMS if weight is not None or s not in {"model", "whole"}]
    for done, system in enumerate(run_by):
        work = functools.partial(writers.all_written, meetings, drafts, system, weight)
        run = in_process(work, lambda share, done=done: progress((done + share) / len(run_by)))  # type: ignore[misc]
        if not drafts:
            drafts = {name: one.draft for name, one in run.value.items() if one.draft is not None}
        counted[system] = [count(meetings[name], one) for name, one in run.value.items()]
        cost[system] = (sum(one.seconds for one in run.value.values()), run.peak_bytes)
    minutes = sum(meeting.transcript().duration for meeting in meetings.values()) / 60
    secret = "final" in splits
    ours = "model" if weight is not None else "rules"
    figures = []
    for system in run_by:
        seconds, peak = cost[system]
        figures.append(_figure(system, counted[system], seconds / minutes, peak, secret=secret))
        if system == ours:
            gaps = [gap for other in run_by if other not in {ours, "hand"} for gap in _gaps(counted, ours, other)]
            figures[-1] = figures[-1].model_copy(update={"gaps": tuple(gaps)})
    references = {name: meeting.items_of_utterances() for name, meeting in meetings.items()}
    return MinutesFigure(
        splits=tuple(splits),
        alignment=Rate.of([aligned(drafts[name], reference) for name, reference in references.items()]),
        boundaries=Rate.of([boundary_error(drafts[name], reference) for name, reference in references.items()]),
        systems=tuple(figures),
    )


def count(meeting: MinutedMeeting, written: WrittenMeeting) -> Held:
    """Everything that is counted of one meeting."""
    shares: dict[str, Share] = {name: Share(0, 0) for name in COUNTS}
    kinds: Counter[str] = Counter()
    grammar: Counter[str] = Counter()
    forbidden: Counter[str] = Counter()
    confused = []
    whole_talk = " ".join([meeting.agenda, *(text for _, text, _ in meeting.utterances)])
    for number, reference in meeting.items.items():
        item = written.items.get(number, WrittenItem())
        lines = [text for text, _ in item.sentences]
        said = _said(meeting, number)
        found = facts.held(reference, lines, meeting.participants)
        right = item.outcome in reference.outcome
        confused.append((item.outcome if right and item.outcome else reference.outcome[0], item.outcome))
        grounds = Grounds(f"{said} {meeting.agenda}", whole_talk, meeting.participants)
        judged = [(flagged, wrong(s, reference.facts, grounds), doubt(s, grounds)) for s, flagged in item.sentences]
        errors = danish.errors_of(lines)
        whole = len(lines)
        for name, share in {
            "outcome": Share(int(right), 1),
            "recall": found.recall,
            "precision": found.precision,
            "forbidden": Share(len(found.forbidden), len(reference.forbidden)),
            "wrong_unflagged": Share(sum(bool(w) and not flagged for flagged, w, _ in judged), whole),
            "wrong_flagged": Share(sum(bool(w) and flagged for flagged, w, _ in judged), whole),
            "unsupported_unflagged": Share(sum(d.unsupported and not flagged for flagged, _, d in judged), whole),
            "unsupported_flagged": Share(sum(d.unsupported and flagged for flagged, _, d in judged), whole),
            "grammar": Share(errors.total(), whole),
            "compression": editing.compression(" ".join(lines), said),
            "edits": editing.edits(" ".join(lines), reference.beslutning),
        }.items():
            shares[name] = Share.sum([shares[name], share])
        kinds.update(kind for _, w, _ in judged for kind in w)
        grammar.update({kind.value: n for kind, n in errors.items()})
        forbidden.update(ForbiddenKind(one.kind).value for one, _ in found.forbidden)
    return Held(
        shares={name: (share.part, share.whole) for name, share in shares.items()},
        confused=tuple(confused),
        wrong=dict(kinds),
        grammar=dict(grammar),
        forbidden=dict(forbidden),
    )


def _said(meeting: MinutedMeeting, number: int) -> str:
    items = meeting.items_of_utterances().values()
    return " ".join(text for (_, text, _), of in zip(meeting.utterances, items, strict=True) if number in of)


def _shares(counted: Sequence[Held], measure: str) -> list[Share]:
    return [Share(*one.shares[measure]) for one in counted]


def _gaps(counted: Mapping[str, Sequence[Held]], ours: str, other: str) -> list[Gap]:
    gaps = []
    for measure in COUNTS:
        gap, low, high = difference(_shares(counted[ours], measure), _shares(counted[other], measure))
        gaps.append(Gap(measure=measure, baseline=other, gap=gap, low=low, high=high))
    return gaps


def _figure(system: str, counted: Sequence[Held], seconds: float, peak: int, *, secret: bool) -> SystemFigure:
    pairs = Counter(pair for one in counted for pair in one.confused)
    return SystemFigure(
        system=system,
        meetings=len(counted),
        items=sum(len(one.confused) for one in counted),
        seconds_per_minute=round(seconds, 3),
        peak_bytes=peak,
        counts=tuple(Counted(measure=m, rate=Rate.of(_shares(counted, m))) for m in COUNTS),
        # What goes wrong in the meetings kept for the final table stays unsaid: who tunes would tune to it.
        confused=()
        if secret
        else tuple(
            Confused(expected=expected, found=found, count=n)
            for (expected, found), n in pairs.most_common()
            if expected != found
        ),
        wrong={} if secret else _pooled([one.wrong for one in counted]),
        grammar={} if secret else _pooled([one.grammar for one in counted]),
        forbidden={} if secret else _pooled([one.forbidden for one in counted]),
    )


def _pooled(counts: Sequence[Mapping[str, int]]) -> dict[str, int]:
    pooled: Counter[str] = Counter()
    for one in counts:
        pooled.update(one)
    return dict(sorted(pooled.items()))


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
    if "final" not in figure.splits:
        draw_confusion(figure, ours, out / f"{name}-confusion.svg")


def _main() -> None:
    parser = argparse.ArgumentParser(prog="python -m evaluation.figures.minutes")
    parser.add_argument("--splits", default="tune,seen")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--weight", type=Path)
    parser.add_argument("--meetings", default="")
    given = parser.parse_args()
    splits = [split for split in SPLITS if split in given.splits.split(",")]
    names = [name for name in given.meetings.split(",") if name]
    write(measured(splits, given.weight, names), given.out)


if __name__ == "__main__":
    _main()
