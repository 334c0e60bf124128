"""What the beslutninger of the meetings with references are worth, beside baselines with the same weights.

`measured` counts, `mistakes` tells what went wrong where that may be known. Intervals are bootstrapped over meetings:
items of one meeting are not independent of one another. A result is the difference to a baseline with its paired
interval. `minutes_report` writes the table and the pictures.
"""

import functools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
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
from evaluation.meetings.minuted import KEPT, ForbiddenKind, MinutedMeeting, MinutedSplit, minuted_meetings
from models.grammar import Apertium
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
    """One system on the meetings. `confused`, `wrong` and `grammar` are empty where a split that is kept is in it."""

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
    secret = not KEPT.isdisjoint(splits)
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


def mistakes(tell: Callable[[str], None], splits: Sequence[MinutedSplit] = ("tune", "seen")) -> None:
    """Tell, of the meetings that may be read, what our drafting without a model loses, adds and gets wrong.

    Raises ValueError for the splits that are kept: nobody who tunes may see their mistakes.
    """
    if kept := KEPT.intersection(splits):
        raise ValueError(f"the mistakes of these splits are not told: {', '.join(sorted(kept))}")
    grammar = Apertium() if Apertium.available() else None
    for split in splits:
        for name, meeting in minuted_meetings(split).items():
            written = writers.ours(meeting, None, grammar)
            for line in _mistakes(meeting, written):
                tell(f"{split}/{name}: {line}")


def _mistakes(meeting: MinutedMeeting, written: WrittenMeeting) -> Iterator[str]:
    given = {u: item.number for item in written.draft.items for u in item.utterances} if written.draft else {}
    said = {f"u{n}": text for n, (_, text, _) in enumerate(meeting.utterances, 1)}
    for utterance, right in meeting.items_of_utterances().items():
        if given.get(utterance) not in right:
            wanted = " eller ".join(sorted(map(str, right)))
            yield f"{utterance} i {given.get(utterance)}, ikke {wanted}: {said[utterance]}"
    for number, reference in meeting.items.items():
        item = written.items.get(number, WrittenItem())
        lines = [text for text, _ in item.sentences]
        found = facts.held(reference, lines, meeting.participants)
        if item.outcome not in reference.outcome:
            yield f"punkt {number} blev {item.outcome}, ikke {' eller '.join(reference.outcome)}"
        for fact in found.missing:
            yield f"punkt {number} mangler ({fact.kind}): {fact.what}"
        for one, at in found.forbidden:
            yield f"punkt {number} skriver det forbudte ({one.kind}) {one.what}: {' '.join(at)}"
        for line in found.beside:
            yield f"punkt {number} skriver uden for facit: {line}"
        for line in lines:
            if kinds := danish.errors(line):
                yield f"punkt {number} har sprogfejl ({', '.join(kinds)}): {line}"
