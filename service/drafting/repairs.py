"""The last word counts: what a speaker takes back in the same breath is replaced by what they meant.

"Det koster 40.000, nej undskyld, 45.000 kroner" is heard as "Det koster 45.000 kroner". Reparandum, marker and repair
are the terms of Levelt (1983).
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.drafting.numerals import CARDINALS, ORDINALS, number_in
from service.drafting.remarks import Remark
from service.drafting.stems import stem
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_MARKER = re.compile(
    r"(?:\s*[,–—-]\s*|\s*(?:\.\.\.|…)\s*|\s+)(?:(?:øh+m?|hov|nå|næ)[\s,]+)?"
    r"(?:nej,?\s+(?:undskyld|vent|det\s+(?:er|var))|nej|undskyld|(?:eller\s+)?rettere(?:\s+sagt)?"
    r"|eller,?\s+(?:nej,?\s+)?det\s+(?:er|var|bliver|hedder)|jeg\s+mener|hov|ups|rettelse)\b[\s,:–-]*"
    r"(?:(?:undskyld|vent|jeg\s+mener|det\s+(?:er|var|hedder|bliver)|jeg\s+mente|faktisk|vist|jo|da|selvfølgelig)\b[\s,]*)*",
    _I,
)
_LEADING = re.compile(
    r"^\W*(?:nej|undskyld|ups|rettelse|rettere\s+sagt|eller\s+rettere)\b[\s,:–-]*(?:(?:undskyld|vent|jeg\s+mener"
    r"|det\s+(?:er|var|hedder|bliver)|jeg\s+mente|til|på|den)\b[\s,]*)*",
    _I,
)
# "Personalet er opsagt, nej, ikke opsagt, de er flyttet": the clause goes, and what is said instead is left.
_NOT_THAT = re.compile(
    r"(?:^|(?<=[,;])\s)[^,;.]*\b(?P<what>\w{3,}),?\s+(?:nej|altså|eller|hov|undskyld)\b[,\s]+(?:\w+,\s+)?ikke\s+(?P=what)\b[,\s]*(?:men\s+)?",
    _I,
)
_WEAK = re.compile(r"\b(?:jeg\s+mener|hov|eller,?\s+det\s+(?:er|var|bliver|hedder))\b", _I)
_IT_IS = re.compile(r"\bdet\s+(?:er|var)\b", _I)
_CLEFT = re.compile(r"[^,.]+,\s+(?:der|som)\b", _I)
# What leads up to a value and stays as it was: "i februar" – "nej, i januar".
_LED = re.compile(r"^(?:(?:i|på|til|fra|den|om|omkring|cirka|klokken|kl\.?|ved|hos|altså|faktisk|kun|hele)\s+)+", _I)
_SAYS = re.compile(
    r"\b(?:er|var|har|havde|kan|skal|vil|må|bliver|blev|koster|skriver|siger|sagde|tager|kommer|kom|går|står|stod|ligger"
    r"|får|fik|gør|giver|hedder|mener|synes|tror|ved|til|eller)\b",
    _I,
)
_DAYS = {"mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"}
_MONTH_FIRST = re.compile(rf"\W*(?:{'|'.join(MONTHS)})\b", _I)
_SCALES = {
    "hundrede",
    "tusind",
    "tusinde",
    "million",
    "millioner",
    "milliard",
    "milliarder",
    "komma",
    "og",
    "en",
    "halv",
}


@dataclass(frozen=True)
class Heard:
    """What one or more remarks of a speaker come to; `remarks` are those it rests on, in order."""

    text: str
    remarks: tuple[Remark, ...]

    @property
    def speaker(self) -> str:
        """Who said it."""
        return self.remarks[0].speaker


def repaired(text: str) -> str:
    """The sentence without what the speaker took back in it."""
    if (match := _NOT_THAT.search(text)) and (rest := text[match.end() :].strip()):
        before = text[: match.start()].rstrip()
        return repaired(f"{before} {rest}".strip() if before else rest[:1].upper() + rest[1:])
    for match in _MARKER.finditer(text):
        before, after = text[: match.start()], text[match.end() :]
        if _IT_IS.search(match.group()) and _CLEFT.match(after):
            return repaired(f"Det er {after}")
        cut = _reparandum(before, after, surely=not _WEAK.search(match.group()))
        if cut is not None:
            return repaired(before[:cut] + after.lstrip())
    return text


def heard_of(remarks: Sequence[Remark]) -> list[Heard]:
    """The remarks, repaired; a remark that only corrects the one before it is taken into it."""
    found: list[Heard] = []
    for remark in remarks:
        text = repaired(remark.text)
        last = found[-1] if found else None
        if last is not None and _goes_on(last, remark):
            found[-1] = Heard(f"{last.text} {text}", (*last.remarks, remark))
            continue
        if (
            last is not None
            and last.speaker == remark.speaker
            and (match := _LEADING.match(text))
            and len(text.split()) <= 9
        ):
            correction = text[match.end() :].rstrip(".!? ")
            if mended := replaced(last.text, correction):
                found[-1] = Heard(mended, (*last.remarks, remark))
                continue
        found.append(Heard(text, (remark,)))
    return found


def replaced(text: str, correction: str) -> str:
    """The sentence with its last value of the correction's kind replaced by it; empty where it has none, and where the
    correction is more than a value ("Forvaltningen skriver otte i snit").
    """
    bare = _LED.sub("", correction)
    cut = _span(text, bare)
    if cut is None or _SAYS.search(bare):
        return ""
    return text[: cut[0]] + bare + text[cut[1] :]


def _goes_on(last: Heard, remark: Remark) -> bool:
    """Whether captions cut a date in two: "… fire møder: 4." – "februar, 13. maj …"."""
    near = last.speaker == remark.speaker and last.remarks[-1].position + 1 == remark.position
    return (
        near and re.search(r"(?<!\d)\d{1,2}\.$", last.text) is not None and _MONTH_FIRST.match(remark.text) is not None
    )


def _reparandum(before: str, after: str, *, surely: bool) -> int | None:
    """Where in `before` that begins which `after` replaces, or None. What was only perhaps taken back is a value."""
    words = [(m.group(), m.start()) for m in re.finditer(r"[^\s,]+", before)]
    first = re.match(r"[^\s,.;:]+", after)
    if not words or first is None:
        return None
    opening = first.group().casefold()
    if _kind(opening, after) == "number" and (counted := _counted(before, after)) is not None:
        return counted
    for word, start in reversed(words[-7:]):
        if surely and word.casefold() == opening:
            return start
    kind = _kind(first.group(), after)
    if kind == "":
        return None
    place = len(words) - 1
    while place >= 0 and place >= len(words) - 6 and _kind(words[place][0], "") != kind:
        place -= 1
    if place < 0 or _kind(words[place][0], "") != kind:
        return None
    while place > 0 and _kind(words[place - 1][0], "") == kind and kind in {"number", "name"}:
        place -= 1
    return words[place][1]


def _counted(before: str, after: str) -> int | None:
    """Where that begins which a number with what it counts puts right: "to dage, hvis man går – nej, en dag"."""
    thing = re.match(r"\S+\s+([^\W\d_]{3,})", after)
    if thing is None:
        return None
    same = [
        m.start("number")
        for m in re.finditer(r"(?P<number>\S+)\s+(?P<thing>[^\W\d_]{3,})", before)
        if stem(m["thing"]) == stem(thing[1]) and _kind(m["number"], before) == "number"
    ]
    return same[-1] if same else None


def _span(text: str, correction: str) -> tuple[int, int] | None:
    """The part of `text` that a correction in a sentence of its own replaces: the last of the same kind."""
    first = re.match(r"\S+", correction)
    if first is None:
        return None
    kind = _kind(first.group(), correction)
    if kind == "":
        return None
    words = list(re.finditer(r"[^\s,?!]+", text))
    last = next((i for i in range(len(words) - 1, -1, -1) if _kind(words[i].group().rstrip("."), "") == kind), None)
    if last is None:
        return None
    start = last
    while start > 0 and _kind(words[start - 1].group(), "") == kind and kind in {"number", "name"}:
        start -= 1
    end = words[last].end()
    if text[end - 1] == "." and end == len(text):
        end -= 1
    # "den 12. marts. – Nej, den 14. marts." repeats the month: it is replaced with the number.
    following = words[last + 1].group().strip(".").casefold() if last + 1 < len(words) else ""
    if kind == "number" and following and following in correction.casefold().split():
        end = words[last + 1].end() - (1 if words[last + 1].group().endswith(".") else 0)
    return words[start].start(), end


def _kind(word: str, following: str) -> str:
    bare = word.strip('.,:;?!»«"').casefold()
    if bare in _DAYS:
        return "day"
    if bare in MONTHS:
        return "month"
    if (
        re.fullmatch(r"\d[\d.,:/]*%?", bare)
        or number_in(bare) is not None
        or bare in CARDINALS
        or bare in ORDINALS
        or (not following and bare in _SCALES)
    ):
        return "number"
    if word[:1].isupper() and word[1:2].islower():
        return "name"
    return ""
