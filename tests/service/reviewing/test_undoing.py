import pytest

from service.meetings import Outcome
from service.reviewing import (
    Accept,
    Add,
    Delete,
    Edit,
    EditRefusedError,
    GoThrough,
    Merge,
    Move,
    ReviewItem,
    Reword,
    SetOutcome,
    Settle,
    Split,
    apply,
    undo,
)

REJECTED = SetOutcome(outcome=Outcome.REJECTED, phrase="Planen blev forkastet.")


def after(item: ReviewItem, *edits: Edit) -> ReviewItem:
    for edit in edits:
        item = apply(item, edit, item.version).item
    return item


def shown(item: ReviewItem) -> list[tuple[str, str, str]]:
    return [(row.id, row.text, row.state) for row in item.sentences]


@pytest.mark.parametrize(
    "edit",
    [
        Add(after="t1", text="Nyt."),
        Reword(sentence="t2", text="Nyt."),
        Delete(sentence="t2"),
        Move(sentence="t3", after=None),
        Merge(first="t3", second="t1"),
        Split(sentence="t2", at=3),
        REJECTED,
        Accept(sentence="t1"),
        Settle(sentence="t2"),
        GoThrough(done=True),
    ],
)
def test_an_edit_is_taken_back_among_later_edits_of_other_sentences(item: ReviewItem, edit: Edit) -> None:
    first = after(item, edit)
    later = after(first, Add(after=None, text="En andens."))
    undone = undo(later, item, first)
    assert not undone.told
    assert undone.item.version == later.version + 1
    rows = [row for row in undone.item.sentences if row.text != "En andens."]
    assert len(rows) == len(undone.item.sentences) - 1
    assert [(row.id, row.text, row.state) for row in rows] == shown(item)
    assert [row.flags for row in rows] == [row.flags for row in item.sentences]
    assert (undone.item.outcome, undone.item.gone_through) == (item.outcome, item.gone_through)
    assert shown(undo(undone.item, later, undone.item).item) == shown(later)


@pytest.mark.parametrize(
    ("edit", "since"),
    [
        (Reword(sentence="t2", text="Nyt."), Reword(sentence="t2", text="Nyere.")),
        (Reword(sentence="t2", text="Nyt."), Delete(sentence="t2")),
        (Settle(sentence="t2"), Reword(sentence="t2", text="Nyere.")),
        (Add(after="t1", text="Nyt."), Reword(sentence="t4", text="Nyere.")),
        (Merge(first="t1", second="t2"), Reword(sentence="t1", text="Nyere.")),
        (Split(sentence="t2", at=3), Reword(sentence="t4", text="Nyere.")),
        (Split(sentence="t2", at=3), Delete(sentence="t4")),
        (Move(sentence="t1", after="t2"), Move(sentence="t1", after="t3")),
    ],
)
def test_what_was_changed_since_stays_and_is_told(item: ReviewItem, edit: Edit, since: Edit) -> None:
    first = after(item, edit)
    later = after(first, since)
    undone = undo(later, item, first)
    assert undone.item is later
    assert [told.matter for told in undone.told] == ["later"]


def test_words_brought_back_are_new_to_who_has_not_looked(item: ReviewItem) -> None:
    changed = after(item, Reword(sentence="t1", text="Nyt."))
    undone = undo(changed, item, changed).item
    done = apply(undone, Reword(sentence="t1", text="Nyere."), changed.version)
    assert [told.matter for told in done.told] == ["rival"]


def test_a_rival_that_is_called_back_to_its_place_goes_away_again(item: ReviewItem) -> None:
    both = apply(after(item, Reword(sentence="t1", text="Nyt.")), Reword(sentence="t1", text="Nyere."), 1).item
    alone = after(both, Delete(sentence="t1"))
    moved = after(alone, Move(sentence="t4", after="t3"))
    called = undo(moved, both, alone).item
    assert [row.id for row in called.sentences] == ["t1", "t4", "t2", "t3"]
    assert shown(undo(called, moved, called).item) == shown(moved)


def test_an_outcome_chosen_since_stays(item: ReviewItem) -> None:
    first = after(item, REJECTED)
    later = after(first, SetOutcome(outcome=Outcome.NOTED, phrase="Planen blev taget til efterretning."))
    undone = undo(later, item, first)
    assert undone.item.outcome is Outcome.NOTED
    assert undone.told


def test_a_revision_of_another_item_or_of_the_future_is_refused(item: ReviewItem) -> None:
    other = item.model_copy(update={"key": "i2"})
    with pytest.raises(EditRefusedError):
        undo(item, other, other)
    changed = after(item, Delete(sentence="t1"))
    with pytest.raises(EditRefusedError):
        undo(item, item, changed)
