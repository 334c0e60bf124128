import pytest

from service.desk.talks.private import doubt, sentences


def test_what_is_plain_raises_no_doubt() -> None:
    assert doubt("Tager telefonen fra klokken ni.\nTælles op igen efter fire uger.") is None


def test_the_words_that_tell_are_named() -> None:
    found = doubt("Tager telefonen fra klokken ni. Har fået en diskusprolaps.")
    assert found is not None
    assert "diskusprolaps" in found.words
    assert "telefonen" not in found.words


def test_where_no_word_tells_alone_the_sentence_is_named() -> None:
    found = doubt("Det hele vender sig i mig, når jeg står op.")
    assert found is not None
    assert "»Det hele vender sig i mig, når jeg står op.«" in found.words


def test_the_words_of_the_job_raise_no_doubt() -> None:
    assert doubt("Jeg giver insulin til to borgere klokken tolv.") is None


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Brevet kom den 12. november. Vi mødtes.", ["Brevet kom den 12. november.", "Vi mødtes."]),
        ("Det var den 12. Så mødtes vi.", ["Det var den 12.", "Så mødtes vi."]),
        ("Kommer det? ja. nej", ["Kommer det?", "ja.", "nej"]),
        ("Kl. 9.30\nKl. 10", ["Kl.", "9.30", "Kl.", "10"]),
    ],
)
def test_a_day_is_not_cut_in_two(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts
