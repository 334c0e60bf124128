"""Weights and what they come to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.drafting.weighing import fitted, weighed
from service.meetings import Outcome


def test_every_class_that_is_weighed_is_an_outcome() -> None:
    assert {Outcome(name) for name in fitted()["ending"]} == set(Outcome) - {Outcome.APPROVED_WITH_CHANGES}
    assert {Outcome(name) for name in fitted()["departing"]} == {Outcome.APPROVED, Outcome.APPROVED_WITH_CHANGES}


@given(st.dictionaries(st.sampled_from(["bias", "last so", "nobody knows this"]), st.floats(-2, 2)))
def test_probabilities_sum_to_one(features: dict[str, float]) -> None:
    assert sum(weighed(features, fitted()["ending"]).values()) == pytest.approx(1)


def test_what_speaks_for_a_class_makes_it_likelier() -> None:
    weights = {"a": {"x": 1.0}, "b": {"x": -1.0}}
    assert weighed({"x": 1.0}, weights)["a"] > weighed({"x": 0.5}, weights)["a"] > 0.5
