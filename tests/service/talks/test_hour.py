import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.talks.hour import hour_alone, hours_in


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("halv ti", "09:30"),
        ("klokken halv to", "13:30"),
        ("kvart over ni", "09:15"),
        ("kvart i ti", "09:45"),
        ("ti minutter i ti", "09:50"),
        ("fem i halv ti", "09:25"),
        ("fem minutter over halv ti", "09:35"),
        ("klokken tretten tredive", "13:30"),
        ("klokken ni nul nul", "09:00"),
        ("klokken 2", "14:00"),
        ("kl. 10.30", "10:30"),
        ("kl 8:15", "08:15"),
        ("klokken 8 om aftenen", "20:00"),
        ("klokken syv", "07:00"),
    ],
)
def test_an_hour_is_told_by_the_clock(said: str, meant: str) -> None:
    assert [f"{hour.time:%H:%M}" for hour in hours_in(said)] == [meant]


@pytest.mark.parametrize("said", ["tre timer", "i ti dage", "den 15.12", "12,5 procent", "halv time", "fire over fem"])
def test_what_names_no_hour_gives_none(said: str) -> None:
    assert hours_in(said) == []


@pytest.mark.parametrize(("said", "meant"), [("Ti passer fint.", 10), ("Hellere elleve.", 11), ("Ja, to.", 14)])
def test_an_answer_may_be_the_hour_alone(said: str, meant: int) -> None:
    hour = hour_alone(said)
    assert hour is not None
    assert hour.time.hour == meant


@pytest.mark.parametrize("said", ["Fire uger.", "Det er vi to om.", "Tre timer mandag og onsdag."])
def test_a_number_of_something_is_no_hour(said: str) -> None:
    assert hour_alone(said) is None


@given(st.times())
def test_digits_are_that_hour(time: datetime.time) -> None:
    [hour] = hours_in(f"kl. {time:%H.%M}")
    assert (hour.time.hour, hour.time.minute) == (time.hour, time.minute)
