"""Fields that are yes or no: the question and its answer are read together, and the last word counts."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.meetings import Flag, FlagKind
from service.meetings.field import Field
from service.talks.answer import Answer, answer_of, negated
from service.talks.phrase import heard
from service.talks.saying import Saying
from service.talks.topics import Thread

_I = re.IGNORECASE
_NEUTRAL = re.compile(
    r"\b(?:ret\s+til|hvis|hvad\s+er|betyder|har\s+hørt\s+om|er\s+det\s+den|det\s+er\s+(?:en|et|lægen|den)\b|kan\s+(?:man|du|vi)\b|(?:man|du)\s+kan\b|der\s+hedder|så\s+er\s+der"
    r"|så\s+kommer\s+vi|handler\s+om|hedder)\b",
    _I,
)
_DOES = re.compile(
    r"\b(?:laver|lave|laves|skriver|skrives|udfylder|udfyldes|sender|sendes|bestiller|indhenter|beder|bedt|bede\s+om|anmoder|starter|opretter|"
    r"foreligger|kom\s+retur|er\s+kommet|har\s+fået|fået|modtaget|har\s+lavet|har\s+udfyldt|vil\s+(?:jeg\s+|du\s+|a\s+)?(?:gerne\s+|godt\s+)?have|vil\s+(?:jeg|a)\s+(?:meget\s+)?(?:gerne|godt)|går\s+(?:vi|jeg)\s+i\s+gang|"
    r"skal\s+have|skal\s+der\s+(?:til|laves)|skal\s+vi\s+have|ønsker|vil\s+gerne|brug\s+for|er\s+i\s+gang|holder|følger|gælder|fortsætter|uændret|har\s+vi\s+(?:jo\s+|allerede\s+)?fra)\b",
    _I,
)
_DEFERS = re.compile(
    r"\b(?:ikke\s+(?:talt|snakket|nået|drøftet|taget\s+stilling)|(?:tager|snakker|taler)\s+vi\s+(?:om\s+)?(?:den\s+)?(?:op\s+)?(?:til\s+)?næste\s+gang|"
    r"vender\s+vi\s+tilbage)\b",
    _I,
)
_ASKING = re.compile(
    r"\b(?:spørge|høre|vide|ved|tage\s+stilling\s+til|overvejet),?\s+om\s+(?:du|I|der|vi|det)\b|\bom\s+du\s+(?:ønsker|vil)\b",
    _I,
)
_YES_NO = re.compile(r"^[\w-]*[\s.:–-]{1,5}(?:er\s+|-\s*)?(?:(?P<yes>ja|ønskes|ok)|(?:nej|ikke|ingen|fravalgt))\b", _I)
_WEAK = re.compile(r"^\W*(?:okay|ok|godt|fint|tak|nå)\W*$", _I)
_WAITS = re.compile(r"\b(?:vente|udskyde|se\s+tiden\s+an)\b", _I)
_LABELLED = re.compile(r":\s*(?P<answer>\S.*)$")


@dataclass(frozen=True)
class _Said:
    value: bool
    saying: Saying
    firm: bool
    answers: bool = False


def decided(thread: Thread) -> tuple[Field, tuple[Saying, ...]]:
    """The field with true or false, or empty, and the sentences that tell by whom and how.

    Where yes and no both stand and nobody sums up, the last is taken and flagged. Who is not sure has not answered.
    """
    found: list[_Said] = []
    unsure: Saying | None = None
    asked: Saying | None = None
    before: Saying | None = None
    for saying in thread.sayings:
        # "Det har vi ikke brug for." "Enig.": a yes to a no is a no.
        agrees = (
            before is not None and before.speaker != saying.speaker and not before.question and negated(before.text)
        )
        said = _read(saying, before if agrees else asked, thread.field.hear, named=saying.place in thread.opened)
        before = saying
        if said is not None:
            found.append(said)
            unsure = None
        elif saying.answer is Answer.UNSURE or _WAITS.search(saying.text):
            unsure = saying
        if (
            saying.question
            or _ASKING.search(saying.text)
            or (saying.place in thread.opened and saying.answer is None and said is None)
        ):
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
    if not any(said.firm or said.answers for said in found):
        flags.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev ikke spurgt og svaret direkte."))
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


def _behind(text: str, hear: Sequence[str]) -> bool | None:
    """The yes or no that stands right behind a field's name in notes: "FHP nej, ME ja"."""
    name = heard(hear, text)
    found = _YES_NO.match(text[name.end() :]) if name else None
    return None if found is None else found["yes"] is not None


def _read(  # noqa: C901, PLR0911 - one return for each way of saying it
    saying: Saying, asked: Saying | None, hear: Sequence[str], *, named: bool
) -> _Said | None:
    """What the sentence says of the field, if it says anything."""
    if _DEFERS.search(saying.text):
        return None
    if saying.noted and named and (value := _behind(saying.text, hear)) is not None:
        return _Said(value, saying, firm=True)
    labelled = _LABELLED.search(saying.text) if named else None
    if labelled is not None and (answer := answer_of(labelled["answer"])) in {Answer.YES, Answer.NO}:
        return _Said(answer is Answer.YES, saying, firm=True)
    if (saying.question and not _tag(saying.text)) or _ASKING.search(saying.text):
        return None
    if saying.answer in {Answer.YES, Answer.NO} and asked is not None and asked.speaker != saying.speaker:
        if _explains(asked) and saying.answer is Answer.YES and not _DOES.search(saying.text):
            return None
        explains = _NEUTRAL.search(asked.text) is not None or _DOES.search(asked.text) is None
        if _WEAK.match(saying.text) and not asked.question and explains:
            return None
        value = saying.answer is Answer.YES and not negated(saying.text)
        if negated(asked.text) and _statement(asked):
            value = False  # "Der er ikke brug for en." "Ja."
        return _Said(value, saying, firm=False, answers=True)
    text = saying.text
    if _WAITS.search(text):
        return None
    if negated(text) and (named or re.search(r"\b(?:nej\s+til|den|plan|planen|erklæring\w*|en)\b", text, _I)):
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
