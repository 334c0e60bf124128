"""From and until when: "fra mandag den 15. til og med januar", "i fire uger", "de første 14 dage"."""

import datetime
import re
from dataclasses import dataclass, replace

from service.drafting.numerals import CARDINALS
from service.meetings.calendar import MONTHS
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.mention import Day

_I = re.IGNORECASE
_UNTIL = re.compile(r"(?:til\s+(?:og\s+)?med|t\.o\.m\.?|tom|frem\s+til|indtil|til|inden|senest)\s*(?:på\s+)?$", _I)
_UNTIL_WORDS = re.compile(r"^(?:til|indtil|inden)\b|\bud$|udgang", _I)
_FROM = re.compile(
    r"(?:fra\s+og\s+med|fra\s+(?:du|jeg|hun|han)\s+(?:kommer|møder|begynder|starter)\b[^.?!\d]{0,12}?|fra|første\s+gang(?:\s+er|\s+bliver)?|pr\.?|(?:begynde|starte|start|(?<!en\s)(?<!et\s)(?<!ne\s)(?:begynder|starter))(?:\s+(?:vi|jeg|du|det|så|med)){0,2}|gældende)\s*(?:på\s+)?$",
    _I,
)
_FROM_ASKED = re.compile(
    r"\b(?:fra\s*\?|fra\s+hvornår|hvornår\s+(?:skal|begynder|starter|kan|gælder|fra)|fra\s+hvilken)", _I
)
_UNTIL_ASKED = re.compile(
    r"\b(?:til\s+hvornår|til\s+og\s+med\s*\?|hvor\s+længe|hvor\s+lang\s+tid|indtil\s*\?|til\s*\?|slutdato|hvornår\s+slutter|indtil\s+hvornår)",
    _I,
)
_WEEKS = re.compile(
    r"\b(?:i|er)\s+uge\s+(?P<first>\d{1,2})(?:\s*(?:og|til|[–-])\s*(?:uge\s+)?(?P<last>\d{1,2}))?\b", _I
)
_ELSE = re.compile(r"\b(?:begynder|starter|\w*ferie\w*)\b", _I)
_TO = re.compile(r"\btil\s+med\b", _I)
_ON_TO = re.compile(r"^\s*(?:(?:og\s+)?(?:frem\s+)?til\b|[–-])\s*\S", _I)
_REST = re.compile(r"\bresten\s+af\s+måneden\b", _I)
_MONTH = re.compile(rf"\b(?:i|hele)\s+(?P<month>{'|'.join(MONTHS)})\b(?!\s+\d)", _I)
_BEGINS = re.compile(
    r"\b(?:du|jeg|vi|det|hun|han|så|og)\s+(?:kan\s+|vil\s+|skal\s+)?(?:begynder?|starter?)\b|^\W*(?:begynd|start)|\b(?:begynder|starter)\s+(?:du|jeg|vi|det|hun|han)\b",
    _I,
)
_NUMBER = "|".join(sorted((w for w, n in CARDINALS.items() if 0 < n <= 60), key=len, reverse=True))
_LENGTH = re.compile(
    rf"\b(?P<lead>i|de(?=\s+\w+\s+første)|de\s+(?:første|næste|samme)|i\s+de\s+(?:første|næste|samme)|af\s+de\s+første)?\s*"
    rf"\b(?P<count>\d{{1,2}}|{_NUMBER}|halvanden)\s+(?:første\s+)?(?P<unit>uger?|dage|måneder|måned|mdr)\b(?!\s+(?:om\s+ugen|siden))",
    _I,
)


@dataclass(frozen=True)
class Period:
    """From and until when, None where it was not said. `days` is a length, told without its end."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    days: int | None = None
    vague: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing of it was said."""
        return self.first is None and self.last is None and self.days is None

    def then(self, later: "Period") -> "Period":
        """The period with what was said of it later."""
        return Period(
            first=later.first or self.first,
            last=later.last or (None if later.days is not None and later.first is None else self.last),
            days=later.days if later.days is not None else self.days,
            vague=later.vague or (self.vague and later.empty),
        )

    @property
    def until(self) -> datetime.date | None:
        """The last day, counted where only the length was said."""
        if self.last is not None or self.first is None or self.days is None:
            return self.last
        return self.first + datetime.timedelta(days=self.days - 1)


