import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.talks.calendar import Calendar, Toward
from service.talks.day import days_in

MONDAY = datetime.date(2025, 12, 1)
DATES = st.dates(datetime.date(2024, 1, 1), datetime.date(2028, 12, 31))


def days(text: str, toward: Toward = "future", near: str = "") -> list[str]:
    calendar = Calendar(MONDAY, toward, datetime.date.fromisoformat(near) if near else None)
    return [day.first.isoformat() for day in days_in(text, calendar)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("i overmorgen", "2025-12-03"),
        ("om 14 dage", "2025-12-15"),
        ("om to uger", "2025-12-15"),
        ("om en måned", "2026-01-01"),
        ("om ti hverdage", "2025-12-15"),
        ("udgangen af januar", "2026-01-31"),
        ("den sidste i måneden", "2025-12-31"),
    ],
)
def test_a_day_ahead_is_told_by_its_date(said: str, meant: str) -> None:
    assert days(said) == [meant]


def test_a_day_behind_is_told_by_its_date() -> None:
    assert days("for tre uger siden", "past") == ["2025-11-10"]


def test_a_day_after_another_lies_close_to_it() -> None:
    assert days("dagen efter", near="2025-12-16") == ["2025-12-17"]


@pytest.mark.parametrize("said", ["uge 50", "i næste uge", "sidst på måneden", "først i januar", "efter nytår"])
def test_a_stretch_is_no_single_day(said: str) -> None:
    [day] = days_in(said, Calendar(MONDAY, "future"))
    assert not day.single
    assert day.vague


def test_a_day_said_roughly_is_vague() -> None:
    [day] = days_in("omkring den 10. november", Calendar(MONDAY, "past"))
    assert day.single
    assert day.vague


@pytest.mark.parametrize(
    "said", ["den første gang", "fire dage om ugen", "fri om fredagen", "tre timer om dagen", "den tredje uge"]
)
def test_what_names_no_day_gives_none(said: str) -> None:
    assert days(said) == []


@given(DATES, st.text(max_size=80))
def test_no_text_is_too_strange(today: datetime.date, text: str) -> None:
    for day in days_in(text, Calendar(today, "any")):
        assert day.first <= day.last
        assert 0 <= day.start < day.end <= len(text)
