import pytest
from pydantic import TypeAdapter, ValidationError

from service.meetings import Decision, FlagKind, Outcome, Sentence
from service.reviewing import (
    Accept,
    Add,
    Applied,
    Choose,
    Delete,
    Edit,
    EditRefusedError,
    GoThrough,
    Merge,
    Move,
    Replace,
    RequestedEdit,
    Restore,
    ReviewItem,
    Reword,
    SetOutcome,
    Settle,
    Split,
    Unaccept,
    apply,
    rewritten,
)


def texts(item: ReviewItem) -> list[str]:
    return [row.text for row in item.sentences]


def ids(item: ReviewItem) -> list[str]:
    return [row.id for row in item.sentences]


def matters(done: Applied) -> list[str]:
    return [told.matter for told in done.told]


def after(item: ReviewItem, *edits: Edit) -> ReviewItem:
    """The item when somebody who always looks has made the edits."""
    for edit in edits:
        item = apply(item, edit, item.version).item
    return item


def collided(item: ReviewItem) -> Applied:
    """Two have worded the first sentence anew, the second of them without having seen the first one's words."""
    first = after(item, Reword(sentence="t1", text="Driften går godt."))
    return apply(first, Reword(sentence="t1", text="Driften går skidt."), 1)


def test_an_edit_makes_a_new_version_and_settles_the_flags(item: ReviewItem) -> None:
    done = apply(item, Reword(sentence="t2", text=" Der  købes\n13 cykler. "), 1)
    row = done.item.sentences[1]
    assert (row.text, row.state, row.origin, row.flags, row.version) == (
        "Der købes 13 cykler.",
        "edited",
        "machine",
        (),
        2,
    )
    assert done.item.version == 2
    assert not done.told


def test_the_same_text_again_is_no_change(item: ReviewItem) -> None:
    assert apply(item, Reword(sentence="t2", text="Der købes 12 cykler. "), 1).item is item


def test_two_wordings_stand_side_by_side_and_the_second_author_knows_where_hers_is(item: ReviewItem) -> None:
    done = collided(item)
    assert texts(done.item)[:2] == ["Driften går godt.", "Driften går skidt."]
    rival = done.item.sentences[1]
    assert (rival.rival, rival.origin, rival.sources) == ("t1", "person", ("u1",))
    assert matters(done) == ["rival"]
    assert done.told[0].sentence == rival.id


def test_an_edit_sent_twice_collides_once(item: ReviewItem) -> None:
    done = collided(item)
    again = apply(done.item, Reword(sentence="t1", text="Driften går skidt."), 1)
    assert again.item is done.item
    assert again.told == done.told


def test_both_having_written_the_same_is_no_collision(item: ReviewItem) -> None:
    first = after(item, Reword(sentence="t1", text="Driften går godt."))
    done = apply(first, Reword(sentence="t1", text="Driften går godt."), 1)
    assert done == Applied(item=first)


def test_words_meant_for_a_deleted_sentence_stand_where_it_stood(item: ReviewItem) -> None:
    gone = after(item, Delete(sentence="t2"))
    done = apply(gone, Reword(sentence="t2", text="Der købes 13 cykler."), 1)
    assert texts(done.item) == ["Driften blev gennemgået.", "Der købes 13 cykler.", "Planen blev godkendt."]
    assert done.item.sentences[1].rival is None
    assert done.item.sentences[1].id == "t4"
    assert matters(done) == ["revived"]


def test_deleting_what_was_changed_meanwhile_does_nothing_and_tells(item: ReviewItem) -> None:
    changed = after(item, Reword(sentence="t1", text="Driften går godt."))
    done = apply(changed, Delete(sentence="t1"), 1)
    assert done.item is changed
    assert matters(done) == ["changed"]


def test_deleting_twice_needs_no_telling(item: ReviewItem) -> None:
    gone = after(item, Delete(sentence="t1"))
    assert apply(gone, Delete(sentence="t1"), 1) == Applied(item=gone)


def test_an_emptied_sentence_is_deleted(item: ReviewItem) -> None:
    assert ids(after(item, Reword(sentence="t1", text=" \n"))) == ["t2", "t3"]


def test_a_sentence_is_added_where_it_was_meant_to_be(item: ReviewItem) -> None:
    assert ids(after(item, Add(after=None, text="Først."))) == ["t4", "t1", "t2", "t3"]
    added = after(item, Add(after="t1", text="Så.", sources=("u7", "u7")))
    assert ids(added) == ["t1", "t4", "t2", "t3"]
    assert added.sentences[1].sources == ("u7",)
    assert (added.sentences[1].state, added.sentences[1].origin) == ("edited", "person")
    moved_on = apply(after(item, Delete(sentence="t2")), Add(after="t2", text="Så."), 1).item
    assert ids(moved_on) == ["t1", "t4", "t3"]


