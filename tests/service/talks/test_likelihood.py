import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from service.talks.likelihood import PLACES, Weighed, features, taught


@given(st.text())
def test_features_are_places_each_once(sentence: str) -> None:
    places, values = features(sentence)
    assert len(set(places.tolist())) == len(places) == len(values)
    assert all(0 <= place < PLACES for place in places)


@given(st.text())
def test_a_likelihood_is_one(sentence: str) -> None:
    model = taught()
    assert model is not None
    assert 0 <= model.of([sentence])[0] <= 1


def test_letters_case_and_which_digits_make_no_difference() -> None:
    assert features("Klokken 10 I DAG")[0].tolist() == features("klokken 45 i dag")[0].tolist()


def test_a_weight_of_a_word_moves_the_sentences_that_have_it() -> None:
    places, _ = features("pille")
    weights = np.zeros(PLACES)
    weights[places] = 3.0
    model = Weighed(np.ones(PLACES), weights, -1.0)
    with_it, without = model.of(["en pille", "xyz"])
    assert with_it > without


def test_nothing_said_is_as_likely_as_the_bias_says() -> None:
    assert Weighed(np.ones(PLACES), np.ones(PLACES), 0.0).of([""])[0] == 0.5
