"""Which days and hours of a sentence are put forward for a field, and which belong to something else.

A day is another matter's where the sentence names another field right before it, where its preposition makes it the end
of something ("inden onsdag", "til og med den 3."), where it lies on the wrong side of the talk, or where, once a day
is settled, its clause tells of something else ("og arbejdsplanen starter den niende").
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass

from service.meetings.field import FieldKind, FieldTemplate
from service.talks.answer import Answer
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.hour import Hour, hours_in
from service.talks.mention import Day
from service.talks.phrase import heard
from service.talks.saying import Saying
from service.talks.topics import Thread

_I = re.IGNORECASE
_FAR_AHEAD = 240
"""Days. A next talk lies no further ahead: what seems to was a day behind."""
_FAR_BEHIND = 330
"""Days. What seems to lie so far behind without its year is a day ahead."""
_BEHIND = re.compile(r"\b(?:var|sidst|dengang|talte|opfølgning\s+på|siden)\b(?!.*\bnæste\b)", _I)
_ENDS = r"inden|senest|til\s+og\s+med|t\.?o\.?m\.?|tom|frem\s+til|indtil|før|efter"
_PREPOSITION = {
    "past": re.compile(rf"\b(?:{_ENDS}|til)\s*(?:på\s+)?$", _I),
    "future": re.compile(rf"\b(?:{_ENDS}|siden|fra(?:\s+og\s+med)?)\s*(?:på\s+)?$", _I),
    "any": re.compile(rf"\b(?:{_ENDS}|siden)\s*(?:på\s+)?$", _I),
}
"""What may not stand before a day that is put forward."""
_DEADLINE = re.compile(r"\b(?:frist\w*|deadline|skulle\s+(?:\w+\s+)?(?:have\s+)?(?:været\s+)?holdt)\b", _I)
_FULL = re.compile(r"\bful(?:d|dt|de|dtids?)\s*(?:tid|skema|tryk|timer|styrke|timetal|kraft)\w*|\bfuldtids?\b", _I)
_CLAUSE = re.compile(r"[,;…–—()]|\s+(?:men|fordi|så|for)\s+|\s+og\s+(?=(?:så|jeg|vi|du|han|hun|der|\w+en)\b)", _I)
_WHERE = re.compile(r"\b(?:på|i|hos|ved)\s+(?:(?:mit|min|dit|din|vores|den|det)\s+)?[\wæøåé-]+", _I)
_CLOSE = 24
"""Letters between a day and its hour."""
_ASIDE = re.compile(r"\([^()]*\)?")
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        """
        aftale aftaler aftalt altså andet bare bedre bedst blev blive bliver booke booker dagen dato datoen denne
        derfor eller enig februar fint fleste fredag første godt gerne gælder hellere helst hende hvad hvis hvornår
        hører igen ikke jeres kalender kalenderen kan klokken komme kommer kunne lad lige lyder mandag marts med
        medarbejderen mener mere min mit måske møde mødes mødet noteret noterer nu næste også okay onsdag opfølgning
        opfølgningen os over passe passer perfekt plads planen ringe ringer rigtigt sagde samtale samtalen samtaler
        samme sammen ses siger sige sidst skal skrev skrevet skrive skriver snak snakken snakke snakker snakkes
        stemmer synes sætter sådan tage tager tak tale tales taler tid tiden til tirsdag torsdag tror tænker tænkt uge
        ugen undskyld vent vente ville være været ønske ønsker rammer januar april maj juni juli august september
        oktober november december formiddag formiddagen eftermiddag eftermiddagen morgenen middag frokost kontor
        kontoret video telefon telefonen teams
        """,
    )
)
"""Words that say no more than that a day is agreed."""


@dataclass(frozen=True)
class Proposed:
    """What a sentence puts forward; `occupied` is a day on which it says that something else is.

    `named`: the sentence names the field. `elsewhere`: all the days that it names are another matter's.
    """

    days: tuple[Day, ...] = ()
    time: datetime.time | None = None
    occupied: datetime.date | None = None
    named: bool = False
    elsewhere: bool = False


def proposed(
    saying: Saying, thread: Thread, today: datetime.date, near: datetime.date | None, *, settled: bool
) -> Proposed:
    """The days and the hour that the sentence puts forward for the thread's field; `near` was named just before."""
    text, field = saying.text, thread.field
    named = days_in(text, Calendar(today, field.toward, near))
    hours = hours_in(text)
    if any(day.counted and day.first == today for day in named):
        # "Og i dag er det den sekstende": only what day it is.
        named = [day for day in named if day.first.day != today.day or day.told or day.counted]
    own = heard(field.hear, text)
    days = [
        day
        for day in named
        if _fits(day, field, today, text)
        and not _elsewhere(day, hours, own.start() if own else None, thread.others.get(saying.place, ()), field)
        and not _unfit(day, saying)
    ]
    apart = [day for day in named if not (own and _same_clause(text, own.start(), day.start))]
    foreign = [day for day in apart if _foreign(text, day, hours)]
    occupied = next((day.first for day in foreign if day.single and _declining(saying)), None)
    # "Jeg er til møde i Aarhus mandag": a day that is on the table already, and why it will not do.
    days = [day for day in days if day not in foreign or not (own or settled or day.first == near)]
    if saying.noted or len(days) > 1:
        outside = [day for day in days if not any(m.start() <= day.start < m.end() for m in _ASIDE.finditer(text))]
        days = outside or days
    if saying.noted and own:
        # A line of notes names the field's day first, and then what else there is.
        days = [day for day in days if day.start >= own.start()][:1] or days[:1]
    time = hours[-1].time if hours else None
    if hours and settled and not days and not own and _foreign(text, hours[-1], hours):
        time = None
    return Proposed(tuple(days), time, occupied, own is not None, bool(named and not days))


