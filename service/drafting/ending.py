"""How the talk of an item ends, as signs to be weighed where no word of decision was heard."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.drafting.aims import Aim
from service.drafting.hearing import Heard
from service.drafting.numerals import number_in
from service.drafting.proposal import proposal_of
from service.drafting.remarks import Remark
from service.drafting.signs import course_of, signs_of
from service.drafting.stems import content
from service.drafting.turns import GENERIC
from service.drafting.values import others, values_in
from service.meetings import Item, Outcome
from service.meetings.calendar import MONTHS

_I = re.IGNORECASE
_TAIL = 14  # remarks that can be the ending
_NEAR = 8
_BLOCK = 4
_TIMES = frozenset(
    content(f"{' '.join(MONTHS)} mandag tirsdag onsdag torsdag fredag sommer efterår forår jul påske ferie")
)
_ABOUT = re.compile(r"\b(?:den|det|dem|punktet|sagen|vi|igen)\b", _I)
_UNOPPOSED = re.compile(
    r"\b(?:imod|indvending\w*|bemærkning\w*|rettelse\w*|protest\w*|kommentar\w*|indsigelse\w*|noget\s+til|spørgsmål|andet"
    r"|ingen|nogen)\b",
    _I,
)
_NAY = re.compile(r"^\W*(?:nej|ingen|ikke|heller\s+ikke|det\s+er\s+fint)\b", _I)
_MOVING = frozenset({"wait", "coming", "lacking", "hand_on", "body", "told", "talked", "settles", "withdrawn", "time"})
_AGAINST = re.compile(r"\b(\w+)\s+(?:imod|mod\s+(\w+))\b", _I)


@dataclass(frozen=True)
class Ending:
    """Who says what last: the chair's last word, what the chair told before it and asked, members before and after."""

    last: tuple[Remark, ...]
    earlier: tuple[Remark, ...]
    asked: tuple[Remark, ...]
    before: tuple[Remark, ...]
    after: tuple[Remark, ...]


def ending_of(heard: Heard) -> Ending:
    """The last remarks of an item by role."""
    tail = heard.remarks[-_TAIL:]
    first = len(heard.remarks) - len(tail)
    led = [heard.by_chair(first + i) for i in range(len(tail))]
    told = [i for i in range(len(tail)) if led[i] and not tail[i].question]
    if not told:
        asked = [r for i, r in enumerate(tail) if led[i]]
        return Ending((), (), tuple(asked[-2:]), (), tuple(r for i, r in enumerate(tail) if not led[i])[-4:])
    last = [told[-1]]
    for i in range(told[-1] - 1, -1, -1):
        if not led[i]:
            break
        if not tail[i].question and len(last) < _BLOCK:
            last.append(i)
    start = min(last)
    return Ending(
        tuple(tail[i] for i in sorted(last)),
        tuple(tail[i] for i in [i for i in told if i < start][-3:] if start - i <= _NEAR),
        tuple(tail[i] for i in range(max(0, start - _NEAR), len(tail)) if led[i] and tail[i].question),
        tuple(tail[i] for i in range(max(0, start - 6), start) if not led[i]),
        tuple(tail[i] for i in range(told[-1] + 1, len(tail)) if not led[i])[:3],
    )


def ending_features(heard: Heard, read: Outcome) -> dict[str, float]:
    """All that is weighed, by name. `read` is what the words of decision came to on their own."""
    ending = ending_of(heard)
    roles = {
        "last": ending.last,
        "earlier": ending.earlier,
        "asked": ending.asked,
        "before": ending.before,
        "after": ending.after,
    }
    seen = {role: [signs_of(r.text) for r in remarks] for role, remarks in roles.items()}
    names = [f"{role} {name}" for role, signs in seen.items() for one in signs for name in one]
    names += [f"no {role}" for role, signs in seen.items() if not signs]
    names += _wanted(heard)
    names += [f"read {Outcome.APPROVED if read is Outcome.APPROVED_WITH_CHANGES else read}"]
    names += [name for r, signs in zip(ending.last, seen["last"], strict=True) for name in _put(heard.item, r, signs)]
    names += _around(heard, seen)
    names += _unasked(heard, seen)
    if len({w for r in ending.last for w in content(r.text)}) <= 1:
        names.append("last thin")
    found = dict.fromkeys(names, 1.0)
    found["mood"] = _mood(seen)
    return found


