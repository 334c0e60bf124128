"""One edit is made to an item, by somebody who may not have seen how it stands now.

Two rules hold for every edit. Words that its author has not seen are never changed or taken away by it; and where the
author's own words cannot stand where they were meant to, they stand beside, and the author is told.
"""

from typing import assert_never

from service.meetings import Flag
from service.reviewing.bench import Bench
from service.reviewing.edits import (
    Accept,
    Add,
    Choose,
    Delete,
    Edit,
    GoThrough,
    Merge,
    Move,
    Replace,
    Restore,
    Reword,
    SetOutcome,
    Settle,
    Split,
    Unaccept,
)
from service.reviewing.item import ReviewItem, ReviewSentence
from service.reviewing.signing import joined_writer
from service.reviewing.swapping import replace, restore
from service.reviewing.text import cleaned
from service.reviewing.told import Applied, EditRefusedError


def apply(item: ReviewItem, edit: Edit, seen: int) -> Applied:
    """The item after the edit, and what its author must be told. `seen` is the version the author was looking at.

    An edit that changes nothing (the same text again, a sentence deleted twice) gives back the item itself.
    Raises EditRefusedError, in Danish, for what makes no sense; then nothing is changed.
    """
    if seen > item.version:
        raise EditRefusedError("Siden passer ikke til det gemte punkt. Genindlæs den, og prøv igen.")
    bench = Bench(item, seen)
    _make(bench, edit)
    return bench.finish()


def _make(bench: Bench, edit: Edit) -> None:  # noqa: C901, PLR0912 - one line a kind
    match edit:
        case Add():
            _add(bench, edit)
        case Reword():
            _reword(bench, edit)
        case Delete():
            _delete(bench, edit.sentence)
        case Move():
            _move(bench, edit)
        case Merge():
            _merge(bench, edit)
        case Split():
            _split(bench, edit)
        case SetOutcome():
            _set_outcome(bench, edit)
        case Accept() | Unaccept() | Settle():
            _mark(bench, edit)
        case Choose():
            _choose(bench, edit.keep)
        case GoThrough():
            _go_through(bench, edit)
        case Replace():
            replace(bench, edit.proposal)
        case Restore():
            restore(bench, edit.earlier)
        case _:
            assert_never(edit)


def _add(bench: Bench, edit: Add) -> None:
    text = cleaned(edit.text)
    if not text:
        raise EditRefusedError("Sætningen er tom. Skriv en tekst, og gem igen.")
    if edit.after is not None:
        bench.find(edit.after)
    bench.insert([bench.typed(text, edit.sources)], edit.after)


def _reword(bench: Bench, edit: Reword) -> None:
    text = cleaned(edit.text)
    if not text:
        _delete(bench, edit.sentence)
        return
    row = bench.find(edit.sentence)
    if row is not None and row.text == text:
        return
    if row is not None and not bench.stale(row):
        changes = {"text": text, "state": "edited", "flags": (), "version": bench.now}
        bench.put(row.model_copy(update=changes))
        return
    # The same words may have come here before, by the same edit sent twice.
    others = bench.rows if row is None else bench.rivals(row.id)
    new = next((other for other in others if other.text == text and bench.stale(other)), None)
    if new is None:
        sources, rival = ((), None) if row is None else (row.sources, row.rival or row.id)
        new = bench.typed(text, sources, rival)
        bench.insert([new], edit.sentence)
    bench.tell("revived" if row is None else "rival", new.id)


def _delete(bench: Bench, sentence: str) -> None:
    row = bench.find(sentence)
    if row is None:
        return
    if bench.stale(row):
        bench.tell("changed", row.id)
        return
    bench.remove({row.id})


def _move(bench: Bench, edit: Move) -> None:
    if edit.sentence == edit.after:
        raise EditRefusedError("En sætning kan ikke stå efter sig selv. Vælg en anden plads.")
    row = bench.find(edit.sentence)
    if edit.after is not None:
        bench.find(edit.after)
    if row is None:
        bench.tell("gone")
        return
    family = bench.rivals(row.id) or [row]
    ids = {member.id for member in family}
    after = bench.standing(edit.after)
    if after in ids:
        return
    was = [other.id for other in bench.rows]
    bench.rows = [other for other in bench.rows if other.id not in ids]
    bench.insert(family, after)
    if [other.id for other in bench.rows] == was:
        return
    bench.rows = [o.model_copy(update={"placed": bench.now}) if o.id in ids else o for o in bench.rows]
    if row.placed > bench.seen or any(bench.stale(member) for member in family):
        bench.tell("moved", row.id)


def _merge(bench: Bench, edit: Merge) -> None:
    if edit.first == edit.second:
        raise EditRefusedError("Vælg to forskellige sætninger, der skal sættes sammen.")
    first, second = bench.find(edit.first), bench.find(edit.second)
    if first is None or second is None:
        gone = bench.gone.get(edit.second)
        if not (first and gone and gone.merged and gone.after == first.id):  # else both of them wanted the same
            bench.tell("gone")
        return
    families = {member.id for row in (first, second) for member in bench.rivals(row.id)}
    if families and second not in bench.rivals(first.id):
        bench.tell("undecided", first.id)
        return
    if bench.stale(first) or bench.stale(second):
        bench.tell("joined", first.id)
    bench.put(_joined(first, second, bench.now))
    bench.remove({second.id}, merged_into=first.id)


