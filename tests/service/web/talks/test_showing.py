"""How long something has waited, and what is the matter with a link, in words."""

import datetime

import pytest

from service.agreeing import Part
from service.desk.talks.notes import Matter
from service.desk.talks.waiting import Awaited, Link
from service.web.talks.showing import awaited_lines, going, waited

NOW = datetime.datetime(2026, 11, 22, 9, 0, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("hours", "words"),
    [
        (0, "siden i dag"),
        (9, "siden i dag"),
        (11, "siden i går"),
        (36, "i 2 dage"),
        (120, "i 5 dage"),
    ],
)
def test_a_wait_is_told_in_days_as_they_are_in_denmark(hours: int, words: str) -> None:
    assert waited(NOW - datetime.timedelta(hours=hours), NOW) == words


@pytest.mark.parametrize(
    ("link", "words", "pressing"),
    [
        (None, "har ikke fået et link: lav et", True),
        (Link(NOW + datetime.timedelta(days=9), closed=False), "linket virker til 1. december 2026", False),
        (Link(NOW + datetime.timedelta(days=2), closed=False), "linket udløber om 2 dage", True),
        (Link(NOW + datetime.timedelta(days=1), closed=False), "linket udløber i morgen", True),
        (Link(NOW + datetime.timedelta(hours=3), closed=False), "linket udløber i dag kl. 13.00", True),
        (Link(NOW, closed=False), "linket er udløbet: lav et nyt", True),
        (
            Link(NOW + datetime.timedelta(days=9), closed=True),
            "linket er lukket, fordi koden blev tastet forkert for mange gange: lav et nyt",
            True,
        ),
    ],
)
def test_a_link_is_told_of_and_marked_when_it_soon_leads_nowhere(
    link: Link | None, words: str, *, pressing: bool
) -> None:
    (line,) = awaited_lines([Awaited("1", "Mette Vang", Part.EMPLOYEE, NOW, account=False, link=link)], NOW)
    assert (line.link, line.pressing) == (words, pressing)


def test_who_signs_in_needs_no_link() -> None:
    (line,) = awaited_lines([Awaited("1", "Helle Brandt", Part.HR, NOW, account=True, link=None)], NOW)
    assert (line.link, line.pressing) == ("", False)


@pytest.mark.parametrize(
    ("notes", "heard", "ago", "words"),
    [
        (True, False, 20, ""),
        (True, False, 24, "Noterne bliver slettet 28. november 2026: gør referatet færdigt"),
        (False, True, 24, "Det, der blev hørt, bliver slettet 28. november 2026: gør referatet færdigt"),
        (True, True, 24, "Noterne og det, der blev hørt, bliver slettet 28. november 2026: gør referatet færdigt"),
    ],
)
def test_notes_that_go_within_a_week_are_told_of(*, notes: bool, heard: bool, ago: int, words: str) -> None:
    matter = Matter(notes, heard, NOW - datetime.timedelta(days=ago))
    assert going(matter, 30, NOW) == words
    assert going(None, 30, NOW) == ""
