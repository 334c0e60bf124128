"""Find the weights of `service/drafting/worth.toml`: what of a talk people keep, by the signs of `drafting.worth`.

Run as `python -m evaluation.scenes.worth`; the meetings of "tune", "seen" and "more" are what it sees, each utterance
in its right item. A fact was kept where it helps the reference's facts to be found, told by its speaker, and does not
write what must not be written. It prints what such weights are worth on meetings that were left out of the fit.
"""

import random
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from evaluation.figures.writers import known_agenda
from evaluation.measures import facts as measure
from evaluation.meetings.minuted import MinutedMeeting, minuted_meetings
from evaluation.scenes.fit import Example, fitted, written
from models.grammar import Apertium
from service.drafting import weighing, worth
from service.drafting.alignment import Alignment
from service.drafting.draft import around, handle
from service.drafting.people import People
from service.drafting.remarks import remarks_of

RIDGE = 12.0
_FORBIDDEN = 4
"""How many times over what must not be written counts as left."""
_FOLDS = 12


def examples(left_out: Collection[str] = ()) -> list[Example]:
    """The facts of all that may be fitted on, but for the meetings that are `left_out`."""
    found: list[Example] = []
    for split in ("tune", "seen", "more"):
        for name, meeting in minuted_meetings(split).items():
            if name not in left_out:
                found += _of(f"{split}/{name}", meeting)
    return found


def _of(name: str, meeting: MinutedMeeting) -> Iterator[Example]:
    agenda, transcript = known_agenda(meeting), meeting.transcript()
    people, remarks = People(agenda.meeting, transcript), remarks_of(transcript)
    places = {item.number: place for place, item in enumerate(agenda.items)}
    right = {
        utterance: next((places[n] for n in sorted(n for n in numbers if n is not None)), None)
        for utterance, numbers in meeting.items_of_utterances().items()
    }
    alignment = Alignment(tuple(right[r.utterance] for r in remarks), right)
    for handled in handle(agenda, remarks, alignment, people.chair, people, Apertium()):
        reference = meeting.items[handled.item.number]
        # One sentence each, whatever marks stand in it.
        lines = [f"{people.full_name(f.speaker)} {f.text}".replace(": ", " ") for f in handled.facts]
        lines = [line.replace(". ", ", ").replace("? ", ", ") for line in lines]
        useful = {n for fact in reference.facts for n in measure.carrying(fact, lines, meeting.participants)}
        wrong = {n for n, line in enumerate(lines) if any(measure.written(f, [line]) for f in reference.forbidden)}
        for n, features in enumerate(worth.features_of(handled.facts, around(handled))):
            told = worth.TOLD if n in useful - wrong else worth.LEFT
            yield from [(name, dict(features), frozenset([told]))] * (_FORBIDDEN if n in wrong else 1)


def judged(of: Sequence[Example]) -> list[tuple[float, bool]]:
    """For every fact the probability by weights that its meeting had no part in, and whether it was kept."""
    groups = sorted({name for name, _, _ in of})
    random.Random(0).shuffle(groups)  # noqa: S311 - the folds must be the same every time
    found = []
    for fold in range(_FOLDS):
        left = set(groups[fold::_FOLDS])
        weights = fitted([e for e in of if e[0] not in left], RIDGE)
        found += [
            (weighing.weighed(features, weights)[worth.TOLD], worth.TOLD in right)
            for name, features, right in of
            if name in left
        ]
    return found


def main(left_out: Collection[str] = ()) -> None:
    """Fit on all that may be seen, and write the weights where the program reads them."""
    of = examples(left_out)
    text = written({"worth": fitted(of, RIDGE)}).replace("scenes.fit", "scenes.worth").replace("an outcome", "a fact")
    (Path(worth.__file__).parent / "worth.toml").write_text(text, encoding="utf-8")
    shares = judged(of)
    every = sum(useful for _, useful in shares)
    for least in (0.15, 0.18, 0.2, 0.22, 0.25, 0.3):
        kept = [useful for share, useful in shares if share >= least]
        print(  # noqa: T201 - a command's answer
            f"{least:.2f}: {len(kept)} of {len(shares)} told; {sum(kept) / max(1, len(kept)):.1%} of them kept by "
            f"people, {sum(kept) / every:.1%} of what people kept"
        )


if __name__ == "__main__":
    main(sys.argv[1:])
