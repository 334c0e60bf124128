"""What was agreed to change: what, who sees to it, from and until when.

The talk is read as a course of agreements in the making (`course`). What nobody took up was not agreed.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.calendar import WEEKDAYS
from service.meetings.field import Adjustment, Field
from service.talks.agreement import Line, Unit
from service.talks.arrangement import arranged, told_in, words_of
from service.talks.calendar import Calendar
from service.talks.course import Course, told_of_before
from service.talks.health import findings
from service.talks.missed import missed
from service.talks.moves import DECIDES, IDEA
from service.talks.people import People
from service.talks.period import period_in
from service.talks.saying import Saying
from service.talks.subject import WORK, Amount, subjects_in
from service.talks.teller import Teller
from service.talks.topics import Thread

_I = re.IGNORECASE
_WISH = re.compile(r"\b(?:vil\s+(?:jeg\s+)?gerne|kunne\s+(?:jeg\s+)?godt|kan\s+(?:jeg\s+)?godt|klar\s+til)\b", _I)
_ASKED = re.compile(
    r"^\W*(?:(?:og|så|men|ja|okay|altså|mon)\W+)*(?P<verb>kan|kunne|skal|skulle|må|måtte|vil|ville|får)\s+(?P<who>du|jeg|vi|hun|han)\s+"
    r"(?:(?:ikke|så|måske|eventuelt|mon|evt\.?)\s+)*(?P<rest>[^?]+)\?",
    _I,
)
_IS = {"kunne": "kan", "skulle": "skal", "måtte": "må", "ville": "vil"}
_WHO = re.compile(r"^\W*(?:(?:og|så|men)\W+)*hvem\s+(?P<what>[^?]+)\?", _I)
_DOES_IT = re.compile(r"^\W*(?:(?:ja|så)\W+)*det\s+(?:gør|kan|skal)\s+(?P<who>[A-ZÆØÅ][^.,]*)")
_CONFIRMS = re.compile(r"\W*(?:ja|jo)\W+du\s+(?:er|har|får)\b", _I)
LEFT_OUT = (
    "En aftale er udeladt, fordi den kan røbe noget om helbred eller privatliv. "
    "Læs i udskriften, hvad der blev sagt, og skriv aftalen selv, hvis den skal med."
)
_COUNTED = frozenset({"timer", "dage", "vagter", "lektioner", "formiddage", "eftermiddage", "dagvagter", "aftenvagter"})
_HOURS = re.compile(r"\b(\w+?)-?timers?\s?uge\w*", _I)


def adjusted(  # noqa: PLR0913 - what agreements are read from, each a value of its own
    thread: Thread,
    sayings: Sequence[Saying],
    people: People,
    teller: Teller,
    today: datetime.date,
    *,
    start: datetime.date | None = None,
) -> Field:
    """The field with the agreements of these sentences; the thread says which of them the tagging is sure of.

    `start` is the day of coming back, where that is known.
    """
    course = Course(people, today, start)
    for saying in sayings:
        course.hear(saying)
    units = course.units
    apart = [frozenset(words_of(_what(unit, teller))) for unit in units if unit.agreed]
    units = [*units, *missed(thread, sayings, units, apart, people, today)]
    made = [
        (unit, one)
        for unit in units
        if not _summed_up(unit, units) and (one := _agreement(unit, teller, people, start)) is not None
    ]
    sources = tuple(dict.fromkeys(u for unit, _ in made for line in unit.lines for u in line.saying.utterances))
    flags = tuple(flag for unit, one in made for flag in _doubts(unit, one))
    agreed = tuple(one for _, one in made)
    written = {id(unit) for unit, _ in made}
    if any(id(unit) not in written and _hidden(unit, units, teller) for unit in units):
        flags = (*flags, Flag(kind=FlagKind.UNCERTAIN, text="", reason=LEFT_OUT))
    return Field(
        name=thread.field.name,
        value=agreed or None,
        text="\n".join(one.what for one in agreed),
        sources=sources,
        flags=flags,
    )


def _hidden(unit: Unit, units: Sequence[Unit], teller: Teller) -> bool:
    """Whether it was agreed, and only its words could not be written."""
    if not unit.agreed or unit.weak or _summed_up(unit, units):
        return False
    return any(line.names for line in unit.meant) and not _what(unit, teller)


def _summed_up(unit: Unit, units: Sequence[Unit]) -> bool:
    """Whether what was only spoken of is another agreement by the time that it has its days."""
    return unit.weak and any(
        other.agreed and not other.weak and not other.period.empty and other.period.until == unit.period.until
        for other in units
    )


def decides(saying: Saying) -> bool:
    """Whether the sentence decides or puts forward a change by itself."""
    if told_of_before(saying):
        return False
    subjects = subjects_in(saying.text)
    if saying.part is Part.EMPLOYEE:
        return _WISH.search(saying.text) is not None and any(subject.amount for subject in subjects)
    if saying.question:
        return any(subject.amount for subject in subjects) or (bool(subjects) and IDEA.search(saying.text) is not None)
    return bool(subjects) and DECIDES.search(saying.text) is not None and _CONFIRMS.match(saying.text) is None


def settles(saying: Saying, today: datetime.date) -> bool:
    """Whether it decides a change with its days, whatever else it names: "Så tager Bo kassen fra næste møde"."""
    if saying.question or saying.part is Part.EMPLOYEE or not decides(saying):
        return False
    period = period_in(saying.text, Calendar(today, "future"))
    return period.first is not None or period.last is not None


def tells_agreement(saying: Saying, today: datetime.date) -> bool:
    """Whether who leads the talk tells a change with its days: "Du kommer tirsdag fra ni til tolv, fra på tirsdag"."""
    if saying.question or saying.part is Part.EMPLOYEE or told_of_before(saying):
        return False
    period = period_in(saying.text, Calendar(today, "future"))
    strong = any(not subject.weak for subject in subjects_in(saying.text))
    return told_in(saying.text, period) and (strong or bool(arranged(saying, period)))


def tells_how_it_is(saying: Saying) -> bool:
    """Whether it tells how it has been, or says yes to it: "Ja, du er fri for møderne."."""
    return told_of_before(saying) or _CONFIRMS.match(saying.text) is not None


def changes(saying: Saying) -> bool:
    """Whether a line of notes says by itself that something changes: how much, or what somebody is spared or given."""
    return any(subject.amount or not subject.weak for subject in subjects_in(saying.text))


def _doubts(unit: Unit, one: Adjustment) -> list[Flag]:
    """Why the agreement must be looked at; each flag's text is what was agreed."""
    found = []
    if unit.period.vague:
        found.append(Flag(kind=FlagKind.DATE, text=one.what, reason="Hvornår aftalen gælder, blev ikke sagt præcist."))
    if unit.weak or unit.missed:
        reason = "Det blev ikke sagt ligeud, at det er en aftale."
        found.append(Flag(kind=FlagKind.UNCERTAIN, text=one.what, reason=reason))
    if not unit.answered and not any(line.saying.noted for line in unit.lines):
        reason = "Der blev ikke svaret klart ja til aftalen."
        found.append(Flag(kind=FlagKind.UNCERTAIN, text=one.what, reason=reason))
    if not one.owner and one.from_ is None and one.until is None:
        reason = "Hverken hvem eller hvornår blev sagt; se efter, at det er en aftale."
        found.append(Flag(kind=FlagKind.UNCERTAIN, text=one.what, reason=reason))
    return found


