"""Days as they are spoken, resolved against the day of the talk: "på mandag", "om 14 dage", "den 15.", "uge 49".

Each form has its rule; where two rules match the same words, the longer one is meant. A form that names a stretch
("i uge 49", "sidst på måneden") is a stretch: its first and last day, and vague. Told here: days told by how far they
lie from the talk, by a part or the end of a month, a week or a year, and by a feast.
"""

import datetime
import re
from dataclasses import replace

from service.talks.calendar import DAY, WEEK, Calendar, easter, in_week, month_of, shifted
from service.talks.date import DATES, bare, dated, iso
from service.talks.mention import MONTH, NUMBER, OF_MONTH, ROUGH, Day, Rule, at, month_called, number_of
from service.talks.week import WEEKS

_I = re.IGNORECASE
_COUNT = rf"(?:halvanden|et\s+par|{NUMBER})"
_UNIT = r"(?:dage?|døgn|hverdage?|uger?|måned(?:er)?|mdr\.?)"


def days_in(text: str, calendar_: Calendar) -> list[Day]:
    """The days that the text names, in order."""
    return _longest(_matched(text, calendar_))


def _matched(text: str, calendar_: Calendar) -> list[Day]:
    """What each form finds by itself; several may have found the same words."""
    found: list[Day] = []
    for pattern, rule in _RULES:
        for match in pattern.finditer(text):
            # "fra den 15. til og med den 26. juni": the month is told once, behind.
            told = [day for day in found if day.told and day.start >= match.end()] if rule is bare else []
            day = rule(match, replace(calendar_, before=told[0].first) if told else calendar_)
            if day is not None:
                found.append(replace(day, told=rule in {dated, iso}, counted=rule in {_counted, _nearby}))
    return found


def _longest(found: list[Day]) -> list[Day]:
    """Of days that share words the one that is told by most of them, in order."""
    chosen: list[Day] = []
    for day in sorted(found, key=lambda day: (day.start - day.end, day.start)):
        if all(day.end <= other.start or other.end <= day.start for other in chosen):
            chosen.append(day)
    return sorted(chosen, key=lambda day: day.start)


_NEAR = {"i dag": 0, "i går": -1, "i forgårs": -2, "i morgen": 1, "i overmorgen": 2}


def _nearby(match: re.Match[str], cal: Calendar) -> Day:
    return at(match, cal.today + _NEAR[" ".join(match.group().casefold().split())] * DAY)


def _counted(match: re.Match[str], cal: Calendar) -> Day | None:
    """So long from now or ago: "om 14 dage", "om en måned", "for tre uger siden"."""
    count, unit = " ".join(match["count"].casefold().split()), match["unit"].casefold()
    sign = -1 if match["ago"] else 1
    vague = count == "et par" or bool(match["rough"])
    if count == "halvanden":
        return at(match, cal.today + sign * (10 if unit.startswith("uge") else 45) * DAY, vague=True)
    number = 2 if count == "et par" else number_of(count)
    if unit.startswith("m"):
        return at(match, shifted(cal.today, sign * number), vague=vague)
    if unit.startswith("hverdag"):
        day = cal.today
        for _ in range(number):
            day += sign * DAY
            while day.weekday() > 4:
                day += sign * DAY
        return at(match, day, vague=vague)
    return at(match, cal.today + sign * number * (7 if unit.startswith("uge") else 1) * DAY, vague=vague)


def _shift_of_near(match: re.Match[str], cal: Calendar) -> Day | None:
    """Told from the day before: "dagen efter", "ugen efter", "dagen før"."""
    if cal.near is None:
        return None
    shift = WEEK if match["unit"].casefold().startswith("ug") else DAY
    return at(match, cal.near + (-shift if match["side"].casefold() in {"før", "forinden"} else shift))


def _in_month(match: re.Match[str], cal: Calendar) -> Day | None:
    """A part of a month: "sidst på måneden", "først i januar", "midten af december", "ultimo marts"."""
    first = _named_month(match, cal)
    if first is None:
        return None
    last = shifted(first, 1) - DAY
    part = match["part"].casefold()
    if part.startswith(("først", "start", "begynd", "primo")):
        return at(match, first, first + 9 * DAY)
    if part.startswith(("midt", "medio")):
        return at(match, first + 9 * DAY, first + 19 * DAY)
    return at(match, first + 20 * DAY, last)


