"""Days as they are spoken, resolved against the day of the talk: "på mandag", "om 14 dage", "den 15.", "uge 49".

Each form has its rule; where two rules match the same words, the longer one is meant. A form that names a stretch
("i uge 49", "sidst på måneden") is a stretch: its first and last day, and vague.
"""

import datetime
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from service.drafting.numerals import CARDINALS, ORDINALS
from service.meetings.calendar import MONTHS, WEEKDAYS
from service.talks.calendar import (
    DAY,
    WEEK,
    Calendar,
    coming,
    easter,
    gone,
    in_week,
    made,
    month_of,
    shifted,
    week_number,
)


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


_I = re.IGNORECASE
_WEEKDAY = "|".join(WEEKDAYS)
_MONTH = "|".join(f"{m[:3]}(?:{m[3:]})?" if len(m) > 4 else m for m in MONTHS) + "|sept"
_ORDINAL_WORDS = "|".join(sorted((*ORDINALS, "enogtredivte", "tredvte", "enogtredvte"), key=len, reverse=True))
_CARDINAL = "|".join(sorted(CARDINALS, key=len, reverse=True))
_ORD = rf"(?:\d{{1,2}}(?:\.|(?=\s*(?:{_MONTH})\b))|(?:{_ORDINAL_WORDS})\b)"
_NUM = rf"(?:\d{{1,2}}|{_CARDINAL})"
_COUNT = rf"(?:halvanden|et\s+par|{_NUM})"
_UNIT = r"(?:dage?|døgn|hverdage?|uger?|måned(?:er)?|mdr\.?)"
_OF_MONTH = r"(?:i\s+)?(?P<of>denne|næste|sidste|forrige)\s+måned"
_ROUGH = r"(?P<rough>(?:cirka|ca\.?|omkring|sådan\s+cirka|nok|vist\s+nok|vistnok|måske|cirkus|rundt\s+om)\s+)?"
_NAMED_WEEKDAY = rf"(?:(?P<weekday>{_WEEKDAY}|man|tirs?|ons|tors?|fre|lør|søn)(?:en)?[.,]?\s+)?"

Rule = Callable[[re.Match[str], Calendar], Day | None]


def days_in(text: str, calendar_: Calendar) -> list[Day]:
    """The days that the text names, in order."""
    found: list[Day] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            # "fra den 15. til og med den 26. juni": the month is told once, behind.
            told = [day for day in found if day.told and day.start >= match.end()] if rule is _bare else []
            day = rule(match, replace(calendar_, before=told[0].first) if told else calendar_)
            if day is not None:
                found.append(replace(day, told=rule in {_dated, _iso}, counted=rule in {_counted, _nearby}))
    chosen: list[Day] = []
    for day in sorted(found, key=lambda day: (day.start - day.end, day.start)):
        if all(day.end <= other.start or other.end <= day.start for other in chosen):
            chosen.append(day)
    return sorted(chosen, key=lambda day: day.start)


def _at(  # noqa: PLR0913 - a day's marks are its arguments
    match: re.Match[str],
    first: datetime.date,
    last: datetime.date | None = None,
    *,
    vague: bool = False,
    wrong_weekday: bool = False,
    bare: bool = False,
) -> Day:
    day = Day(first, last or first, match.start(), match.end())
    rough = "rough" in match.re.groupindex and bool(match["rough"])
    return replace(day, vague=vague or rough or not day.single, wrong_weekday=wrong_weekday, bare=bare)


def _number(words: str) -> int:
    bare = words.strip().strip(".").casefold()
    if bare.isdigit():
        return int(bare)
    more = {"tredvte": 30, "enogtredivte": 31, "enogtredvte": 31}
    return ORDINALS.get(bare, CARDINALS.get(bare, more.get(bare, 0)))


def _month(word: str) -> int:
    return next(place for place, month in enumerate(MONTHS, 1) if month.startswith(word.casefold()[:3]))


def _weekday_of(match: re.Match[str]) -> int | None:
    word = match["weekday"] if "weekday" in match.re.groupindex else None
    return next(n for n, day in enumerate(WEEKDAYS) if day.startswith(word.casefold()[:3])) if word else None


