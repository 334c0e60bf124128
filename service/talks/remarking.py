"""The employee's own remarks, as the employee put them, in third person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.field import Field
from service.talks.answer import Answer
from service.talks.saying import Saying
from service.talks.teller import Teller
from service.talks.telling import written
from service.talks.topics import Thread

_I = re.IGNORECASE
_WISHES = re.compile(
    r"\b(?:vil\s+(?:jeg\s+)?(?:gerne\s+)?have,?\s+(?:skrevet|med|ført|noteret|tilføjet|at\s+der\s+står)|(?:skal|må|kan)\s+(?:der\s+)?(?:gerne\s+)?"
    r"(?:godt\s+)?stå|skriv(?:e)?\b|tilføje|til\s+referat|bemærk\w*)\b",
    _I,
)
_ASKS_FOR = re.compile(
    r"\b(?:skriv|notér|noter|tilføj)(?:\s+\w+)?,?\s+at\b|\b(?:kan|må|kunne)\s+der\s+(?:\w+\s+)?stå,?\s+at\b|"
    r"\bvil\s+(?:jeg\s+)?(?:gerne\s+)?have\s+(?:skrevet|noteret|ført\s+til\s+referat),?\s+at\b",
    _I,
)
_BIDS = re.compile(
    r"^\W*(?:(?:ja|nej|jo|så|og|men|eller|altså)\W+)*(?:(?:skriv|notér|noter|tilføj)\b(?:\s+\w+)?,?\s+at\s+|"
    r"(?:kan|må|kunne)\s+der\s+(?:\w+\s+)?stå,?\s+at\s+)",
    _I,
)
_TAKES_BACK = re.compile(r"^\W*(?:altså\W+)?nej\b|\bhellere,?\s+at\b|\blad\s+være\b|\b(?:stryg|slet)\s+det\b", _I)
_LEFT_OUT = (
    "En bemærkning fra medarbejderen er udeladt, fordi den kan røbe noget om helbred, humør eller privatliv. "
    "Spørg medarbejderen, om den skal med, og skriv den selv."
)
_NOT_WRITTEN = re.compile(
    r"\b(?:skal|må|behøver)\s+(?:\w+\s+){0,2}ikke\s+(?:\w+\s+){0,3}(?:skrive\w*|stå|med|til\s+referat)|\bskriv\w*\s+(?:\w+\s+){0,2}ikke\b",
    _I,
)
_NEAR = 8
"""Sentences within which one remark takes another's place."""
_LABEL = re.compile(r"^(?:[^:]{0,40}bemærk\w*|kommentar\w*)\s*:\s*", _I)
_NONE = re.compile(r"^\W*(?:ingen|nej|ikke\s+andet|intet|har\s+ingen)\b", _I)
_GOES_ON = re.compile(r"^(?:og\s+)?(?:at|altså|for|fordi|så)\b", _I)


def asks_for(saying: Saying) -> bool:
    """Whether the employee asks for something of their own to be written: "Skriv, at …", "Kan der stå, at …?"."""
    return saying.part is Part.EMPLOYEE and _ASKS_FOR.search(saying.text) is not None


def wished_for(saying: Saying) -> bool:
    """Whether the employee says that something of their own is to be written, in whatever words."""
    if saying.part is not Part.EMPLOYEE or saying.question or _NOT_WRITTEN.search(saying.text):
        return False
    return _WISHES.search(saying.text) is not None


def left_out(field: Field) -> Field:
    """The field, saying that a remark which the employee asked for was left out."""
    return field.model_copy(update={"flags": (*field.flags, Flag(kind=FlagKind.UNCERTAIN, text="", reason=_LEFT_OUT))})


def _said(saying: Saying) -> Saying:
    """What is to be written: of "Skriv, at jeg gerne vil blive." that "Jeg vil gerne blive."."""
    bids = _BIDS.match(saying.text)
    if bids is None:
        return saying
    rest = re.sub(r"^a\b", "jeg", saying.text[bids.end() :]).rstrip(" ?.!")
    # The clause's order of words becomes the sentence's: "jeg gerne vil" is "jeg vil gerne".
    rest = re.sub(r"^(\w+)\s+((?:\w+\s+){1,2}?)(vil|kan|skal|har|er|må)\b", _straight, rest)
    return replace(saying, text=f"{rest[:1].upper()}{rest[1:]}.", answer=None)


def _straight(match: re.Match[str]) -> str:
    return f"{match[1]} {match[3]} {match[2].strip()}" if match[1].casefold() in {"jeg", "vi"} else match[0]


def remarked(thread: Thread, teller: Teller) -> Field:
    """The field with what the employee wants written; empty where there was nothing."""
    found: list[Saying] = []
    taking = back = False
    for saying in thread.sayings:
        if saying.noted:
            text = _LABEL.sub("", saying.text)
            if saying.place in thread.opened and not _NONE.match(text) and not re.search(r"\bingen\b", text, _I):
                found.append(replace(saying, text=text[:1].upper() + text[1:]))
            continue
        if saying.part is not Part.EMPLOYEE:
            taking = saying.place in thread.opened
            continue
        back = back or _TAKES_BACK.search(saying.text) is not None
        bids = asks_for(saying)
        if (saying.question and not bids) or (saying.answer is Answer.NO and not _WISHES.search(saying.text)):
            taking = False
            continue
        if bids and back:  # "Nej, skriv hellere, at …"
            found = [other for other in found if saying.place - other.place > _NEAR]
        if bids:
            said, back = _said(saying), False
            saying = said if teller.report([said])[0] is not None else saying  # noqa: PLW2901 - the same, not its bidding
        wishes = bids or _WISHES.search(saying.text) is not None
        bare = saying.answer is Answer.YES and len(re.findall(r"\w+", saying.text)) <= 3
        if (wishes or taking) and not bare:
            if found and _GOES_ON.match(saying.text) and found[-1].place + 1 == saying.place:
                joined = f"{found[-1].text.rstrip('. ')}, og {saying.text[:1].lower()}{saying.text[1:]}"
                found[-1] = replace(found[-1], text=joined, utterances=(*found[-1].utterances, *saying.utterances))
            else:
                found.append(saying)
            taking = True
    found = sorted([*found, *_told_too(thread, found)], key=lambda saying: saying.place)
    return written(thread.field.name, [told for told in teller.report(found) if told])


def _told_too(thread: Thread, found: Sequence[Saying]) -> Iterator[Saying]:
    """What the tagging says is a remark beside those that were heard as one."""
    heard = {saying.place for saying in found}
    for saying in thread.sayings:
        if saying.place not in thread.told or saying.place in heard or saying.question:
            continue
        text = _LABEL.sub("", saying.text) if saying.noted else saying.text
        if not _NONE.match(text):
            yield replace(saying, text=text[:1].upper() + text[1:])
