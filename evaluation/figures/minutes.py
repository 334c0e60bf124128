"""What the beslutninger of the meetings with references are worth, beside baselines with the same weights.

`measured` counts, `mistakes` tells what went wrong where that may be known. Intervals are bootstrapped over meetings:
items of one meeting are not independent of one another. A result is the difference to a baseline with its paired
interval. What a system wrote of a meeting is kept under a hash of program, weights and meeting, so that a run that was
stopped goes on where it was; counting is done anew each time. `minutes_report` writes the table and `minutes_pictures`
the pictures.
"""

import functools
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import get_args

from evaluation.figures import writers
from evaluation.figures.counting import COUNTS, Held, HeldItem, count, pooled
from evaluation.figures.figure import Confused, Counted, Gap, MinutesFigure, Rate, Stretch, SystemFigure
from evaluation.figures.writers import WrittenItem, WrittenMeeting
from evaluation.measures import danish, facts
from evaluation.measures.share import Share, difference
from evaluation.meetings.minuted import KEPT, MinutedMeeting, MinutedSplit, minuted_meetings
from models.progress import Progress, silent
from service.meetings import Draft
from service.stages.equipment import Equipment, Model
from service.stages.program import fingerprint
from service.stages.worker import in_process
from service.stages.workspace import Workspace, adapter, key_of

SPLITS: tuple[MinutedSplit, ...] = get_args(MinutedSplit)
GROUPS: tuple[tuple[MinutedSplit, ...], ...] = (("fresh",), ("final", "last"), ("tune", "seen", "more"))
"""The splits that are told of together: the newest that nobody tuned on, the older ones, then those that were read."""
SYSTEMS = {
    "rules": "Udkast uden sprogmodel",
    "model": "Udkast med sprogmodel",
    "whole": "hele punktet i én prompt",
    "first": "første sætning af hver replik",
    "hand": "facit selv",
}
WITH_MODEL = frozenset({"model", "whole"})
COPIES = frozenset({"first", "hand"})
ROOMS = (
    *("models/grammar", "models/language", "templates/prompts", "templates/referat"),
    *(f"service/{room}" for room in ("agenda", "drafting", "families", "meetings", "participants", "transcript")),
)
"""What a draft depends on; a change of the pages changes no draft."""
STRETCHES = (40, 80, 160, 320, 640)
"""Words said in an item: the curve's steps."""

_WRITTEN = adapter(WrittenMeeting)

Meetings = Mapping[str, MinutedMeeting]


def meetings_of(splits: Sequence[MinutedSplit], names: Sequence[str] = ()) -> dict[str, MinutedMeeting]:
    """The meetings of the splits as "split/name"; only those of `names`, where any are given."""
    return {
        f"{split}/{name}": meeting
        for split in splits
        for name, meeting in minuted_meetings(split).items()
        if not names or name in names
    }


Told = Mapping[str, Mapping[str, WrittenMeeting]]
"""What every system wrote, by system and then by meeting."""


def written(
    meetings: Meetings, equipment: Equipment | None, kept: Path, whole: int = 0, progress: Progress = silent
) -> Told:
    """Every system on the meetings, each meeting in a process of its own; without equipment no model is run.

    `kept` is the folder for what was written. The baseline of whole items, which takes minutes for each meeting, is
    run on the first `whole` of them. Raises UdkastError or StageFailedError as drafting does.
    """
    desk = _Kept(kept, equipment)
    run_by = [system for system in SYSTEMS if equipment is not None or system not in WITH_MODEL]
    told: dict[str, dict[str, WrittenMeeting]] = {system: {} for system in run_by}
    # Meeting by meeting: a run that is stopped has some meetings whole.
    for done, (name, meeting) in enumerate(meetings.items()):
        draft = None
        for nth, system in enumerate(run_by):
            if system == "whole" and done >= whole:
                continue
            before = (done + nth / len(run_by)) / len(meetings)
            one = desk.written(meeting, system, draft, _part(progress, before, len(meetings) * len(run_by)))
            draft = draft or one.draft
            told[system][name] = one
        progress((done + 1) / len(meetings))
    return {system: of for system, of in told.items() if of}


def measured(meetings: Meetings, told: Told, models: Sequence[str] = ()) -> MinutesFigure:
    """What the systems wrote, held against the references; ours is the one with a language model, if it ran."""
    counted = {system: {name: count(meetings[name], one) for name, one in of.items()} for system, of in told.items()}
    splits = tuple(dict.fromkeys(name.partition("/")[0] for name in meetings))
    ours = ours_of(told)
    figures = []
    for system, of in told.items():
        minutes = sum(meetings[name].transcript().duration for name in of) / 60
        seconds = sum(one.seconds for one in of.values()) / minutes
        peak = max(one.peak_bytes for one in of.values())
        figure = _figure(system, list(counted[system].values()), seconds, peak, secret=not KEPT.isdisjoint(splits))
        others = [other for other in told if other not in {ours, "hand"}] if system == ours else []
        gaps = []
        for other in others:
            # In pairs: of the meetings that the other was run on.
            pairs = [(counted[ours][name], one) for name, one in counted[other].items()]
            gaps += gaps_of([one for one, _ in pairs], [one for _, one in pairs], other)
        figures.append(figure.model_copy(update={"gaps": tuple(gaps)}))
    return MinutesFigure(splits=splits, systems=tuple(figures), models=tuple(models))


