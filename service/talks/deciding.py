"""Fields that are yes or no: the question and its answer are read together, and the last word counts."""

import re
from dataclasses import dataclass

from service.meetings import Flag, FlagKind
from service.meetings.field import Field
from service.talks.answer import Answer, answer_of, negated
from service.talks.saying import Saying
from service.talks.topics import Thread

_I = re.IGNORECASE
_NEUTRAL = re.compile(
    r"\b(?:ret\s+til|hvis|hvad\s+er|betyder|har\s+hørt\s+om|er\s+det\s+den|det\s+er\s+(?:en|et|lægen|den)\b|kan\s+(?:man|du|vi)\b|så\s+er\s+der"
    r"|så\s+kommer\s+vi|handler\s+om|hedder)\b",
    _I,
)
_DOES = re.compile(
    r"\b(?:laver|lave|laves|skriver|skrives|udfylder|udfyldes|sender|sendes|bestiller|indhenter|beder|bedt|anmoder|starter|opretter|"
    r"foreligger|kom\s+retur|er\s+kommet|har\s+fået|fået|modtaget|har\s+lavet|har\s+udfyldt|vil\s+(?:jeg\s+|du\s+)?(?:gerne\s+)?have|"
    r"skal\s+have|skal\s+der\s+(?:til|laves)|skal\s+vi\s+have|ønsker|vil\s+gerne|brug\s+for|er\s+i\s+gang|holder|følger|gælder|har\s+vi\s+(?:jo\s+|allerede\s+)?fra)\b",
    _I,
)
_DEFERS = re.compile(
    r"\b(?:ikke\s+(?:talt|snakket|nået|drøftet|taget\s+stilling)|(?:tager|snakker|taler)\s+vi\s+(?:om\s+)?(?:den\s+)?(?:op\s+)?(?:til\s+)?næste\s+gang|"
    r"vender\s+vi\s+tilbage)\b",
    _I,
)
_LABELLED = re.compile(r":\s*(?P<answer>\S.*)$")


@dataclass(frozen=True)
class _Said:
    value: bool
    saying: Saying
    firm: bool


def decided(thread: Thread) -> tuple[Field, tuple[Saying, ...]]:
    """The field with true or false, or empty, and the sentences that tell by whom and how.

    Where yes and no both stand and nobody sums up, the last is taken and flagged. Who is not sure has not answered.
    """
    found: list[_Said] = []
    unsure: Saying | None = None
    asked: Saying | None = None
    for saying in thread.sayings:
        said = _read(saying, asked, named=saying.place in thread.opened)
        if said is not None:
            found.append(said)
            unsure = None
        elif saying.answer is Answer.UNSURE:
            unsure = saying
        if saying.question or (saying.place in thread.opened and saying.answer is None and said is None):
            asked = saying
    field = thread.field
    if not found or (unsure is not None and not found[-1].firm):
        if unsure is None:
            return Field(name=field.name), ()
        flag = Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev ikke svaret klart ja eller nej.")
        return Field(name=field.name, sources=unsure.utterances, flags=(flag,)), ()
    last = found[-1]
    flags = []
    if any(said.value is not last.value for said in found) and not last.firm:
        flags.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev sagt både ja og nej."))
    if unsure is not None:
        flags.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev også svaret tøvende."))
    same = [said.saying for said in found if said.value is last.value]
    sources = tuple(dict.fromkeys(u for saying in same for u in saying.utterances))
    filled = Field(
        name=field.name,
        value=last.value,
        text=field.yes if last.value else field.no,
        sources=sources,
        flags=tuple(flags),
    )
    return filled, tuple(thread.sayings) if last.value else ()


def _read(saying: Saying, asked: Saying | None, *, named: bool) -> _Said | None:  # noqa: PLR0911 - one for each form
    """What the sentence says of the field, if it says anything."""
    if _DEFERS.search(saying.text):
        return None
    labelled = _LABELLED.search(saying.text) if named else None
    if labelled is not None and (answer := answer_of(labelled["answer"])) in {Answer.YES, Answer.NO}:
        return _Said(answer is Answer.YES, saying, firm=True)
    if saying.question and not _tag(saying.text):
        return None
    if saying.answer in {Answer.YES, Answer.NO} and asked is not None and asked.speaker != saying.speaker:
        if _explains(asked) and saying.answer is Answer.YES and not _DOES.search(saying.text):
            return None
        value = saying.answer is Answer.YES
        if negated(asked.text) and not value:
            value = False
        elif negated(asked.text) and _statement(asked):
            value = False  # "Der er ikke brug for en." "Ja."
        return _Said(value, saying, firm=False)
    text = saying.text
    if negated(text) and (named or re.search(r"\b(?:nej\s+til|den|planen|en)\b", text, _I)):
        return _Said(value=False, saying=saying, firm=named)
    if _NEUTRAL.search(text):
        return None
    if _DOES.search(text) and not negated(text):
        return _Said(value=True, saying=saying, firm=named)
    return None


def _tag(text: str) -> bool:
    return re.search(r",\s*(?:ikke|ikk|ikke\s+også|vel)\s*\?\s*$", text, _I) is not None


def _statement(saying: Saying) -> bool:
    return not saying.question


def _explains(saying: Saying) -> bool:
    """Whether it tells what the field is rather than asks for it: a "ja" to that decides nothing."""
    return not saying.question and _NEUTRAL.search(saying.text) is not None and not _DOES.search(saying.text)
