from service.meetings import Decision, Draft, DraftItem, Flag, FlagKind, Item, Meeting, Outcome, Section, Sentence
from service.reviewing import Add, Reword, Settle, Tally, apply, drafted, opened, ready, rewritten, tally
from service.reviewing.edits import GoThrough

FLAG = Flag(kind=FlagKind.NAME, text="Bo", reason="Navnet høres ikke i kilden.")
TEXTS = ("Bo Friis fremlagde planen.", "Planen blev godkendt.", "Rapporten blev taget til efterretning.")


def item(outcome: Outcome = Outcome.APPROVED) -> DraftItem:
    sentences = tuple(
        Sentence(text=text, sources=(f"u{n}",), flags=(FLAG,) if n == 0 else ()) for n, text in enumerate(TEXTS)
    )
    return DraftItem(
        number=27,
        title="Plan",
        closed=True,
        sections=(Section(heading="Indstilling", text="at planen godkendes"),),
        decision=Decision(outcome=outcome, sentences=sentences),
        utterances=("u0", "u1", "u2", "u3"),
    )


def draft() -> Draft:
    return Draft(meeting=Meeting(), items=(item(), item()))


def test_items_are_keyed_by_their_place_and_the_last_sentence_is_taken_for_the_phrase() -> None:
    items = opened(draft())
    assert [i.key for i in items] == ["i1", "i2"]
    assert [row.id for row in items[0].sentences] == ["t1", "t2", "t3"]
    assert [row.closing for row in items[0].sentences] == [False, False, True]
    assert items[0].next_id == 4
    assert tally(items[0]) == Tally(unchecked=3, flagged=1, rivals=0)


def test_who_knows_the_house_s_phrases_says_which_they_are() -> None:
    items = opened(draft(), lambda _: TEXTS[1:])
    assert [row.closing for row in items[0].sentences] == [False, True, True]
    assert not any(row.closing for row in opened(draft(), lambda _: ())[0].sentences)


def test_an_item_without_a_decision_has_no_phrase() -> None:
    (one,) = opened(Draft(meeting=Meeting(), items=(item(Outcome.NONE),)))
    assert not any(row.closing for row in one.sentences)


def test_what_is_opened_and_not_touched_is_drafted_as_it_was() -> None:
    part = item()
    agenda = Item.model_validate(part.model_dump(include=set(Item.model_fields)))
    assert drafted(agenda, opened(draft())[0], part.utterances) == part
    assert drafted(part, opened(draft())[0], part.utterances) == part


def test_a_person_needs_no_source_and_a_machine_does() -> None:
    opening = opened(draft())[0]
    bare = opening.sentences[1].model_copy(update={"sources": ()})
    opening = opening.model_copy(update={"sentences": (opening.sentences[0], bare)})
    added = apply(opening, Add(after="t1", text="Planen sendes i høring."), 1).item
    sentences = drafted(item(), added, ()).decision.sentences
    assert [s.text for s in sentences] == [TEXTS[0], "Planen sendes i høring."]
    assert sentences[1].sources == ()


def test_a_settled_sentence_is_exported_without_its_flags() -> None:
    settled = apply(opened(draft())[0], Settle(sentence="t1"), 1).item
    assert drafted(item(), settled, ()).decision.sentences[0].flags == ()


def test_a_rewritten_decision_is_an_item_of_its_own_ids() -> None:
    opening = opened(draft())[0]
    proposal = rewritten(opening, item().decision)
    assert [row.id for row in proposal.sentences] == ["t4", "t5", "t6"]
    assert [row.text for row in proposal.sentences] == list(TEXTS)
    assert proposal.sentences[-1].closing


def test_an_item_is_ready_when_doubts_are_settled_rivals_chosen_and_it_is_gone_through() -> None:
    opening = opened(draft())[0]
    assert ready(opening) == (
        "Én sætning er markeret som usikker: bekræft, ret eller slet.",
        "Punktet er ikke markeret som gennemgået.",
    )
    settled = apply(opening, Settle(sentence="t1"), 1).item
    through = apply(settled, GoThrough(done=True), settled.version).item
    assert ready(through) == ()
    changed = apply(through, Reword(sentence="t2", text="Planen blev udsat."), through.version).item
    both = apply(changed, Reword(sentence="t2", text="Planen blev sendt i høring."), through.version).item
    assert tally(both).rivals == 1
    assert ready(both) == ("Én sætning står i flere udgaver: vælg den, der skal gælde.",)
