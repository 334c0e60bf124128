"""Yes or no in a line of notes: "FHP nej, MUH ja", "Ønsker ikke fastholdelsesplan", "MUH udfyldes 5/3"."""

import re
from collections.abc import Sequence
from enum import StrEnum

from service.talks.phrase import heard

_I = re.IGNORECASE
_ENDS = re.compile(r"[.;/]|,\s*(?=[\w-]+(?:\s+\w+)?\s*[:–-]?\s*(?:ja|nej|ikke)\b)", _I)
_WORD = re.compile(r"^[\w-]*[\s.:–-]{1,5}(?:er\s+|-\s*)?(?:(?P<yes>ja|ok|jo)|nej|fravalgt)\b", _I)
_LATER = re.compile(
    r"\b(?:næste\s+gang|senere|tænk\w*|overvej\w*|drøftes|tages\s+op|ikke\s+(?:talt|drøftet|nået|taget\s+stilling)|vender\s+tilbage|afklares|måske)\b|\?",
    _I,
)
_NO = re.compile(
    r"\b(?:nej|ikke|ingen|intet|hverken|uden|afslå\w*|afslog|afvis\w*|fravalgt|fravælg\w*|frabed\w*|undlad\w*|undlod|dropp\w*|uaktuel\w*|irrelevant\w*|"
    r"unødvendig\w*|udgår)\b",
    _I,
)
_WAITS = re.compile(r"\b(?:venter?|afventer?|udskyd\w*|udsat|udsættes)\b", _I)
_YES = re.compile(
    r"\b(?:ja|ok|ønske\w*|vil\s+(?:gerne|have)|gerne|beder|bedt|anmod\w*|aftalt|indhent\w*|lave[rst]?|skriv\w*|udfyld\w*|send\w*|bestil\w*|"
    r"rekvirer\w*|gælder|fortsætter|kører|uændret|opret\w*|modtaget|foreligger|iværksæt\w*|tilkendt|takket\s+ja|tager\s+den)\b",
    _I,
)
_DOES = re.compile(r"\b\w{3,}(?:es|er|t|et)\b", _I)


class Noted(StrEnum):
    """What a line says of a field; `OPEN` that it is not decided, `LIKELY` a yes that is not written out."""

    YES = "yes"
    NO = "no"
    LIKELY = "likely"
    OPEN = "open"


def noted(text: str, hear: Sequence[str]) -> Noted | None:
    """What the line says of the field that these phrases name."""
    name = heard(hear, text)
    if name is None:
        return None
    starts = [match.end() for match in _ENDS.finditer(text, 0, name.start())]
    end = _ENDS.search(text, name.end())
    before, after = (
        text[starts[-1] if starts else 0 : name.start()],
        text[name.end() : end.start() if end else len(text)],
    )
    word = _WORD.match(after) or _WORD.match(text[name.start() : end.start() if end else len(text)])
    if word is not None:
        return Noted.YES if word["yes"] else Noted.NO
    around = before + text[name.start() : end.start() if end else len(text)]
    readings = ((_LATER, Noted.OPEN), (_NO, Noted.NO), (_WAITS, Noted.OPEN), (_YES, Noted.YES))
    found = next((reading for words, reading in readings if words.search(around)), None)
    return found or (Noted.LIKELY if _DOES.search(after) else None)
