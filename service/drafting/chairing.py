"""Who leads as an item ends: the chair, unless the deputy was handed it."""

from collections.abc import Sequence

from service.drafting.people import People
from service.drafting.remarks import Remark

_LONG = 12
"""Remarks that a chair who still leads doesn't let go by without a word."""


def chairing(chair: str | None, remarks: Sequence[Remark], people: People) -> str | None:
    """The chair, or the deputy where that one speaks in what is left of the item and the chair no longer does.

    A chair leaves early, or takes no part in an item for being partial.
    """
    deputy = people.deputy
    if chair is None or deputy in {None, chair}:
        return chair
    last = max((i for i, r in enumerate(remarks) if r.speaker == chair), default=-1)
    after = remarks[last + 1 :]
    gone = last < 0 or len(after) >= _LONG
    return deputy if gone and any(r.speaker == deputy for r in after) else chair
