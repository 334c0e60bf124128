"""What was agreed to change: what, who sees to it, from and until when.

The talk is read as a course of agreements in the making. A sentence that names a subject opens one or goes on with it;
what is said next of days, of who does it, and every yes and no, belongs to it. A proposal that is turned down is taken
out again, with its days; what nobody took up was not agreed.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from service.agreeing import Part
from service.meetings import Flag, FlagKind
from service.meetings.field import Adjustment, Field
from service.talks.agreement import Line, Unit
from service.talks.answer import Answer, negated
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.owner import asks_owner, owner_in
from service.talks.people import People
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
_IDEA = re.compile(
    r"\b(?:ville\s+(?:jeg\s+)?foreslå|havde\s+(?:jeg\s+|vi\s+)?(?:overvejet|tænkt|forestillet)|kunne\s+man|tænkte\s+på|overvej\w*|hvad\s+med|måske|foreslå\w*)\b",
    _I,
)
_REFUSES = re.compile(
    r"\b(?:for\s+(?:meget|mange|tidligt|hårdt|svært|lidt)|det\s+(?:tør|vil|kan|magter|behøver)\s+(?:jeg|a)\s+(?:\w+\s+)?ikke|det\s+synes\s+jeg\s+(?:heller\s+)?ikke|"
    r"det\s+tror\s+jeg\s+ikke|behøver\s+(?:jeg|a)\s+ikke)\b",
    _I,
)
_WISH = re.compile(r"\b(?:vil\s+(?:jeg\s+)?gerne|kunne\s+(?:jeg\s+)?godt|kan\s+(?:jeg\s+)?godt|klar\s+til)\b", _I)
_GRANTS = re.compile(
    r"\b(?:det\s+(?:kan|må|skal)\s+du|(?:dem|den|det)\s+(?:tager|får)\s+du|det\s+(?:gør|siger|aftaler|finder|kan)\s+vi|det\s+er\s+en\s+aftale|aftalt|det\s+(?:sørger|ordner|lover)\s+jeg|så\s+(?:gør|siger)\s+vi)\b"
    r"|^\W*(?:ja|jo)\b",
    _I,
)
_BY = re.compile(r"\b(?:senest|inden)\b", _I)
_SPARED = re.compile(r"\b(?:ingen|ikke|fri)\b", _I)
_ANY = Calendar(datetime.date(2000, 1, 3))
_LONG = 6
"""Words of a question that stands by itself."""
_LATELY = 6
_WHERE = re.compile(r"\b(?:i|på|ved)\s+[a-zæøå]{4,}(?:en|et|erne)\b")
_HOURS = re.compile(r"\b(\w+?)-?timers?\s?uge\w*", _I)
_ENDS = re.compile(r"\b(?:slut\s+med|ophør\w*|stopper|af\s+listen|ikke\s+længere|ikke\s+mere\s+brug)\b", _I)
_FULL = re.compile(r"\b(?:fuld\s+tid|fuldtid|raskmeld\w*)\b", _I)
_SAME = re.compile(
    r"\b(?:i\s+den\s+periode|(?:i\s+)?(?:den\s+)?samme\s+(?:periode|tid|tidsrum|uger|dage|\S+\s+(?:uger|dage))|i\s+de\s+(?:\S+)\s+(?:uger|dage))\b",
    _I,
)
_NEW = re.compile(
    r"^\W*(?:(?:okay|godt|fint)\W+)*(?:så\b|nu\b|lad\s+os|jeg\s+(?:bestiller|sørger|finder|giver|skaffer|kan\s+få))|\b(?:videre|fremover|fra\s+på|fra\s+i\s+morgen)\b",
    _I,
)
_NEXT = re.compile(r"\b(?:og\s+så|derefter|bagefter|så\s+\w+\s+timer\s+i|herefter|efter\s+det)\b", _I)


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
    course = _Course(people, today, start)
    for saying in sayings:
        course.hear(saying)
    units = course.units
    made = [(unit, one) for unit in units if (one := _agreement(unit, teller, start)) is not None]
    sources = tuple(dict.fromkeys(u for unit, _ in made for line in unit.lines for u in line.saying.utterances))
    flags = tuple(flag for unit, one in made for flag in _doubts(unit, one))
    agreed = tuple(one for _, one in made)
    return Field(
        name=name, value=agreed or None, text="\n".join(one.what for one in agreed), sources=sources, flags=flags
    )


def decides(saying: Saying) -> bool:
    """Whether the sentence decides or puts forward a change by itself."""
    if _told_of_before(saying):
        return False
    subjects = subjects_in(saying.text)
    if saying.part is Part.EMPLOYEE:
        return _WISH.search(saying.text) is not None and any(subject.amount for subject in subjects)
    if saying.question:
        return any(subject.amount for subject in subjects) or (bool(subjects) and _IDEA.search(saying.text) is not None)
    confirms = re.match(r"\W*(?:ja|jo)\W+du\s+(?:er|har|får)\b", saying.text, _I)
    return bool(subjects) and _DECIDES.search(saying.text) is not None and confirms is None


class _Course:
    """Hears the sentences one by one. `now` is the agreement that is talked of, `near` the day named last."""

    def __init__(self, people: People, today: datetime.date, start: datetime.date | None) -> None:
        self.units: list[Unit] = []
        self._people, self._today, self._start = people, today, start
        self._now: Unit | None = None
        self._near: datetime.date | None = None
        self._asker = ""
        self._heard: list[Saying] = []

    def hear(self, saying: Saying) -> None:
        """Take the next sentence in."""
        if saying.noted and (not self._heard or self._heard[-1].utterances != saying.utterances):
            self._now = None  # a line of notes is about one thing
        subjects = [] if _told_of_before(saying) else subjects_in(saying.text, working=self._working)
        if not self._turned_down(saying, subjects):
            self._go_on(saying, subjects)
        if self._now is not None and _GRANTS.search(saying.text) and saying.part is not Part.EMPLOYEE:
            self._now.granted = self._now.answered = self._now.accepted = True
        self._heard.append(saying)

    @property
    def _working(self) -> bool:
        return self._now is not None and WORK in self._now.keys

    def _turned_down(self, saying: Saying, subjects: Sequence[Subject]) -> bool:
        """Whether the sentence does no more than end something or turn it down."""
        now = self._now
        if now is not None and _answered(now, saying, self._heard, subjects):
            return True
        if _ENDS.search(saying.text) or (_DROPS.search(saying.text) and not subjects):
            if now is not None and not subjects:
                now.refuse()
            return True
        if (_IDEA.search(saying.text) or self._asks_else(saying)) and not subjects:
            self._now = None  # something else is put forward; if it is the same after all, its own words find it again
        return False

    @staticmethod
    def _asks_else(saying: Saying) -> bool:
        """Whether the one who leads asks about something else altogether."""
        long = saying.question and saying.part is not Part.EMPLOYEE and len(saying.text.split()) >= _LONG
        return long and not asked_for(saying.text) and not asks_owner(saying.text) and not days_in(saying.text, _ANY)

    def _go_on(self, saying: Saying, subjects: Sequence[Subject]) -> None:
        """Find the agreement that the sentence belongs to, and add what it says."""
        text, now = saying.text, self._now
        # Where the agreement has its first day, a bare day is told from there.
        calendar = Calendar(self._today, "future", (now.period.first if now is not None else None) or self._near)
        period = _period(text, calendar, self._asked_of(saying), self.units, now)
        if period.days is not None and period.first is None and not self.units:
            period = replace(period, first=self._start)
        if subjects:
            now = self._now = _unit_of(self.units, now, subjects, saying, period)
            if now not in self.units:
                now.place = _spoken_of(self._heard) if all(subject.elliptic for subject in subjects) else ""
                self.units.append(now)
        if now is None:
            return
        self._add(now, saying, subjects, period)
        named = next((day.first for day in days_in(text, calendar) if day.single), self._near)
        self._near = period.first or period.last or named
        if saying.question or asked_for(text) or asks_owner(text):
            now.asked, now.wants_owner, self._asker = asked_for(text), asks_owner(text), saying.speaker
        elif not period.empty:
            now.asked = ""

    def _asked_of(self, saying: Saying) -> str:
        """Which end of the period the sentence answers for."""
        return self._now.asked if self._now is not None and saying.speaker != self._asker else ""

    def _add(self, now: Unit, saying: Saying, subjects: Sequence[Subject], period: Period) -> None:
        asked = now.wants_owner and saying.speaker != self._asker
        owner = owner_in(saying, self._people, asked=asked)
        if not (subjects or not period.empty or (owner and not saying.question)):
            return
        amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
        proposal = saying.question or _IDEA.search(saying.text) is not None or saying.part is Part.EMPLOYEE
        if owner and _BY.search(saying.text) and not subjects:
            period = replace(period, last=None)  # "Jeg giver besked senest på fredag" is no end of the agreement
        now.lines.append(Line(saying, period, amount, bool(subjects), proposal, owner))
        if subjects and saying.noted:
            now.accepted = not negated(saying.text) or _SPARED.search(saying.text) is not None
        elif subjects and not saying.question and not negated(saying.text):
            # What another has put forward is said again: "Tolv timer?" "Tolv timer, ja."
            again = any(line.names and line.saying.speaker != saying.speaker for line in now.meant[:-1])
            sure = _DECIDES.search(saying.text) is not None or (amount is not None and not proposal)
            decides = saying.part is not Part.EMPLOYEE and sure
            now.accepted, now.answered = now.accepted or again or decides, now.answered or again
        elif subjects and saying.part is not Part.EMPLOYEE and not saying.question and _DECIDES.search(saying.text):
            now.accepted = True


def _period(text: str, calendar: Calendar, asked: str, units: Sequence[Unit], now: Unit | None) -> Period:
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


def _spoken_of(before: Sequence[Saying]) -> str:
    """Where it is, by what was asked just before: "Hvornår skal jeg i skranken igen?"."""
    for saying in reversed(before[-_LATELY:]):
        found = _WHERE.search(saying.text) if saying.question else None
        if found:
            return found.group()
    return ""


def _told_of_before(saying: Saying) -> bool:
    """Whether it tells how things have been; notes tell of what was agreed in the past tense too."""
    if saying.noted and re.search(r"\baftal\w*\b", saying.text, _I):
        return False
    return _PAST.search(saying.text) is not None and not _DECIDES.search(saying.text)


def _answered(now: Unit, saying: Saying, before: Sequence[Saying], subjects: Sequence[Subject]) -> bool:
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
        now.settle()
    elif saying.answer is Answer.YES and subjects:
        taken = any(same(subject.key, key) for subject in subjects for key in now.keys)
        if taken:
            now.settle()
    return False


def _unit_of(units: list[Unit], now: Unit | None, subjects: Sequence[Subject], saying: Saying, period: Period) -> Unit:
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
            and (
                _NEXT.search(saying.text) is not None
                or (period.first is not None and unit.period.first not in {None, period.first})
            )
        )
        if goes_on:
            return Unit(keys)
        if amount is None:
            unit.keys += [key for key in keys if key not in unit.keys]
        return unit
    return Unit(keys)


def _akin(one: str, other: str) -> bool:
    """Whether two compounds end in the same word: "aftenvagter" and "dagvagter"."""
    return one[-5:] == other[-5:] and len(one) > 6 and len(other) > 6


def _doubts(unit: Unit, one: Adjustment) -> list[Flag]:
    """Why the agreement must be looked at; each flag's text is what was agreed."""
    found = []
    if unit.period.vague:
        found.append(Flag(kind=FlagKind.DATE, text=one.what, reason="Hvornår aftalen gælder, blev ikke sagt præcist."))
    if not unit.answered and not any(line.saying.noted for line in unit.lines):
        reason = "Der blev ikke svaret klart ja til aftalen."
        found.append(Flag(kind=FlagKind.UNCERTAIN, text=one.what, reason=reason))
    if not one.owner and one.from_ is None and one.until is None:
        reason = "Hverken hvem eller hvornår blev sagt; kontrollér, at det er en aftale."
        found.append(Flag(kind=FlagKind.UNCERTAIN, text=one.what, reason=reason))
    return found