def asked_for(text: str) -> str:
    """Which end of a period is asked for: "from", "until" or neither."""
    if _UNTIL_ASKED.search(text):
        return "until"
    return "from" if _FROM_ASKED.search(text) else ""


def period_in(text: str, calendar: Calendar, asked: str = "") -> Period:
    """What the text says of a period; a day that is only named is the end that was `asked` for."""
    found = Period()
    text = _TO.sub("til og med", text)
    days = days_in(text, calendar)
    for place, day in enumerate(days):
        end = _end(text, day, asked)
        if not end and day.single and days[place + 1 :] and _ON_TO.match(text[day.end : days[place + 1].start + 1]):
            end = "from"  # "den 11. maj til den 7. juni"
        if end == "from" and (day.single or not day.vague or "uge" in text[day.start : day.end].casefold()):
            found = replace(found, first=day.first, vague=found.vague or not day.single)
        elif end == "until":
            found = replace(found, last=day.last, vague=found.vague or day.vague)
    if not text.rstrip().endswith("?"):
        found = _within_months(text, found, calendar)
    found = _within_weeks(text, found, days, asked)
    length = _length(text, days, asked)
    return replace(found, days=length) if length is not None and found.last is None else found


def _within_months(text: str, found: Period, calendar: Calendar) -> Period:
    """Of "i marts" the month, from now on if it has begun; of "resten af måneden" the month that it begins in."""
    if _REST.search(text) and found.last is None:
        first = found.first or calendar.today
        return replace(found, last=_month_end(first))
    month = _MONTH.search(text)
    if month is None or found.first is not None or found.last is not None:
        return found
    number = next(n for n, name in enumerate(MONTHS, 1) if name == month["month"].casefold())
    year = calendar.today.year + (number < calendar.today.month)
    first = datetime.date(year, number, 1)
    return replace(found, first=max(first, calendar.today), last=_month_end(first))


def _within_weeks(text: str, found: Period, days: list[Day], asked: str) -> Period:
    """Of "i uge 35 og 36" those weeks."""
    weeks = _WEEKS.search(text)
    if weeks is None or asked or _ELSE.search(text) or not found.empty or text.rstrip().endswith("?"):
        return found
    inside = [day for day in days if weeks.start() <= day.start < weeks.end()]
    if not inside:
        return found
    last = inside[-1].last
    if len(inside) == 1 and weeks["last"] and weeks["first"] and (last - inside[0].first).days < 7:
        last += datetime.timedelta(weeks=int(weeks["last"]) - int(weeks["first"]))
    return replace(found, first=inside[0].first, last=last, vague=True) if last >= inside[0].first else found


def _month_end(day: datetime.date) -> datetime.date:
    following = (day.replace(day=28) + datetime.timedelta(days=4)).replace(day=1)
    return following - datetime.timedelta(days=1)


def _end(text: str, day: Day, asked: str) -> str:
    before, words = text[: day.start], text[day.start : day.end]
    if _UNTIL.search(before) or _UNTIL_WORDS.search(words) or re.match(r"\s+ud\b", text[day.end :]):
        return "until"
    if _FROM.search(before) or words.casefold().startswith("fra"):
        return "from"
    if not asked and not day.bare and _BEGINS.search(before):
        return "from"
    return "" if day.bare and not asked else asked


def _length(text: str, days: list[Day], asked: str) -> int | None:
    """The days of a length of time that is told for the period."""
    for match in _LENGTH.finditer(text):
        inside = any(day.start <= match.start("count") and match.end() <= day.end for day in days)
        if inside or not (match["lead"] or asked == "until"):
            continue
        count = match["count"].casefold()
        number = 10 if count == "halvanden" else int(count) if count.isdigit() else CARDINALS[count]
        unit = match["unit"].casefold()
        if count == "halvanden":
            return 10 if unit.startswith("uge") else 45
        return number * (7 if unit.startswith("uge") else 30 if unit.startswith(("måned", "mdr")) else 1)
    return None
