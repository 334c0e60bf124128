"""A day and a time as they are written in Danish, wherever the server's clock stands."""

import datetime
from zoneinfo import ZoneInfo

from service.meetings.calendar import written_out


def danish_date(at: datetime.datetime) -> str:
    """The day as Denmark's calendar has it: 14. januar 2026."""
    return written_out(at.astimezone(ZoneInfo("Europe/Copenhagen")).date())


def danish_time(at: datetime.datetime) -> str:
    """The day and the time in Denmark: 14. januar 2026 kl. 14.03."""
    here = at.astimezone(ZoneInfo("Europe/Copenhagen"))
    return f"{danish_date(at)} kl. {here.hour:02}.{here.minute:02}"
