"""Sentences of utterances: no word is lost, abbreviations and dates end nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.remarks import remarks_of
from service.meetings import Speaker, Transcript, Utterance


def transcript(*texts: str) -> Transcript:
    utterances = tuple(Utterance(id=f"u{i}", start=i, end=i + 1, speaker="s1", text=t) for i, t in enumerate(texts))
    return Transcript(duration=len(texts), speakers=(Speaker(id="s1", name="Taler 1"),), utterances=utterances)


@given(st.lists(st.text("abcÆø .?!,0123456789", max_size=60), min_size=1, max_size=4))
def test_joined_the_remarks_are_the_utterances(texts: list[str]) -> None:
    texts = [" ".join(t.split()) for t in texts]
    remarks = remarks_of(transcript(*texts))
    for i, text in enumerate(texts):
        assert " ".join(r.text for r in remarks if r.utterance == f"u{i}") == text


@pytest.mark.parametrize(
    "text",
    ["Mødet er kl. 9 den 4. februar.", "Det er bl.a. dyrt.", "Se pkt. 3 i bilaget.", "Prisen er 40.000 kr. om året."],
)
def test_an_abbreviation_or_a_date_ends_no_sentence(text: str) -> None:
    assert [r.text for r in remarks_of(transcript(text))] == [text]


def test_the_turn_to_the_next_item_is_a_remark_of_its_own() -> None:
    remarks = remarks_of(transcript("Den er taget til efterretning, og så går vi til budgettet."))
    assert [r.text for r in remarks] == ["Den er taget til efterretning,", "og så går vi til budgettet."]
