import hypothesis.strategies as st
from hypothesis import given

from service.meetings import Decision, Outcome, Sentence
from service.reviewing import ReviewItem, decisions_compared, rewritten, words_compared

TEXTS = st.lists(st.sampled_from(["planen", "sendes", "i", "høring", "udsat", "til", "maj"]), max_size=12).map(" ".join)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_out_of_the_comparison(old: str, new: str) -> None:
    pieces = words_compared(old, new)
    assert " ".join(p.text for p in pieces if p.kind != "added") == old
    assert " ".join(p.text for p in pieces if p.kind != "removed") == new


def decision(*texts: str) -> Decision:
    return Decision(outcome=Outcome.NOTED, sentences=tuple(Sentence(text=t, sources=("u1",)) for t in texts))


@given(st.lists(TEXTS, max_size=7), st.lists(TEXTS, max_size=7))
def test_every_sentence_is_in_exactly_one_pair_and_in_its_order(old: list[str], new: list[str]) -> None:
    start = ReviewItem(key="i1", version=1, outcome=Outcome.NOTED, next_id=1)
    one, other = rewritten(start, decision(*old)), rewritten(start, decision(*new))
    found = decisions_compared(one, other)
    assert tuple(p.old for p in found.pairs if p.old) == one.sentences
    assert tuple(p.new for p in found.pairs if p.new) == other.sentences
    assert all(p.old or p.new for p in found.pairs)


def test_a_reworded_sentence_stands_beside_what_it_was(item: ReviewItem) -> None:
    new = rewritten(item, decision("Driften blev grundigt gennemgået.", "Noget helt nyt.", "Der købes 14 cykler."))
    pairs = decisions_compared(item, new).pairs
    assert [(p.old.id if p.old else None, bool(p.new)) for p in pairs] == [
        ("t1", True),
        (None, True),
        ("t2", True),
        ("t3", False),
    ]
    assert [(p.kind, p.text) for p in pairs[0].pieces] == [
        ("same", "Driften blev"),
        ("added", "grundigt"),
        ("same", "gennemgået."),
    ]


def test_a_decision_is_the_same_as_itself_and_no_other(item: ReviewItem) -> None:
    assert decisions_compared(item, item).same
    assert not decisions_compared(item, item.model_copy(update={"outcome": Outcome.NONE})).same
