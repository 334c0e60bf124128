"""Days told by their weekday or their week: "på mandag", "i mandags", "mandag i næste uge", "uge 49"."""

import re
from dataclasses import replace

from service.meetings.calendar import WEEKDAYS
from service.talks.calendar import DAY, WEEK, Calendar, coming, gone, in_week, week_number
from service.talks.mention import NUMBER, WEEKDAY, Day, Rule, at, number_of

_I = re.IGNORECASE


def _on_weekday(match: re.Match[str], cal: Calendar) -> Day | None:  # noqa: PLR0911 - one for each form
    """A weekday alone: "på mandag", "i mandags", "næste fredag", "torsdag"."""
    weekday, lead = WEEKDAYS.index(match["day"].casefold()), (match["lead"] or "").casefold().split()
    if lead[:1] == ["til"] and re.search(rf"\b(?:{WEEKDAY})\s*$", match.string[: match.start()], _I):
        return None  # "mandag til torsdag": every week
    if match["past"] or lead[:1] in (["sidste"], ["forrige"]):
        return at(match, gone(cal.today, weekday))
    if "næste" in lead:
        return at(match, in_week(cal.today + WEEK, weekday))
    if lead[:1] == ["på"] or "førstkommende" in lead or "kommende" in lead:
        return at(match, coming(cal.today, weekday))
    if cal.near is not None:
        same_week = in_week(cal.near, weekday)
        return at(match, same_week if cal.fits(same_week) else coming(cal.today, weekday), bare=True)
    if match["every"] or lead[:1] == ["om"]:
        return None  # "om fredagen": every Friday
    day = gone(cal.today, weekday) if cal.toward == "past" else coming(cal.today, weekday)
    return at(match, day, bare=not lead)


def _weekday_then(match: re.Match[str], cal: Calendar) -> Day | None:
    """A weekday in a week that is told: "mandag i næste uge", "på torsdag om 14 dage", "mandag i uge 49"."""
    weekday = WEEKDAYS.index(match["day"].casefold())
    if match["week"]:
        monday = week_number(int(number_of(match["week"])), cal)
        return None if monday is None else at(match, monday + weekday * DAY)
    if match["which"]:
        shift = {"denne": 0, "næste": 1}.get(match["which"].casefold(), -1)
        return at(match, in_week(cal.today + shift * WEEK, weekday))
    days = _span(match["count"], match["unit"])
    if days is None:
        return None
    if (match["lead"] or "").casefold().startswith("på"):
        return at(match, coming(cal.today, weekday) + days * DAY)
    return at(match, in_week(cal.today + days * DAY, weekday))


def _span(count: str, unit: str) -> int | None:
    """The days of "14 dage", "to uger", "otte dage" (a week, as it is said after a weekday)."""
    number = number_of(count)
    if unit.casefold().startswith("uge"):
        return 7 * number or None
    if unit.casefold().startswith("dag"):
        return 7 if number == 8 else number or None
    return None


def _week(match: re.Match[str], cal: Calendar) -> Day | None:
    """A week or several: "uge 49", "uge 43-44"."""
    monday = week_number(number_of(match["week"]), cal)
    if monday is None:
        return None
    last = week_number(number_of(match["to"]), replace(cal, near=monday, toward="any")) if match["to"] else monday
    return at(match, monday, (last if last is not None and last > monday else monday) + 6 * DAY)


def _this_week(match: re.Match[str], cal: Calendar) -> Day:
    shift = {"denne": 0, "næste": 1}.get(match["which"].casefold(), -1)
    monday = in_week(cal.today + shift * WEEK, 0)
    return at(match, monday, monday + 6 * DAY)


WEEKS: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (
        re.compile(
            rf"(?:\b(?P<lead>på|nu\s+på|i|sidste|forrige|næste|(?:den\s+)?næstkommende|førstkommende|kommende|om|til|"
            rf"(?:til\s+)?næste)\s+)?\b(?P<day>{WEEKDAY})(?P<every>en)?(?P<past>(?<=dag)s)?\b",
            _I,
        ),
        _on_weekday,
    ),
    (
        re.compile(
            rf"\b(?P<lead>på\s+)?(?P<day>{WEEKDAY})(?:en)?,?\s+(?:(?:i\s+)?uge\s+(?P<week>{NUMBER})|i\s+(?P<which>denne|næste|"
            rf"sidste|forrige)\s+uge|(?:om\s+)?(?P<count>{NUMBER})\s+(?P<unit>dage|uger?))\b",
            _I,
        ),
        _weekday_then,
    ),
    (
        re.compile(
            rf"\b(?:(?:i\s+)?uge\s+(?P<week>{NUMBER})|(?:i\s+)?(?P<which>denne|næste|sidste|forrige)\s+uge|om\s+(?P<count>{NUMBER})\s+"
            rf"(?P<unit>dage|uger?)),?\s+(?:om\s+|på\s+|en\s+)?(?P<day>{WEEKDAY})(?:en)?(?P<lead>)\b(?!\s+(?:den|d\.?)\s)",
            _I,
        ),
        _weekday_then,
    ),
    (re.compile(rf"\b(?:i\s+)?uge\s+(?P<week>{NUMBER})(?:\s*[-–+&]\s*(?P<to>\d{{1,2}})(?![/.]\d))?\b", _I), _week),
    (re.compile(r"\b(?:i\s+)?(?P<which>denne|næste|sidste|forrige)\s+uge\b", _I), _this_week),
)
"""The forms in the order in which they are tried."""