def test_moving_keeps_the_words_and_tells_of_a_move_that_was_not_seen(item: ReviewItem) -> None:
    moved = after(item, Move(sentence="t1", after="t2"))
    assert ids(moved) == ["t2", "t1", "t3"]
    done = apply(moved, Move(sentence="t1", after="t3"), 1)
    assert ids(done.item) == ["t2", "t3", "t1"]
    assert matters(done) == ["moved"]
    assert matters(apply(moved, Move(sentence="t3", after=None), 1)) == []


def test_rivals_move_together(item: ReviewItem) -> None:
    moved = after(collided(item).item, Move(sentence="t4", after="t3"))
    assert ids(moved) == ["t2", "t3", "t1", "t4"]


def test_merged_sentences_keep_words_sources_and_doubts(item: ReviewItem) -> None:
    merged = after(item, Accept(sentence="t1"), Merge(first="t1", second="t2"))
    row = merged.sentences[0]
    assert row.text == "Driften blev gennemgået. Der købes 12 cykler."
    assert row.sources == ("u1", "u2")
    assert [flag.kind for flag in row.flags] == [FlagKind.NUMBER]
    assert row.state == "unchecked"


def test_merging_what_changed_meanwhile_takes_the_words_as_they_are_now(item: ReviewItem) -> None:
    changed = after(item, Reword(sentence="t2", text="Der købes 13 cykler."))
    done = apply(changed, Merge(first="t1", second="t2"), 1)
    assert texts(done.item)[0] == "Driften blev gennemgået. Der købes 13 cykler."
    assert matters(done) == ["joined"]


def test_two_who_merge_the_same_need_no_telling(item: ReviewItem) -> None:
    merged = after(item, Merge(first="t1", second="t2"))
    assert apply(merged, Merge(first="t1", second="t2"), 1) == Applied(item=merged)


def test_a_split_shares_the_doubts_by_the_words_they_are_about(item: ReviewItem) -> None:
    split = after(item, Split(sentence="t2", at=len("Der købes")))
    assert texts(split)[1:3] == ["Der købes", "12 cykler."]
    assert [bool(row.flags) for row in split.sentences[1:3]] == [False, True]
    assert [row.sources for row in split.sentences[1:3]] == [("u2",), ("u2",)]


def test_splitting_what_changed_meanwhile_does_nothing_and_tells(item: ReviewItem) -> None:
    changed = after(item, Reword(sentence="t1", text="Godt."))
    done = apply(changed, Split(sentence="t1", at=7), 1)
    assert done.item is changed
    assert matters(done) == ["changed"]


def test_nobody_vouches_for_words_they_have_not_seen(item: ReviewItem) -> None:
    changed = after(item, Reword(sentence="t2", text="Der købes 13 cykler."))
    for edit in (Accept(sentence="t2"), Settle(sentence="t2")):
        done = apply(changed, edit, 1)
        assert done.item is changed
        assert matters(done) == ["changed"]


def test_accepting_leaves_the_doubts_and_settling_takes_them_away(item: ReviewItem) -> None:
    accepted = after(item, Accept(sentence="t2"))
    assert accepted.sentences[1].state == "accepted"
    assert accepted.sentences[1].flags
    assert after(accepted, Unaccept(sentence="t2")).sentences == item.sentences
    settled = after(item, Settle(sentence="t2")).sentences[1]
    assert (settled.state, settled.flags, settled.version) == ("accepted", (), 1)


def test_an_accepted_sentence_can_be_edited_by_who_has_not_seen_that(item: ReviewItem) -> None:
    done = apply(after(item, Accept(sentence="t1")), Reword(sentence="t1", text="Nyt."), 1)
    assert texts(done.item)[0] == "Nyt."
    assert not done.told


def test_choosing_keeps_one_of_the_rivals(item: ReviewItem) -> None:
    both = collided(item).item
    for keep, text in (("t1", "Driften går godt."), ("t4", "Driften går skidt.")):
        chosen = after(both, Choose(keep=keep))
        assert texts(chosen)[0] == text
        assert len(chosen.sentences) == 3
        assert all(row.rival is None for row in chosen.sentences)


def test_choosing_does_not_take_away_a_third_wording_that_was_not_seen(item: ReviewItem) -> None:
    both = collided(item).item
    three = apply(both, Reword(sentence="t1", text="Driften går videre."), 1).item
    done = apply(three, Choose(keep="t4"), both.version)
    assert texts(done.item)[:2] == ["Driften går skidt.", "Driften går videre."]
    assert done.item.sentences[1].rival == "t4"
    assert matters(done) == ["undecided"]


