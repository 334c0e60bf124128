"""Who wrote a sentence, from the draft to the export."""

from service.meetings import PERSON, RULES, Decision, Draft, DraftItem, Meeting, Outcome, Sentence
from service.reviewing import Add, Merge, ReviewItem, Reword, Split, apply, drafted, opened, signed, undo

MODEL = "qwen"
ITEM = DraftItem(
    number=1,
    title="Plan",
    decision=Decision(
        outcome=Outcome.APPROVED,
        sentences=(
            Sentence(text="Bo fremlagde planen.", sources=("u1",), writer=RULES),
            Sentence(text="Ida ønskede en høring.", sources=("u2",), writer=MODEL),
            Sentence(text="Planen blev godkendt.", sources=("u3",), writer=RULES),
        ),
    ),
)


def start() -> ReviewItem:
    return opened(Draft(meeting=Meeting(), items=(ITEM,)))[0]


def writers(item: ReviewItem) -> list[str]:
    return [s.writer for s in drafted(ITEM, item, ()).decision.sentences]


def test_an_untouched_review_names_the_writers_of_the_draft() -> None:
    assert writers(start()) == [RULES, MODEL, RULES]


def test_whose_words_stand_there_is_their_writer_and_no_name_goes_out() -> None:
    before = start()
    after = signed(before, apply(before, Reword(sentence="t2", text="Ida ønskede to høringer."), 1), "Rikke Toft").item
    assert [s.editor for s in after.sentences] == ["", "Rikke Toft", ""]
    added = signed(after, apply(after, Add(after="t1", text="Bo takkede."), 2), "Mads Lund").item
    assert [s.editor for s in added.sentences] == ["", "Mads Lund", "Rikke Toft", ""]
    assert writers(added) == [RULES, PERSON, PERSON, RULES]
    assert "Toft" not in drafted(ITEM, added, ()).to_json()


def test_undoing_gives_the_words_back_to_who_wrote_them() -> None:
    before = start()
    after = signed(before, apply(before, Reword(sentence="t2", text="Noget andet."), 1), "Rikke Toft").item
    assert undo(after, before, after).item.sentences[1].editor == ""


def test_dividing_and_joining_is_not_writing() -> None:
    joined = apply(start(), Merge(first="t1", second="t2"), 1).item
    assert writers(joined) == [MODEL, RULES]
    parts = apply(start(), Split(sentence="t2", at=4), 1).item
    assert writers(parts) == [RULES, MODEL, MODEL, RULES]


def test_a_draft_from_before_writers_were_noted_reads_and_writes_as_it_was() -> None:
    old = ITEM.model_copy(
        update={
            "decision": Decision(
                outcome=Outcome.APPROVED, sentences=(Sentence(text="Planen blev godkendt.", sources=("u3",)),)
            )
        }
    )
    assert "writer" not in old.to_json()
    assert DraftItem.model_validate_json(old.to_json()) == old
    item = opened(Draft(meeting=Meeting(), items=(old,)))[0]
    edited = item.model_copy(
        update={"sentences": (item.sentences[0].model_copy(update={"state": "edited", "origin": "person"}),)}
    )
    assert drafted(old, edited, ()).to_json() == old.model_copy(update={"utterances": ()}).to_json()
