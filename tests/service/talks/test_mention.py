import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.meetings.calendar import MONTHS
from service.talks.mention import month_called, number_of


@given(st.integers(1, 31))
def test_a_number_in_digits_is_that_number(number: int) -> None:
    assert number_of(f"{number}.") == number_of(f" {number}") == number


@pytest.mark.parametrize(("words", "number"), [("femtende", 15), ("Tre", 3), ("tredvte", 30), ("enogtredivte", 31)])
def test_a_number_in_words_is_that_number(words: str, number: int) -> None:
    assert number_of(words) == number


def test_what_is_no_number_is_none() -> None:
    assert number_of("fredag") == 0


@pytest.mark.parametrize("length", [3, None])
def test_a_month_is_known_by_its_name_and_by_three_letters_of_it(length: int | None) -> None:
    assert [month_called(month[:length].upper()) for month in MONTHS] == list(range(1, 13))