def _agreement(unit: Unit, teller: Teller, start: datetime.date | None) -> Adjustment | None:
    """The unit as it is written; None where it was not taken up or nothing can be written of it."""
    if unit.refused or not unit.accepted or not unit.shared:
        return None
    what = _what(unit, teller)
    if not what:
        return None
    period = unit.period
    owner = next((line.owner for line in reversed(unit.lines) if line.owner), "")
    first, last = period.first, period.until
    if first is None and last is not None and WORK in unit.keys:
        first = start
    if first is not None and last is not None and last < first:
        last = None
    return Adjustment(what=what, owner=owner, from_=first, until=last)


def _what(unit: Unit, teller: Teller) -> str:
    """The sentence that says best what was agreed, without its days."""
    named = [line for line in unit.meant if line.names]
    if not named:
        return ""
    amount = unit.amount
    best = max(enumerate(named), key=lambda pair: _weight(pair[1], amount, pair[0]))[1]
    text = _HOURS.sub(lambda match: f"{match[1]} timer om ugen", teller.bare(best.saying))
    if unit.place and unit.place not in text:
        text = f"{text} ({unit.place})"
    if amount is not None and amount.unit and not any(s.amount for s in subjects_in(text)):
        number = f"{amount.number:g}".replace(".", ",")
        text = f"{number} {amount.unit}. {text}" if len(text.split()) > 3 else f"{number} {amount.unit}"
    return text


def _weight(line: Line, amount: Amount | None, place: int) -> tuple[float, int]:
    words = len(re.findall(r"\w+", line.saying.text))
    weight = min(words, 12) / 4
    weight += 2 if line.amount is not None and line.amount == amount else 0
    weight += 1.5 if line.saying.part is not Part.EMPLOYEE else 0
    weight -= 2 if line.saying.question else 0
    weight -= 2 if words > 22 else 0
    weight -= 2 if _IDEA.search(line.saying.text) else 0
    return (weight, place)
