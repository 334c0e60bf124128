"""A line of notes as it is said: short words written out, one thing at a time, the employee called "Medarbejderen"."""

import re
from collections.abc import Sequence

from service.agreeing import Part
from service.meetings.calendar import WEEKDAYS
from service.talks.people import TITLES, People

_I = re.IGNORECASE
_EMPLOYEE = TITLES[Part.EMPLOYEE]
_WEEKDAYS_SHORT = {day[:3]: day for day in WEEKDAYS}
_SHORT_DAY = re.compile(
    r"\b(man|tirs?|ons|tors?|fre|lør|søn)(?:\.\s*|\s+)(?=(?:d\.?\s*|den\s+)?\d|kl)|\b(man|tirs?|ons|tors?|fre|lør|søn)\.(?!\w)",
    _I,
)
_SHORT = (
    (re.compile(r"\s*(?:->|=>|→|⇒)\s*"), " → "),
    (re.compile(r"\bt\.?o\.?m\.?(?=\s)", _I), "til og med"),
    (re.compile(r"\bf\.?o\.?m\.?(?=\s)", _I), "fra og med"),
    (re.compile(r"(?<!\bi )(?<!/)\buge\s+(\d{1,2})\s*(?:[-–+&]|og)\s*(\d{1,2})\b(?![/.]\d)", _I), r"i uge \1-\2"),
    (re.compile(r"\bfhv?\.?-?plan\b|\bfasth(?:old)?\w*\.\s?-?plan", _I), "fastholdelsesplan"),
    (re.compile(r"\bmuligh\w*\.[\s-]?erkl\w*", _I), "mulighedserklæring"),
    (re.compile(r"\bmulighedserkl\b\.?", _I), "mulighedserklæring"),
    (re.compile(r"(?<=\w)\.(?=\s*:\s)"), ""),
    (re.compile(r"\bmedarb\b\.?", _I), _EMPLOYEE),
    (re.compile(r"\bforv\b\.?(?=\s)", _I), "forventet"),
    (re.compile(r"\bindk\b\.?\s*:?\s+", _I), "Indkaldt: "),
    (re.compile(r"\bopg\b\.?(?=\s|:)", _I), "opgaver"),
    (re.compile(r"^\W*kan\s*:\s*", _I), "Kan nu: "),
    (re.compile(r"\bpr\.\s+", _I), "pr "),
    (re.compile(r"^\W*(?:næste(?:\s+gang)?|NM)\s*(?:[:–→-]|(?=\d))\s*", _I), "Næste samtale: "),
    # "12 t/uge 9/3-29/3": how notes are written, as it is said.
    (re.compile(r"\b(\d{1,2}(?:,\d)?)\s*(?:t|tim)\.?\s*/\s*u(?:ge)?\b", _I), r"\1 timer om ugen"),
    (re.compile(r"\b(\d{1,2}(?:,\d)?)\s*(?:t|tim)\.?(?=\s|,|$)", _I), r"\1 timer"),
    (re.compile(r"(?<!kl\. )(?<!kl )(?<!klokken )(?<![\d./])\b([0-3]?\d)\.(1[0-2]|0?[1-9])\b(?!\.\d|\d)\.?"), r"\1/\2"),
    (re.compile(r"(?:\bfra\s+)?(?<!\d)(\d{1,2}/\d{1,2})\s*[-–]\s*(?=\d{1,2}/\d)", _I), r"fra \1 til og med "),
)
_CLAUSE = re.compile(
    r",?\s+og\s+(?=(?:han|hun|jeg|vi|der)\s)|;\s+|(?<=[\wæøå]{5})\.\s+(?=[a-zæøå]{2})|(?<=[\wæøå)])\.?\s+(?=\(?kan\s+ikke\s*:)",
    _I,
)
_DOES = r"(?:kan|må|vil|skal|har|er|var|ved|fik|går|får|gik|tog|kom|så|bad|sagde|\w{2,}(?:er|ede|te))\b"
_PRONOUN = re.compile(rf"^(?:han|hun|de)\s+(?={_DOES})", _I)


def written_out(text: str) -> list[str]:
    """What a line of notes says, one thing at a time."""
    text = _SHORT_DAY.sub(lambda match: _WEEKDAYS_SHORT[(match[1] or match[2]).casefold()[:3]] + " ", text)
    for short, said in _SHORT:
        text = short.sub(said, text)
    return [piece for piece in _CLAUSE.split(text) if piece.strip()]


def of_the_employee(text: str, before: Sequence[str], people: People) -> str:
    """The sentence with its subject "Medarbejderen", where that is who its name, initials or "hun" means.

    "Hun" at the beginning of a line is the employee, and further on where the sentence before was theirs. `before` are
    the earlier sentences of the line.
    """
    employee = people.first(Part.EMPLOYEE)
    if employee is None:
        return text
    called = [re.escape(name) for name in _called(employee.name, people)]
    if called:
        # Initials and names are told from other words by their letters; somebody who writes all small means them too.
        text = re.sub(rf"^(?:{'|'.join(called)})\s+(?={_DOES})", f"{_EMPLOYEE} ", text, flags=_I)
        text = re.sub(rf"^(?:{'|'.join(called)})(?:'?s)\s+(?=\w+[^:]{{0,30}}:)", f"{_EMPLOYEE}s ", text)
    theirs = not before or _PRONOUN.match(before[-1]) or people.named(before[-1]) in {(), (employee,)}
    return _PRONOUN.sub(f"{_EMPLOYEE} ", text) if theirs else text


def _called(name: str, people: People) -> list[str]:
    """What the employee may be called in notes and nobody else is: the whole name, the first, initials."""
    parts = name.split()
    if not parts:
        return []
    others = [person.name for person in people.all if person.name != name]
    ways = [name, parts[0], "".join(part[0] for part in parts), parts[0][0]]
    taken = {way for other in others for way in (other.split()[0], _initials(other), other[:1])} if others else set()
    return [way for way in dict.fromkeys(ways) if way not in taken]


def _initials(name: str) -> str:
    return "".join(part[0] for part in name.split())
