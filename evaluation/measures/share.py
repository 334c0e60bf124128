"""So many of so many, and how far chance may have moved the share."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

RESAMPLES = 2000


@dataclass(frozen=True)
class Share:
    """`part` of `whole`: right answers of all, or errors of all words (then the share can exceed 1)."""

    part: int
    whole: int

    @property
    def rate(self) -> float:
        """The share; of nothing, 0 if there was nothing to count and 1 otherwise."""
        return self.part / self.whole if self.whole else float(self.part > 0)

    @classmethod
    def sum(cls, shares: Sequence[Self]) -> Self:
        """All counted together: long recordings weigh more than short ones."""
        return cls(sum(share.part for share in shares), sum(share.whole for share in shares))


def interval(shares: Sequence[Share], confidence: float = 0.95) -> tuple[float, float]:
    """The bootstrap interval of the pooled rate (Efron's percentile method), the shares being what is drawn again.

    Give one share per recording, meeting or item: whatever is independent of the others. The same shares always give
    the same interval.
    """
    draw = random.Random(0)  # noqa: S311 - statistics, not secrecy
    rates = sorted(Share.sum(draw.choices(shares, k=len(shares))).rate for _ in range(RESAMPLES))
    tail = int(len(rates) * (1 - confidence) / 2)
    return rates[tail], rates[-1 - tail]


def difference(ours: Sequence[Share], theirs: Sequence[Share], confidence: float = 0.95) -> tuple[float, float, float]:
    """How much higher our pooled rate is than theirs, and its paired bootstrap interval (Efron's percentile method).

    The two are of the same meetings in the same order, and both rates are of the same meetings in every draw: what is
    hard about a meeting is hard for both, so the interval is narrower than the two rates' own.
    """
    draw = random.Random(0)  # noqa: S311 - statistics, not secrecy
    pairs = list(zip(ours, theirs, strict=True))
    gaps = sorted(_gap(draw.choices(pairs, k=len(pairs))) for _ in range(RESAMPLES))
    tail = int(len(gaps) * (1 - confidence) / 2)
    return _gap(pairs), gaps[tail], gaps[-1 - tail]


def _gap(pairs: Sequence[tuple[Share, Share]]) -> float:
    return Share.sum([ours for ours, _ in pairs]).rate - Share.sum([theirs for _, theirs in pairs]).rate