def test_rivals_can_be_made_one_and_are_split_only_after_a_choice(item: ReviewItem) -> None:
    both = collided(item).item
    merged = after(both, Merge(first="t1", second="t4"))
    assert texts(merged)[0] == "Driften går godt. Driften går skidt."
    assert matters(apply(both, Merge(first="t1", second="t2"), both.version)) == ["undecided"]
    assert matters(apply(both, Split(sentence="t1", at=7), both.version)) == ["undecided"]


def test_a_rival_left_alone_competes_with_nothing(item: ReviewItem) -> None:
    alone = after(collided(item).item, Delete(sentence="t1"))
    assert ids(alone) == ["t4", "t2", "t3"]
    assert alone.sentences[0].rival is None


REJECTED = SetOutcome(outcome=Outcome.REJECTED, phrase="Planen blev forkastet.")


def test_the_standard_phrase_follows_the_outcome(item: ReviewItem) -> None:
    rejected = after(item, REJECTED)
    row = rejected.sentences[-1]
    assert (row.id, row.text, row.sources, row.closing) == ("t3", "Planen blev forkastet.", ("u3",), True)
    back = after(rejected, SetOutcome(outcome=Outcome.NOTED, phrase="Planen blev taget til efterretning."))
    assert texts(back)[-1] == "Planen blev taget til efterretning."
    assert len(back.sentences) == 3
    none = after(back, SetOutcome(outcome=Outcome.NONE))
    assert ids(none) == ["t1", "t2"]
    assert texts(after(none, REJECTED))[-1] == "Planen blev forkastet."


def test_one_phrase_takes_the_place_of_several(item: ReviewItem) -> None:
    rows = tuple(row.model_copy(update={"closing": True}) if row.id == "t2" else row for row in item.sentences)
    rejected = after(item.model_copy(update={"sentences": rows}), REJECTED)
    assert texts(rejected) == ["Driften blev gennemgået.", "Planen blev forkastet."]
    assert rejected.sentences[-1].sources == ("u2", "u3")


def test_a_phrase_edited_by_hand_stays_and_the_house_s_stands_after_it(item: ReviewItem) -> None:
    by_hand = after(item, Reword(sentence="t3", text="Planen blev godkendt med glæde."))
    done = apply(by_hand, REJECTED, 1)
    assert texts(done.item)[-2:] == ["Planen blev godkendt med glæde.", "Planen blev forkastet."]
    assert matters(done) == ["phrase"]
    cleared = apply(by_hand, SetOutcome(outcome=Outcome.NONE), by_hand.version)
    assert texts(cleared.item)[-1] == "Planen blev godkendt med glæde."
    assert matters(cleared) == ["closing"]


@pytest.mark.parametrize("edit", [Merge(first="t1", second="t3"), Split(sentence="t3", at=6)])
def test_words_joined_with_the_phrase_do_not_go_with_it(item: ReviewItem, edit: Edit) -> None:
    touched = after(item, edit)
    rejected = after(touched, REJECTED)
    assert set(texts(touched)) < set(texts(rejected))


def test_of_two_outcomes_the_last_one_holds_and_is_told(item: ReviewItem) -> None:
    first = after(item, SetOutcome(outcome=Outcome.POSTPONED, phrase="Planen blev udsat."))
    done = apply(first, REJECTED, 1)
    assert done.item.outcome is Outcome.REJECTED
    assert texts(done.item)[-1] == "Planen blev forkastet."
    assert matters(done) == ["outcome"]
    assert apply(done.item, REJECTED, 1) == Applied(item=done.item)


def test_an_item_is_gone_through_by_who_has_seen_it_as_it_is(item: ReviewItem) -> None:
    assert after(item, GoThrough(done=True)).gone_through
    for edit in (Reword(sentence="t1", text="Nyt."), Delete(sentence="t1"), SetOutcome(outcome=Outcome.NONE)):
        done = apply(after(item, edit), GoThrough(done=True), 1)
        assert not done.item.gone_through
        assert matters(done) == ["unseen"]


def rewriting(item: ReviewItem) -> Replace:
    sentences = (
        Sentence(text="Der købes 12 cykler.", sources=("u2",)),
        Sentence(text="Driften blev drøftet.", sources=("u1",)),
        Sentence(text="Planen blev udsat.", sources=("u3",)),
    )
    return Replace(proposal=rewritten(item, Decision(outcome=Outcome.POSTPONED, sentences=sentences)))


