"""Numbers, days, times and names that a text holds, by kind, so that what was concluded can be set against what was
proposed: "den 19. maj" against "den 12. maj", "tyve" against "30 medlemmer", but not "20 brikker" against "kl. 9".
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from service.drafting.numerals import CARDINALS, ORDINALS, in_digits
from service.drafting.stems import content, stem, words_of
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_DAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTH = "|".join(MONTHS)
_SMALL = {w: n for w, n in CARDINALS.items() if n > 1}
_ORDINAL = "|".join(sorted(ORDINALS, key=len, reverse=True))
_WORDS = re.compile(rf"\b(?:{'|'.join(sorted(_SMALL, key=len, reverse=True))})\b", _I)
_CLOCK = re.compile(r"\b(?:kl(?:\.|okken)?\s*)(\d{1,2})(?:[.:](\d{2}))?|\b(\d{1,2})[.:](\d{2})\b(?!\s*kr)", _I)
_HALF = re.compile(r"\bhalv\s+(\w+)", _I)
_NAME = re.compile(r"(?<![.!?:»]\s)(?<!^)\b[A-ZÆØÅ][a-zæøå]{2,}(?:\s+[A-ZÆØÅ][a-zæøå]+)*")
# Said so that they can be compared: half a year in months, and the article where it counts.
_SAID = (
    (re.compile(r"\bet\s+halvt\s+år\b", _I), "6 måneder"),
    (re.compile(r"\b(?:et|1)\s+år\b", _I), "12 måneder"),
    (
        re.compile(
            r"\b(?:en|et|én|ét)(?=\s+(?:dag|gang|uge|måned|time|aften|sæt)\b|\s*(?:[.,;!?]|$))",
            _I,
        ),
        "1",
    ),
)
_NUMBERED = re.compile(r"\b(?:punkt(?:erne)?|pkt\.?|side|afsnit|bilag|sag)\s+\d+\b", _I)
_NOON, _HOUR, _LAST_DAY, _MONTHLY = 12, 60, 31, 100
_YEARS = (1990, 2100)
_DAY = re.compile(
    rf"\b(?:d\.|den)\s*(\d{{1,2}}|{_ORDINAL})\b\.?(?:\s*(?:i\s+)?({_MONTH}))?|\b(\d{{1,2}})\.\s*({_MONTH})", _I
)
_WEEK = re.compile(r"\buger?(?:ne)?\s+(\d{1,2})\b", _I)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d+(?:,\d+)?")
_SCALE = (("mio", 1e6), ("million", 1e6), ("mia", 1e9), ("milliard", 1e9), ("tusind", 1e3), ("t.kr", 1e3))
_UNITS = {"procent": "%", "pct": "%", "kr": "kr", "kroner": "kr", "meter": "meter", "m": "meter"}


@dataclass(frozen=True)
class Value:
    """One thing said. `kind` is "clock", "day", "weekday", "month", "week", "%", "kr", a unit's stem, or "" for a
    number said alone.
    """

    kind: str
    value: float

    def may_be(self, other: "Value") -> bool:
        """Whether both may say the same: a number said alone may be of any kind, and short for thousands."""
        if self.kind and other.kind and self.kind != other.kind:
            return False
        a, b = self.value, other.value
        if "clock" in {self.kind, other.kind}:
            return abs((a - b) % 12) < 1e-6
        if "day" in {self.kind, other.kind}:
            return _day(a) == _day(b) and (_month(a) == _month(b) or not _month(a) or not _month(b))
        return any(abs(a * s - b) < 1e-6 or abs(b * s - a) < 1e-6 for s in (1, 1e3, 1e6))

    def rivals(self, other: "Value") -> bool:
        """Whether both are of a kind, so that the one can stand in the other's place."""
        return self.kind == other.kind or not self.kind or not other.kind


def _day(value: float) -> int:
    return int(value) % _MONTHLY


def _month(value: float) -> int:
    return int(value) // _MONTHLY