def _dated(match: re.Match[str], cal: Calendar) -> Day | None:
    """A day with its month: "mandag den 15. december 2025", "15/12", "den 15. i 12."."""
    number, month = _number(match["day"]), match["month"]
    month_number = _month(month) if month[:1].isalpha() and month.casefold()[:3] in _MONTH_STARTS else _number(month)
    if not 1 <= month_number <= 12:
        return None
    year = match["year"]
    if year:
        exact = made(int(year) + (2000 if len(year) == 2 else 0), month_number, number)
        return None if exact is None else _checked(match, exact)
    years = (cal.today.year - 1, cal.today.year, cal.today.year + 1)
    day = cal.closest([d for y in years if (d := made(y, month_number, number))])
    return None if day is None else _checked(match, day)


_DAY_STARTS = (*WEEKDAYS, *MONTHS)
_MONTH_STARTS = {month[:3] for month in MONTHS}


def _checked(match: re.Match[str], day: datetime.date) -> Day:
    weekday = _weekday_of(match)
    return _at(match, day, wrong_weekday=weekday is not None and weekday != day.weekday())


def _iso(match: re.Match[str], _: Calendar) -> Day | None:
    day = made(int(match["y"]), int(match["m"]), int(match["d"]))
    return None if day is None else _at(match, day)


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


def _counts(match: re.Match[str], number: int) -> bool:
    """Whether the ordinal counts what follows it and names no day: "den første hele sygedag", "den anden kollega"."""
    if re.search(r"\bsom\s+$", match.string[: match.start()], _I):
        return True
    following = re.match(r"\s+([a-zæøå]\w*)(?:\s+(\w+))?", match.string[match.end() :])
    if following is None or number > _MANY:
        return False
    word, then = following[1], (following[2] or "").casefold()
    return not (word in _CLOSED or word.startswith(_DAY_STARTS) or then in _PERSON)


def _bare(match: re.Match[str], cal: Calendar) -> Day | None:
    """A day without its month: "den 15.", "mandag den femtende", "den 15. i næste måned"."""
    number, weekday = _number(match["day"]), _weekday_of(match)
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


_NEAR = {"i dag": 0, "i går": -1, "i forgårs": -2, "i morgen": 1, "i overmorgen": 2}


def _nearby(match: re.Match[str], cal: Calendar) -> Day:
    return _at(match, cal.today + _NEAR[" ".join(match.group().casefold().split())] * DAY)


def _on_weekday(match: re.Match[str], cal: Calendar) -> Day | None:  # noqa: PLR0911 - one for each form
    """A weekday alone: "på mandag", "i mandags", "næste fredag", "torsdag"."""
    weekday, lead = WEEKDAYS.index(match["day"].casefold()), (match["lead"] or "").casefold().split()
    if lead[:1] == ["til"] and re.search(rf"\b(?:{_WEEKDAY})\s*$", match.string[: match.start()], _I):
        return None  # "mandag til torsdag": every week
    if match["past"] or lead[:1] in (["sidste"], ["forrige"]):
        return _at(match, gone(cal.today, weekday))
    if "næste" in lead:
        return _at(match, in_week(cal.today + WEEK, weekday))
    if lead[:1] == ["på"] or "førstkommende" in lead or "kommende" in lead:
        return _at(match, coming(cal.today, weekday))
    if cal.near is not None:
        same_week = in_week(cal.near, weekday)
        return _at(match, same_week if cal.fits(same_week) else coming(cal.today, weekday), bare=True)
    if match["every"] or lead[:1] == ["om"]:
        return None  # "om fredagen": every Friday
    day = gone(cal.today, weekday) if cal.toward == "past" else coming(cal.today, weekday)
    return _at(match, day, bare=not lead)


def _weekday_then(match: re.Match[str], cal: Calendar) -> Day | None:
    """A weekday in a week that is told: "mandag i næste uge", "på torsdag om 14 dage", "mandag i uge 49"."""
    weekday = WEEKDAYS.index(match["day"].casefold())
    if match["week"]:
        monday = week_number(int(_number(match["week"])), cal)
        return None if monday is None else _at(match, monday + weekday * DAY)
    if match["which"]:
        shift = {"denne": 0, "næste": 1}.get(match["which"].casefold(), -1)
        return _at(match, in_week(cal.today + shift * WEEK, weekday))
    days = _span(match["count"], match["unit"])
    if days is None:
        return None
    if (match["lead"] or "").casefold().startswith("på"):
        return _at(match, coming(cal.today, weekday) + days * DAY)
    return _at(match, in_week(cal.today + days * DAY, weekday))