def _agreement(unit: Unit, teller: Teller, people: People, start: datetime.date | None) -> Adjustment | None:
    """The unit as it is written; None where it was not taken up or nothing can be written of it."""
    if not unit.agreed:
        return None
    what = _what(unit, teller)
    if not what:
        return None
    period = unit.period
    first, last = period.first, period.until
    if first is None and last is not None and WORK in unit.keys:
        first = start
    if first is not None and last is not None and last < first:
        last = None
    return Adjustment(what=what, owner=_owner(unit, people), from_=first, until=last)


def _owner(unit: Unit, people: People) -> str:
    """Who saw to it last; somebody who was not there is not named by a sentence that may not be written."""
    there = {person.name for person in people.all}
    named = [line for line in reversed(unit.lines) if line.owner]
    fit = (one.owner for one in named if one.owner in there or not findings(f"{one.owner}. {one.saying.text}"))
    return next(fit, "")


def _what(unit: Unit, teller: Teller) -> str:
    """The sentence that says best what was agreed, without its days."""
    named = [line for line in unit.meant if line.names]
    if not named:
        return ""
    amount = unit.amount
    if unit.title:
        return unit.title[:1].upper() + unit.title[1:]
    over = next((line for line in reversed(named) if line.over and not subjects_in(line.saying.text)), None)
    spoken = [line for line in named if line is not over] or named
    best = max(enumerate(spoken), key=lambda pair: _weight(pair[1], amount, pair[0]))[1]
    if over is not None and best is not over:
        return _given_over(best.saying, over.saying, teller)
    text = _HOURS.sub(lambda match: f"{match[1]} timer om ugen", teller.bare(_stated(best.saying)))
    if unit.place and unit.place not in text:
        text = f"{text} ({unit.place})"
    if amount is not None and amount.unit and not any(s.amount for s in subjects_in(text)):
        text = f"{_amount(amount)}. {text}" if len(text.split()) > 3 else _amount(amount)
    told = {line.amount.unit: line.amount for line in named if line.amount is not None and line.amount.unit}
    days = any(day in text.casefold() for day in WEEKDAYS)
    more = [
        _amount(one)
        for one in told.values()
        if one.unit not in text.casefold() and one.unit in _COUNTED and not (days and one.unit == "dage")
    ]
    return ", ".join([text, *more]) if WORK in unit.keys else text


