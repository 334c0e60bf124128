"""A day and a time as they are written in Danish, wherever the server's clock stands."""

import datetime
from zoneinfo import ZoneInfo

_MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)


def danish_date(at: datetime.datetime) -> str:
    """The day as Denmark's calendar has it: 14. januar 2026."""
    here = at.astimezone(ZoneInfo("Europe/Copenhagen"))
    return f"{here.day}. {_MONTHS[here.month - 1]} {here.year}"


def danish_time(at: datetime.datetime) -> str:
    """The day and the time in Denmark: 14. januar 2026 kl. 14.03."""
    here = at.astimezone(ZoneInfo("Europe/Copenhagen"))
    return f"{danish_date(at)} kl. {here.hour:02}.{here.minute:02}"
