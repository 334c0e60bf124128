"""Numbers, days and times by kind, and which of them stand in the place of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.values import Value, names_in, others, values_in


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("den 19. maj", Value("day", 519)),
        ("den fjerde", Value("day", 4)),
        ("halv ni", Value("clock", 8.5)),
        ("kl. 21", Value("clock", 21)),
        ("torsdag", Value("weekday", 3)),
        ("i uge 42", Value("week", 42)),
        ("2 %", Value("%", 2)),
        ("15.000 kr.", Value("kr", 15000)),
        ("1,2 mio. kr.", Value("kr", 1200000)),
        ("et halvt år", Value("måned", 6)),
        ("Tyve?", Value("", 20)),
    ],
)
def test_a_value_is_read_with_its_kind(text: str, value: Value) -> None:
    assert values_in(text) == [value]


@pytest.mark.parametrize(
    ("planned", "concluded"),
    [
        ("at festen holdes den 12. maj", "Den 19. så."),
        ("at der er åbent til kl. 21", "Halv ni."),
        ("at der købes 60 pladser", "Så tager vi de 80."),
        ("at panelet har 30 medlemmer", "Tyve?"),
        ("at der gives 15.000 kr.", "12.000."),
        ("at forsøget varer tre måneder", "Så lad os sige et halvt år."),
    ],
)
def test_another_value_of_the_kind_stands_in_the_place_of_the_planned(planned: str, concluded: str) -> None:
    assert others(planned, concluded)[0]


@pytest.mark.parametrize(
    ("planned", "concluded"),
    [
        ("at festen holdes den 12. maj", "Den 12., og Ulla booker hallen."),
        ("at der er åbent til kl. 21", "Klokken ni."),
        ("at der gives 7.500 kr.", "Syv et halvt."),
        ("at retningslinjen godkendes", "Bent bestiller 20."),
        ("at der er åbent til kl. 21", "Bent sætter 20 skilte op."),
    ],
)
def test_the_same_value_in_other_words_or_one_of_another_kind_changes_nothing(planned: str, concluded: str) -> None:
    other = [value for value in others(planned, concluded)[0] if value.kind]
    assert not other


def test_a_name_is_known_by_its_capital_letter_inside_a_sentence() -> None:
    assert names_in("at kolonien går til Samsø") == {"samsø"}


@given(st.text(max_size=80))
def test_any_text_can_be_read(text: str) -> None:
    assert all(value.may_be(value) for value in values_in(text))
