"""A whole decision gives way to another: to a rewritten one, or to how it stood earlier."""

from collections.abc import Sequence

from service.meetings import Outcome
from service.reviewing.bench import Bench
from service.reviewing.item import ReviewItem, ReviewSentence
from service.reviewing.told import EditRefusedError


def replace(bench: Bench, proposal: ReviewItem) -> None:
    """The proposal's sentences stand instead; a sentence with the very same words stays the one it was."""
    _check(bench, proposal)
    standing = {row.text: row for row in reversed(bench.rows)}
    wanted = []
    for row in proposal.sentences:
        same = standing.pop(row.text, None)
        wanted.append(same or row.model_copy(update={"id": "", "rival": None}))  # its own ids hold only there
    _swap(bench, wanted, proposal.outcome)


def restore(bench: Bench, earlier: ReviewItem) -> None:
    """The earlier sentences stand again, each the one it was."""
    _check(bench, earlier)
    _swap(bench, earlier.sentences, earlier.outcome)


def _check(bench: Bench, other: ReviewItem) -> None:
    if other.key != bench.item.key:
        raise EditRefusedError("Teksten hører til et andet punkt. Genindlæs siden, og prøv igen.")


def _swap(bench: Bench, wanted: Sequence[ReviewSentence], outcome: Outcome) -> None:
    """Let `wanted` stand in that order. Words that the author has not seen stay too, beside what they compete with."""
    before = bench.rows
    standing = {row.id: row for row in before}
    rows: list[ReviewSentence] = []
    for row in wanted:
        now = standing.pop(row.id, None)
        if now is not None and now.text != row.text and bench.stale(now):
            rows.append(now)
            bench.tell("kept")
            changes = {"id": bench.new_id(), "rival": now.id, "version": bench.now, "placed": bench.now}
        else:
            same_words = now is not None and now.text == row.text
            changes = {"version": now.version if now is not None and same_words else bench.now, "placed": bench.now}
            if now is None and row.id not in bench.gone:
                changes["id"] = bench.new_id()
            bench.gone.pop(row.id, None)
        rows.append(row.model_copy(update=changes))
    unseen = [row for row in before if row.id in standing and bench.stale(row)]
    if unseen:
        bench.tell("kept")
    bench.remove({id_ for id_ in standing if id_ not in {row.id for row in unseen}})
    if [row.model_copy(update={"placed": 0}) for row in rows] == [
        row.model_copy(update={"placed": 0}) for row in bench.rows
    ]:
        rows = bench.rows  # it stood like that already
    else:
        bench.rows = rows
        for row in unseen:
            place = [other.id for other in before].index(row.id)
            kept = {other.id for other in bench.rows}
            bench.insert([row], next((o.id for o in reversed(before[:place]) if o.id in kept), None))
        bench.gone_through = False
    bench.choose_outcome(outcome)