def _amount(amount: Amount) -> str:
    number = f"{amount.number:g}".replace(".", ",")
    return f"{number} {amount.unit}"


def _given_over(about: Saying, over: Saying, teller: Teller) -> str:
    """Of "Hvem tager kassen?" and "Det gør Bo." that Bo takes it; else what it is about before who takes it."""
    asked, does = _WHO.match(about.text), _DOES_IT.match(over.text)
    if asked is not None and does is not None:
        return teller.bare(replace(over, text=f"{does['who'].strip()} {asked['what'].strip()}."))
    who = teller.bare(over)
    return f"{teller.bare(about)}: {who[:1].lower()}{who[1:]}"


def _stated(saying: Saying) -> Saying:
    """A question that was answered with yes as what it came to: "Kan jeg slippe for kassen?" is "Jeg kan …"."""
    found = _ASKED.match(saying.text)
    if found is None:
        return saying
    verb = found["verb"].casefold()
    who = found["who"]
    return replace(saying, text=f"{who[:1].upper()}{who[1:]} {_IS.get(verb, verb)} {found['rest'].strip()}.")


def _weight(line: Line, amount: Amount | None, place: int) -> tuple[float, int]:
    words = len(re.findall(r"\w+", line.saying.text))
    weight = min(words, 12) / 4
    weight += 4 if line.amount is not None and line.amount == amount else 0
    weight += 1.5 if line.saying.part is not Part.EMPLOYEE else 0
    weight -= 2 if line.saying.question else 0
    weight -= 2 if words > 22 else 0
    weight -= 0 if line.amount is not None or line.over or words_of(line.saying.text) else 3  # "Den køber jeg."
    weight -= 2 if IDEA.search(line.saying.text) else 0
    return (weight, place)