def test_a_rewritten_decision_takes_the_place_of_the_old_one(item: ReviewItem) -> None:
    settled = after(item, Settle(sentence="t2"), GoThrough(done=True))
    done = apply(settled, rewriting(settled), settled.version)
    assert texts(done.item) == ["Der købes 12 cykler.", "Driften blev drøftet.", "Planen blev udsat."]
    assert done.item.sentences[0].id == "t2"
    assert done.item.sentences[0].state == "accepted"
    assert [row.closing for row in done.item.sentences] == [False, False, True]
    assert done.item.outcome is Outcome.POSTPONED
    assert not done.item.gone_through
    assert not done.told


def test_a_rewritten_decision_leaves_words_that_came_after_it_was_looked_at(item: ReviewItem) -> None:
    edit = rewriting(item)
    changed = after(item, Reword(sentence="t1", text="Driften går godt."), Add(after="t2", text="En ny."))
    done = apply(changed, edit, 1)
    assert {"Driften går godt.", "En ny."} < set(texts(done.item))
    assert matters(done) == ["kept"]


def test_an_earlier_content_comes_back_whole(item: ReviewItem) -> None:
    edited = after(item, Reword(sentence="t1", text="Nyt."), Merge(first="t1", second="t2"))
    later = after(edited, REJECTED, Add(after="t3", text="Mere."))
    back = apply(later, Restore(earlier=item), later.version)
    assert [(r.id, r.text, r.state, r.flags) for r in back.item.sentences] == [
        (r.id, r.text, r.state, r.flags) for r in item.sentences
    ]
    assert back.item.outcome is Outcome.APPROVED
    assert back.item.version == later.version + 1
    assert not back.told


def test_an_earlier_content_stands_beside_words_that_were_not_seen(item: ReviewItem) -> None:
    second = after(item, Reword(sentence="t1", text="Nyt."))
    third = after(second, Reword(sentence="t1", text="Nyere."))
    done = apply(third, Restore(earlier=item), second.version)
    assert texts(done.item)[:2] == ["Nyere.", "Driften blev gennemgået."]
    assert done.item.sentences[1].rival == "t1"
    assert matters(done) == ["kept"]


@pytest.mark.parametrize(
    "edit",
    [
        Reword(sentence="t9", text="Nyt."),
        Reword(sentence="", text="Nyt."),
        Reword(sentence="t1", text="o" * 5_001),
        Add(after="t9", text="Nyt."),
        Add(after=None, text="\t"),
        Delete(sentence="t9"),
        Move(sentence="t1", after="t1"),
        Move(sentence="t1", after="t9"),
        Merge(first="t1", second="t1"),
        Merge(first="t1", second="t9"),
        Split(sentence="t1", at=0),
        Split(sentence="t1", at=-3),
        Split(sentence="t1", at=10_000),
        Accept(sentence="t9"),
        Choose(keep="t9"),
        Restore(earlier=ReviewItem(key="i2", version=1, outcome=Outcome.NONE, next_id=1)),
        Replace(proposal=ReviewItem(key="i2", version=1, outcome=Outcome.NONE, next_id=1)),
    ],
)
def test_what_makes_no_sense_is_refused_in_danish(item: ReviewItem, edit: Edit) -> None:
    with pytest.raises(EditRefusedError, match=r"^[A-ZÆØÅ].*\.$"):
        apply(item, edit, 1)


def test_a_version_that_is_not_there_yet_is_refused(item: ReviewItem) -> None:
    with pytest.raises(EditRefusedError, match="Genindlæs"):
        apply(item, Delete(sentence="t1"), 2)


def test_two_long_sentences_are_not_merged_into_one_too_long(item: ReviewItem) -> None:
    long = after(item, Reword(sentence="t1", text="o" * 4_000), Reword(sentence="t2", text="å" * 4_000))
    with pytest.raises(EditRefusedError, match="for lang"):
        apply(long, Merge(first="t1", second="t2"), long.version)


def test_an_item_does_not_grow_without_end(item: ReviewItem) -> None:
    rows = tuple(item.sentences[0].model_copy(update={"id": f"t{n}"}) for n in range(1, 501))
    full = item.model_copy(update={"sentences": rows, "next_id": 501})
    with pytest.raises(EditRefusedError, match="højst have 500"):
        apply(full, Add(after=None, text="En til."), 1)


def test_edits_come_as_json_and_a_browser_cannot_send_a_whole_content(item: ReviewItem) -> None:
    requested: TypeAdapter[RequestedEdit] = TypeAdapter(RequestedEdit)
    assert requested.validate_json('{"kind":"edit","sentence":"t1","text":""}') == Reword(sentence="t1", text="")
    assert requested.validate_json('{"kind":"gone_through","done":true}') == GoThrough(done=True)
    restore = Restore(earlier=item)
    with pytest.raises(ValidationError):
        requested.validate_json(restore.model_dump_json())
    everything: TypeAdapter[Edit] = TypeAdapter(Edit)
    assert everything.validate_json(restore.model_dump_json()) == restore
