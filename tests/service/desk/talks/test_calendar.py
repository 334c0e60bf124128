"""The calendar has the talk's days, reminds of them, and says nothing of whom."""

import datetime

from icalendar import Calendar, Event

from service.desk.talks import calendar
from service.desk.talks.overview import Days, days_of
from service.desk.talks.talk import shown
from tests.service.conftest import Town
from tests.service.desk.talks import held

MARK, NEXT = "Frist: samtale senest fire uger efter første sygedag", "Næste samtale"


def events(content: bytes) -> dict[str, Event]:
    return {str(event["summary"]): event for event in Calendar.from_ical(content).walk("VEVENT")}  # type: ignore[misc]


def reminders(event: Event) -> list[datetime.timedelta]:
    return [alarm.decoded("trigger") for alarm in event.walk("VALARM")]


def test_it_has_the_four_week_mark_and_the_next_talk_and_no_name(town: Town) -> None:
    talk = held.sent(town)
    content = calendar.entries(talk, days_of(shown(held.desk(town), town.leader, talk).fields))
    days = {name: f"{event.decoded('dtstart'):%Y-%m-%d}" for name, event in events(content).items()}
    assert days == {MARK: "2026-11-30", NEXT: "2026-11-30"}
    assert b"Mette" not in content


def test_it_reminds_of_the_mark_a_week_and_a_day_before_and_of_the_talk_a_day_and_an_hour_before() -> None:
    day = datetime.date(2026, 11, 30)
    found = events(calendar.entries("1", Days(day, datetime.datetime(2026, 11, 30, 10, 0))))
    midnight = datetime.datetime(2026, 11, 30)
    assert [midnight + one for one in reminders(found[MARK])] == [
        datetime.datetime(2026, 11, 23, 9, 0),
        datetime.datetime(2026, 11, 29, 9, 0),
    ]
    assert reminders(found[NEXT]) == [datetime.timedelta(days=-1), datetime.timedelta(hours=-1)]


def test_a_talk_without_an_hour_is_reminded_of_the_morning_before() -> None:
    (event,) = events(calendar.entries("1", Days(None, datetime.date(2026, 11, 30)))).values()
    assert reminders(event) == [datetime.timedelta(hours=-15)]