def _joined(first: ReviewSentence, second: ReviewSentence, now: int) -> ReviewSentence:
    """The words of both. Joining is not checking: what nobody has looked at stays so, and flags stay."""
    states = {first.state, second.state}
    # A phrase of the house with other words in it is no longer the house's: those words must not go with it.
    touched = first.closing or second.closing
    state = "unchecked" if "unchecked" in states else first.state if len(states) == 1 else "edited"
    return first.model_copy(
        update={
            "text": cleaned(f"{first.text} {second.text}"),
            "sources": tuple(dict.fromkeys((*first.sources, *second.sources))),
            "flags": tuple(dict.fromkeys((*first.flags, *second.flags))),
            "state": "edited" if touched else state,
            "origin": "person" if "person" in {first.origin, second.origin} else "machine",
            "closing": touched,
            "version": now,
            "writer": joined_writer(first, second),
            "editor": first.editor or second.editor,
        }
    )


def _split(bench: Bench, edit: Split) -> None:
    row = bench.find(edit.sentence)
    if row is None:
        bench.tell("gone")
        return
    if bench.stale(row):  # the place was counted in other words
        bench.tell("changed", row.id)
        return
    if bench.rivals(row.id):
        bench.tell("undecided", row.id)
        return
    head, tail = row.text[: max(edit.at, 0)].strip(), row.text[max(edit.at, 0) :].strip()
    if not head or not tail:
        raise EditRefusedError("Sæt markøren inde i sætningen, der hvor den skal deles.")
    state = "edited" if row.closing else row.state
    own = {"version": bench.now, "state": state}
    second = {"id": bench.new_id(), "text": tail, "flags": _flags_in(row, tail, head), "placed": bench.now}
    bench.put(row.model_copy(update={**own, "text": head, "flags": _flags_in(row, head, tail)}))
    bench.insert([row.model_copy(update={**own, **second})], row.id)


def _flags_in(row: ReviewSentence, part: str, other: str) -> tuple[Flag, ...]:
    """The doubts about a part of a sentence; one about words that stand in neither part is about both."""
    return tuple(flag for flag in row.flags if flag.text in part or flag.text not in other)


def _set_outcome(bench: Bench, edit: SetOutcome) -> None:
    if edit.outcome is bench.outcome:
        return
    phrase = cleaned(edit.phrase or "")
    bench.choose_outcome(edit.outcome)
    closings = [row for row in bench.rows if row.closing]
    by_hand = [row for row in closings if row.state == "edited"]
    houses = [row for row in closings if row.state != "edited"]
    if phrase and any(row.text == phrase for row in bench.rows if row not in houses):
        phrase = ""  # somebody has written it already
    elif by_hand:
        bench.tell("phrase" if phrase else "closing", by_hand[-1].id)
    if phrase:
        sources = tuple(dict.fromkeys(s for row in houses for s in row.sources))
        changes = {"text": phrase, "sources": sources, "state": "accepted", "flags": (), "closing": True}
        if houses:
            kept = houses.pop()
            bench.put(kept.model_copy(update={**changes, "origin": "person", "version": bench.now}))
        else:
            last = bench.rows[-1].id if bench.rows else None
            bench.insert([bench.typed(phrase).model_copy(update=changes)], by_hand[-1].id if by_hand else last)
    bench.remove({row.id for row in houses})


def _mark(bench: Bench, edit: Accept | Unaccept | Settle) -> None:
    row = bench.find(edit.sentence)
    if row is None:
        bench.tell("gone")
    elif bench.stale(row):  # nobody vouches for words that they have not seen
        bench.tell("changed", row.id)
    elif isinstance(edit, Unaccept):
        if row.state == "accepted":
            bench.put(row.model_copy(update={"state": "unchecked"}))
    else:
        state = "accepted" if row.state == "unchecked" else row.state
        flags = () if isinstance(edit, Settle) else row.flags
        bench.put(row.model_copy(update={"state": state, "flags": flags}))


def _choose(bench: Bench, keep: str) -> None:
    row = bench.find(keep)
    if row is None:
        bench.tell("gone")
        return
    others = [member for member in bench.rivals(keep) if member.id != keep]
    if not others:
        return
    if bench.stale(row):
        bench.tell("changed", row.id)
        return
    if any(bench.stale(other) for other in others):
        bench.tell("undecided", row.id)
    bench.remove({other.id for other in others if not bench.stale(other)})


def _go_through(bench: Bench, edit: GoThrough) -> None:
    fresh = (
        bench.outcome_at > bench.seen
        or any(bench.stale(row) for row in bench.rows)
        or any(gone.version > bench.seen for gone in bench.gone.values())
    )
    if edit.done and fresh and not bench.gone_through:
        bench.tell("unseen")
        return
    bench.gone_through = edit.done
