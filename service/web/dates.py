"""A date as somebody types it."""

import datetime
import re
from typing import Annotated

from pydantic import BeforeValidator

from service.meetings.calendar import MONTHS

_NUMBERS = re.compile(r"(\d{1,2})\s*[-./ ]\s*(\d{1,2})\.?\s*[-./ ]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_NAMED = re.compile(r"(?:d\.?\s*)?(\d{1,2})\.?\s*([a-z]{3,})\.?\s*(\d{4}|\d{2})", re.ASCII | re.IGNORECASE)
_WRONG = "Skriv datoen som dag, måned og år, fx 31-12-2026."


def typed_date(text: str) -> datetime.date:
    """The date: 14-01-2026, 14/1 2026, 14.1.26, 14. januar 2026, 2026-01-14. Raises ValueError with a Danish line."""
    text = text.strip()
    try:
        if iso := _ISO.fullmatch(text):
            return datetime.date(int(iso[1]), int(iso[2]), int(iso[3]))
        if numbers := _NUMBERS.fullmatch(text):
            return datetime.date(_year(numbers[3]), int(numbers[2]), int(numbers[1]))
        if named := _NAMED.fullmatch(text):
            month = next(i for i, name in enumerate(MONTHS, 1) if name.startswith(named[2].lower()))
            return datetime.date(_year(named[3]), month, int(named[1]))
    except (ValueError, StopIteration):
        pass
    raise ValueError(_WRONG)


def shown_date(date: datetime.date | None) -> str:
    """The date in a field: 14-01-2026; nothing for none."""
    return "" if date is None else f"{date.day:02}-{date.month:02}-{date.year:04}"


def _year(digits: str) -> int:
    return int(digits) if len(digits) == 4 else 2000 + int(digits)


TypedDate = Annotated[
    datetime.date, BeforeValidator(lambda given: typed_date(given) if isinstance(given, str) else given)
]
"""A field of a form that holds a date."""