def _end_of(match: re.Match[str], cal: Calendar) -> Day | None:
    """The last day: "udgangen af december", "månedens udgang", "den sidste i måneden", "året ud"."""
    if match["year"]:
        return at(match, datetime.date(cal.today.year, 12, 31))
    first = _named_month(match, cal)
    return None if first is None else at(match, shifted(first, 1) - DAY)


def _named_month(match: re.Match[str], cal: Calendar) -> datetime.date | None:
    if match["of"]:
        return month_of(cal.today, match["of"].casefold())
    if not match["month"]:
        return cal.today.replace(day=1)
    number = month_called(match["month"])
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
        return at(match, told + DAY, told + 14 * DAY)
    return at(match, told, vague=not exact)


def _rest_of_week(match: re.Match[str], cal: Calendar) -> Day:
    """The week out: "ugen ud" is its Friday, or its Sunday at the weekend; from the day named before."""
    day = cal.near or cal.today
    return at(match, in_week(day, 4 if day.weekday() <= 4 else 6), vague=True)


_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = (
    *DATES,
    (re.compile(r"\bi\s+(?:dag|går|forgårs|morgen|overmorgen)\b", _I), _nearby),
    *WEEKS,
    (
        re.compile(
            rf"\bom\s+{ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})(?P<ago>)(?!\s*(?:om\s+)?(?:ugen|dagen))\b", _I
        ),
        _counted,
    ),
    (
        re.compile(rf"\b{ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})(?P<ago>)\s+(?:fra\s+(?:i\s+dag|nu))\b", _I),
        _counted,
    ),
    (re.compile(rf"\b(?:for\s+)?{ROUGH}(?P<count>{_COUNT})\s+(?P<unit>{_UNIT})\s+(?P<ago>siden)\b", _I), _counted),
    (re.compile(r"\b(?P<unit>dagen|ugen)\s+(?P<side>efter|før|forinden)\b(?!\s+(?:at|vi|jeg|du))", _I), _shift_of_near),
    (
        re.compile(
            r"\b(?:i\s+)?(?P<part>sidst|slutningen|først|starten|begyndelsen|midten|midt|primo|medio|ultimo)\s+"
            rf"(?:(?:på|i|af)\s+)?(?:måneden|{OF_MONTH}|(?P<month>{MONTH}))\b",
            _I,
        ),
        _in_month,
    ),
    (
        re.compile(
            rf"\b(?:ved\s+)?(?:udgangen\s+af\s+(?:måneden|(?P<year>året)|(?P<month>{MONTH})|{OF_MONTH})"
            r"|månedens\s+udgang|den\s+sidste\s+(?:dag\s+)?i\s+måneden)\b",
            _I,
        ),
        _end_of,
    ),
    (re.compile(r"\b(?P<year>året\s+ud|årets\s+udgang)(?P<month>)(?P<of>)\b", _I), _end_of),
    (re.compile(rf"\b(?P<month>{MONTH})(?:\s+måned)?\s+ud(?P<year>)(?P<of>)\b", _I), _end_of),
    (re.compile(r"\bugen\s+ud\b|\bresten\s+af\s+ugen\b", _I), _rest_of_week),
    (re.compile(r"\bmåneden\s+ud(?P<month>)(?P<year>)(?P<of>)\b", _I), _end_of),
    (
        re.compile(
            rf"\b(?:den\s+)?sidste\s+(?:dag\s+)?(?:i\s+måneden\s+)?(?:i\s+)?(?P<month>{MONTH})(?P<year>)(?P<of>)\b", _I
        ),
        _end_of,
    ),
    (
        re.compile(rf"\btil\s+og\s+med\s+(?P<month>{MONTH})(?:\s+måned)?(?P<year>)(?P<of>)\b(?!\s+\d)", _I),
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
