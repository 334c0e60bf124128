import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.measures.wer import character_errors, distance, normalized, word_errors

tokens = st.lists(st.sampled_from("abcd"), max_size=12)
danish = st.text(alphabet="abcæøå ,.-!?'1290%", max_size=60)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Godt! Så går vi videre.", "godt så går vi videre"),
        ("fra fem komma en procent til fire komma to procent", "fra 5,1 % til 4,2%"),
        ("den tiende september", "den 10. september"),
        ("2.000 kr.", "to tusind kr"),
        ("punkt et, tre personer", "Punkt 1: 3 personer"),
        ("HovedMED-udvalget", "hovedmed udvalget"),
        ("på gensyn", "pa\u030a gensyn"),
        ("MED'en", "MED’en"),
    ],
)
def test_what_is_written_differently_but_said_alike_is_no_error(one: str, other: str) -> None:
    assert normalized(one) == normalized(other)


def test_numbers_that_differ_are_errors() -> None:
    assert word_errors("uge otteogfyrre", "uge 49").part == 1
    assert word_errors("4,2 procent", "4,3 procent").part == 1


def test_punctuation_keeps_neighbouring_numbers_apart() -> None:
    assert normalized("punkt tyve, tre personer") == "punkt 20 3 personer"


def test_counts_substitutions_deletions_and_insertions_of_the_reference() -> None:
    errors = word_errors("vi tager det til efterretning", "vi tager den til en efterretning nu")
    assert (errors.part, errors.whole) == (3, 5)
    assert errors.rate == pytest.approx(0.6)


def test_silence_that_was_heard_as_silence_has_no_errors_and_invented_words_are_errors() -> None:
    assert word_errors("", "...").rate == 0
    assert word_errors("", "tak for i dag").part == 4


def test_a_character_is_a_smaller_error_than_a_word() -> None:
    words, characters = word_errors("sygefravær", "sygefravar"), character_errors("sygefravær", "sygefravar")
    assert words.rate == 1
    assert (characters.part, characters.whole) == (1, 10)


@given(tokens, tokens, tokens)
def test_distance_is_a_metric(a: list[str], b: list[str], c: list[str]) -> None:
    assert (distance(a, b) == 0) == (a == b)
    assert distance(a, b) == distance(b, a)
    assert distance(a, c) <= distance(a, b) + distance(b, c)


@given(tokens, tokens)
def test_distance_lies_between_the_difference_in_length_and_the_longer(a: list[str], b: list[str]) -> None:
    assert abs(len(a) - len(b)) <= distance(a, b) <= max(len(a), len(b))


@given(tokens, st.integers(0, 12), st.sampled_from("abcd"))
def test_one_edit_is_at_distance_one(a: list[str], at: int, token: str) -> None:
    assert distance(a, [*a[:at], token, *a[at:]]) == 1


@given(danish)
def test_normalised_text_holds_only_words_and_single_spaces(text: str) -> None:
    clean = normalized(text)
    assert clean == " ".join(clean.split())
    assert not set(clean) & set(".-!?'%")
