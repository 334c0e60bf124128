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
        ("vi ses på mandag", "2025-12-08"),
        ("vi ses på fredag", "2025-12-05"),
        ("i overmorgen", "2025-12-03"),
        ("om 14 dage", "2025-12-15"),
        ("om to uger", "2025-12-15"),
        ("om en måned", "2026-01-01"),
        ("om ti hverdage", "2025-12-15"),
        ("den 15.", "2025-12-15"),
        ("mandag den femtende", "2025-12-15"),
        ("d. 15/12-25", "2025-12-15"),
        ("15.12.2025", "2025-12-15"),
        ("den 15. i 12.", "2025-12-15"),
        ("mandag i uge 50", "2025-12-08"),
        ("i uge 50 om onsdagen", "2025-12-10"),
        ("mandag i næste uge", "2025-12-08"),
        ("næste fredag", "2025-12-12"),
        ("torsdag om 14 dage", "2025-12-18"),
        ("på torsdag om en uge", "2025-12-11"),
        ("udgangen af januar", "2026-01-31"),
        ("den sidste i måneden", "2025-12-31"),
        ("den 1. i næste måned", "2026-01-01"),
        ("den 5. januar", "2026-01-05"),
        ("2025-12-15", "2025-12-15"),
    ],
)
def test_a_day_ahead_is_told_by_its_date(said: str, meant: str) -> None:
    assert days(said) == [meant]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("i mandags", "2025-11-24"),
        ("for tre uger siden", "2025-11-10"),
        ("den 10.", "2025-11-10"),
        ("den tiende november", "2025-11-10"),
        ("10/11", "2025-11-10"),
        ("den 28. december", "2024-12-28"),
        ("mandag den 10.", "2025-11-10"),
    ],
)
def test_a_day_behind_is_told_by_its_date(said: str, meant: str) -> None:
    assert days(said, "past") == [meant]


def test_a_day_after_another_lies_close_to_it() -> None:
    assert days("hellere den 9.", near="2026-01-08") == ["2026-01-09"]
    assert days("hellere den 2.", near="2025-12-29") == ["2026-01-02"]
    assert days("kan vi tage torsdag", near="2025-12-16") == ["2025-12-18"]
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


def test_a_weekday_that_does_not_fit_its_date_is_noticed() -> None:
    [day] = days_in("mandag den 16. december", Calendar(MONDAY, "future"))
    assert day.wrong_weekday


@pytest.mark.parametrize(
    "said", ["den første gang", "fire dage om ugen", "fri om fredagen", "tre timer om dagen", "den tredje uge"]
)
def test_what_names_no_day_gives_none(said: str) -> None:
    assert days(said) == []


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


@given(DATES, st.sampled_from(WEEKDAYS))
def test_a_weekday_ahead_is_one_of_the_next_seven_days(today: datetime.date, weekday: str) -> None:
    [found] = days_in(f"på {weekday}", Calendar(today, "future"))
    assert found.first.weekday() == WEEKDAYS.index(weekday)
    assert 1 <= (found.first - today).days <= 7


@given(DATES, st.text(max_size=80))
def test_no_text_is_too_strange(today: datetime.date, text: str) -> None:
    for day in days_in(text, Calendar(today, "any")):
        assert day.first <= day.last
        assert 0 <= day.start < day.end <= len(text)