def _wanted(heard: Heard) -> Iterator[str]:
    """What was asked for, and how much was said."""
    yield "bias"
    yield from (f"aim {aim}" for aim in heard.aims)
    if len(heard.aims) <= 1:
        yield f"aim only {heard.aims[0]}" if heard.aims else "aim none"
    yield f"kind {proposal_of(heard.item).kind}"
    if heard.miscellany:
        yield "miscellany"
    if len(heard.remarks) <= 2:
        yield "short"
    yield from (f"discussed {least}" for least in (2, 4) if heard.discussed(least))


def _unasked(heard: Heard, seen: dict[str, list[frozenset[str]]]) -> Iterator[str]:
    """What the last words do where nothing was to be decided: an orientation can be put off as well."""
    if Aim.APPROVE in heard.aims:
        return
    aim = heard.aims[0] if len(heard.aims) == 1 else "open"
    for sign in sorted(_MOVING & {name for signs in seen["last"] for name in signs}):
        yield f"unasked {sign}"
        yield f"{aim} {sign}"
    if any("absent" in signs for signs in (*seen["before"], *seen["earlier"], *seen["last"])):
        yield "unasked absent"
        if any({"coming", "wait"} & signs for signs in (*seen["before"], *seen["last"])):
            yield "absent and comes"


def _put(item: Item, remark: Remark, signs: frozenset[str]) -> Iterator[str]:
    """How a remark of the chair's last word stands to what the indstilling asks for."""
    course, known = course_of(item), " ".join([item.title, *(s.text for s in item.sections)])
    named = bool(set(content(remark.text)) & (set(content(f"{item.title} {item.proposal or ''}")) - GENERIC))
    yield from (f"{sign} {course}" for sign in ("keeps", "ends") if sign in signs)
    if named:
        yield "last names it"
    if "not" in signs and "none_against" not in signs:
        yield f"denies {course}"
        if named:
            yield "denies it"
    if "bare" in signs and named:
        yield "bare name"
        if "not" in signs:
            yield "bare denial"
    if "bare" in signs and values_in(remark.text):
        yield "bare value"
    if "coming" in signs and ("again" in signs or "wait" in signs):
        yield "comes again"
    if "coming" in signs and not _planned(remark.text, known):
        yield "coming unplanned"
        yield f"coming unplanned {'names it' if _ABOUT.search(remark.text) else 'else'}"
    if {"body", "hand_on"} <= signs:
        yield "hands on"


def _around(heard: Heard, seen: dict[str, list[frozenset[str]]]) -> Iterator[str]:
    """What holds of more than one remark."""
    if any("body" in s for s in seen["before"] + seen["last"]) and any("hand_on" in s for s in seen["last"]):
        yield "hands on near"
    if any("lacking" in s for s in seen["before"]) and any({"wait", "coming"} & s for s in seen["last"]):
        yield "lacking so waits"
    if any({"no", "not"} & s for s in seen["before"][-1:]) and all("brief" in s for s in seen["last"]):
        yield "denied, and no more said"
    if any("hedge" in s for s in seen["before"][-2:]) and all("brief" in s for s in seen["last"]):
        yield "doubted, and no more said"
    near = heard.remarks[-10:]
    if any(a.question and _UNOPPOSED.search(a.text) and _NAY.match(b.text) for a, b in pairwise(near)):
        yield "unopposed"
    counts = [count for r in near if (count := _more(r.text)) is not None]
    if counts:
        yield "more for" if counts[-1] > 0 else "more against"


def _mood(seen: dict[str, list[frozenset[str]]]) -> float:
    """How the members take it, from -2 to 2."""
    yes = sum("yes" in s and "no" not in s for s in seen["before"][-3:]) + sum("yes" in s for s in seen["after"])
    glad = sum("glad" in s for s in seen["before"])
    sorry = sum(bool({"sorry", "no"} & s) for s in seen["before"])
    return max(-2.0, min(2.0, float(glad + yes - sorry)))


def _planned(text: str, known: str) -> bool:
    """Whether the days that a remark names stand in the dagsorden."""
    return bool(set(content(text)) & set(content(known)) & _TIMES) or bool(others(known, text)[1])


def _more(text: str) -> int | None:
    """How many more are for than against, where a remark counts them: "tre mod en", "fem imod"."""
    match = _AGAINST.search(text)
    first = number_in(match.group(1)) if match else None
    if match is None or first is None:
        return None
    second = number_in(match.group(2) or "")
    return -first if second is None else first - second


def said_last(ending: Ending) -> tuple[Remark, ...]:
    """The remarks that an outcome without a word of decision rests on: the chair's last word, or what was asked."""
    told = [r for r in ending.last if len(content(r.text)) > 0]
    if len({w for r in told for w in content(r.text)}) >= 2:
        return tuple(told[-3:])
    return (*ending.asked[-1:], *ending.before[-1:], *ending.last[-2:], *ending.after[:1])