def _fits(day: Day, field: FieldTemplate, today: datetime.date, text: str) -> bool:
    """Whether the day lies where the field's day may lie and its preposition makes it no other's end."""
    if field.toward == "past" and (day.first > today or (today - day.first).days > _FAR_BEHIND):
        return False
    if field.toward == "future" and (
        day.last <= today or (day.first - today).days > _FAR_AHEAD or _BEHIND.search(text) is not None
    ):
        return False
    lead = re.match(r"(?:til|om|på|efter|før|inden)\b", text[day.start : day.end], _I)
    if _PREPOSITION[field.toward].search(text[: day.start] + (lead.group() if lead else "")):
        return False
    clause = _clause(text, day.start)
    if field.toward == "any" and _FULL.search(clause) and not re.search(r"\bfuldt?\s+tilbage\b", clause, _I):
        return False
    return _DEADLINE.search(clause) is None


def _elsewhere(day: Day, hours: Sequence[Hour], own: int | None, others: Sequence[int], field: FieldTemplate) -> bool:
    """Whether another field is named right before the day, or only another one behind it."""
    if field.kind is FieldKind.MOMENT and any(0 <= hour.start - day.end <= _CLOSE for hour in hours):
        return False  # with its hour, as only a meeting is
    before = [place for place in others if place <= day.start]
    if own is not None and own <= day.start:
        return bool(before) and max(before) > own
    return bool(before)


def _unfit(day: Day, saying: Saying) -> bool:
    """Whether the day is said to be no good: "der kan jeg ikke tirsdag", "ikke på mandag, for der er vi på temadag"."""
    text = saying.text.casefold()
    lead = text[max(0, day.start - 25) : day.start]
    around = lead + "|" + text[day.end : day.end + 14]
    unfit = any(word in around for word in ("kan jeg ikke", "kan vi ikke tirs", "duer ikke", "dur ikke", "går ikke"))
    refused = re.search(r"\bikke\s*(?:på\s*|den\s*)?$", lead) is not None
    return (unfit or refused) and not saying.question


def _clause(text: str, place: int) -> str:
    """The clause of the sentence that the place lies in."""
    start, end = 0, len(text)
    for match in _CLAUSE.finditer(text):
        if match.end() <= place:
            start = match.end()
        elif match.start() > place:
            end = match.start()
            break
    return text[start:end]


def _declining(saying: Saying) -> bool:
    return saying.answer is not Answer.YES and not saying.question


def _same_clause(text: str, one: int, other: int) -> bool:
    start, end = sorted((one, other))
    return not any(start <= match.start() < end for match in _CLAUSE.finditer(text))


def _foreign(text: str, at: Day | Hour, hours: Sequence[Hour]) -> bool:
    """Whether the clause tells of something beside the day: "Mandag har jeg fri"."""
    bare = text
    for span in (at, *hours):
        bare = bare[: span.start] + "_" * (span.end - span.start) + bare[span.end :]
    clause = _clause(bare, at.start)
    if any(0 <= hour.start - at.end <= _CLOSE for hour in hours):
        clause = _WHERE.sub(" ", clause)
    words = [word for word in re.findall(r"[a-zæøåé]+", clause.casefold()) if len(word) > 3 and word not in _EMPTY]
    return bool(words)
