"""What is found to have become of an item."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.drafting.remarks import Remark
from service.meetings import Outcome

SURE = 0.65
"""The least share of what was found that needs no second look. Left out of the fit by meeting, 20 of 28 wrong outcomes
have less and 62 of 315 that are right (`python -m evaluation.scenes.doubt`)."""


@dataclass(frozen=True)
class Finding:
    """An outcome and the remarks it rests on. `change` is the remark that says what was changed, `votes` counts for,
    against and abstaining, as said in the remarks `counted`.

    `shares` are how likely each outcome is by the signs that were weighed; empty where none were.
    """

    outcome: Outcome
    evidence: tuple[Remark, ...] = ()
    change: Remark | None = None
    votes: tuple[int, int, int] | None = None
    counted: tuple[Remark, ...] = ()
    shares: Mapping[Outcome, float] = field(default_factory=dict)

    @property
    def rival(self) -> Outcome | None:
        """The likeliest other outcome, where what was found is doubtful; None where it is not."""
        if not self.shares or self.shares.get(self.outcome, 0.0) >= SURE:
            return None
        others = {outcome: share for outcome, share in self.shares.items() if outcome is not self.outcome}
        return max(others, key=lambda outcome: others[outcome], default=None)
