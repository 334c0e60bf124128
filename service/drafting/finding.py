"""What is found to have become of an item."""

from dataclasses import dataclass

from service.drafting.remarks import Remark
from service.meetings import Outcome


@dataclass(frozen=True)
class Finding:
    """An outcome and the remarks it rests on. `change` is the remark that says what was changed, `votes` counts for,
    against and abstaining, as said in the remarks `counted`.
    """

    outcome: Outcome
    evidence: tuple[Remark, ...] = ()
    change: Remark | None = None
    votes: tuple[int, int, int] | None = None
    counted: tuple[Remark, ...] = ()
