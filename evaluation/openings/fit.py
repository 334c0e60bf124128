"""Find the weights of `service/drafting/openings.toml`: a ridge-penalised logistic regression by Newton's method.

Run as `python -m evaluation.openings.fit`; what it sees are the meetings of "tune", "seen" and "more", the scripted
ones that were read, and those of `led`. `cross_validated` tells what such weights are worth on meetings left out.
"""

import json
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from evaluation.figures.drafting import agenda_of
from evaluation.meetings.minuted import MinutedMeeting, minuted_meetings
from evaluation.meetings.scripted import ScriptedMeeting, scripted_meetings
from evaluation.openings.led import Walked, led_meetings
from service.drafting import opening
from service.drafting.alignment import heard, leader
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.drafting.weighing import Features
from service.participants import joined

Example = tuple[Features, bool]
"""What was seen of an utterance, and whether it is the first of another item."""

RIDGE = 3.0
LEAST = 5  # examples that must hold a feature
FOLDS = 8
_STEPS = 12


def seen() -> dict[str, Walked]:
    """All that may be fitted on, by where it comes from."""
    found: dict[str, Walked] = {}
    for split in ("tune", "seen", "more"):
        found |= {f"{split}/{name}": _walked(meeting) for name, meeting in minuted_meetings(split).items()}
    for kept in ("tune", "held"):
        found |= {f"scripted/{name}": _walked(meeting) for name, meeting in scripted_meetings(kept).items()}
    for folder in ("led", "led_hard"):
        found |= {f"{folder}/{name}": meeting for name, meeting in led_meetings(folder).items()}
    return found


def _walked(meeting: MinutedMeeting | ScriptedMeeting) -> Walked:
    agenda, transcript = agenda_of(meeting), meeting.transcript()
    people = People(joined(agenda.meeting, meeting.participants), transcript)
    return Walked(agenda.items, transcript, people, meeting.items_of_utterances())


def examples(meeting: Walked) -> Iterator[Example]:
    """The utterances of a meeting but the first, those left out that may belong to either side of a change."""
    remarks = remarks_of(meeting.transcript)
    chair = meeting.people.chair or leader(remarks, None, meeting.items)
    talk = heard(meeting.items, remarks, chair, meeting.people)
    before: frozenset[int | None] | None = None
    for t, features in opening.opening_features(talk.remarks, talk.cues, talk.lead, talk.called).items():
        right = meeting.right[remarks[t].utterance]
        if before is not None and len(before | right) == 1:
            yield features, False
        elif before is not None and not before & right and None not in right:
            yield features, True
        before = right


def fitted(of: Sequence[Example], ridge: float = RIDGE) -> dict[str, float]:
    """The weight of every feature that is seen often enough."""
    counts = Counter(name for features, _ in of for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    told = np.array([[features.get(name, 0.0) for name in names] for features, _ in of])
    wanted = np.array([float(opens) for _, opens in of])
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-told @ weights))
        slope = told.T @ (shares - wanted) + ridge * weights
        curve = (told.T * (shares * (1 - shares))) @ told + ridge * np.eye(len(names))
        weights -= np.linalg.solve(curve, slope)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True) if abs(weight) >= 0.015}


def cross_validated(of: Mapping[str, Sequence[Example]]) -> dict[str, float]:
    """The average precision of the openings found, by where they come from; no meeting is fitted on and judged."""
    names = sorted(of)
    random.Random(0).shuffle(names)  # noqa: S311 - the folds must be the same every time
    judged: dict[str, list[tuple[float, bool]]] = {}
    for fold in range(FOLDS):
        left_out = set(names[fold::FOLDS])
        weights = fitted([one for name in names if name not in left_out for one in of[name]])
        for name in left_out:
            for features, opens in of[name]:
                odds = sum(weights.get(feature, 0.0) * value for feature, value in features.items())
                judged.setdefault(name.split("/")[0], []).append((odds, opens))
    return {group: _precision(sorted(of, reverse=True)) for group, of in sorted(judged.items())}


def _precision(ranked: Sequence[tuple[float, bool]]) -> float:
    found, total = 0, 0.0
    for place, (_, opens) in enumerate(ranked, 1):
        found += opens
        total += found / place if opens else 0.0
    return total / found if found else 0.0


def written(weights: Mapping[str, float]) -> str:
    """The weights as a file, heaviest first."""
    lines = [
        "# Written by `python -m evaluation.openings.fit`: what speaks for an item's first utterance. Not by hand."
    ]
    ordered = sorted(weights.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    lines += ["", "[opening]", *(f"{json.dumps(name, ensure_ascii=False)} = {weight}" for name, weight in ordered)]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit on all that may be seen, and write the weights where the program reads them."""
    of = {name: list(examples(meeting)) for name, meeting in seen().items()}
    path = Path(opening.__file__).parent / "openings.toml"
    path.write_text(written(fitted([one for found in of.values() for one in found])), encoding="utf-8")
    for group, precision in cross_validated(of).items():
        print(f"{group:10} {precision:.1%}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
