"""Hours as they are spoken: "halv ti", "kvart over ni", "fem minutter i ti", "klokken tretten tredive".

The working day is meant: an hour from one to six is in the afternoon, unless it was written with a nought (02.15) or
said to be in the morning.
"""

import datetime
import re
from dataclasses import dataclass

from service.drafting.numerals import CARDINALS

_I = re.IGNORECASE
_WORDS = "|".join(sorted((w for w, n in CARDINALS.items() if n <= 59), key=len, reverse=True))
_HOUR = rf"(?:[01]?\d|2[0-4]|(?:{'|'.join(w for w, n in CARDINALS.items() if 0 < n <= 24)})\b)"
_LEAD = r"(?P<lead>\b(?:klokken|klok|kl\.?)\s*(?:cirka\s+|ca\.?\s+|omkring\s+|sådan\s+)?)"
_OF_DAY = r"(?:\s*(?:om\s+)?(?P<part>morgenen|formiddagen|eftermiddagen|aftenen))?"
_FORMS = (
    # Half, with the minutes around it: "fem minutter i halv ti", "halv ti".
    re.compile(
        rf"{_LEAD}?(?:\b(?P<off>fem|5)\s+(?:minutter\s+)?(?P<side>i|over)\s+)?\b(?P<half>halv)\s+(?P<hour>{_HOUR})\b"
        rf"(?!\s+(?:time|dag|år|måned|side|stilling|pris)){_OF_DAY}",
        _I,
    ),
    re.compile(
        rf"{_LEAD}?\b(?P<off>kvarter|kvart|(?:fem|ti|tyve|5|10|20)(?:\s+minutter)?)\s+(?P<side>over|i)\s+"
        rf"(?P<hour>{_HOUR})\b(?!\s+(?:dage?|uger?|timer?)){_OF_DAY}",
        _I,
    ),
    re.compile(
        rf"{_LEAD}(?P<hour>{_HOUR})(?:\s*[.:]\s?(?P<minute>[0-5]\d)\b|\s+(?P<said>nul\s+nul|nul\s+\w+|{_WORDS})\b"
        rf"(?!\s+\w*(?:dag|uge|tim|minut)))?(?![\d]|\w){_OF_DAY}",
        _I,
    ),
    re.compile(
        r"(?<![\d./-])(?<!\bden )(?<!\bd\. )\b(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)\b"
        rf"(?!\s*(?:kr|%|procent)|[./-]?\d){_OF_DAY}",
        _I,
    ),
)
_ALONE = re.compile(
    rf"^\W*(?:(?:ja|jo|okay|så|nej|hellere|helst|skal|kan|vi|du|sige|tage|måske|hvad|med|eller|til|hvis|det|er|bliver|passer|"
    rf"bedre|gerne|jeg|mig)\W+)*(?P<hour>{_HOUR})(?=\W*(?:$|passer|er|går|siger|det|så|fint|i\s+stedet))",
    _I,
)


@dataclass(frozen=True)
class Hour:
    """An hour that a text names, with the place of its words."""

    time: datetime.time
    start: int
    end: int


def hours_in(text: str) -> list[Hour]:
    """The hours that the text names, in order."""
    found: list[Hour] = []
    for form in _FORMS:
        for match in form.finditer(text):
            hour = _hour(match)
            if hour is not None and all(hour.end <= h.start or h.end <= hour.start for h in found):
                found.append(hour)
    return sorted(found, key=lambda hour: hour.start)


def hour_alone(text: str) -> Hour | None:
    """The hour of an answer that is little more than a number: "Ti passer fint.", "Hellere elleve."."""
    match = _ALONE.search(text)
    number = _value(match["hour"]) if match else 0
    if match is None or not 1 <= number <= 17:
        return None
    time = _time(number, 0, "", match["hour"])
    return None if time is None else Hour(time, match.start("hour"), match.end("hour"))


def _hour(match: re.Match[str]) -> Hour | None:
    found = match.groupdict()
    hour, part = _value(found["hour"]), (found.get("part") or "").casefold()
    minute = 0
    if found.get("minute"):
        minute = int(found["minute"])
    elif found.get("said"):
        minute = _value(found["said"].split()[-1])
        if minute and not found["said"].casefold().startswith("nul") and minute < 10:
            return _hour_at(match, _time(hour, 0, part, found["hour"]), match.start("said"))
    elif "off" in found and (found.get("off") or found.get("half")):
        off = found["off"] or ""
        minutes = (15 if off.casefold().startswith("kvart") else _value(off.split()[0])) if off else 0
        after = (found["side"] or "").casefold() == "over"
        minute = (-30 if found.get("half") else 0) + (minutes if after else -minutes)
    return _hour_at(match, _time(hour, minute, part, found["hour"]), match.end())


def _hour_at(match: re.Match[str], time: datetime.time | None, end: int) -> Hour | None:
    return None if time is None else Hour(time, match.start(), end)


def _value(words: str) -> int:
    bare = words.strip().casefold()
    return int(bare) if bare.isdigit() else CARDINALS.get(bare, 0)


def _time(hour: int, minute: int, part: str, said: str) -> datetime.time | None:
    """The time of day; minutes before the hour are negative."""
    whole = hour * 60 + minute
    early = part in {"morgenen", "formiddagen"} or said.startswith("0")
    # Before six it is the hour that is said which tells: "halv syv" is in the morning.
    if (1 <= hour <= 6 and not early) or (part in {"eftermiddagen", "aftenen"} and hour < 12):
        whole += 12 * 60
    if not 0 <= whole < 24 * 60:
        return None
    return datetime.time(whole // 60, whole % 60)
