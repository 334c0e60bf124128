"""What sounds like an expected word is written as that, and nothing else is touched."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.speech import HeardWord
from models.speech.repair import Repair, Repairer, applied

PEOPLE = ["Sonja Vesterbæk", "Rikke Storgaard", "Torkild Munkebo"]


def heard(text: str, probability: float = 0.3) -> list[HeardWord]:
    return [HeardWord(n * 0.4, n * 0.4 + 0.4, word, probability) for n, word in enumerate(text.split())]


def repaired(text: str, expected: list[str], probability: float = 0.3) -> str:
    return " ".join(word.text for word in Repairer(expected).repaired(heard(text, probability)))


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Sonja vestibæk har meldt afbud.", "Sonja Vesterbæk har meldt afbud."),
        ("Så spurgte storgord om det.", "Så spurgte Storgaard om det."),
        ("Vi ser på skovlægepladsen her.", "Vi ser på Skovlegepladsen her."),
    ],
)
def test_a_name_or_term_that_was_heard_by_its_sound_is_written_right(said: str, meant: str) -> None:
    assert repaired(said, [*PEOPLE, "Skovlegeplads ved søen"]) == meant


def test_a_title_begins_with_a_capital_and_its_word_within_a_sentence_does_not() -> None:
    assert repaired("Vi ser på skovlægepladsen her.", ["Skovlegeplads", "skovlegepladsens"]) == (
        "Vi ser på skovlegepladsen her."
    )


def test_a_word_that_is_no_danish_one_becomes_the_one_it_sounds_like() -> None:
    assert repaired("Vem tager den annen?", []) == "Hvem tager den anden?"


def test_danish_that_was_heard_surely_stands() -> None:
    line = "Det er en stor gård, og den ligger ved siden af skoven."
    assert repaired(line, [*PEOPLE, "Skolen"], probability=0.9) == line


def test_an_expected_word_and_a_number_stand_however_unsure() -> None:
    line = "Rikke 2026 Munkebo"
    assert repaired(line, ["Rikke Storgaard", "Rikka Storgaard", "Munkebo"], probability=0.05) == line


def test_two_names_that_sound_alike_are_not_chosen_between() -> None:
    assert repaired("Så siger krogsgord det.", ["Mads Krogsgaard", "Lone Krogsgård"]) == "Så siger krogsgord det."


def test_a_name_of_somebody_unknown_is_left_alone() -> None:
    assert repaired("Hun hedder Lina Aragardt her.", PEOPLE) == "Hun hedder Lina Aragardt her."


def test_a_repair_says_what_was_heard_and_keeps_marks_and_time() -> None:
    words = heard("har sonnya vestibæk, sagt")
    found = applied(words, [Repair(1, 3, "Sonja Vesterbæk", 1.0)])
    assert [(w.text, w.heard) for w in found[1:3]] == [("Sonja", "sonnya"), ("Vesterbæk,", "vestibæk,")]
    assert found[1].start == words[1].start
    assert found[2].end == pytest.approx(words[2].end)
    assert [w.heard for w in (found[0], found[3])] == [None, None]


@given(
    st.lists(
        st.sampled_from(["stor", "gård", "vestibæk", "sonnya", "Sonja", "munke", "bo.", "ud,", "12", "siste"]),
        max_size=12,
    ),
    st.floats(0.01, 1),
)
def test_whatever_is_repaired_what_was_heard_can_be_had_back(said: list[str], probability: float) -> None:
    words = heard(" ".join(said), probability)
    found = Repairer(PEOPLE).repaired(words)
    again = [word.text if word.heard is None else word.heard for word in found]
    assert " ".join(text for text in again if text) == " ".join(said)
    assert all(a.start <= b.start for a, b in itertools.pairwise(found))


def test_one_heard_word_can_stand_for_two() -> None:
    found = applied(heard("sonjavestibæk"), [Repair(0, 1, "Sonja Vesterbæk", 1.0)])
    assert [(w.text, w.heard) for w in found] == [("Sonja", "sonjavestibæk"), ("Vesterbæk", "")]