def values_in(text: str) -> list[Value]:
    """The numbers, days and times of a text."""
    for told, meant in _SAID:
        text = told.sub(meant, text)
    found: list[Value] = []
    for pattern, read in ((_HALF, _half), (_DAY, _dated)):
        text = _taken(text, pattern, read, found)
    text = _NUMBERED.sub(" ", in_digits(text))
    for pattern, read in ((_DAY, _dated), (_CLOCK, _timed), (_WEEK, _weekly)):
        text = _taken(text, pattern, read, found)
    for word in words_of(text):
        if (day := re.sub(r"(?:ens?|e|s)$", "", word)) in _DAYS:
            found.append(Value("weekday", float(_DAYS.index(day))))
        elif word in MONTHS:
            found.append(Value("month", float(MONTHS.index(word))))
    text = _WORDS.sub(lambda m: str(_SMALL[m.group().casefold()]), text)
    for match in _NUMBER.finditer(text):
        after = text[match.end() : match.end() + 40].casefold()
        value = float(match.group().replace(".", "").replace(",", "."))
        scale = next((s for w, s in _SCALE if after.lstrip(" -").startswith(w)), 1.0)
        if _YEARS[0] <= value <= _YEARS[1] and scale == 1.0 and not after.lstrip().startswith("kr"):
            continue
        found.append(Value(_unit(after), value * scale))
    return found


def _taken(
    text: str, pattern: re.Pattern[str], read: Callable[[re.Match[str]], Value | None], found: list[Value]
) -> str:
    """The text without what a pattern found and `read` understood, which is put into `found`."""

    def said(match: re.Match[str]) -> str:
        value = read(match)
        if value is None:
            return match.group()
        found.append(value)
        return " "

    return pattern.sub(said, text)


def _half(match: re.Match[str]) -> Value | None:
    hour = CARDINALS.get(match.group(1).casefold(), 0)
    return Value("clock", hour - 0.5) if 1 <= hour <= _NOON else None


def _timed(match: re.Match[str]) -> Value | None:
    hour, minutes = int(match.group(1) or match.group(3)), int(match.group(2) or match.group(4) or 0)
    return Value("clock", hour + minutes / 60) if hour <= 2 * _NOON and minutes < _HOUR else None


def _dated(match: re.Match[str]) -> Value | None:
    said, month = match.group(1) or match.group(3), (match.group(2) or match.group(4) or "").casefold()
    number = int(said) if said.isdigit() else ORDINALS[said.casefold()]
    if not 1 <= number <= _LAST_DAY or (said.casefold() in {"anden", "første"} and not month):
        return None
    return Value("day", float(number + _MONTHLY * (MONTHS.index(month) + 1 if month else 0)))


def _weekly(match: re.Match[str]) -> Value | None:
    return Value("week", float(match.group(1)))


def _unit(after: str) -> str:
    if after.lstrip().startswith("%"):
        return "%"
    clause = re.split(r"[.,;:!?]", after.replace("mio.", "mio"))[0]
    for word in words_of(clause)[:3]:
        if word in _UNITS:
            return _UNITS[word]
        if word in {"mio", "million", "millioner", "tusind", "nye", "nyt", "ny", "mia", "hele", "ekstra", "flere", "t"}:
            continue
        stems = content(word)
        return stems[0] if stems and not word[0].isdigit() and word.isalpha() else ""
    return ""


def others(planned: str, concluded: str, known: str = "") -> tuple[list[Value], list[Value]]:
    """The values concluded that stand in the place of other ones planned, and those that are the planned ones."""
    plan, context = values_in(planned), values_in(known)
    other, same = [], []
    for value in values_in(concluded):
        if any(p.may_be(value) for p in plan):
            same.append(value)
        elif any(p.rivals(value) for p in plan) and not any(
            c.may_be(value) and c.kind == value.kind for c in context if value.kind
        ):
            other.append(value)
    return other, same


def names_in(text: str) -> set[str]:
    """The stems of words written with a capital letter where a small one could have stood."""
    return {stem(word) for match in _NAME.finditer(text) for word in match.group().split()}
