"""Danish words that sound alike are told by their spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.speech.sounds import ALPHABET, counts, sounds, unlikeness, unlikenesses, weights

danish = st.text(alphabet="abcdefghijklmnopqrstuvwxyzæøåéw -", max_size=20)
said = st.text(alphabet=ALPHABET, max_size=12)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Kærgaard", "kær gård"), ("hvem", "vem"), ("Philip", "filip"), ("Smith", "smit"), ("mand", "man")],
)
def test_words_that_are_said_alike_are_alike(one: str, other: str) -> None:
    assert sounds(one) == sounds(other)


@pytest.mark.parametrize(
    ("heard", "meant", "not_meant"),
    [
        ("efterhattning", "efterretning", "forretning"),
        ("dalsordinen", "dagsordenen", "ordinær"),
        ("vestibæk", "Vesterbæk", "Vestergaard"),
        ("Ricky", "Rikke", "Signe"),
        ("bemerkninger", "bemærkninger", "beretninger"),
    ],
)
def test_what_was_meant_is_nearer_than_what_was_not(heard: str, meant: str, not_meant: str) -> None:
    assert unlikeness(sounds(heard), sounds(meant)) < unlikeness(sounds(heard), sounds(not_meant))


@given(danish)
def test_every_text_has_sounds_and_nothing_else(text: str) -> None:
    assert set(sounds(text)) <= set(ALPHABET)


@given(said, said)
def test_unlikeness_is_a_distance_that_losing_everything_bounds(one: str, other: str) -> None:
    apart = unlikeness(one, other)
    assert unlikeness(one, one) == 0
    assert apart == pytest.approx(unlikeness(other, one))
    assert 0 <= apart <= weights([one]).sum() + weights([other]).sum() + 1e-9


@given(st.lists(st.tuples(said, said), max_size=6))
def test_many_pairs_at_once_are_as_each_alone(pairs: list[tuple[str, str]]) -> None:
    together = unlikenesses([a for a, _ in pairs], [b for _, b in pairs])
    assert together.tolist() == pytest.approx([unlikeness(a, b) for a, b in pairs])


def test_sounds_are_counted() -> None:
    (row,) = counts(["anana"])
    assert row[ALPHABET.index("a")] == 3
    assert row.sum() == 5
