"""Days told by their number: "mandag den 15. december", "15/12-25", "den 15.", "2025-12-15"."""

import datetime
import re

from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import Calendar, made, month_of, shifted
from service.talks.mention import (
    MONTH,
    NAMED_WEEKDAY,
    OF_MONTH,
    ORDINAL_WORDS,
    ROUGH,
    Day,
    Rule,
    at,
    month_called,
    number_of,
    weekday_of,
)

_I = re.IGNORECASE
_ORD = rf"(?:\d{{1,2}}(?:\.|(?=\s*(?:{MONTH})\b))|(?:{ORDINAL_WORDS})\b)"
_DAY_STARTS = (*WEEKDAYS, *MONTHS)
_MONTH_STARTS = {month[:3] for month in MONTHS}
_CLOSED = frozenset(
    re.findall(
        r"\w+",
        """
        i på til fra om kl klokken ved med for efter før inden og eller men så som at hvis når da fordi er var bliver
        blev passer kan kunne vil skal skulle må har havde går gik dur duer kom kommer jeg vi du han hun det den der man
        ja nej jo ikke også altså godt fint tak måske igen her hos over hvor hvornår hver denne næste samme hellere bare
        lige nu både helst allerede formiddag eftermiddag morgen aften
        """,
    )
)
"""Words that may follow a day: what follows otherwise is what is counted ("den første hele sygedag")."""
_PERSON = frozenset({"jeg", "vi", "du", "han", "hun", "i", "det", "der", "man", "den"})
_MANY = 12


def dated(match: re.Match[str], cal: Calendar) -> Day | None:
    """A day with its month: "mandag den 15. december 2025", "15/12", "den 15. i 12."."""
    number, month = number_of(match["day"]), match["month"]
    month_number = (
        month_called(month) if month[:1].isalpha() and month.casefold()[:3] in _MONTH_STARTS else number_of(month)
    )
    if not 1 <= month_number <= 12:
        return None
    year = match["year"]
    if year:
        exact = made(int(year) + (2000 if len(year) == 2 else 0), month_number, number)
        return None if exact is None else _checked(match, exact)
    years = (cal.today.year - 1, cal.today.year, cal.today.year + 1)
    day = cal.closest([d for y in years if (d := made(y, month_number, number))])
    return None if day is None else _checked(match, day)


def _checked(match: re.Match[str], day: datetime.date) -> Day:
    weekday = weekday_of(match)
    return at(match, day, wrong_weekday=weekday is not None and weekday != day.weekday())


def iso(match: re.Match[str], _: Calendar) -> Day | None:
    """A day as machines write it: "2025-12-15"."""
    day = made(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if day is None else at(match, day)


def _counts(match: re.Match[str], number: int) -> bool:
    """Whether the ordinal counts what follows it and names no day: "den første hele sygedag", "den anden kollega"."""
    if re.search(r"\bsom\s+$", match.string[: match.start()], _I):
        return True
    following = re.match(r"\s+([a-zæøå]\w*)(?:\s+(\w+))?", match.string[match.end() :])
    if following is None or number > _MANY:
        return False
    word, then = following[1], (following[2] or "").casefold()
    return not (word in _CLOSED or word.startswith(_DAY_STARTS) or then in _PERSON)


def bare(match: re.Match[str], cal: Calendar) -> Day | None:
    """A day without its month: "den 15.", "mandag den femtende", "den 15. i næste måned"."""
    number, weekday = number_of(match["day"]), weekday_of(match)
    if not 1 <= number <= 31 or (weekday is None and not match["of"] and _counts(match, number)):
        return None
    if match["of"]:
        first = month_of(cal.today, match["of"].casefold())
        day = made(first.year, first.month, number)
        return None if day is None else _checked(match, day)
    near = cal.near
    if near is not None and near.day == number and weekday in {None, near.weekday()}:
        return _checked(match, near)
    months = (shifted((cal.before or cal.near or cal.today).replace(day=1), shift) for shift in range(-2, 4))
    days = [d for m in months if (d := made(m.year, m.month, number))]
    same = [d for d in days if weekday is not None and d.weekday() == weekday and cal.fits(d)]
    centre = cal.before or cal.near or cal.today
    # "onsdag den 3." fits one month only, unless it is far away: then one of the two was a slip of the tongue.
    close = [d for d in same if abs((d - centre).days) <= 45]
    day = cal.closest(close or days)
    return None if day is None else _checked(match, day)


DATES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"), iso),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?\b(?P<day>{_ORD})\s*(?:i\s+)?(?P<month>{MONTH})\b\.?"
            r"(?:\s+(?P<year>20\d\d)\b)?",
            _I,
        ),
        dated,
    ),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?(?P<day>\d{{1,2}})\s?(?P<mark>[./-])\s?(?P<month>\d{{1,2}})"
            r"(?:\.?\s?(?P=mark)\s?(?P<year>20\d\d|\d\d))(?![\d:])",
            _I,
        ),
        dated,
    ),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:-(?P<year>20\d\d|\d\d))?\b(?!/)",
            _I,
        ),
        dated,
    ),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?P<year>)\b(?![:\d])",
            _I,
        ),
        dated,
    ),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>{_ORD})\s+i\s+(?P<month>(?:{ORDINAL_WORDS}|\d{{1,2}}\.))"
            r"(?P<year>)(?!\w)",
            _I,
        ),
        dated,
    ),
    (
        re.compile(
            rf"\b{ROUGH}{NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>\d{{1,2}}\b\.?(?!\s*[/:%\d])|(?:{ORDINAL_WORDS})\b)"
            rf"(?!\s+(?:gang|uge|måned|dag|time|del|samtale|møde|periode|halvdel|ting|mulighed|plan)\w*)(?:\s+{OF_MONTH})?",
            _I,
        ),
        bare,
    ),
)
"""The forms in the order in which they are tried: bare days last, for they take the month of one that has it told."""
