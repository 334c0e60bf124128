"""What days are resolved against: the day of the talk, the side on which they lie, and the days named before."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

Toward = Literal["past", "future", "any"]
DAY = datetime.timedelta(days=1)
WEEK = datetime.timedelta(weeks=1)


@dataclass(frozen=True)
class Calendar:
    """What a day is resolved against: the talk's day, the side on which bare days lie, and the day spoken of before.

    `near` is the day that the talk has just named for the same matter: "den 9." after "den 8. januar" is in January.
    `before` is a day that is told behind it: "fra den 15. til og med den 26. juni".
    """

    today: datetime.date
    toward: Toward = "any"
    near: datetime.date | None = None
    before: datetime.date | None = None

    def fits(self, day: datetime.date) -> bool:
        """Whether the day lies on the side that is spoken of; the talk's own day lies on both."""
        return (self.toward != "future" or day >= self.today) and (self.toward != "past" or day <= self.today)

    def closest(self, days: list[datetime.date]) -> datetime.date | None:
        """The day that is meant: on the right side, closest to the day named before or else to the talk."""
        right = [day for day in days if self.fits(day)] or days
        earlier = [day for day in right if self.before is not None and day <= self.before]
        if earlier and self.before is not None:
            known = [day for day in earlier if day == self.near]
            return known[0] if known else max(earlier)
        centre = self.near or self.today
        # Where nothing tells, what lies ahead is meant rather than what lies as far behind.
        return min(right, key=lambda day: abs((day - centre).days) * (1 if day >= centre else 1.5), default=None)


def made(year: int, month: int, day: int) -> datetime.date | None:
    """The day of these numbers, None where there is none."""
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def shifted(day: datetime.date, months: int) -> datetime.date:
    """The same day some months on, or the last of that month where it has no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = divmod(count, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def month_of(today: datetime.date, which: str) -> datetime.date:
    """The first of this, the next or the last month."""
    return shifted(today.replace(day=1), {"denne": 0, "næste": 1}.get(which, -1))


def coming(today: datetime.date, weekday: int) -> datetime.date:
    """The next such weekday after today."""
    return today + ((weekday - today.weekday() - 1) % 7 + 1) * DAY


def gone(today: datetime.date, weekday: int) -> datetime.date:
    """The last such weekday before today."""
    return today - ((today.weekday() - weekday - 1) % 7 + 1) * DAY


def in_week(week: datetime.date, weekday: int) -> datetime.date:
    """The weekday in the week that a day lies in."""
    return week - week.weekday() * DAY + weekday * DAY


def week_number(week: int, cal: Calendar) -> datetime.date | None:
    """The Monday of a week by its number, in the year that is meant."""
    days = []
    for year in (cal.today.year - 1, cal.today.year, cal.today.year + 1):
        try:
            days.append(datetime.date.fromisocalendar(year, week, 1))
        except ValueError:
            continue
    # A week that has begun is still ahead.
    ahead = [d for d in days if cal.toward != "future" or d + 6 * DAY >= cal.today]
    behind = [d for d in ahead if cal.toward != "past" or d <= cal.today]
    return min(behind or days, key=lambda d: abs((d - (cal.near or cal.today)).days), default=None)


def easter(year: int) -> datetime.date:
    """Easter Sunday, by the Gregorian reckoning (Meeus, Jones and Butcher)."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