def _span(count: str, unit: str) -> int | None:
    """The days of "14 dage", "to uger", "otte dage" (a week, as it is said after a weekday)."""
    number = _number(count)
    if unit.casefold().startswith("uge"):
        return 7 * number or None
    if unit.casefold().startswith("dag"):
        return 7 if number == 8 else number or None
    return None


def _week(match: re.Match[str], cal: Calendar) -> Day | None:
    """A week or several: "uge 49", "uge 43-44"."""
    monday = week_number(_number(match["week"]), cal)
    if monday is None:
        return None
    last = week_number(_number(match["to"]), replace(cal, near=monday, toward="any")) if match["to"] else monday
    return _at(match, monday, (last if last is not None and last > monday else monday) + 6 * DAY)


def _this_week(match: re.Match[str], cal: Calendar) -> Day:
    shift = {"denne": 0, "næste": 1}.get(match["which"].casefold(), -1)
    monday = in_week(cal.today + shift * WEEK, 0)
    return _at(match, monday, monday + 6 * DAY)


def _counted(match: re.Match[str], cal: Calendar) -> Day | None:
    """So long from now or ago: "om 14 dage", "om en måned", "for tre uger siden"."""
    count, unit = " ".join(match["count"].casefold().split()), match["unit"].casefold()
    sign = -1 if match["ago"] else 1
    vague = count == "et par" or bool(match["rough"])
    if count == "halvanden":
        return _at(match, cal.today + sign * (10 if unit.startswith("uge") else 45) * DAY, vague=True)
    number = 2 if count == "et par" else _number(count)
    if unit.startswith("m"):
        return _at(match, shifted(cal.today, sign * number), vague=vague)
    if unit.startswith("hverdag"):
        day = cal.today
        for _ in range(number):
            day += sign * DAY
            while day.weekday() > 4:
                day += sign * DAY
        return _at(match, day, vague=vague)
    return _at(match, cal.today + sign * number * (7 if unit.startswith("uge") else 1) * DAY, vague=vague)


def _shift_of_near(match: re.Match[str], cal: Calendar) -> Day | None:
    """Told from the day before: "dagen efter", "ugen efter", "dagen før"."""
    if cal.near is None:
        return None
    shift = WEEK if match["unit"].casefold().startswith("ug") else DAY
    return _at(match, cal.near + (-shift if match["side"].casefold() in {"før", "forinden"} else shift))


def _in_month(match: re.Match[str], cal: Calendar) -> Day | None:
    """A part of a month: "sidst på måneden", "først i januar", "midten af december", "ultimo marts"."""
    first = _named_month(match, cal)
    if first is None:
        return None
    last = shifted(first, 1) - DAY
    part = match["part"].casefold()
    if part.startswith(("først", "start", "begynd", "primo")):
        return _at(match, first, first + 9 * DAY)
    if part.startswith(("midt", "medio")):
        return _at(match, first + 9 * DAY, first + 19 * DAY)
    return _at(match, first + 20 * DAY, last)


def _end_of(match: re.Match[str], cal: Calendar) -> Day | None:
    """The last day: "udgangen af december", "månedens udgang", "den sidste i måneden", "året ud"."""
    if match["year"]:
        return _at(match, datetime.date(cal.today.year, 12, 31))
    first = _named_month(match, cal)
    return None if first is None else _at(match, shifted(first, 1) - DAY)


def _named_month(match: re.Match[str], cal: Calendar) -> datetime.date | None:
    if match["of"]:
        return month_of(cal.today, match["of"].casefold())
    if not match["month"]:
        return cal.today.replace(day=1)
    number = _month(match["month"])
    years = (cal.today.year - 1, cal.today.year, cal.today.year + 1)
    firsts = [datetime.date(year, number, 1) for year in years]
    right = [d for d in firsts if cal.fits(shifted(d, 1) - DAY if cal.toward == "future" else d)]
    return min(right or firsts, key=lambda d: abs((d - (cal.near or cal.today)).days))


