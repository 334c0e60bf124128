import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.meetings.calendar import WEEKDAYS
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
        ("vi ses på mandag", "2025-12-08"),
        ("vi ses på fredag", "2025-12-05"),
        ("mandag i uge 50", "2025-12-08"),
        ("i uge 50 om onsdagen", "2025-12-10"),
        ("mandag i næste uge", "2025-12-08"),
        ("næste fredag", "2025-12-12"),
        ("torsdag om 14 dage", "2025-12-18"),
        ("på torsdag om en uge", "2025-12-11"),
    ],
)
def test_a_weekday_ahead_is_told_by_its_date(said: str, meant: str) -> None:
    assert days(said) == [meant]


def test_a_weekday_behind_is_told_by_its_date() -> None:
    assert days("i mandags", "past") == ["2025-11-24"]


def test_a_weekday_after_a_day_lies_in_its_week() -> None:
    assert days("kan vi tage torsdag", near="2025-12-16") == ["2025-12-18"]


@given(DATES, st.sampled_from(WEEKDAYS))
def test_a_weekday_ahead_is_one_of_the_next_seven_days(today: datetime.date, weekday: str) -> None:
    [found] = days_in(f"på {weekday}", Calendar(today, "future"))
    assert found.first.weekday() == WEEKDAYS.index(weekday)
    assert 1 <= (found.first - today).days <= 7
