"""How many of the outcomes that are wrong are told to be doubtful (`service/drafting/finding.py`), and how many right.

Run as `python -m evaluation.scenes.doubt`: every scene and meeting that may be fitted on is judged by weights that it
had no part in; the rules and words were written on them all the same.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence

from evaluation.scenes.fit import FOLDS, RIDGE, examples, fitted, seen
from evaluation.scenes.scene import Scene
from service.drafting.outcome import decide
from service.meetings import Outcome


def judged(found: Sequence[Scene]) -> Iterator[tuple[str, bool, bool]]:
    """For every scene that came to something: its kind, whether it is right, and whether it is told to be doubtful."""
    shuffled = random.Random(0)  # noqa: S311 - the folds must be the same every time
    keyed = [(s.group if "/" in s.group else f"{s.group}#{shuffled.randrange(FOLDS)}", s) for s in found]
    keys = sorted({key for key, _ in keyed})
    shuffled.shuffle(keys)
    for fold in range(FOLDS):
        left = set(keys[fold::FOLDS])
        of = examples([scene for key, scene in keyed if key not in left])
        weights = {kind: fitted(some, RIDGE[kind]) for kind, some in of.items()}
        for key, scene in keyed:
            if key in left:
                finding = decide(scene.item, scene.remarks, scene.chair, weights=weights)
                if finding.outcome is not Outcome.NONE:
                    kind = scene.group.split("/")[0] if "/" in scene.group else "scenes"
                    yield kind, finding.outcome in scene.outcomes, finding.rival is not None


def main() -> None:
    """Tell how many are doubted, by where they come from."""
    counts = Counter(judged(seen()))
    for group in sorted({group for group, _, _ in counts}):
        for right, told in ((False, "wrong"), (True, "right")):
            doubted = counts[group, right, True]
            whole = doubted + counts[group, right, False]
            print(f"{group:10} {told}: {doubted} of {whole} doubted")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()


if __name__ == "__main__":
    main()