def _feast(match: re.Match[str], cal: Calendar) -> Day | None:
    """Days that have a name. What lies "efter nytår" is only known to come after it."""
    name = " ".join(match["feast"].casefold().split())
    if (shift := _EASTER.get(name)) is not None:
        days = [easter(year) + shift * DAY for year in range(cal.today.year - 1, cal.today.year + 2)]
        return _of_feast(match, cal.closest(days), exact=not name.startswith(("påsken", "pinse")) and name != "påske")
    month, day = {"juleaften": (12, 24), "nytårsaften": (12, 31), "grundlovsdag": (6, 5)}.get(name, (12, 24))
    if name in {"nytår", "nytåret", "årsskiftet"}:
        month, day = 12, 31
    if name == "nytårsdag":
        month, day = 1, 1
    days = [datetime.date(y, month, day) for y in range(cal.today.year - 1, cal.today.year + 2)]
    exact = name in {"juleaften", "nytårsaften", "nytårsdag", "grundlovsdag"}
    return _of_feast(match, cal.closest(days), exact=exact)


_EASTER = {
    "påske": -3,
    "påsken": -3,
    "skærtorsdag": -3,
    "langfredag": -2,
    "påskedag": 0,
    "2. påskedag": 1,
    "kristi himmelfart": 39,
    "kristi himmelfartsdag": 39,
    "pinse": 49,
    "pinsen": 49,
}
"""Days from Easter Sunday; the feast itself by its first holiday."""


def _of_feast(match: re.Match[str], told: datetime.date | None, *, exact: bool) -> Day | None:
    if told is None:
        return None
    if (match["lead"] or "").casefold().startswith("efter"):
        return _at(match, told + DAY, told + 14 * DAY)
    return _at(match, told, vague=not exact)


def _rest_of_week(match: re.Match[str], cal: Calendar) -> Day:
    """The week out: "ugen ud" is its Friday, or its Sunday at the weekend; from the day named before."""
    day = cal.near or cal.today
    return _at(match, in_week(day, 4 if day.weekday() <= 4 else 6), vague=True)