def ours_of(told: Told) -> str:
    """The system that is held against the others."""
    return "model" if "model" in told else "rules"


def _part(progress: Progress, before: float, of: int) -> Progress:
    return lambda share: progress(before + share / of)


class _Kept:
    """What the systems write, and wrote in earlier runs with the same program and weights."""

    def __init__(self, folder: Path, equipment: Equipment | None) -> None:
        self._folder = folder
        self._equipment = equipment
        ways = hashlib.sha256(Path(writers.__file__).read_bytes()).hexdigest()
        self._program = fingerprint(ROOMS), ways

    def written(self, meeting: MinutedMeeting, system: str, draft: Draft | None, progress: Progress) -> WrittenMeeting:
        """What a system writes of a meeting; in a process of its own, unless it only copies."""
        if system in COPIES:
            return writers.written(meeting, system, draft, None)
        model: Model | None = None
        weights: tuple[object, ...] = ()
        if self._equipment is not None and system in WITH_MODEL:
            model, weights = self._equipment.model("language"), self._equipment.key("language")
        workspace = Workspace(self._folder, key_of(meeting.to_json()))
        key = key_of(system, weights, self._program)
        earlier: WrittenMeeting | None = workspace.load(system, key, _WRITTEN)
        if earlier is None:
            done = in_process(functools.partial(writers.written, meeting, system, draft, model), progress)
            earlier = done.value.model_copy(update={"peak_bytes": done.peak_bytes})
            workspace.keep(system, key, earlier, _WRITTEN)
        return earlier


def gaps_of(ours: Sequence[Held], theirs: Sequence[Held], name: str) -> list[Gap]:
    """How much higher our rates are than another's of the same meetings, measure by measure; of several meetings."""
    gaps = []
    for measure in COUNTS:
        pair = [one.share(measure) for one in ours], [one.share(measure) for one in theirs]
        # Of one meeting nothing can be drawn again: it would look certain.
        if len(ours) > 1 and all(Share.sum(side).whole for side in pair):
            gap, low, high = difference(*pair)
            gaps.append(Gap(measure=measure, baseline=name, gap=gap, low=low, high=high))
    return gaps


def counts_of(counted: Sequence[Held]) -> tuple[Counted, ...]:
    """The pooled rates of meetings, with intervals over meetings."""
    return tuple(Counted(measure=m, rate=Rate.of([one.share(m) for one in counted])) for m in COUNTS)


def _figure(system: str, counted: Sequence[Held], seconds: float, peak: int, *, secret: bool) -> SystemFigure:
    pairs = Counter(pair for one in counted for pair in one.confused)
    figure = SystemFigure(
        system=system,
        meetings=len(counted),
        items=sum(len(one.items) for one in counted),
        seconds_per_minute=round(seconds, 3),
        peak_bytes=peak,
        counts=counts_of(counted),
        stretches=tuple(_stretches([item for one in counted for item in one.items])),
    )
    # What goes wrong in the meetings that are kept stays unsaid: who tunes would tune to it.
    if secret:
        return figure
    told = {kind: pooled([getattr(one, kind) for one in counted]) for kind in ("wrong", "grammar", "forbidden")}
    confused = tuple(
        Confused(expected=expected, found=found, count=n)
        for (expected, found), n in pairs.most_common()
        if expected != found
    )
    return figure.model_copy(update={"confused": confused, **told})


def _stretches(items: Sequence[HeldItem]) -> Iterator[Stretch]:
    """The items by how much was said in them; one that was not spoken of is in none."""
    for least, most in zip((0, *STRETCHES), (*STRETCHES, 10**6), strict=True):
        of = [item for item in items if least < item.words <= most]
        if of:
            yield Stretch(
                words=most,
                items=len(of),
                recall=Rate.of([Share(*item.recall) for item in of]),
                outcome=Rate.of([Share(int(item.right), 1) for item in of]),
            )


def mistakes(tell: Callable[[str], None], splits: Sequence[MinutedSplit] = ("tune", "seen", "more")) -> None:
    """Tell, of the meetings that may be read, what our drafting without a model loses, adds and gets wrong.

    Raises ValueError for the splits that are kept: nobody who tunes may see their mistakes.
    """
    if held := KEPT.intersection(splits):
        raise ValueError(f"the mistakes of these splits are not told: {', '.join(sorted(held))}")
    for name, meeting in meetings_of(splits).items():
        for line in _mistakes(meeting, writers.ours(meeting)):
            tell(f"{name}: {line}")


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
