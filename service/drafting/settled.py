"""What a talk settles: of several values for one thing the last that was agreed on is told, the others are not.

"Højst 60 centimeter" – "Kan vi ikke sige 70?" – "Så er det vedtaget med 70 centimeter": the values lie far apart, and
others have spoken in between. Two clauses tell of one thing where they share a word beside the value, or where the
later says nothing but the value and stands in the same exchange. Values are compared with their own kind and unit only.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from service.drafting.numerals import in_digits, number_in, numbers_in
from service.drafting.repairs import Heard
from service.drafting.stems import content, stem
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_NEAR = 9
"""Remarks of one exchange of values."""
_UNITS = (
    r"(?:centi|kilo)?meter|tons?|kilo|liter|procent|kroner|kr|mio|millioner|timer?|minut(?:ter)?|dage?|uger?|måned(?:er)?|år"
    r"|pladser|stykker|stk|personer|medlemmer"
)
_SPANS = {stem(word) for word in ("dag", "dage", "uge", "uger", "måned", "måneder", "år")}
_COUNTED = re.compile(rf"(?<![\w.,])(\d+(?:[.,]\d+)*|[^\W\d]+)\s+({_UNITS})s?\b", _I)
_DATED = re.compile(
    rf"\b(?:den\s+|d\.\s*)?(\d{{1,2}})\.?\s+({'|'.join(MONTHS)})\b|\bden\s+(\d{{1,2}})\b(?![.,:]?\d)", _I
)
_WEEKDAY = re.compile(r"\b(?:man|tirs|ons|tors|fre|lør|søn)dag\b", _I)
_CLAUSES = re.compile(
    r",\s+(?:og|men|så)\s+|\s+(?:og|men)\s+så\s+|[;:]\s+|,\s+(?=\w+\s+(?:er|bliver|får|har|skal|kan)\b)"
)
_SETTLES = re.compile(
    r"^\W*(?:(?:okay|ja|jo|godt|fint|nå|jamen|tak|og|men)\W+)*(?:så|altså)\b|\bså\W*$"
    r"|\b(?:(?:vi|I)\s+(?:siger|tager|skriver|lander|beholder|ender|holder|vælger)|(?:siger|tager|skriver|beholder|ender|lander|holder)\s+vi"
    r"|vedtag\w*|aftal\w*|beslut\w*|noter\w*|enige\s+om)\b",
    _I,
)
_THEN = re.compile(
    r"\b(?:sidst|sidste|i\s+fjor|før|tidligere|dengang|forrige|gamle|var|havde|blev|stod|i\s+dag|nu\s+er|hidtil|mod|frem\s+for|i\s+stedet\s+for)\b",
    _I,
)
# Who finds a value too much or too little objects to it: that is told, whatever it became.
_OBJECTS = re.compile(
    r"\b(?:alt\s+)?for\s+(?:lidt|få|mange|meget|kort|lang|tidlig|sen|dyr|lav|høj|stor|lille|små)\w*\b", _I
)
_REFUSES = re.compile(r"^\W*(?:nej|næ|det\s+(?:kan|går|vil|er)\s+(?:jeg\s+|vi\s+|der\s+)?ikke|det\s+er\s+for)\b", _I)


@dataclass(frozen=True)
class _Named:
    """A value in a clause: its kind with its unit, itself, and the other words of meaning around it."""

    kind: str
    value: str
    around: frozenset[str]


def settled(heard: Sequence[Heard]) -> list[Heard]:
    """The sentences without those whose value was given up for another that the talk settled on."""
    named = [tuple(_values(said.text)) for said in heard]
    then = [(_THEN.search(said.text) or _OBJECTS.search(said.text)) is not None for said in heard]
    gone: set[int] = set()
    mended: dict[int, str] = {}
    for place, said in enumerate(heard):
        if said.remarks[-1].question or not named[place] or not _settles(heard, place) or _refused(heard, place):
            continue
        later = {(other.kind, other.value) for found in named[place:] for other in found}
        for one in named[place]:
            held, last = _thing(one, named[: place + 1]), -1 if one.around else _last(named, place, one)
            # Of a bare value: what was named last in the same exchange, wherever else that was named.
            bare = {other.value for other in named[last]} if last >= max(0, place - _NEAR) and not then[last] else set()
            if not one.around:
                near = range(max(0, place - _NEAR), place)
                bare |= {o.value for b in near if not then[b] for o in named[b] if o.kind == one.kind and not o.around}
            gone |= {
                before
                for before in range(place)
                if not then[before]
                and not _lists_days(named[before])
                and any(
                    other.kind == one.kind
                    and _another(one, other)
                    # What is told again along with it, or after it, still counts.
                    and (other.kind, other.value) not in later
                    and (other.around & held or other.value in bare)
                    for other in named[before]
                )
            }
            for before in _same_month(one, named[:place], later):
                if not then[before] and _lists_days(named[before]):
                    mended[before] = _with_day(mended.get(before, heard[before].text), one)
                    # Who says what speaks against the day that stood in the list tells of what no longer is.
                    old = {v.value for v in named[before] if v.kind == "date"}
                    gone |= {
                        after
                        for after in _same_month(one, named[:place], later)
                        if after > before and len(named[after]) == 1 and named[after][0].value in old
                    }
    return [replace(said, text=mended.get(place, said.text)) for place, said in enumerate(heard) if place not in gone]


def _lists_days(values: Sequence[_Named]) -> bool:
    """Whether a sentence tells the days of several things: a plan of meetings."""
    return sum(value.kind == "date" for value in values) > 2


def _same_month(one: _Named, named: Sequence[Sequence[_Named]], later: set[tuple[str, str]]) -> list[int]:
    """The sentences with another day of the month that a date was settled on, and no other one of it."""
    month = one.value.partition(". ")[2] if one.kind == "date" else ""
    found = []
    for place, values in enumerate(named):
        days = [v for v in values if v.kind == "date" and v.value.partition(". ")[2] == month]
        if month and len(days) == 1 and _another(one, days[0]) and ("date", days[0].value) not in later:
            found.append(place)
    return found


def _with_day(text: str, one: _Named) -> str:
    """The list of dates with the settled day of its month."""
    day, _, month = one.value.partition(". ")
    return re.sub(rf"\b\d{{1,2}}(?=\.?\s+{month}\b)", day, text, flags=_I)


def _settles(heard: Sequence[Heard], place: int) -> bool:
    """Whether a sentence says how it is to be, itself or with a word after it: "Torsdag den 29. Noteret."."""
    after = heard[place + 1] if place + 1 < len(heard) else None
    own = after is not None and after.remarks[0].utterance == heard[place].remarks[0].utterance
    brief = after is not None and own and len(after.text.split()) <= 3 and _SETTLES.search(after.text) is not None
    return brief or _SETTLES.search(heard[place].text) is not None


def _values(text: str) -> Iterator[_Named]:
    for clause in _CLAUSES.split(in_digits(text)):
        found: list[tuple[str, str]] = []
        rest = clause
        for match in _DATED.finditer(clause):
            day, month, alone = match.groups()
            found.append(("date", f"{day or alone}. {month.casefold() if month else ''}"))
            rest = rest.replace(match.group(), " ")
        if not found:
            found += [("day", match.group().casefold()) for match in _WEEKDAY.finditer(clause)]
        rest = _WEEKDAY.sub(" ", rest)
        for match in _COUNTED.finditer(rest):
            unit, number = stem(match[2]), _count(match[1])
            if number is None or (number == 1 and unit not in _SPANS):
                continue
            found.append(("span", f"{number:g} {unit}") if unit in _SPANS else (unit, f"{number:g}"))
            rest = rest.replace(match.group(), " ")
        around = frozenset(s for s in content(rest) if not s[0].isdigit() and not _SETTLES.match(s) and s not in _BARE)
        for kind, value in found:
            yield _Named(kind, value, around)


def _count(word: str) -> float | None:
    """The number that a word or digits stand for."""
    if word.casefold() in {"en", "et", "én", "ét"}:
        return 1.0
    number = number_in(word)
    return next((value for value, _ in numbers_in(word)), None if number is None else float(number))


_BARE = frozenset(
    content(
        "siger sige beholder aftalt aftaler vedtaget vedtager beslutter besluttet noteret noterer enige ender lander "
        "klokken fint"
    )
)


def _another(one: _Named, other: _Named) -> bool:
    """Whether two values of a kind differ: the 4th is the 4th of March where no other month is told."""
    if one.kind != "date":
        return one.value != other.value
    (day, month), (day_too, month_too) = one.value.split(". "), other.value.split(". ")
    return day != day_too or bool(month and month_too and month != month_too)


def _thing(one: _Named, named: Sequence[Sequence[_Named]]) -> set[str]:
    """The words that go with a value, wherever it was named so far."""
    return {
        word
        for found in named
        for other in found
        if other.kind == one.kind and not _another(one, other)
        for word in other.around
    }


def _last(named: Sequence[Sequence[_Named]], place: int, one: _Named) -> int:
    """Where another value of the kind was named last before a bare one."""
    return next(
        (b for b in range(place - 1, -1, -1) if any(o.kind == one.kind and _another(one, o) for o in named[b])), -1
    )


def _refused(heard: Sequence[Heard], place: int) -> bool:
    """Whether the next speaker says no to it; what an utterance goes on with is what is answered."""
    said, after = heard[place], heard[place + 1] if place + 1 < len(heard) else None
    if after is None or after.speaker == said.speaker or after.remarks[0].position > said.remarks[-1].position + 1:
        return False
    return _REFUSES.match(after.text) is not None
