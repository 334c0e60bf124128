"""Dates and times in the forms that agendas use."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.agenda.dates import find_date, find_time, is_date_line
from service.meetings.calendar import MONTHS

FORMS = (
    "{d}. {month} {y}",
    "d. {d}. {month} {y}",
    "{d}. {Month} {y}",
    "{d:02}-{m:02}-{y}",
    "{d:02}.{m:02}.{y}",
    "{d}.{m}.{y}",
    "{d}/{m} {y}",
    "{d}/{m}-{y}",
    "{d}/{m}/{y}",
    "{y}-{m:02}-{d:02}",
    "{d}/{m}-{yy:02}",
    "{d:02}.{m:02}.{yy:02}",
    "Fredag den {d}. {month} {y} kl. 09:00",
)


@given(st.dates(datetime.date(2000, 1, 1), datetime.date(2099, 12, 31)), st.sampled_from(FORMS))
def test_every_form_is_the_same_date(date: datetime.date, form: str) -> None:
    month = MONTHS[date.month - 1]
    text = form.format(d=date.day, m=date.month, y=date.year, yy=date.year % 100, month=month, Month=month.capitalize())
    found = find_date(text)
    assert found is not None
    assert found[0] == date
    assert is_date_line(text)


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Fredag d. 21. marts 2025 kl. 09:00", "09:00"),
        ("21.3.2025 kl. 9.00-11.30", "9.00-11.30"),
        ("Torsdag den 3. april 2025, kl. 16.30 – 18.30", "16.30 – 18.30"),
        ("kl 9-11", "9-11"),
        ("03-02-2025 16:00", "16:00"),
        ("den 3. april kl. 13 til 15", "13 til 15"),
        ("9.00-10.30", "9.00-10.30"),
        ("d. 21.03.2025", ""),
        ("21-03-2025", ""),
    ],
)
def test_the_time_stays_as_it_stands(text: str, time: str) -> None:
    assert find_time(text) == time


@pytest.mark.parametrize("text", ["45.13.2025", "81.38.00-P35-58-23", "1.250.000 kr.", "3. april", "version 1.2.3"])
def test_other_numbers_are_no_dates(text: str) -> None:
    assert find_date(text) is None
