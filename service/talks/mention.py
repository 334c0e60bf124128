"""A day as a text mentions it: the Day that a match of a form's pattern makes, and the words that the forms share."""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.drafting.numerals import CARDINALS, ORDINALS
from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import Calendar


@dataclass(frozen=True)
class Day:
    """A day (or a stretch, `first` to `last`) that a text names, with the place of its words.

    `vague`: it was not said exactly. `wrong_weekday`: the weekday and the date that were said don't go together.
    `bare`: a weekday by itself, which may be that day of every week ("fire timer mandag og onsdag"). `told`: with its
    month. `counted`: from the talk ("i dag", "for to uger siden").
    """

    first: datetime.date
    last: datetime.date
    start: int
    end: int
    vague: bool = False
    wrong_weekday: bool = False
    bare: bool = False
    told: bool = False
    counted: bool = False

    @property
    def single(self) -> bool:
        """Whether it is one day and not a stretch."""
        return self.first == self.last


Rule = Callable[[re.Match[str], Calendar], Day | None]
"""The day that a match of a form's pattern names, by the calendar; None where it names none."""

WEEKDAY = "|".join(WEEKDAYS)
MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 4 else m for m in MONTHS) + "|sept"
ORDINAL_WORDS = "|".join(sorted((*ORDINALS, "enogtredivte", "tredvte", "enogtredvte"), key=len, reverse=True))
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
NUMBER = rf"(?:\d{{1,2}}|{_CARDINAL})"
OF_MONTH = r"(?:i\s+)?(?P<of>denne|næste|sidste|forrige)\s+måned"
ROUGH = r"(?P<rough>(?:cirka|ca\.?|omkring|sådan\s+cirka|nok|vist\s+nok|vistnok|måske|cirkus|rundt\s+om)\s+)?"
NAMED_WEEKDAY = rf"(?:(?P<weekday>{WEEKDAY}|man|tirs?|ons|tors?|fre|lør|søn)(?:en)?[.,]?\s+)?"


def at(  # noqa: PLR0913 - a day's marks are its arguments
    match: re.Match[str],
    first: datetime.date,
    last: datetime.date | None = None,
    *,
    vague: bool = False,
    wrong_weekday: bool = False,
    bare: bool = False,
) -> Day:
    """The day that the match names, with the place of its words; what is said roughly, or a stretch, is vague."""
    day = Day(first, last or first, match.start(), match.end())
    rough = "rough" in match.re.groupindex and bool(match["rough"])
    return replace(day, vague=vague or rough or not day.single, wrong_weekday=wrong_weekday, bare=bare)


def number_of(words: str) -> int:
    """The number that digits or words tell, 0 where they tell none."""
    bare = words.strip().strip(".").casefold()
    if bare.isdigit():
        return int(bare)
    more = {"tredvte": 30, "enogtredivte": 31, "enogtredvte": 31}
    return ORDINALS.get(bare, CARDINALS.get(bare, more.get(bare, 0)))


def month_called(word: str) -> int:
    """The month's number by its name or the first three letters of it."""
    return next(place for place, month in enumerate(MONTHS, 1) if month.startswith(word.casefold()[:3]))


def weekday_of(match: re.Match[str]) -> int | None:
    """The weekday that is said with the date, Monday 0, if any."""
    word = match["weekday"] if "weekday" in match.re.groupindex else None
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(word.casefold()[:3])) if word else None
