"""Fields that are yes or no: what was put and what was answered are read together, and the last word counts.

What somebody puts is asked ("Vil du have en plan?"), offered ("Du har ret til en plan") or told ("Jeg laver en plan").
A yes to what was offered decides nothing unless it says that it is wanted; a yes to a no is a no. `noting` reads notes.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from service.meetings import Flag, FlagKind
from service.meetings.field import Field
from service.talks.answer import Answer, answer_of, negated
from service.talks.noting import Noted, noted
from service.talks.saying import Saying
from service.talks.topics import Thread

_I = re.IGNORECASE
_OFFERS = re.compile(
    r"\b(?:ret\s+til|hvis\b|hvad\s+er|betyder|har\s+(?:du\s+)?hørt\s+om|kender\s+du|ved\s+du|læst\s+om|handler\s+om|hedder|går\s+ud\s+på|"
    r"dit\s+(?:eget\s+)?valg|bestemmer\s+du|du\s+bestemmer|frivillig\w*|op\s+til\s+dig|"
    r"kan\s+(?:man|du|vi|der)\s+(?:også\s+|jo\s+|godt\s+)*(?:få|bede|vælge|lave|ønske|søge|tage|sige)\b|"
    r"(?:man|du|vi)\s+kan\s+(?:også\s+|jo\s+|godt\s+)*(?:få|bede|vælge|lave|ønske|søge|tage|sige)\b|"
    r"så\s+er\s+der|så\s+kommer\s+vi|det\s+er\s+(?:en|et|lægen|den)\b|er\s+det\s+den|nævne|komme\s+ind\s+på|skal\s+vi\s+(?:også\s+)?tale\s+om)\b",
    _I,
)
_WANTS = re.compile(
    r"\b(?:vil\s+(?:jeg\s+|du\s+|a\s+|vi\s+)?(?:meget\s+|så\s+|også\s+|helst\s+)*(?:gerne|godt|have|bede)|ønsker|brug\s+for|kunne\s+(?:jeg\s+)?godt\s+tænke|"
    r"siger\s+(?:jeg\s+)?ja|ja\s+tak|jo\s+tak|meget\s+gerne|beder\s+om|bede\s+om|det\s+vil\s+jeg|den\s+vil\s+jeg|lad\s+os|er\s+med\s+på)\b",
    _I,
)
_DOES = re.compile(
    r"\b(?:laver|lave|laves|lavet|skriver|skrives|udfylder|udfyldes|sender|sendes|bestiller|indhenter|indhentes|bedt|anmoder|starter|"
    r"opretter|retter|foreligger|kom\s+retur|er\s+kommet|har\s+fået|fået|fik|modtaget|har\s+udfyldt|går\s+(?:vi|jeg)\s+i\s+gang|skal\s+(?:også\s+|nok\s+|jo\s+)*have|"
    r"skal\s+der\s+(?:til|laves)|skal\s+vi\s+(?:også\s+)?have|er\s+i\s+gang|holder|følger|gælder|fortsætter|kører|uændret|har\s+vi\b|"
    r"vi\s+har\s+(?:jo\s+|allerede\s+)?(?:en|den|et))\b",
    _I,
)
_TAKES = re.compile(
    r"\b(?:laver|skriver|udfylder|sender|bestiller|indhenter|retter|tager|gør)\s+(?:jeg|vi)\s+(?:den|det|en)\b"
    r"|\b(?:den|det|en)\s+(?:laver|skriver|udfylder|sender|bestiller|retter)\s+(?:jeg|vi)\b"
    r"|\b(?:jeg|vi)\s+(?:laver|skriver|udfylder|sender|bestiller|retter)\s+(?:den|det|en)\b"
    r"|\bden\s+(?:kører|gælder|fortsætter|holder|lavede|fik|har|skal|bliver)\b|\b(?:lave|få|have)\s+(?:den|det|en)\b",
    _I,
)
_DEFERS = re.compile(
    r"\b(?:ikke\s+(?:talt|snakket|nået|drøftet|taget\s+stilling)|(?:tager|snakker|taler|drøfter|vender)\s+vi\s+(?:om\s+|lige\s+)?(?:den\s+|det\s+)?"
    r"(?:op\s+)?(?:til\s+)?(?:næste\s+gang|senere|en\s+anden\s+gang)|kan\s+vi\s+(?:tage|tale\s+om|vende)\b.*\bnæste\s+gang|vi\s+kan\s+(?:tage|vende|tale\s+om)\b.*"
    r"\bnæste\s+gang|(?:vender|vende)\s+(?:vi\s+|jeg\s+|du\s+)?tilbage)\b",
    _I,
)
_ASKING = re.compile(
    r"\b(?:spørge|høre|vide|ved|tage\s+stilling\s+til|overvejet),?\s+om\s+(?:du|I|der|vi|det)\b|\bom\s+du\s+(?:ønsker|vil)\b",
    _I,
)
_WAITS = re.compile(r"\b(?:venter?(?:\s+vi)?\s+(?:med|til)|vente|udskyde[rt]?|se[r]?\s+(?:vi\s+)?tiden\s+an)\b", _I)
_THINKS = re.compile(
    r"\b(?:tænke?r?\s+(?:lidt\s+|lige\s+|nærmere\s+)*(?:over|på\s+(?:det|den))|overveje|sove\s+på|se\s+(?:lidt\s+)?på\s+det\s+derhjemme)\b",
    _I,
)
"""A yes to such a question puts the decision off."""
_NOT_NOW = re.compile(
    r"\bikke\s+(?:nu|lige\s+nu|i\s+dag|på\s+nuværende|aktuel\w*|i\s+denne\s+omgang|denne\s+gang)\b", _I
)
_SUMS_UP = re.compile(
    r"\b(?:så|skriver\s+(?:jeg|vi)|noterer\s+(?:jeg|vi)|siger\s+vi)\s+(?:(?:jeg|vi|det|skriver|noterer|er)\s+){0,2}(?:et\s+)?(?P<word>ja|nej)\b(?!\s+(?:tak\s+)?til)",
    _I,
)
_WEAK = re.compile(r"^\W*(?:okay|ok|godt|fint|tak|nå|jamen)\W*$", _I)
_WH = re.compile(r"^\W*(?:(?:og|men|ja|nej|så|okay)\W+)*(?:hv(?:ad|em|or|ordan|ornår|ilke[nt]?|orfor)\b)", _I)
_TAG = re.compile(r",?\s*(?:ikke|ikk|ikke\s+også|ikke\s+sandt|vel)\s*\?\s*$", _I)
_POINTS = re.compile(r"\b(?:den|det|en|sådan|planen|erklæringen|blanketten)\b", _I)
_SURE = re.compile(r"\b(?:sikker|enig\w*|rigtigt|ja\s+eller\s+nej|vil\s+du|ønsker\s+du)\b", _I)
_TURNS = re.compile(r"\s*(?:…|;|,?\s+men\s+|,\s+(?=nej\b|jo\b))\s*", _I)
_NEAR = 5
"""Sentences within which something unnamed is still about what was put."""


class _Kind(StrEnum):
    """How something is put."""

    ASKED = "asked"
    OFFERED = "offered"
    TOLD = "told"


@dataclass(frozen=True)
class _Put:
    """What stands to be answered; `value` is what a yes to it means."""

    saying: Saying
    kind: _Kind
    value: bool = True


@dataclass(frozen=True)
class _Said:
    value: bool
    saying: Saying
    firm: bool = False
    answers: bool = False


def decided(thread: Thread) -> tuple[Field, tuple[Saying, ...]]:
    """The field with true or false, or empty, and the sentences that tell by whom and how.

    Where yes and no both stand and nobody sums up, the last is taken and flagged. Who is not sure has not answered.
    """
    found: list[_Said] = []
    unsure: Saying | None = None
    put: _Put | None = None
    for saying in thread.sayings:
        named = saying.place in thread.opened
        if saying.noted:
            said, wavers = _of_notes(saying, thread) if named else (None, False)
        else:
            put, said, wavers = _heard(saying, put, named=named)
        if said is not None:
            found.append(said)
            unsure = None
        elif wavers:
            unsure = saying
    return _field(thread, found, unsure)


def _field(thread: Thread, found: list[_Said], unsure: Saying | None) -> tuple[Field, tuple[Saying, ...]]:
    """The field as the last word has it, flagged where somebody wavered, contradicted or nobody answered."""
    field = thread.field
    if not found:
        if unsure is None:
            return Field(name=field.name), ()
        flag = Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev ikke svaret klart ja eller nej.")
        return Field(name=field.name, sources=unsure.utterances, flags=(flag,)), ()
    last = found[-1]
    flags = []
    if any(said.value is not last.value for said in found) and not last.firm:
        flags.append(Flag(kind=FlagKind.UNCERTAIN, text="", reason="Der blev sagt både ja og nej."))
    if not any(said.firm or said.answers for said in found if said.value is last.value):
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


def _of_notes(saying: Saying, thread: Thread) -> tuple[_Said | None, bool]:
    match noted(saying.text, thread.field.hear):
        case Noted.YES:
            return _Said(value=True, saying=saying, firm=True), False
        case Noted.NO:
            return _Said(value=False, saying=saying, firm=True), False
        case Noted.LIKELY:
            return _Said(value=True, saying=saying), False
        case Noted.OPEN:
            return None, True
        case None:
            return None, False


_Reading = tuple[_Put | None, _Said | None, bool]
"""What stands to be answered now, what was said of the field, and whether somebody wavered."""


def _heard(saying: Saying, put: _Put | None, *, named: bool) -> _Reading:  # noqa: C901, PLR0911, PLR0912 - one for each form
    """What the sentence puts or says of the field."""
    text = saying.text
    near = put is not None and saying.place - put.saying.place <= _NEAR
    if (summed := _SUMS_UP.search(text)) and not saying.question and (named or near):
        value = summed["word"].casefold() == "ja"
        return _Put(saying, _Kind.TOLD, value), _Said(value, saying, firm=True, answers=True), False
    if saying.question or _ASKING.search(text):
        return _asked(saying, put, named=named)
    if _DEFERS.search(text) and not _NOT_NOW.search(text):
        return None, None, True
    if put is not None and near and put.saying.speaker != saying.speaker and not _SUMS_UP.search(text):
        answer = _answer(saying)
        if answer in {Answer.YES, Answer.NO}:
            return _answered(saying, put, answer)
        if answer is Answer.UNSURE:
            return put, None, True
    if not named and not (near and (_POINTS.search(text) or _NOT_NOW.search(text))):
        return put, None, False
    settled = put is not None and put.kind is _Kind.TOLD and not named
    if settled and negated(text):
        return put, None, False  # a no to something else: "men det vil jeg ikke"
    if negated(text) or _NOT_NOW.search(text):
        said = _Said(value=False, saying=saying, firm=named and not _OFFERS.search(text))
        return _Put(saying, _Kind.TOLD, value=False), said, False
    if _WAITS.search(text):
        return _Put(saying, _Kind.OFFERED), None, True
    if _WANTS.search(text) and not re.search(
        r"\b(?:du|man)\s+(?:kan|må)\s+(?:godt\s+)?bede\b|\bkan\s+du\s+bede\b", text, _I
    ):
        return _Put(saying, _Kind.TOLD), _Said(value=True, saying=saying, firm=named), False
    if _OFFERS.search(text):
        # "Vil du have en plan? Det er en ret, du har.": what was asked stands.
        asks = put is not None and near and put.kind is _Kind.ASKED and put.saying.speaker == saying.speaker
        return put if asks and not named else _Put(saying, _Kind.OFFERED), None, False
    if (_DOES if named else _TAKES).search(text):
        return _Put(saying, _Kind.TOLD), _Said(value=True, saying=saying, firm=named), False
    if named:
        return _Put(saying, _Kind.ASKED if len(text.split()) < 4 else _Kind.OFFERED), None, False
    return put, None, False


def _asked(saying: Saying, put: _Put | None, *, named: bool) -> _Reading:
    """What a question puts; one that only asks what is meant leaves what stood."""
    text = saying.text
    if saying.answer is Answer.UNSURE or _THINKS.search(text):
        return None, None, True
    if _OFFERS.search(text) and re.search(r"\b(?:ved|kender|hørt|læst|hvad\s+er|betyder)\b", text, _I):
        return _Put(saying, _Kind.OFFERED), None, False
    if not named and (_WH.search(text) or put is None or not (_POINTS.search(text) or _SURE.search(text))):
        return put if put is None or _WH.search(text) else None, None, False
    value = not negated(text)
    if not named and put is not None and not value and put.value is False:
        value = False
    return _Put(saying, _Kind.ASKED, value), None, False


def _answer(saying: Saying) -> Answer | None:
    """The answer that the sentence comes to: "Ja … nej, det vil jeg ikke." is a no."""
    if saying.answer is None and not saying.opens:
        return None
    answers = [answer_of(piece) for piece in _TURNS.split(saying.text) if piece.strip()]
    clear = [answer for answer in answers if answer in {Answer.YES, Answer.NO}]
    return clear[-1] if clear else saying.answer


def _answered(saying: Saying, put: _Put, answer: Answer) -> _Reading:
    """What an answer to what was put says of the field."""
    text = saying.text
    if answer is Answer.NO:
        wants = put.value is False and _WANTS.search(text) is not None and not negated(text)
        return _Put(saying, _Kind.TOLD, wants), _Said(wants, saying, answers=True), False
    if put.kind is _Kind.OFFERED and not (_WANTS.search(text) and not negated(text)):
        return (
            (put, None, False)
            if not _DOES.search(text) or negated(text)
            else (
                _Put(saying, _Kind.TOLD),
                _Said(value=True, saying=saying, answers=True),
                False,
            )
        )
    contradicts = re.match(r"^\W*(?:jo|joda)\b", text, _I) is not None
    value = (put.value or (contradicts and put.kind is _Kind.ASKED)) and not (negated(text) and put.value)
    if _WEAK.match(text) and put.kind is _Kind.TOLD:
        return put, _Said(value, saying, answers=True), False
    return _Put(saying, _Kind.TOLD, value), _Said(value, saying, answers=True), False
