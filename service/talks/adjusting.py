"""What was agreed to change: what, who sees to it, from and until when.

The talk is read as a course of agreements in the making. A sentence that names a subject opens one or goes on with it;
what is said next of days, of who does it, and every yes and no, belongs to it. A proposal that is turned down is taken
out again, with its days; what nobody took up was not agreed.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.meetings import Flag, FlagKind
from service.meetings.field import Adjustment, Field
from service.talks.answer import Answer, negated
from service.talks.day import Calendar, days_in
from service.talks.owner import asks_owner, owner_in
from service.talks.people import Part, People
from service.talks.period import Period, asked_for, period_in
from service.talks.saying import Saying
from service.talks.subject import WORK, Amount, Subject, same, subjects_in
from service.talks.telling import Teller

_I = re.IGNORECASE
_DROPS = re.compile(
    r"\b(?:dropper\s+vi|glemmer\s+vi|springer\s+vi\s+over|lader\s+vi\s+(?:\w+\s+)?(?:ligge|være)|(?:det|den|sådan)\s+(?:gør|tager|laver)\s+vi\s+(?:så\s+)?"
    r"ikke|gør\s+vi\s+ikke\s+det|så\s+(?:bliver|tager)\s+det\s+ikke|bliver\s+ikke\s+til\s+noget|gør\s+vi\s+ikke|droppet)\b",
    _I,
)
_PAST = re.compile(
    r"\b(?:har\s+(?:jeg\s+|du\s+|jo\s+|ikke\s+)*(?:haft|været|taget|siddet|brugt|arbejdet|mødt|fungeret|kørt)|havde(?!\s+jeg\s+(?:tænkt|overvejet|forestillet))|var|lovede|aftalte|skulle\s+komme|"
    r"dengang|sidst|plejer|nåede|byttede|kom\s+der|sagde|nævnte|spurgte|er\s+kommet)\b",
    _I,
)
_DECIDES = re.compile(
    r"^\W*(?:(?:ja|okay|godt|fint|altså|nej|jo)\W+)*(?:så\b(?!.*\?)|vi\s+siger|du\s+(?:får|møder|starter|begynder|slipper|er\s+fri|har)|der\s+bliver\b|jeg\s+(?:bestiller|"
    r"sørger|finder|giver|skaffer|sætter|kan\s+få|låner|ordner|lægger)|ingen\b|det\s+kan\s+du\s+(?:godt|få)|lad\s+os|aftale|det\s+bliver|kun\b)",
    _I,
)
_IDEA = re.compile(r"\b(?:ville\s+foreslå|havde\s+(?:overvejet|tænkt)|kunne\s+man|tænkte\s+på|overvej\w*|hvad\s+med|måske|foreslå\w*)\b", _I)
_REFUSES = re.compile(
    r"\b(?:for\s+(?:meget|mange|tidligt|hårdt|svært|lidt)|det\s+(?:tør|vil|kan|magter|behøver)\s+(?:jeg|a)\s+(?:\w+\s+)?ikke|det\s+synes\s+jeg\s+(?:heller\s+)?ikke|"
    r"det\s+tror\s+jeg\s+ikke|behøver\s+(?:jeg|a)\s+ikke)\b",
    _I,
)
_HOURS = re.compile(r"\b(\w+?)-?timers?\s?uge\w*", _I)
_ENDS = re.compile(r"\b(?:slut\s+med|ophør\w*|stopper|af\s+listen|ikke\s+længere|ikke\s+mere\s+brug)\b", _I)
_FULL = re.compile(r"\b(?:fuld\s+tid|fuldtid|raskmeld\w*)\b", _I)
_SAME = re.compile(r"\b(?:(?:i\s+)?(?:den\s+)?samme\s+(?:periode|tid|tidsrum|uger|dage|\S+\s+(?:uger|dage))|i\s+de\s+(?:\S+)\s+(?:uger|dage))\b", _I)
_NEW = re.compile(
    r"^\W*(?:(?:okay|godt|fint)\W+)*(?:så\b|nu\b|lad\s+os|jeg\s+(?:bestiller|sørger|finder|giver|skaffer|kan\s+få))|\b(?:videre|fremover|fra\s+på|fra\s+i\s+morgen)\b",
    _I,
)
_NEXT = re.compile(r"\b(?:og\s+så|derefter|bagefter|så\s+\w+\s+timer\s+i|herefter|efter\s+det)\b", _I)


@dataclass(frozen=True)
class _Line:
    """One sentence of an agreement in the making."""

    saying: Saying
    period: Period
    amount: Amount | None
    names: bool
    proposal: bool
    owner: str = ""


@dataclass
class _Unit:
    """An agreement in the making: the keys of its subject, its sentences, and whether it has been taken up."""

    keys: list[str]
    lines: list[_Line] = field(default_factory=list)
    accepted: bool = False
    refused: bool = False
    asked: str = ""
    wants_owner: bool = False

    @property
    def amount(self) -> Amount | None:
        """How much was said last; the unit of an earlier one, where it was understood."""
        told = [line.amount for line in self.lines if line.amount is not None]
        if not told:
            return None
        unit = next((amount.unit for amount in reversed(told) if amount.unit), "")
        return Amount(told[-1].number, told[-1].unit or unit)

    @property
    def meant(self) -> list[_Line]:
        """The sentences without those that say another number than the last."""
        amount = self.amount
        return [
            line for line in self.lines if line.amount is None or amount is None or line.amount.number == amount.number
        ]

    @property
    def period(self) -> Period:
        """From and until when, as it was said last."""
        period = Period()
        for line in self.meant:
            period = period.then(line.period)
        return period

    def refuse(self) -> None:
        """Take the last proposal out, with the days that came with it."""
        while self.lines and not self.lines[-1].names:
            self.lines.pop()
        if self.lines:
            self.lines.pop()
        self.accepted = any(line.names and not line.proposal for line in self.lines)
        self.refused = not self.lines


def adjusted(  # noqa: PLR0913 - what agreements are read from, each a value of its own
    name: str,
    sayings: Sequence[Saying],
    people: People,
    teller: Teller,
    today: datetime.date,
    *,
    start: datetime.date | None = None,
) -> Field:
    """The field with the agreements of these sentences; `start` is the day of coming back, where that is known."""
    units = _units(sayings, people, today, start)
    made = [(unit, one) for unit in units if (one := _agreement(unit, teller)) is not None]
    sources = tuple(dict.fromkeys(u for unit, _ in made for line in unit.lines for u in line.saying.utterances))
    flags = tuple(
        Flag(kind=FlagKind.DATE, text=one.what, reason="Hvornår aftalen gælder, blev ikke sagt præcist.")
        for unit, one in made
        if unit.period.vague
    )
    agreed = tuple(one for _, one in made)
    return Field(
        name=name, value=agreed or None, text="\n".join(one.what for one in agreed), sources=sources, flags=flags
    )


def decides(saying: Saying) -> bool:
    """Whether the sentence decides or puts forward a change by itself."""
    if saying.part is Part.EMPLOYEE or _told_of_before(saying):
        return False
    if saying.question:
        return bool(subjects_in(saying.text)) and _IDEA.search(saying.text) is not None
    confirms = re.match(r"\W*(?:ja|jo)\W+du\s+(?:er|har|får)\b", saying.text, _I)
    return bool(subjects_in(saying.text)) and _DECIDES.search(saying.text) is not None and confirms is None


def _units(
    sayings: Sequence[Saying], people: People, today: datetime.date, start: datetime.date | None
) -> list[_Unit]:
    units: list[_Unit] = []
    now: _Unit | None = None
    near: datetime.date | None = None
    asker = ""
    for place, saying in enumerate(sayings):
        text = saying.text
        if saying.noted and (place == 0 or sayings[place - 1].utterances != saying.utterances):
            now = None  # a line of notes is about one thing
        subjects = [] if _told_of_before(saying) else subjects_in(text, working=now is not None and WORK in now.keys)
        if now is not None and _answered(now, saying, sayings[:place], subjects):
            continue
        if _ENDS.search(text) or (_DROPS.search(text) and not subjects):
            if now is not None and not subjects:
                now.refuse()
            continue
        if _IDEA.search(text) and not subjects:
            now = None  # something else is put forward; if it is the same after all, its own words find it again
        # Where the agreement has its first day, a bare day is told from there.
        calendar = Calendar(today, "future", (now.period.first if now is not None else None) or near)
        asked = now.asked if now is not None and now.asked and saying.speaker != asker else ""
        period = _period(text, calendar, asked, units, now)
        if period.days is not None and period.first is None and not units:
            period = replace(period, first=start)
        if subjects:
            now = _unit_of(units, now, subjects, saying, period)
            if now not in units:
                units.append(now)
        if now is None:
            continue
        if subjects or not period.empty or now.wants_owner or (owner_in(saying, people) and not saying.question):
            owner = owner_in(saying, people, asked=now.wants_owner and saying.speaker != asker)
            _add(now, saying, subjects, period, owner)
            if subjects and saying.part is not Part.EMPLOYEE and _DECIDES.search(text) and not saying.question:
                now.accepted = True
            if saying.noted and subjects:
                now.accepted = not (negated(text) and not re.search(r"\b(?:ingen|ikke|fri)\b", text, _I))
        near = period.first or period.last or next((d.first for d in days_in(text, calendar) if d.single), near)
        if saying.question or asked_for(text) or asks_owner(text):
            now.asked, now.wants_owner, asker = asked_for(text), asks_owner(text), saying.speaker
        elif not period.empty:
            now.asked = ""
    return units


def _period(text: str, calendar: Calendar, asked: str, units: Sequence[_Unit], now: _Unit | None) -> Period:
    """What the sentence says of the period; the day on which somebody is back to the full ends the one before it."""
    full = _FULL.search(text)
    if full is not None:
        period = period_in(text[: full.start()], calendar, asked)
        back = period_in(text[full.start() :], calendar, "from")
        ends = now is not None and WORK in now.keys and now.period.last is None
        if back.first is not None and ends and period.last is None:
            return replace(period, last=back.first - datetime.timedelta(days=1))
        return period
    if _SAME.search(text):
        known = next((unit.period for unit in reversed(units) if unit.accepted and unit.period.until is not None), None)
        if known is not None:
            return Period(known.first, known.until)
    return period_in(text, calendar, asked)


def _told_of_before(saying: Saying) -> bool:
    """Whether it tells how things have been."""
    return _PAST.search(saying.text) is not None and not _DECIDES.search(saying.text)


def _answered(now: _Unit, saying: Saying, before: Sequence[Saying], subjects: Sequence[Subject]) -> bool:
    """A yes takes the agreement up, a no takes the last proposal out: where it answers what was said of it.

    Whether the sentence did no more than turn something down.
    """
    last = next((other for other in reversed(before) if other.speaker != saying.speaker), None)
    if last is None or not now.lines or saying.place - last.place > 2:
        return False
    refuses = saying.answer is Answer.NO or _REFUSES.search(saying.text) is not None
    if refuses and not (negated(last.text) and not last.question):
        amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
        told = now.amount
        if subjects and not (amount is not None and told is not None and amount.number == told.number):
            return False  # "Nej, fire dage." puts something else in its place
        if now.lines[-1].saying.place == last.place and (now.lines[-1].proposal or saying.part is Part.EMPLOYEE):
            now.refuse()
            return True
    elif saying.answer is Answer.YES and not subjects:
        now.accepted = True
    elif saying.answer is Answer.YES and subjects:
        now.accepted = now.accepted or any(same(subject.key, key) for subject in subjects for key in now.keys)
    return False


def _unit_of(units: list[_Unit], now: _Unit | None, subjects: Sequence[Subject], saying: Saying, period: Period) -> _Unit:
    """The unit that the sentence is about: the one at hand, an earlier one with its subject, or a new one."""
    keys = [subject.key for subject in subjects]
    amount = subjects[0].amount
    for unit in ([now] if now is not None else []) + list(reversed(units)):
        turn = unit is now and unit.lines and unit.lines[-1].saying.speaker == saying.speaker and not saying.opens
        if unit.refused or not any(same(key, own) or (turn and _akin(key, own)) for key in keys for own in unit.keys):
            continue
        before = unit.amount
        goes_on = (
            amount is not None
            and before is not None
            and unit.accepted
            and amount.number != before.number
            and (_NEXT.search(saying.text) is not None or (period.first is not None and unit.period.first not in {None, period.first}))
        )
        if goes_on:
            return _Unit(keys)
        if amount is None:
            unit.keys += [key for key in keys if key not in unit.keys]
        return unit
    return _Unit(keys)


def _akin(one: str, other: str) -> bool:
    """Whether two compounds end in the same word: "aftenvagter" and "dagvagter"."""
    return one[-5:] == other[-5:] and len(one) > 6 and len(other) > 6


def _add(now: _Unit, saying: Saying, subjects: Sequence[Subject], period: Period, owner: str) -> None:
    amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
    proposal = saying.question or _IDEA.search(saying.text) is not None or saying.part is Part.EMPLOYEE
    now.lines.append(_Line(saying, period, amount, bool(subjects), proposal, owner))


def _agreement(unit: _Unit, teller: Teller) -> Adjustment | None:
    """The unit as it is written; None where it was not taken up or nothing can be written of it."""
    if unit.refused or not unit.accepted:
        return None
    what = _what(unit, teller)
    if not what:
        return None
    period = unit.period
    owner = next((line.owner for line in reversed(unit.lines) if line.owner), "")
    first, last = period.first, period.until
    if first is not None and last is not None and last < first:
        last = None
    return Adjustment(what=what, owner=owner, from_=first, until=last)


def _what(unit: _Unit, teller: Teller) -> str:
    """The sentence that says best what was agreed, without its days."""
    named = [line for line in unit.meant if line.names]
    if not named:
        return ""
    amount = unit.amount
    best = max(enumerate(named), key=lambda pair: _weight(pair[1], amount, pair[0]))[1]
    text = _HOURS.sub(lambda match: f"{match[1]} timer om ugen", teller.bare(best.saying))
    if amount is not None and amount.unit and not any(s.amount for s in subjects_in(text)):
        number = f"{amount.number:g}".replace(".", ",")
        text = f"{number} {amount.unit}. {text}" if len(text.split()) > 3 else f"{number} {amount.unit}"
    return text


def _weight(line: _Line, amount: Amount | None, place: int) -> tuple[float, int]:
    words = len(re.findall(r"\w+", line.saying.text))
    weight = min(words, 12) / 4
    weight += 2 if line.amount is not None and line.amount == amount else 0
    weight += 1.5 if line.saying.part is not Part.EMPLOYEE else 0
    weight -= 2 if line.saying.question else 0
    weight -= 2 if words > 22 else 0
    weight -= 2 if _IDEA.search(line.saying.text) else 0
    return (weight, place)
