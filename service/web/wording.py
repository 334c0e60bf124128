"""Dates, times and counts as Danes write them; filters of the templates."""

import datetime
from collections.abc import Callable
from zoneinfo import ZoneInfo

from service.meetings.calendar import written_out

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


def day(date: datetime.date | None) -> str:
    """A date, "22. november 2026"; nothing for no date."""
    return "" if date is None else written_out(date)


def hour(at: datetime.datetime) -> str:
    """A time of day, "14.03", on Danish clocks; a time without a zone is UTC."""
    return danish(at).strftime("%H.%M")


def moment(at: datetime.datetime) -> str:
    """A date and a time of day, "22. november 2026 kl. 14.03"."""
    return f"{day(danish(at).date())} kl. {hour(at)}"


def clock(seconds: float) -> str:
    """A place in a recording: "4.05", "1.04.05"."""
    minutes, second = divmod(int(seconds), 60)
    hours, minute = divmod(minutes, 60)
    return f"{hours}.{minute:02}.{second:02}" if hours else f"{minute}.{second:02}"


def duration(seconds: float) -> str:
    """How long something takes, roughly: "under et minut", "12 minutter", "2 timer og 5 minutter"."""
    if seconds < 60:
        return "under et minut"
    hours, minutes = divmod(round(seconds / 60), 60)
    parts = (count(hours, "time", "timer"), count(minutes, "minut", "minutter"))
    return " og ".join(part for part, many in zip(parts, (hours, minutes), strict=True) if many)


def count(number: int, one: str, more: str) -> str:
    """How many, "1 sætning", "3 sætninger"; thousands parted by a stop."""
    return f"{number:,} {one if number == 1 else more}".replace(",", ".")


def size(number: int) -> str:
    """A file's size: "740 kB", "2,1 GB"."""
    amount = float(number)
    for unit in ("byte", "kB", "MB"):
        if amount < 1000:
            return f"{amount:.0f} {unit}"
        amount /= 1000
    return f"{amount:.1f} GB".replace(".", ",")


def danish(at: datetime.datetime) -> datetime.datetime:
    """The time on Danish clocks; a time without a zone is UTC."""
    known = at if at.tzinfo else at.replace(tzinfo=datetime.UTC)
    return known.astimezone(COPENHAGEN)


FILTERS: dict[str, Callable[..., str]] = {
    "day": day, "hour": hour, "moment": moment, "clock": clock, "duration": duration, "count": count, "size": size,
}  # fmt: skip
