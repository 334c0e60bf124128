"""How well outcomes were told: accuracy, and what was taken for what."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from evaluation.measures.share import Share
from service.meetings import Draft, Outcome


@dataclass(frozen=True)
class Outcomes:
    """Per item (expected, found); where several outcomes are right, the one that was found counts as expected.

    `found` is None for an item that the draft does not have.
    """

    pairs: tuple[tuple[Outcome, Outcome | None], ...]

    @property
    def accuracy(self) -> Share:
        """Items with a right outcome, of all in the reference."""
        return Share(sum(expected == found for expected, found in self.pairs), len(self.pairs))

    @property
    def confusion(self) -> dict[tuple[Outcome, Outcome | None], int]:
        """How often each expected outcome was taken for each other."""
        return dict(Counter(self.pairs))


def outcomes(draft: Draft, reference: Mapping[int, frozenset[Outcome]]) -> Outcomes:
    """Hold the draft's outcomes against those of the reference, item by item."""
    found = {item.number: item.decision.outcome for item in draft.items}
    pairs: list[tuple[Outcome, Outcome | None]] = []
    for number, right in reference.items():
        outcome = found.get(number)
        pairs.append((outcome if outcome in right else min(right), outcome))
    return Outcomes(tuple(pairs))
