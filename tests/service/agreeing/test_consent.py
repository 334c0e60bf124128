"""A talk may be recorded only while everybody's yes stands."""

import datetime
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from service.agreeing import Part, Yes, agreement

START = datetime.datetime(2026, 11, 16, 9, 0, tzinfo=datetime.UTC)
PEOPLE = [("a", "Helle Brandt", Part.LEADER), ("b", "Mette Vang", Part.EMPLOYEE), ("c", "Kim Fælled", Part.COMPANION)]

minutes = st.integers(0, 500)
yeses = st.lists(
    st.builds(
        lambda person, at, lasted: Yes(
            person,
            START + datetime.timedelta(minutes=at),
            "Helle Brandt",
            None if lasted is None else START + datetime.timedelta(minutes=at + lasted),
        ),
        st.sampled_from("abcx"),
        minutes,
        st.none() | minutes,
    ),
    max_size=12,
    unique_by=lambda yes: yes.given,
)


@given(yeses)
def test_it_may_be_recorded_only_if_the_latest_yes_of_each_stands(given_: list[Yes]) -> None:
    found = agreement(PEOPLE, given_)
    for voice in found.voices:
        own = [yes for yes in given_ if yes.person_id == voice.person_id]
        assert voice.latest == (max(own, key=lambda yes: yes.given) if own else None)
    assert found.complete == all(voice.latest and voice.latest.withdrawn is None for voice in found.voices)
    assert found.complete == (not found.wanting)


@given(yeses, st.randoms())
def test_the_order_in_which_it_was_noted_does_not_matter(given_: list[Yes], random: Random) -> None:
    shuffled = random.sample(given_, len(given_))
    assert agreement(PEOPLE, shuffled) == agreement(PEOPLE, given_)


@given(yeses, st.sampled_from("abc"), minutes)
def test_one_who_takes_it_back_stops_it_for_all(given_: list[Yes], person: str, later: int) -> None:
    at = START + datetime.timedelta(minutes=1000)
    taken_back = Yes(person, at, "Helle Brandt", at + datetime.timedelta(minutes=later))
    assert not agreement(PEOPLE, [*given_, taken_back]).complete


@given(yeses)
def test_somebody_who_comes_later_is_asked_too(given_: list[Yes]) -> None:
    assert not agreement([*PEOPLE, ("d", "Ny Bisidder", Part.COMPANION)], given_).complete


def test_a_talk_without_the_employee_is_not_recorded() -> None:
    assert not agreement([PEOPLE[0]], [Yes("a", START, "Helle Brandt")]).complete
    assert not agreement([], []).complete
