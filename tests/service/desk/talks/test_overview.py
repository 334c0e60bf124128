"""The overview holds one's own talks and their days, and the calendar says nothing of whom."""

from icalendar import Calendar

from service.desk.talks import calendar, overview
from service.desk.talks.overview import days_of
from service.desk.talks.talk import shown
from tests.service.conftest import Town
from tests.service.desk.talks import held


def test_one_sees_one_s_own_talks_and_whom_they_wait_for(town: Town) -> None:
    held.sent(town, other=False)
    (line,) = overview.talks(held.desk(town), town.leader)
    assert (line.employee, line.awaited, line.mine) == (held.EMPLOYEE, ("Helle Brandt", held.EMPLOYEE), True)
    assert overview.talks(held.desk(town), town.consultant) == ()


def test_the_calendar_has_the_four_week_mark_and_the_next_talk_and_no_name(town: Town) -> None:
    talk = held.sent(town)
    view = shown(held.desk(town), town.leader, talk)
    content = calendar.entries(talk, days_of(view.fields))
    events = {str(event["summary"]): event.decoded("dtstart") for event in Calendar.from_ical(content).walk("VEVENT")}
    assert {name: f"{at:%Y-%m-%d}" for name, at in events.items()} == {
        "Frist: samtale senest fire uger efter første sygedag": "2026-11-30",
        "Næste samtale": "2026-11-30",
    }
    assert b"Mette" not in content
