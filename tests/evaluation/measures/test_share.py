import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from evaluation.measures.share import Share, difference, interval

shares = st.lists(
    st.integers(1, 50).flatmap(lambda n: st.builds(Share, st.integers(0, n), st.just(n))), min_size=1, max_size=12
)


def test_pooling_weighs_by_size() -> None:
    assert Share.sum([Share(1, 1), Share(0, 9)]).rate == pytest.approx(0.1)


def test_nothing_of_nothing_is_no_error_but_something_is() -> None:
    assert Share(0, 0).rate == 0
    assert Share(3, 0).rate == 1


@settings(max_examples=20)  # each is drawn two thousand times
@given(shares)
def test_the_interval_lies_within_the_single_rates_and_is_always_the_same(drawn: list[Share]) -> None:
    low, high = interval(drawn)
    rates = [share.rate for share in drawn]
    assert min(rates) - 1e-9 <= low <= high <= max(rates) + 1e-9
    assert interval(drawn) == (low, high)


def test_more_meetings_narrow_the_interval() -> None:
    few = [Share(9, 10), Share(5, 10)]
    low, high = interval(few)
    low_many, high_many = interval(few * 20)
    assert high_many - low_many < high - low


def test_a_difference_that_is_the_same_in_every_meeting_has_a_narrow_interval() -> None:
    theirs = [Share(n, 20) for n in (2, 9, 15, 4, 12, 18)]
    ours = [Share(one.part + 1, 20) for one in theirs]
    gap, low, high = difference(ours, theirs)
    assert gap == pytest.approx(low) == pytest.approx(high) == pytest.approx(0.05)
    assert interval(ours)[1] - interval(ours)[0] > 0.2


@settings(max_examples=20)
@given(shares)
def test_nothing_differs_from_itself(drawn: list[Share]) -> None:
    assert difference(drawn, drawn) == (0, 0, 0)
