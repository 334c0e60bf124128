"""Which of what was said of a field is told in it: what says something of it, each thing once."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.field import Field
from service.talks.answer import Answer, negated
from service.talks.calendar import Calendar
from service.talks.clause import TAG, WRITING, capital, is_sentence, says_something, stems
from service.talks.day import days_in
from service.talks.heading import heads
from service.talks.phrase import heard
from service.talks.saying import Saying
from service.talks.teller import Teller, Told
from service.talks.topics import Thread

_I = re.IGNORECASE
_CONFIRMS = re.compile(
    r"^(?:(?:og|så|men|altså|okay|godt),?\s+)*(?:du|det|vi|så|ingen|ikke|den|I|fra|\w+\s+timer|\w+(?:en|et)\s+(?:er|var|kom|blev|gik|har))\b",
    _I,
)
_LENGTH = re.compile(
    r"\b(?:\d+|en|et|to|tre|fire|fem|seks|syv|otte|ni|ti|tolv|fjorten|et\s+par|nogle|halvanden|flere|mange)\s+"
    r"(?:dage?|uger?|måned(?:er)?|år|hverdage?)\b|\b(?:måneder|uger|uge\s+\d+|marts|januar|februar|april|maj|juni|juli|august|"
    r"september|oktober|november|december|jul|nytår|påske|sommer\w*|efterår\w*|vinter\w*|forår\w*|måneden|året)(?:\s+ud)?\b",
    _I,
)
_NO_TASK = re.compile(r"^(?:\w+\s+)?(?:høre|se|snakke|tale|sige|huske|forstå|svare|finde)\b", _I)
_ANY = Calendar(datetime.date(2000, 1, 3))
_AMOUNT = re.compile(r"\b(?:timer|vagter|dage|lektioner)\b", _I)
_PROPOSES = re.compile(r"\b(?:tænk\w*|foreslå\w*|ville|kunne|måske|hellere)\b", _I)
_UNKNOWN = re.compile(r"\bved\b.*\b(?:ikke|ingen|hverken)\b|\bkan\s+\w+\s+ikke\s+(?:sige|svare)\b", _I)
_AGREED = re.compile(r"\b(?:aftalte|skulle|sagde)\b", _I)
_KEPT = re.compile(r"\bdet\s+har\s+(?:jeg|a|vi)\s+(?:\w+\s+)?(?:gjort|holdt|passet|fulgt)\b", _I)
_CAN = re.compile(r"^(?:og\s+|så\s+|men\s+)?(?:kan|kunne)\s+du\s+(?:godt\s+|så\s+)?(?P<what>.+?)\s*\?$", _I)
_ABOUT = re.compile(r"^(?:og\s+|så\s+|men\s+)?(?:hvad\s+med|og|så)\s+(?P<what>[^?]+?)\s*\?$", _I)
_POINTS_AT = re.compile(
    r"^\W*(?:(?:ja|nej|jo|jamen|næ)\W+)*(?:dem|den|det)(?=\s+(?:kan|skal|må|vil|går|klarer|magter)\b)", _I
)
_FEW = 4
"""Words of what is only named in a question."""
_NOTHING = re.compile(
    r"^\W*(?:(?:nej|så|nu)\W+)*(?:ikke\s+noget|ingen|ingenting|intet|slet\s+ikke|(?:nu\s+)?kan\s+(?:jeg|a)\s+ingenting|det\s+kan\s+(?:jeg|a)\s+ikke\s+(?:sige|svare)|ikke)\b",
    _I,
)
_SUMS_UP = re.compile(
    r"^\W*(?:(?:okay|godt|ja|jo|nej|fint|og|men|altså)\W+)*(?:så\b|ikke\b|ingen\b|du\b|delvist|fuld|jeg\s+skriver|den\s+(?:gik|blev|er|kom)|jeg\s+(?:sendte|har|ringede|gav)|"
    r"vi\s+(?:aftalte|sendte)|[\wæøå]+\s+og\s+[\wæøå]+\W*(?:godt|fint|ja)?\W*$|(?:han|hun)\b|første\b|indkaldt\b)",
    _I,
)


def told(thread: Thread, teller: Teller) -> Field:
    """The text field with the thread's sentences that say something of it."""
    chosen = _with_told(_chosen(thread), thread)
    field = written(thread.field.name, [t for t in teller.report(chosen) if t])
    # Words that only touch the field may be about something else.
    asked = any(
        heard(thread.field.hear, saying.text) or (saying.noted and heads(thread.field, saying.text))
        for saying in thread.sayings
        if saying.place in thread.opened
    )
    reasons = [] if asked else ["Der blev ikke spurgt direkte til det."]
    if chosen and all(saying.part is Part.EMPLOYEE and _UNKNOWN.search(saying.text) for saying in chosen):
        reasons.append("Der blev ikke svaret klart.")
    if field.value is None or not reasons:
        return field
    flags = tuple(Flag(kind=FlagKind.UNCERTAIN, text="", reason=reason) for reason in reasons)
    return field.model_copy(update={"flags": flags})


