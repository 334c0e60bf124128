"""Dates and times as Danish agendas write them."""

import datetime
import re

from service.meetings.calendar import MONTHS

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")

_MONTH = "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS)
_DATE = re.compile(
    rf"\b(?P<d>\d{{1,2}})\.?\s*(?P<name>{_MONTH})\s+(?P<y>\d{{4}}|'?\d{{2}}(?![\d:.]))"
    r"|\b(?P<y2>\d{4})-(?P<m2>\d{2})-(?P<d2>\d{2})\b"
    r"|(?<!\d[.:])\b(?P<d3>\d{1,2})\s?[-./]\s?(?P<m3>\d{1,2})\.?\s?[-./ ]\s?(?P<y3>\d{4}|\d{2})(?![\d:/-]|\.\d)",
    re.IGNORECASE,
)
_CLOCK = r"(?:[01]?\d|2[0-4])(?:[.:]\d{2})?"
_TIME = re.compile(
    rf"(?:\bkl(?:\.|okken\b)?\s*|\b(?=\d{{1,2}}[.:]\d{{2}}\s*(?:[-–—]|til)))(?P<t>{_CLOCK}(?:\s*(?:[-–—]|til|og)\s*(?:kl\.?\s*)?{_CLOCK})?)(?!\d|[./-]\d)",
    re.IGNORECASE,
)
_COLON = re.compile(r"(?<![\d.:])(?P<t>\d{1,2}:\d{2}(?:\s*(?:[-–—]|til)\s*\d{1,2}:\d{2})?)(?![\d:])")
_OPENING = re.compile(
    rf"(?:(?:mødet?|afholdt|holdt)\s+)?(?:(?:{'|'.join(WEEKDAYS)})\b,?\s*)?(?:d\.|den|d)?\s*(?=\d)", re.IGNORECASE
)


def find_date(text: str) -> tuple[datetime.date, int, int] | None:
    """The first date in the text with its start and end, or None; a year of two digits is in this century."""
    for found in _DATE.finditer(text):
        g = found.groupdict()
        if g["d"]:
            month = next(i for i, m in enumerate(MONTHS, 1) if m.startswith(g["name"].lower().rstrip(".")))
            parts = (g["y"].lstrip("'"), month, g["d"])
        elif g["y2"]:
            parts = (g["y2"], int(g["m2"]), g["d2"])
        else:
            parts = (g["y3"], int(g["m3"]), g["d3"])
        year = int(parts[0]) + (2000 if len(parts[0]) == 2 else 0)
        try:
            return datetime.date(year, parts[1], int(parts[2])), found.start(), found.end()
        except ValueError:  # 45.13.2025 is no date
            continue
    return None


def find_time(text: str) -> str:
    """The time of day as it stands, without "kl.": "09:00", "9.00-11.30"; empty if there is none."""
    date = find_date(text)
    if date is not None:  # the 21.03 of a date is no time of day
        text = text[: date[1]] + " ; " + text[date[2] :]
    found = _TIME.search(text) or _COLON.search(text)
    return found["t"] if found else ""


def is_date_line(text: str) -> bool:
    """Whether the line begins with a date, its weekday or "den" before it, and is not a sentence."""
    found = find_date(text)
    opening = _OPENING.match(text)
    if found is None:
        return (
            text.lower().startswith(WEEKDAYS)
            and re.search(rf"\d{{1,2}}(?:\.?\s*(?:{_MONTH})|/\d{{1,2}})\b", text, re.IGNORECASE) is not None
        ) and len(text) < 80
    return opening is not None and opening.end() >= found[1] and len(text) < 100
