"""One revision is taken back, and what was done after it stays."""

from service.reviewing.bench import Bench
from service.reviewing.item import ReviewItem, ReviewSentence
from service.reviewing.told import Applied, EditRefusedError

_MARKS = ("sources", "flags", "state", "origin", "closing", "rival", "writer", "editor")


def undo(current: ReviewItem, before: ReviewItem, after: ReviewItem) -> Applied:
    """Takes back what the revision from `before` to `after` changed, sentence by sentence.

    What has changed again since stays as it is, and is told. A sentence that was split or joined comes back whole or
    not at all, so that no words stand there twice. Undoing an undo does the thing again.
    """
    if not before.key == after.key == current.key or not before.version <= after.version <= current.version:
        raise EditRefusedError("Ændringen hører ikke til punktet, som det står nu. Genindlæs siden, og prøv igen.")
    bench = Bench(current, current.version)
    was = {row.id: row for row in before.sentences}
    became = {row.id: row for row in after.sentences}
    now = {row.id: row for row in current.sentences}
    added = [id_ for id_ in became if id_ not in was]
    removed = [id_ for id_ in was if id_ not in became]
    reworded = [id_ for id_ in was if id_ in became and was[id_].text != became[id_].text]
    stands = {id_: id_ in now and now[id_].text == became[id_].text for id_ in (*added, *reworded)}
    parts_of_one = len(reworded) == 1 == len(added) + len(removed)
    if parts_of_one and (not all(stands.values()) or any(id_ in now for id_ in removed)):
        bench.tell("later")
        return bench.finish()

    bench.remove({id_ for id_ in added if stands[id_]})
    if any(id_ in now and not stands[id_] for id_ in added):
        bench.tell("later")
    for id_, row in was.items():
        if id_ in became and row != became[id_]:
            _take_back(bench, row, became[id_], now.get(id_))
    _put_back(bench, before, became)
    if before.outcome is not after.outcome:
        if current.outcome is after.outcome:
            bench.choose_outcome(before.outcome)
        else:
            bench.tell("later")
    if before.gone_through is not after.gone_through:
        bench.gone_through = before.gone_through
    return bench.finish()


def _take_back(bench: Bench, was: ReviewSentence, became: ReviewSentence, now: ReviewSentence | None) -> None:
    """What the revision did to one sentence's words and marks, each if nobody has changed it since."""
    if now is None or now.text != became.text:
        bench.tell("later")
        return
    changes: dict[str, object] = {}
    if was.text != became.text:
        changes = {"text": was.text, "version": bench.now}
    for name in _MARKS:
        if getattr(was, name) != getattr(became, name):
            if getattr(now, name) == getattr(became, name):
                changes[name] = getattr(was, name)
            else:
                bench.tell("later")
    bench.put(now.model_copy(update=changes))


def _put_back(bench: Bench, before: ReviewItem, became: dict[str, ReviewSentence]) -> None:
    """What the revision took away or moved stands again after the nearest of those that stood before it."""
    standing = {row.id: row for row in bench.rows}
    places: dict[str, ReviewSentence] = {}
    for row in before.sentences:
        now = standing.get(row.id)
        if row.id not in became:
            if now is None:
                places[row.id] = row.model_copy(update={"version": bench.now, "placed": bench.now})
        elif now is not None and became[row.id].placed != row.placed:
            if now.placed == became[row.id].placed:
                places[row.id] = now.model_copy(update={"placed": bench.now})
            else:
                bench.tell("later")
    rows = [row for row in bench.rows if row.id not in places]
    nearest: str | None = None
    for row in before.sentences:
        if row.id in places:
            place = next((n for n, other in enumerate(rows, start=1) if other.id == nearest), 0)
            rows.insert(place, places[row.id])
            bench.gone.pop(row.id, None)
        if any(other.id == row.id for other in rows):
            nearest = row.id
    bench.rows = rows
