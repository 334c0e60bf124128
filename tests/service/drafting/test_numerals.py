"""Spoken numbers and dates meet their digits."""

import pytest

from service.drafting.numerals import dates_in, number_in, numbers_in


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("otte", 8),
        ("otteogtyve", 28),
        ("halvtreds", 50),
        ("tredje", 3),
        ("27", 27),
        ("4.", 4),
        ("niogfyrre", 49),
        ("bord", None),
    ],
)
def test_item_numbers_are_heard_in_words_and_digits(word: str, number: int | None) -> None:
    assert number_in(word) == number


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("fyrre tusind kroner", "40.000 kr."),
        ("hundrede og tyve tusind", "120.000"),
        ("halvanden million kroner", "1.500.000 kr."),
        ("to en halv million", "2,5 mio. kr."),
        ("fem komma en procent", "5,1 %"),
        ("femogtyve stillinger", "25 stillinger"),
        ("1,5 mio. kr.", "1.500.000 kr."),
    ],
)
def test_an_amount_is_the_same_in_words_and_digits(said: str, written: str) -> None:
    assert {value for value, _ in numbers_in(said)} == {value for value, _ in numbers_in(written)}


@pytest.mark.parametrize(
    ("said", "date"),
    [
        ("den tolvte januar", (12, 1, None)),
        ("første december", (1, 12, None)),
        ("den 3. marts 2026", (3, 3, 2026)),
        ("4/2", (4, 2, None)),
        ("04-02-2026", (4, 2, 2026)),
    ],
)
def test_dates_are_heard_however_they_are_said(said: str, date: tuple[int, int, int | None]) -> None:
    assert [found for found, _ in dates_in(said)] == [date]


def test_a_case_number_is_no_date() -> None:
    assert dates_in("Sagen har nummer 81.38.00-P35-58-23") == []


@pytest.mark.parametrize(
    ("said", "values"),
    [
        ("halvfems tusind og fire ansøgninger", {90_000, 4}),
        ("to millioner og tre stillinger", {2_000_000, 3}),
        ("tolv tusind og fem kroner", {12_005}),
        ("halvfems tusind og fire hundrede kroner", {90_400}),
    ],
)
def test_what_is_counted_after_a_round_number_is_a_number_of_its_own(said: str, values: set[int]) -> None:
    assert {value for value, _ in numbers_in(said)} == values
