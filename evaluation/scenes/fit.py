"""Find the weights of `service/drafting/weights.toml`: a ridge-penalised softmax by Adam, the same every time.

Run as `python -m evaluation.scenes.fit`; the meetings of "tune", "seen" and "more" and the scenes of `fitted/` are
what it sees. `cross_validated` tells what such weights are worth on scenes and meetings left out of the fit.
"""

import random
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evaluation.meetings.minuted import minuted_meetings
from evaluation.meetings.scripted import scripted_meetings
from evaluation.scenes.scene import Scene, of_meeting, scenes
from service.drafting import weighing
from service.drafting.departing import departing_features
from service.drafting.ending import ending_features
from service.drafting.hearing import Heard
from service.drafting.outcome import undecided, worded
from service.meetings import Outcome

Matrix = NDArray[np.float64]
Example = tuple[str, dict[str, float], frozenset[str]]
"""Where it comes from, its features, and the classes that are right."""

RIDGE = {"ending": 8.0, "departing": 2.0}
LEAST = 3  # examples that must hold a feature
FOLDS = 10
_STEPS, _RATE = 500, 0.1
_APPROVED = {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES}


def seen() -> list[Scene]:
    """All that may be fitted on."""
    found = scenes("fitted")
    for split in ("tune", "seen", "more"):
        for name, meeting in minuted_meetings(split).items():
            found += of_meeting(f"{split}/{name}", meeting)
    for name, scripted in scripted_meetings("tune").items():
        found += of_meeting(f"scripted/{name}", scripted)
    return found


def examples(found: Sequence[Scene]) -> dict[str, list[Example]]:
    """What each set of weights is fitted on."""
    endings, departures = [], []
    for scene in found:
        heard = Heard(scene.item, scene.remarks, scene.chair)
        read = worded(heard)
        if undecided(heard):
            right = frozenset(Outcome.APPROVED if o in _APPROVED else o for o in scene.outcomes)
            endings.append((scene.group, ending_features(heard, read.outcome), frozenset(map(str, right))))
        if len(right := scene.outcomes & _APPROVED) == 1:
            decided = read.evidence[-1] if read.evidence and read.outcome in _APPROVED else scene.remarks[-1]
            place = next(i for i, r in enumerate(scene.remarks) if r is decided)
            features = departing_features(heard, place, read=read.change is not None)
            departures.append((scene.group, features, frozenset(map(str, right))))
    return {"ending": endings, "departing": departures}


def fitted(of: Sequence[Example], ridge: float) -> dict[str, dict[str, float]]:
    """The weights of every class, by feature."""
    counts = Counter(name for _, features, _ in of for name in features)
    names = sorted(name for name, count in counts.items() if count >= LEAST)
    classes = sorted({c for _, _, right in of for c in right})
    told = np.array([[features.get(name, 0.0) for name in names] for _, features, _ in of])
    wanted = np.array([[(c in right) / len(right) for c in classes] for _, _, right in of])
    weights: Matrix = np.zeros((len(names), len(classes)))
    speed, power = np.zeros_like(weights), np.zeros_like(weights)
    for step in range(1, _STEPS + 1):
        sums = told @ weights
        shares = np.exp(sums - sums.max(axis=1, keepdims=True))
        shares /= shares.sum(axis=1, keepdims=True)
        slope = (told.T @ (shares - wanted) + ridge * weights) / len(of)
        speed, power = 0.9 * speed + 0.1 * slope, 0.99 * power + 0.01 * slope**2
        weights -= _RATE * (speed / (1 - 0.9**step)) / (np.sqrt(power / (1 - 0.99**step)) + 1e-8)
    return {
        c: {name: round(float(weights[i, k]), 2) for i, name in enumerate(names) if abs(weights[i, k]) >= 0.015}
        for k, c in enumerate(classes)
    }


def cross_validated(of: Sequence[Example], ridge: float) -> dict[str, tuple[int, int]]:
    """How many are right, of how many, by where they come from; no meeting is fitted on and judged at once."""
    shuffled = random.Random(0)  # noqa: S311 - the folds must be the same every time
    keys = [group if "/" in group else f"{group}#{shuffled.randrange(FOLDS)}" for group, _, _ in of]
    groups = sorted(set(keys))
    shuffled.shuffle(groups)
    found: Counter[tuple[str, bool]] = Counter()
    for fold in range(FOLDS):
        left_out = set(groups[fold::FOLDS])
        weights = fitted([e for key, e in zip(keys, of, strict=True) if key not in left_out], ridge)
        for key, (group, features, right) in zip(keys, of, strict=True):
            if key in left_out:
                shares = weighing.weighed(features, weights)
                found[group.split("/")[0], max(shares, key=lambda c: shares[c]) in right] += 1
    return {g: (found[g, True], found[g, True] + found[g, False]) for g in sorted({g for g, _ in found})}


def written(weights: dict[str, dict[str, dict[str, float]]]) -> str:
    """The weights as a file, heaviest first."""
    lines = ["# Written by `python -m evaluation.scenes.fit`: how much each sign speaks for an outcome. Not by hand."]
    for kind, classes in weights.items():
        for name, of in classes.items():
            lines += ["", f"[{kind}.{name}]"]
            lines += [f'"{sign}" = {weight}' for sign, weight in sorted(of.items(), key=lambda p: (-abs(p[1]), p[0]))]
    return "\n".join(lines) + "\n"


def main() -> None:
    """Fit on all that may be seen, and write the weights where the program reads them."""
    found = examples(seen())
    weights = {kind: fitted(of, RIDGE[kind]) for kind, of in found.items()}
    path = Path(weighing.__file__).parent / "weights.toml"
    path.write_text(written(weights), encoding="utf-8")
    for kind, of in found.items():
        for group, (right, whole) in cross_validated(of, RIDGE[kind]).items():
            print(f"{kind:10} {group:12} {right}/{whole} {right / whole:.1%}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
