"""A talk's days as a calendar file (iCalendar, RFC 5545).

Nothing in it says whose talk it is: a calendar is often shared.
"""

import datetime
from collections.abc import Sequence

from icalendar import Alarm, Calendar, Event

from service.desk.talks.overview import Days

LASTS = datetime.timedelta(hours=1)
_MORNING = datetime.timedelta(hours=9)
_DAY = datetime.timedelta(days=1)
_HOUR = datetime.timedelta(hours=1)


def entries(talk_id: str, days: Days) -> bytes:
    """The four-week mark and the next talk, those of them that are known. The calendar reminds of the mark a week and
    a day before, of the talk a day before, and an hour before where it has an hour.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Udkast//Samtaler//DA")
    calendar.add("version", "2.0")
    for name, at, told, ahead in (
        ("fire-uger", days.four_weeks, "Frist: samtale senest fire uger efter første sygedag", (7 * _DAY, _DAY)),
        ("naeste", days.next, "Næste samtale", (_DAY,)),
    ):
        if at is None:
            continue
        event = Event()
        event.add("uid", f"{talk_id}-{name}@udkast")
        event.add("dtstamp", datetime.datetime.now(datetime.UTC))
        event.add("summary", told)
        event.add("dtstart", at)
        event.add("dtend", at + (LASTS if isinstance(at, datetime.datetime) else _DAY))
        for before in _before(at, ahead):
            alarm = Alarm()
            alarm.add("action", "DISPLAY")
            alarm.add("description", told)
            alarm.add("trigger", before)
            event.add_component(alarm)
        calendar.add_component(event)
    return bytes(calendar.to_ical())


def _before(at: datetime.date | datetime.datetime, ahead: Sequence[datetime.timedelta]) -> list[datetime.timedelta]:
    """When to remind, counted from the beginning. A whole day begins at midnight: its reminders come at nine."""
    if isinstance(at, datetime.datetime):
        return [*(-one for one in ahead), -_HOUR]
    return [_MORNING - one for one in ahead]
