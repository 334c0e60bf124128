"""What must not stand in the referat of a sygefraværssamtale: illness, treatment, family, mood and guesses about them.

The talk is about function, absence and what the workplace can do. An employer may not ask for the illness
(helbredsoplysningsloven §§ 2 and 4), and what the employee tells of it unasked is a special category of data (GDPR
article 9). So whatever looks like it is found here, before it is written and where the transcript is shown. The words
are data (`health_words.toml`).

Whether a sentence is private is weighed in `privacy`, where the lexicon's words count as much as they turned out to.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_WORDS = Path(__file__).parent / "health_words.toml"
# Between the words of a phrase: no end of a sentence.
_BETWEEN = r"[^\w.?!…]+"
_GAP = rf"(?:{_BETWEEN}[\w-]+){{0,4}}?"
_CLOSED = r"(?=\W*(?:[.?!…,;:]|$))"
_ENDING = r"\w*"


class FindingKind(StrEnum):
    """What a finding tells about a person."""

    DIAGNOSIS = "diagnosis"
    SYMPTOM = "symptom"
    TREATMENT = "treatment"
    MEDICINE = "medicine"
    DOCTOR = "doctor"
    FAMILY = "family"
    MOOD = "mood"
    GUESS = "guess"


@dataclass(frozen=True)
class Finding:
    """Words of a text, from `start` up to `end` (characters), that must not be written, and what they tell."""

    start: int
    end: int
    kind: FindingKind
    words: str


@dataclass(frozen=True)
class Sign:
    """Words of a text that the lexicon knows, from `start` up to `end` (characters).

    `alone`: one word was enough, not a phrase. `spared`: they lie within words of the procedure or of the job.
    """

    start: int
    end: int
    kind: FindingKind
    alone: bool
    spared: bool


@dataclass(frozen=True)
class _Group:
    words: re.Pattern[str]
    phrases: re.Pattern[str]


def findings(text: str) -> tuple[Finding, ...]:
    """What in `text` is about somebody's health, family or mood, in the order it is said; none of them overlap."""
    found = [
        Finding(sign.start, sign.end, sign.kind, text[sign.start : sign.end]) for sign in signs(text) if not sign.spared
    ]
    return _apart(sorted(found, key=lambda finding: (finding.start, -finding.end)))


def signs(text: str) -> tuple[Sign, ...]:
    """All that the lexicon knows of `text`, spared or not; they may overlap."""
    groups, harmless = _lexicon()
    spared = [match.span() for _, match in _matches(harmless, text)]
    return tuple(
        Sign(
            match.start(),
            match.end(),
            kind,
            alone,
            any(start <= match.start() and match.end() <= end for start, end in spared),
        )
        for kind, group in groups.items()
        for alone, match in _matches(group, text)
    )


def _matches(group: _Group, text: str) -> list[tuple[bool, re.Match[str]]]:
    """A word may begin a phrase while it ends another, so phrases are looked for from every word."""
    begun = (group.phrases.match(text, word.start()) for word in re.finditer(r"[\w-]+", text))
    return [*((True, match) for match in group.words.finditer(text)), *((False, match) for match in begun if match)]


def _apart(found: Sequence[Finding]) -> tuple[Finding, ...]:
    apart: list[Finding] = []
    for finding in found:
        if not apart or finding.start >= apart[-1].end:
            apart.append(finding)
    return tuple(apart)


@cache
def _lexicon() -> tuple[Mapping[FindingKind, _Group], _Group]:
    data = tomllib.loads(_WORDS.read_text(encoding="utf-8"))
    sets: dict[str, list[str]] = data["sets"]
    return {kind: _group(data[kind], sets) for kind in FindingKind}, _group(data["harmless"], sets)


def _group(entries: Mapping[str, Sequence[str]], sets: Mapping[str, Sequence[str]]) -> _Group:
    stems = _any(entries.get("stems", ()))
    last = _any([stem for stem in entries.get("stems", ()) if len(stem) >= _LAST])
    # A stem begins a word, or stands last in a compound after at least three letters and a joining s or e.
    words = [rf"(?:{stems}){_ENDING}"] if stems else []
    words += [rf"\w{{3,}}(?:{last})\w{{0,5}}"] if last else []
    words += [rf"(?:{whole})"] if (whole := _any(entries.get("whole", ()))) else []
    phrases = "|".join(_phrase(phrase, sets) for phrase in entries.get("phrases", ()))
    return _Group(
        re.compile(rf"(?<![\w-])(?:{'|'.join(words)})(?!\w)" if words else r"(?!)", re.IGNORECASE),
        re.compile(rf"(?:{phrases})(?!\w)" if phrases else r"(?!)", re.IGNORECASE),
    )


_LAST = 4
"""Letters that a stem has at least if it is looked for at the end of compounds: "gigt" in "leddegigt", not "kol"."""


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _phrase(phrase: str, sets: Mapping[str, Sequence[str]]) -> str:
    """A phrase of the lexicon as an expression: words in a row, `…` up to four of any kind, `$` the end of a clause."""
    pattern = ""
    for word in phrase.split():
        if word == "…":
            pattern += _GAP
        elif word == "$":
            pattern += _CLOSED
        else:
            pattern += (_BETWEEN if pattern else "") + _word(word, sets)
    return pattern


def _word(word: str, sets: Mapping[str, Sequence[str]]) -> str:
    either = []
    for part in word.split("|"):
        if part.startswith("{"):
            either.append(_any(sets[part.strip("{}")]))
        else:
            either.append(re.escape(part.removesuffix("*")) + (r"\w*" if part.endswith("*") else ""))
    return rf"(?:{'|'.join(either)})(?!\w)"
