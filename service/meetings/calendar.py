"""Danish names of months and days, and a date as it is written out."""

import datetime

MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def written_out(date: datetime.date) -> str:
    """A date in words: "14. januar 2026"."""
    return f"{date.day}. {MONTHS[date.month - 1]} {date.year}"
