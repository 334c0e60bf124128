"""How far the referent has come with an item."""

from service.meetings import Value
from service.reviewing.item import ReviewItem


class Tally(Value):
    """Counts of sentences: not looked at, flagged and not settled, in want of a choice between two."""

    unchecked: int
    flagged: int
    rivals: int


def tally(item: ReviewItem) -> Tally:
    """The counts of one item."""
    return Tally(
        unchecked=sum(row.state == "unchecked" for row in item.sentences),
        flagged=sum(bool(row.flags) for row in item.sentences),
        rivals=sum(row.rival is not None for row in item.sentences),
    )


def ready(item: ReviewItem) -> tuple[str, ...]:
    """Why the item cannot be approved yet, each reason a Danish line that says what to do; empty when it can."""
    counts = tally(item)
    reasons = []
    if counts.flagged:
        what = "Én sætning er markeret" if counts.flagged == 1 else f"{counts.flagged} sætninger er markeret"
        reasons.append(f"{what} som usikker: bekræft, ret eller slet.")
    if counts.rivals:
        what = "Én sætning står" if counts.rivals == 1 else f"{counts.rivals} sætninger står"
        reasons.append(f"{what} i flere udgaver: vælg den, der skal gælde.")
    if not item.gone_through:
        reasons.append("Punktet er ikke markeret som gennemgået.")
    return tuple(reasons)