_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    (re.compile(r"\b(?P<y>20\d\d)-(?P<m>\d\d)-(?P<d>\d\d)\b"), _iso),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?\b(?P<day>{_ORD})\s*(?:i\s+)?(?P<month>{_MONTH})\b\.?"
            r"(?:\s+(?P<year>20\d\d)\b)?",
            _I,
        ),
        _dated,
    ),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?(?P<day>\d{{1,2}})\s?(?P<mark>[./-])\s?(?P<month>\d{{1,2}})"
            r"(?:\.?\s?(?P=mark)\s?(?P<year>20\d\d|\d\d))(?![\d:])",
            _I,
        ),
        _dated,
    ),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:(?:den|d\.?)\s*)?(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})(?:-(?P<year>20\d\d|\d\d))?\b(?!/)",
            _I,
        ),
        _dated,
    ),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>\d{{1,2}})\.(?P<month>\d{{1,2}})(?P<year>)\b(?![:\d])",
            _I,
        ),
        _dated,
    ),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>{_ORD})\s+i\s+(?P<month>(?:{_ORDINAL_WORDS}|\d{{1,2}}\.))"
            r"(?P<year>)(?!\w)",
            _I,
        ),
        _dated,
    ),
    (
        re.compile(
            rf"\b{_ROUGH}{_NAMED_WEEKDAY}(?:den|d\.)\s*(?P<day>\d{{1,2}}\b\.?(?!\s*[/:%\d])|(?:{_ORDINAL_WORDS})\b)"
            rf"(?!\s+(?:gang|uge|måned|dag|time|del|samtale|møde|periode|halvdel|ting|mulighed|plan)\w*)(?:\s+{_OF_MONTH})?",
            _I,
        ),
        _bare,
    ),
    (re.compile(r"\bi\s+(?:dag|går|forgårs|morgen|overmorgen)\b", _I), _nearby),
    (
        re.compile(
            rf"(?:\b(?P<lead>på|nu\s+på|i|sidste|forrige|næste|(?:den\s+)?næstkommende|førstkommende|kommende|om|til|"
            rf"(?:til\s+)?næste)\s+)?\b(?P<day>{_WEEKDAY})(?P<every>en)?(?P<past>(?<=dag)s)?\b",
            _I,
        ),
        _on_weekday,
    ),
    (
        re.compile(
            rf"\b(?P<lead>på\s+)?(?P<day>{_WEEKDAY})(?:en)?,?\s+(?:(?:i\s+)?uge\s+(?P<week>{_NUM})|i\s+(?P<which>denne|næste|"
            rf"sidste|forrige)\s+uge|(?:om\s+)?(?P<count>{_NUM})\s+(?P<unit>dage|uger?))\b",
            _I,
        ),
        _weekday_then,
    ),
    (
        re.compile(
            rf"\b(?:(?:i\s+)?uge\s+(?P<week>{_NUM})|(?:i\s+)?(?P<which>denne|næste|sidste|forrige)\s+uge|om\s+(?P<count>{_NUM})\s+"
            rf"(?P<unit>dage|uger?)),?\s+(?:om\s+|på\s+|en\s+)?(?P<day>{_WEEKDAY})(?:en)?(?P<lead>)\b(?!\s+(?:den|d\.?)\s)",
            _I,
        ),
        _weekday_then,
    ),
    (re.compile(rf"\b(?:i\s+)?uge\s+(?P<week>{_NUM})(?:\s*[-–+&]\s*(?P<to>\d{{1,2}})(?![/.]\d))?\b", _I), _week),
    (re.compile(r"\b(?:i\s+)?(?P<which>denne|næste|sidste|forrige)\s+uge\b", _I), _this_week),
    (
        re.compile(
            rf"\bom\s+{_ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})(?P<ago>)(?!\s*(?:om\s+)?(?:ugen|dagen))\b", _I
        ),
        _counted,
    ),
    (
        re.compile(rf"\b{_ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})(?P<ago>)\s+(?:fra\s+(?:i\s+dag|nu))\b", _I),
        _counted,
    ),
    (re.compile(rf"\b(?:for\s+)?{_ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?P<ago>siden)\b", _I), _counted),
    (re.compile(r"\b(?P<unit>dagen|ugen)\s+(?P<side>efter|før|forinden)\b(?!\s+(?:at|vi|jeg|du))", _I), _shift_of_near),
    (
        re.compile(
            r"\b(?:i\s+)?(?P<part>sidst|slutningen|først|starten|begyndelsen|midten|midt|primo|medio|ultimo)\s+"
            rf"(?:(?:på|i|af)\s+)?(?:måneden|{_OF_MONTH}|(?P<month>{_MONTH}))\b",
            _I,
        ),
        _in_month,
    ),
    (
        re.compile(
            rf"\b(?:ved\s+)?(?:udgangen\s+af\s+(?:måneden|(?P<year>året)|(?P<month>{_MONTH})|{_OF_MONTH})"
            r"|månedens\s+udgang|den\s+sidste\s+(?:dag\s+)?i\s+måneden)\b",
            _I,
        ),
        _end_of,
    ),
    (re.compile(r"\b(?P<year>året\s+ud|årets\s+udgang)(?P<month>)(?P<of>)\b", _I), _end_of),
    (re.compile(rf"\b(?P<month>{_MONTH})(?:\s+måned)?\s+ud(?P<year>)(?P<of>)\b", _I), _end_of),
    (re.compile(r"\bugen\s+ud\b|\bresten\s+af\s+ugen\b", _I), _rest_of_week),
    (re.compile(r"\bmåneden\s+ud(?P<month>)(?P<year>)(?P<of>)\b", _I), _end_of),
    (
        re.compile(
            rf"\b(?:den\s+)?sidste\s+(?:dag\s+)?(?:i\s+måneden\s+)?(?:i\s+)?(?P<month>{_MONTH})(?P<year>)(?P<of>)\b", _I
        ),
        _end_of,
    ),
    (
        re.compile(rf"\btil\s+og\s+med\s+(?P<month>{_MONTH})(?:\s+måned)?(?P<year>)(?P<of>)\b(?!\s+\d)", _I),
        _end_of,
    ),
    (
        re.compile(
            r"\b(?P<lead>efter|indtil|til|før|inden|omkring)?\s*\b"
            r"(?P<feast>juleaften|julen|jul|nytårsaften|nytårsdag|nytåret|nytår|årsskiftet|grundlovsdag|påskedag|"
            r"skærtorsdag|langfredag|2\.\s*påskedag|påsken?|pinsen?|kristi\s+himmelfart(?:sdag)?)\b",
            _I,
        ),
        _feast,
    ),
)