def written(name: str, sentences: Sequence[Told]) -> Field:
    """The field with these sentences, each thing said once."""
    kept: list[Told] = []
    for sentence in sentences:
        new = stems(sentence.text)
        if any(new <= stems(other.text) for other in kept):
            continue
        kept = [other for other in kept if not stems(other.text) < new]
        kept.append(sentence)
    text = " ".join(sentence.text for sentence in kept)
    sources = tuple(dict.fromkeys(source for sentence in kept for source in sentence.sources))
    return Field(name=name, value=text or None, text=text, sources=sources)


def _chosen(thread: Thread) -> list[Saying]:
    """What says something of the field: statements, and questions that were answered with yes."""
    found: list[Saying] = []
    sayings = thread.sayings
    for place, one in enumerate(sayings):
        saying = _pointed(one, sayings[:place])
        reply = next((s.answer for s in sayings[place + 1 : place + 3] if s.speaker != saying.speaker), None)
        if saying.question and (asked := _as_answered(saying, sayings[place + 1 : place + 3], sayings[:place])):
            found.append(asked)
            continue
        if (
            reply is Answer.NO
            and saying.part is not Part.EMPLOYEE
            and not (negated(saying.text) and not saying.question)
        ):
            continue
        if saying.question:
            confirmed = reply is Answer.YES and (
                WRITING.match(saying.text) or TAG.search(saying.text) or _CONFIRMS.match(saying.text)
            )
            if not confirmed:
                continue
        if _says(thread, saying) or _goes_on(found, saying) or _kept(saying, sayings[place + 1 : place + 4]):
            found.append(saying)
    return found


def _with_told(chosen: Sequence[Saying], thread: Thread) -> list[Saying]:
    """With those that the tagging says tell of the field, and without those that it says don't."""
    kept = [saying for saying in chosen if saying.place not in thread.doubted]
    places = {saying.place for saying in kept}
    more = [saying for saying in thread.sayings if saying.place in thread.told and saying.place not in places]
    return sorted([*kept, *more], key=lambda saying: saying.place)


def _pointed(saying: Saying, before: Sequence[Saying]) -> Saying:
    """The employee's answer with what was asked about for its "dem": "Og banetovene?" "Dem kan jeg ikke trække i."."""
    asked = before[-1] if before else None
    points = _POINTS_AT.match(saying.text)
    about = _ABOUT.match(asked.text) if asked is not None and points else None
    if asked is None or points is None or about is None or saying.part is not Part.EMPLOYEE or saying.question:
        return saying
    if asked.speaker == saying.speaker or len(about["what"].split()) > _FEW or is_sentence(about["what"]):
        return saying
    text = f"{about['what']}{saying.text[points.end() :]}"
    sources = (*asked.utterances, *saying.utterances)
    return replace(saying, text=capital(text), utterances=sources)


def _goes_on(found: Sequence[Saying], saying: Saying) -> bool:
    """Whether it goes on with the list that its speaker has begun: "Læsesalen kan jeg godt. Og scanningen."."""
    last = found[-1] if found else None
    if last is None or last.speaker != saying.speaker or saying.place != last.place + 1 or saying.noted:
        return False
    return saying.part is Part.EMPLOYEE and not is_sentence(saying.text) and says_something(saying.text)


