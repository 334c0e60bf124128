import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import Calendar, Toward
from service.talks.day import days_in

MONDAY = datetime.date(2025, 12, 1)
DATES = st.dates(datetime.date(2024, 1, 1), datetime.date(2028, 12, 31))


def days(text: str, toward: Toward = "future", near: str = "", today: datetime.date = MONDAY) -> list[str]:
    calendar = Calendar(today, toward, datetime.date.fromisoformat(near) if near else None)
    return [day.first.isoformat() for day in days_in(text, calendar)]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("den 15.", "2025-12-15"),
        ("mandag den femtende", "2025-12-15"),
        ("d. 15/12-25", "2025-12-15"),
        ("15.12.2025", "2025-12-15"),
        ("den 15. i 12.", "2025-12-15"),
        ("den 1. i næste måned", "2026-01-01"),
        ("den 5. januar", "2026-01-05"),
        ("2025-12-15", "2025-12-15"),
    ],
)
def test_a_date_ahead_is_that_date(said: str, meant: str) -> None:
    assert days(said) == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("den 10.", "2025-11-10"),
        ("den tiende november", "2025-11-10"),
        ("10/11", "2025-11-10"),
        ("den 28. december", "2024-12-28"),
        ("mandag den 10.", "2025-11-10"),
    ],
)
def test_a_date_behind_is_that_date(said: str, meant: str) -> None:
    assert days(said, "past") == [meant]


def test_a_date_after_a_day_lies_close_to_it() -> None:
    assert days("hellere den 9.", near="2026-01-08") == ["2026-01-09"]
    assert days("hellere den 2.", near="2025-12-29") == ["2026-01-02"]


def test_a_weekday_that_does_not_fit_its_date_is_noticed() -> None:
    [day] = days_in("mandag den 16. december", Calendar(MONDAY, "future"))
    assert day.wrong_weekday


@given(DATES)
def test_a_whole_date_is_that_date_however_it_is_written(date: datetime.date) -> None:
    month = MONTHS[date.month - 1]
    for said in (
        f"den {date.day}. {month} {date.year}",
        f"{WEEKDAYS[date.weekday()]} den {date.day}. {month} {date.year}",
        f"{date.day:02}.{date.month:02}.{date.year}",
        f"{date.day}/{date.month}-{date.year % 100:02}",
        date.isoformat(),
    ):
        assert days(said, "any") == [date.isoformat()], said


@given(DATES, DATES)
def test_a_date_without_its_year_lies_on_the_right_side(today: datetime.date, date: datetime.date) -> None:
    said = f"den {min(date.day, 28)}. {MONTHS[date.month - 1]}"
    assert days(said, "future", today=today) >= [today.isoformat()]
    assert days(said, "past", today=today) <= [today.isoformat()]
