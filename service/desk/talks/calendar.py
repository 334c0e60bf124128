"""A talk's days as a calendar file (iCalendar, RFC 5545).

Nothing in it says whose talk it is: a calendar is often shared.
"""

import datetime

from icalendar import Calendar, Event

from service.desk.talks.overview import Days

LASTS = datetime.timedelta(hours=1)


def entries(talk_id: str, days: Days) -> bytes:
    """The four-week mark and the next talk, those of them that are known."""
    calendar = Calendar()
    calendar.add("prodid", "-//Udkast//Samtaler//DA")
    calendar.add("version", "2.0")
    for name, at, told in (
        ("fire-uger", days.four_weeks, "Frist: samtale senest fire uger efter første sygedag"),
        ("naeste", days.next, "Næste samtale"),
    ):
        if at is None:
            continue
        event = Event()
        event.add("uid", f"{talk_id}-{name}@udkast")
        event.add("dtstamp", datetime.datetime.now(datetime.UTC))
        event.add("summary", told)
        event.add("dtstart", at)
        event.add("dtend", at + (LASTS if isinstance(at, datetime.datetime) else datetime.timedelta(days=1)))
        calendar.add_component(event)
    return bytes(calendar.to_ical())