def _kept(saying: Saying, after: Sequence[Saying]) -> bool:
    """Whether it tells of what was agreed and kept, or how much is agreed to: "Vi aftalte femten timer." "Ja."."""
    if saying.question or saying.noted or saying.part is Part.EMPLOYEE:
        return False
    if _AMOUNT.search(saying.text) and not _PROPOSES.search(saying.text):
        return any(s.part is Part.EMPLOYEE and s.answer is Answer.YES for s in after)
    return _AGREED.search(saying.text) is not None and any(
        s.part is Part.EMPLOYEE and _KEPT.search(s.text) for s in after
    )


def _as_answered(question: Saying, after: Sequence[Saying], before: Sequence[Saying]) -> Saying | None:
    """Of "Kan du skrive på rapporten?" and "Ja." that the one who answers can; "dem" is what was asked about before."""
    reply = next((s for s in after if s.speaker != question.speaker and s.answer in {Answer.YES, Answer.NO}), None)
    found = _CAN.match(question.text)
    if reply is None or found is None or question.part is Part.EMPLOYEE or _NO_TASK.match(found["what"]):
        return None
    if days_in(found["what"], _ANY):
        return None
    what = found["what"]
    if re.search(r"\b(?:dem|den|det)\b", what) and before and (about := _ABOUT.match(before[-1].text)):
        what = re.sub(r"\b(?:dem|den|det)\b", about["what"], what)
    not_ = "" if reply.answer is Answer.YES else "ikke "
    sources = (*question.utterances, *reply.utterances)
    return replace(reply, text=f"Jeg kan {not_}{what}.", utterances=sources, answer=None)


def _says(thread: Thread, saying: Saying) -> bool:
    """Whether the sentence says something of the field by itself: "Det kan jeg godt." does not."""
    text = saying.text
    if not saying.noted and not (says_something(text) or _NOTHING.match(text)):
        return False
    leads = not saying.noted and saying.part not in {Part.EMPLOYEE, None}
    if leads and _aloud(thread, saying):
        return True
    if any(re.search(r"\bkan\s+(?:(?:jeg|du|godt|ikke)\s+)*$", text[: day.start], _I) for day in days_in(text, _ANY)):
        return False  # "Kan ikke tirsdag" is about a meeting
    if leads and not (saying.question or _SUMS_UP.match(text) or days_in(text, _ANY)):
        return False
    if saying.noted and any(s.place in thread.opened and s.utterances == saying.utterances for s in thread.sayings):
        return True  # a line of notes is about what it begins with
    return _tells(thread.field.tells, text) or _answers(thread, saying)


def _aloud(thread: Thread, saying: Saying) -> bool:
    """Whether who leads the talk lists aloud what the employee just said: "Læsesal, kopiering og henvendelser."."""
    if saying.question or is_sentence(saying.text) or len(saying.text.split()) < 2:
        return False
    before = [s for s in thread.sayings if saying.place - 4 <= s.place < saying.place and s.part is Part.EMPLOYEE]
    said = frozenset[str]().union(*(stems(s.text) for s in before))
    return bool(stems(saying.text) & said) or _AMOUNT.search(saying.text) is not None


def _answers(thread: Thread, saying: Saying) -> bool:
    """Whether it is the employee's first word to a question that opened the field."""
    if saying.part is not Part.EMPLOYEE or saying.question:
        return False
    before = [s for s in thread.sayings if saying.place - 3 <= s.place < saying.place and s.speaker != saying.speaker]
    return any(s.question and s.place in thread.opened for s in before)


def _tells(tells: Sequence[str], text: str) -> bool:
    if not tells:
        return True
    plain = [phrase for phrase in tells if not phrase.startswith("<")]
    if heard(plain, text):
        return True
    if "<dag>" in tells and days_in(text, _ANY):
        return True
    return "<varighed>" in tells and _LENGTH.search(text) is not None
