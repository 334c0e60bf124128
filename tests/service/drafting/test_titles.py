import pytest

from service.drafting.titles import besides, heads_of


@pytest.mark.parametrize(
    ("title", "rest"),
    [("Eventuelt", ""), ("Eventuelt og næste møde", "næste møde"), ("Cykelstier", "Cykelstier")],
)
def test_only_what_stands_beside_eventuelt_names_an_item(title: str, rest: str) -> None:
    assert besides(title) == rest


def test_an_item_is_called_by_its_title_and_by_each_part_of_it() -> None:
    assert heads_of("Skolen: tag og vinduer") == [("skol", "vindu"), ("skol",), ("vindu",)]


def test_what_is_done_with_an_item_names_it_only_where_nothing_else_does() -> None:
    assert heads_of("Godkendelse af budget") == heads_of("Budget")
    assert heads_of("Godkendelse") != []


def test_what_is_written_in_two_words_may_be_said_in_one() -> None:
    assert ("firedagesug",) in heads_of("Firedages uge")
