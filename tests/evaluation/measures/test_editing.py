from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures.editing import compression, edits

TEXTS = st.lists(st.sampled_from(["hallen", "er", "klar", "ikke", "3"]), max_size=8).map(" ".join)


def test_edits_are_counted_in_words_of_the_longer_text() -> None:
    counted = edits("Hallen er klar.", "Hallen er ikke helt klar.")
    assert (counted.part, counted.whole) == (2, 5)
    assert edits("Hallen er klar.", "Hallen er klar").rate == 0


@given(TEXTS, TEXTS)
def test_edits_are_symmetric_and_never_more_than_all_words(one: str, other: str) -> None:
    assert edits(one, other) == edits(other, one)
    assert 0 <= edits(one, other).rate <= 1


def test_compression_is_words_written_of_words_said() -> None:
    assert compression("Hallen er klar.", "Altså hallen den er jo klar nu.").rate == 3 / 7
