"""The course of a talk as agreements in the making: each sentence opens one, goes on with one, or is about none.

A sentence that names a subject opens an agreement or goes on with it; what is said next of days, of who does it, and
every yes and no, belongs to it. A proposal that is turned down is taken out again, with its days. "Den tager Kaja."
decides what was only spoken of before.
"""

import datetime
import re
from collections.abc import Sequence
from dataclasses import replace

from service.agreeing import Part
from service.talks.agreement import Line, Unit
from service.talks.answer import Answer, negated
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.owner import asks_owner, owner_in
from service.talks.people import People
from service.talks.period import Period, asked_for, period_in
from service.talks.saying import Saying
from service.talks.subject import CONTACT, HOME, OFTEN, OTHER, WORK, Subject, same, steps, subjects_in

_I = re.IGNORECASE
_DROPS = re.compile(
    r"\b(?:dropper\s+vi|glemmer\s+vi|springer\s+vi\s+over|lader\s+vi\s+(?:\w+\s+)?(?:ligge|være)|(?:det|den|sådan)\s+(?:gør|tager|laver)\s+vi\s+(?:så\s+)?"
    r"ikke|gør\s+vi\s+ikke\s+det|så\s+(?:bliver|tager)\s+det\s+ikke|bliver\s+ikke\s+til\s+noget|gør\s+vi\s+ikke|droppet|"
    # "Så flytter vi dig ikke", "Så noterer jeg det ikke", "Så venter vi med det"
    r"så\s+\w+\s+(?:vi|jeg)\s+(?:(?:det|den|dem|dig|så|bare|heller|slet)\s+)*(?:ikke\b(?!\s+\w+\s+og)|ingen\b)|så\s+(?:venter|afventer)\s+(?:vi|jeg)|"
    r"(?:så\s+)?(?:lader|lad)\s+(?:vi|os)\s+(?:det|den)\s+(?:ligge|være|hvile)|lad\s+os\s+ikke|(?:vi|jeg)\s+(?:dropper|lader\s+den\s+ligge|lader\s+det\s+ligge)|"
    r"det\s+var\s+(?:bare|kun)\s+(?:et\s+tilbud|en\s+(?:idé|ide|tanke)|et\s+forslag))\b",
    _I,
)
PAST = re.compile(
    r"\b(?:har\s+(?:jeg\s+|du\s+|jo\s+|ikke\s+|siden\s+|nu\s+)*(?:haft|været|taget|siddet|brugt|arbejdet|mødt|fungeret|kørt|lavet|gået|passet|stået)|"
    r"havde(?!\s+jeg\s+(?:tænkt|overvejet|forestillet))|var|lovede|aftalte|skulle\s+komme|"
    r"dengang|sidst|plejer|nåede|byttede|kom\s+der|sagde|nævnte|spurgte|er\s+kommet)\b",
    _I,
)
DECIDES = re.compile(
    r"^\W*(?:(?:ja|okay|godt|fint|altså|nej|jo)\W+)*(?:så\b(?!.*\?)|(?:så\s+)?aftalen?\b|vi\s+(?:siger|aftaler|tager|holder|lader|flytter|sætter|ringer)|"
    r"du\s+\w+r\s+(?:så\s+|heller\s+|slet\s+)?(?:ikke|ingen|kun)\b|du\s+(?:får|møder|starter|begynder|slipper|er\s+fri|har|skal\s+(?:ikke|slippe)|behøver\s+ikke)|der\s+bliver\b|jeg\s+(?:bestiller|"
    r"sørger|finder|giver|skaffer|sætter|kan\s+få|låner|ordner|lægger|flytter|tager|overtager)|ingen\b|det\s+kan\s+du\s+(?:godt|få)|lad\s+os|aftale|"
    r"det\s+bliver|kun\b)",
    _I,
)
IDEA = re.compile(
    r"\b(?:ville\s+(?:jeg\s+)?foreslå|havde\s+(?:jeg\s+|vi\s+)?(?:overvejet|tænkt|forestillet)|(?<!det\s)kunne\s+(?:man|vi|jeg|du)|tænkte\s+på|overvej\w*|hvad\s+med|"
    r"måske|foreslå\w*|forslag|eventuelt|hvis\s+(?:nu|vi|du|jeg|det))\b",
    _I,
)
_REFUSES = re.compile(
    r"\b(?:for\s+(?:meget|mange|tidligt|hårdt|svært|lidt)|lyder\s+(?:som|af)\s+meget|det\s+(?:tør|vil|kan|magter|behøver)\s+(?:jeg|a)\s+(?:\w+\s+)?ikke|"
    r"det\s+synes\s+jeg\s+(?:heller\s+)?ikke|det\s+(?:har|er)\s+(?:jeg|der)\s+(?:\w+\s+)?ikke\s+(?:brug|behov)|helst\s+ikke|"
    r"det\s+tror\s+jeg\s+ikke|behøver\s+(?:jeg|a)\s+ikke|(?:kan|skal)\s+vi\s+ikke\s+vente|hellere\s+vente)\b",
    _I,
)
_GRANTS = re.compile(
    r"\b(?:det\s+(?:kan|må|skal)\s+du|(?:dem|den|det)\s+(?:tager|får|slipper)\s+du|det\s+(?:gør|siger|aftaler|finder|kan)\s+vi|det\s+er\s+(?:en\s+aftale|du)|aftalt|"
    r"det\s+(?:sørger|ordner|lover)\s+jeg|så\s+(?:gør|siger)\s+vi)\b"
    r"|^\W*(?:ja|jo)\b",
    _I,
)
_OVER = re.compile(
    # "Den tager Kaja.", "Det gør Villads.", "Den går til Sofie.", "Kaja overtager den."
    rf"(?:\b(?:[Dd]en|[Dd]et|[Dd]em|[Dd]e)\s+(?:overtager|tager|klarer|passer|dækker|kører|ordner|laver|får|gør)\s+{OTHER}"
    rf"|\b(?:[Dd]en|[Dd]et|[Dd]e)\s+(?:går|gives|flyttes|overgår)\s+(?:videre\s+|over\s+)?til\s+{OTHER}"
    rf"|\b{OTHER}\s+(?:overtager|tager|klarer|passer|dækker)\s+(?:den|det|dem)\b)"
)
_GIVEN_UP = re.compile(
    r"^\W*(?:ja|okay|godt|fint|så|nej)?\W*(?:det|den|dem)\s+(?:er|slipper|behøver|skal)\s+du\b(?!\s*\?)", _I
)
_BY = re.compile(r"\b(?:senest|inden)\b", _I)
_SPARED = re.compile(r"\b(?:ingen|ikke|fri|aldrig)\b", _I)
_SAID_NO = re.compile(
    r"(?:^|[\s:–,?-])(?:nej(?!\s+til)|afslog|afvist|takkede\s+nej|droppet|ønskes\s+ikke|ikke\s+ønsket|blev\s+ikke\s+til)\b",
    _I,
)
_ANY = Calendar(datetime.date(2000, 1, 3))
_LONG = 6
"""Words of a question that stands by itself."""
_LATELY = 6
_APART = 3
"""Sentences about other fields after which an agreement is no longer the one at hand."""
_FAR = 240
"""Days. Nobody agrees on a day further ahead."""
_BEGINS = re.compile(r"\b(?:begynde[rs]?|starte[rs]?|komme\s+(?:tilbage|igen|ind)|møder?\s+ind)\b", _I)
_WHERE = re.compile(r"\b(?:i|på|ved)\s+[a-zæøå]{4,}(?:en|et|erne)\b")
_ENDS = re.compile(r"\b(?:slut\s+med|ophør\w*|stopper|af\s+listen|ikke\s+længere|ikke\s+mere\s+brug)\b", _I)
_FULL = re.compile(
    r"\b(?:fuldt?\s+(?:tid|skema|tryk|hus|antal|ugeplan)|fuldtid|normal\s+(?:arbejds)?tid|raskmeld\w*)\b", _I
)
_SAME = re.compile(
    r"\b(?:i\s+den\s+periode|(?:i\s+)?(?:den\s+)?samme\s+(?:periode|tid|tidsrum|uger|dage|\S+\s+(?:uger|dage))|i\s+de\s+(?:\S+)\s+(?:uger|dage))\b",
    _I,
)
_BOTH = re.compile(r"\b(?:begge\s+(?:dele|to|ting|aftaler)|det\s+hele|alt\s+sammen|også)\b", _I)
_NEXT = re.compile(
    r"\b(?:og\s+så|derefter|bagefter|så\s+\w+\s+timer\s+i|herefter|efter\s+det|dernæst|de\s+næste|den\s+næste|ugen\s+efter|fra\s+da\s+af)\b",
    _I,
)


def told_of_before(saying: Saying) -> bool:
    """Whether it tells how things have been; notes tell of what was agreed in the past tense too."""
    if saying.noted and re.search(r"\baftal\w*\b", saying.text, _I):
        return False
    return PAST.search(saying.text) is not None and not DECIDES.search(saying.text)


class Course:
    """Hears the sentences one by one. `_now` is the agreement that is talked of, `_near` the day named last."""

    def __init__(self, people: People, today: datetime.date, start: datetime.date | None) -> None:
        self.units: list[Unit] = []
        self._people, self._today, self._start = people, today, start
        self._now: Unit | None = None
        self._near: datetime.date | None = None
        self._asker = ""
        self._begin: tuple[int, datetime.date | None] = (0, None)
        self._full = self._past = False
        self._heard: list[Saying] = []

    def hear(self, saying: Saying) -> None:
        """Take the next sentence in; where it tells of several steps, one after the other."""
        for clause in steps(saying.text):
            self._hear(saying if clause == saying.text else replace(saying, text=clause))

    def _hear(self, saying: Saying) -> None:
        last = self._heard[-1] if self._heard else None
        if saying.noted and (last is None or last.utterances != saying.utterances):
            self._now = None  # a line of notes is about one thing
        elif last is not None and saying.place - last.place > _APART:
            self._now = None
        before = self._past = told_of_before(saying) or (self._past and self._goes_on_telling(saying))
        subjects = [] if before else self._subjects(saying)
        if not self._turned_down(saying, subjects) and not before:
            self._go_on(saying, subjects)
        now = self._now
        if now is not None and _GRANTS.search(saying.text) and saying.part is not Part.EMPLOYEE and not now.weak:
            now.granted = now.answered = now.accepted = True
        self._heard.append(saying)

    @staticmethod
    def _goes_on_telling(saying: Saying) -> bool:
        """Whether it is a fragment that goes on about how things have been: "… i fire uger. Tyve timer om ugen."."""
        return (
            not saying.opens
            and not saying.question
            and len(saying.text.split()) <= _LONG
            and not DECIDES.search(saying.text)
        )

    def _subjects(self, saying: Saying) -> list[Subject]:
        now = self._now
        working = now is not None and WORK in now.keys
        found = subjects_in(saying.text, working=working)
        if not found and now is not None and CONTACT in now.keys and OFTEN.search(saying.text):
            return [Subject(CONTACT)]
        return found

    def _turned_down(self, saying: Saying, subjects: Sequence[Subject]) -> bool:
        """Whether the sentence does no more than end something or turn it down."""
        now = self._now
        if saying.noted and _SAID_NO.search(saying.text):
            if now is not None:
                now.refuse(all_=True)  # "Fast ringeaftale? Nej, det ville hun ikke have"
            return True
        if now is not None and self._answered(now, saying, subjects):
            return True
        if _ENDS.search(saying.text) or (_DROPS.search(saying.text) and not _strong(subjects)):
            if now is not None and not _strong(subjects):
                now.refuse()
            return not _strong(subjects) or _ENDS.search(saying.text) is None
        if (IDEA.search(saying.text) or self._asks_else(saying)) and not subjects:
            self._now = None  # something else is put forward; if it is the same after all, its own words find it again
        return False

    def _answered(self, now: Unit, saying: Saying, subjects: Sequence[Subject]) -> bool:
        """A yes takes the agreement up, a no takes the last proposal out: where it answers what was said of it.

        Whether the sentence did no more than turn something down.
        """
        last = next((other for other in reversed(self._heard) if other.speaker != saying.speaker), None)
        if last is None or not now.lines or saying.place - last.place > _LATELY:
            return False
        refuses = saying.answer is Answer.NO or _REFUSES.search(saying.text) is not None
        subjects = _strong(subjects)
        spared = not now.weak and any(
            line.names
            and _SPARED.search(line.saying.text)
            and not line.proposal
            and line.saying.speaker == last.speaker
            for line in now.lines[-3:]
        )
        if saying.answer is Answer.NO and spared and not subjects and not _REFUSES.search(saying.text):
            now.settle()  # "Du løfter ikke kasser." "Nej, det er godt."
        elif refuses and not (negated(last.text) and not last.question):
            amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
            told = now.amount
            if subjects and not (amount is not None and told is not None and amount.number == told.number):
                return False  # "Nej, fire dage." puts something else in its place
            line = now.lines[-1]
            turn = line.saying.speaker == last.speaker and last.place - line.saying.place <= 2
            if turn and (line.proposal or saying.part is Part.EMPLOYEE):
                now.refuse()
                return True
        elif saying.answer is Answer.YES and not refuses and not now.weak and self._of(now, subjects):
            now.settle()
            if last.question and _BOTH.search(last.text):
                self._as_now(now)
        return False

    @staticmethod
    def _of(now: Unit, subjects: Sequence[Subject]) -> bool:
        return not subjects or any(same(subject.key, key) for subject in subjects for key in now.keys)

    def _as_now(self, now: Unit) -> None:
        """Give the period of the agreement at hand to the one before it, which had none."""
        place = self.units.index(now) - 1
        if place >= 0 and self.units[place].period.empty and self.units[place].lines:
            other = self.units[place]
            other.lines.append(replace(other.lines[-1], names=False, period=now.period, amount=None))

    def _asks_else(self, saying: Saying) -> bool:
        """Whether the one who leads asks about something else altogether."""
        last = self._heard[-1] if self._heard else None
        more = last is not None and last.question and last.speaker == saying.speaker  # "Et andet bord? Et, der kan …?"
        long = saying.question and saying.part is not Part.EMPLOYEE and len(saying.text.split()) >= _LONG
        return (
            long
            and not more
            and not asked_for(saying.text)
            and not asks_owner(saying.text)
            and not days_in(saying.text, _ANY)
        )

    def _go_on(self, saying: Saying, subjects: Sequence[Subject]) -> None:
        """Find the agreement that the sentence belongs to, and add what it says."""
        text, now = saying.text, self._now
        # Where the agreement has its first day, a bare day is told from there.
        near = (now.period.first if now is not None else None) or self._near
        calendar = Calendar(self._today, "future", near if near is not None and self._soon(near) else None)
        period = self._period(text, calendar, self._asked_of(saying))
        if period.days is not None and period.first is None and not self.units:
            period = replace(period, first=self._start)
        if subjects and self._takes(subjects, saying):
            before, now = now, self._unit_of(subjects, saying, period)
            self._now = now
            if now not in self.units:
                if before is not None and HOME in now.keys and WORK in before.keys and before.period.empty:
                    before.twin = now  # "Ti timer." "Ja. Hjemmefra."
                now.place = _spoken_of(self._heard) if any(subject.elliptic for subject in subjects) else ""
                now.after = next((unit for unit in reversed(self.units) if _ramp(unit, now)), None)
                self.units.append(now)
        if now is None:
            if period.first is not None and _BEGINS.search(text):
                self._begin = saying.place, period.first
            return
        self._add(now, saying, subjects, period)
        place, begin = self._begin
        if WORK in now.keys and begin is not None and now.begin is None and saying.place - place <= _LATELY:
            now.begin, self._begin = (
                begin,
                (0, None),
            )  # "Jeg vil gerne begynde i overmorgen." "Hvor meget?" "Tre timer."
        for other in self._also(now, subjects):
            self._add(other, saying, [one for one in subjects if same(one.key, other.keys[0])], period)
        named = next((day.first for day in days_in(text, calendar) if day.single), self._near)
        self._near = period.first or period.last or named
        if saying.question or asked_for(text) or asks_owner(text):
            now.asked, now.wants_owner, self._asker = asked_for(text), asks_owner(text), saying.speaker
        elif not period.empty:
            now.asked = ""

    def _also(self, now: Unit, subjects: Sequence[Subject]) -> list[Unit]:
        """Others that the sentence sums up too: "Ti timer om ugen hjemmefra, fra den 11. maj"."""
        keys = [subject.key for subject in _strong(subjects) if not any(same(subject.key, own) for own in now.keys)]
        return [
            unit
            for unit in self.units
            if unit is not now and not unit.refused and any(same(key, own) for key in keys for own in unit.keys[:1])
        ]

    def _soon(self, day: datetime.date) -> bool:
        return abs((day - self._today).days) <= _FAR

    def _takes(self, subjects: Sequence[Subject], saying: Saying) -> bool:
        """Whether the subjects are what is talked of now: what is only touched on ends nothing that lacks its days."""
        now = self._now
        if _strong(subjects) or now is None or now.weak or now.refused:
            return True
        return now.period.last is not None or saying.place - now.lines[-1].saying.place > _LATELY

    def _unit_of(self, subjects: Sequence[Subject], saying: Saying, period: Period) -> Unit:
        """The unit that the sentence is about: the one at hand, an earlier one with its subject, or a new one."""
        now = self._now
        keys = [subject.key for subject in subjects]
        amount = subjects[0].amount
        weak = not _strong(subjects)
        for unit in ([now] if now is not None else []) + list(reversed(self.units)):
            turn = unit is now and unit.lines and unit.lines[-1].saying.speaker == saying.speaker and not saying.opens
            if unit.refused or not any(
                same(key, own) or (turn and _akin(key, own)) for key in keys for own in unit.keys
            ):
                continue
            before = unit.amount
            goes_on = (
                amount is not None
                and before is not None
                and unit.accepted
                and amount.rivals(before)
                and (
                    _NEXT.search(saying.text) is not None
                    or (period.first is not None and unit.period.first not in {None, period.first})
                    or (unit.period.until is not None and (period.days is not None or period.last is not None))
                    or (self._heard and self._heard[-1].place == saying.place)  # the next step of one sentence
                )
            )
            if goes_on:
                return Unit(keys, weak=weak)
            if amount is None and not self._also(unit, subjects):
                unit.keys += [key for key in keys if key not in unit.keys]
            unit.weak = unit.weak and weak
            return unit
        return Unit(keys, weak=weak)

    def _asked_of(self, saying: Saying) -> str:
        """Which end of the period the sentence answers for."""
        return self._now.asked if self._now is not None and saying.speaker != self._asker else ""

    def _period(self, text: str, calendar: Calendar, asked: str) -> Period:
        """What the sentence says of the period; the day of being back to the full ends the one before it."""
        now = self._now
        full = _FULL.search(text)
        back = None
        if full is not None:
            period = period_in(text[: full.start()], calendar, asked)
            back = period_in(text[full.start() :], calendar, "from")
            self._full = back.first is None or text.rstrip().endswith("?")
        elif self._full and not _SAME.search(text):
            back, period = period_in(text, calendar, "from"), Period()
            if re.search(r"\b(?:til|indtil)\b", text, _I) or subjects_in(text):
                self._full, back = False, None
            elif back.last is not None:
                return Period()  # "Fra midt i december."
        if back is not None:
            ends = now is not None and WORK in now.keys and now.period.last is None
            if back.first is not None and ends and period.last is None:
                return replace(period, last=back.first - datetime.timedelta(days=1))
            return period
        if _SAME.search(text):
            known = next((u.period for u in reversed(self.units) if u.accepted and u.period.until is not None), None)
            if known is not None:
                return Period(known.first, known.until)
        return period_in(text, calendar, asked)

    def _add(self, now: Unit, saying: Saying, subjects: Sequence[Subject], period: Period) -> None:
        asked = now.wants_owner and saying.speaker != self._asker
        owner = owner_in(saying, self._people, asked=asked)
        proposal = saying.question or IDEA.search(saying.text) is not None or saying.part is Part.EMPLOYEE
        near = (
            saying.place - self._heard[-1].place <= 1 if self._heard else True
        )  # nothing private was left out between
        over = _OVER.search(saying.text) is not None and not saying.question and near and (now.weak or not now.settled)
        spared = _GIVEN_UP.search(saying.text) is not None and saying.part is not Part.EMPLOYEE
        if now.weak and (over or spared):
            now.weak, now.accepted = False, True
        elif now.weak and not period.empty and saying.part is not Part.EMPLOYEE and not proposal and not subjects:
            now.granted = now.answered = now.accepted = True  # the other side tells from and until when
        if not (subjects or over or not period.empty or (owner and not saying.question)):
            return
        amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
        if owner and _BY.search(saying.text) and not subjects:
            period = replace(period, last=None)  # "Jeg giver besked senest på fredag" is no end of the agreement
        now.lines.append(Line(saying, period, amount, bool(subjects) or over, proposal, owner, over=over))
        if subjects and saying.noted:
            now.accepted = not negated(saying.text) or _SPARED.search(saying.text) is not None
        elif subjects and not saying.question and (not negated(saying.text) or _SPARED.search(saying.text)):
            # What another has put forward is said again: "Tolv timer?" "Tolv timer, ja."
            again = any(line.names and line.saying.speaker != saying.speaker for line in now.meant[:-1])
            sure = DECIDES.search(saying.text) is not None or (amount is not None and not proposal)
            decides = saying.part is not Part.EMPLOYEE and sure
            now.accepted, now.answered = now.accepted or again or decides, now.answered or again
        elif subjects and saying.question and saying.part is Part.EMPLOYEE and now.accepted:
            now.answered = True  # "Hver fredag klokken ni, kan du det?"
        elif subjects and saying.part is not Part.EMPLOYEE and not saying.question and DECIDES.search(saying.text):
            now.accepted = True


def _strong(subjects: Sequence[Subject]) -> list[Subject]:
    return [subject for subject in subjects if not subject.weak]


def _spoken_of(before: Sequence[Saying]) -> str:
    """Where it is, by what was asked just before: "Hvornår skal jeg i skranken igen?"."""
    for saying in reversed(before[-_LATELY:]):
        found = _WHERE.search(saying.text) if saying.question else None
        if found:
            return found.group()
    return ""


def _ramp(unit: Unit, now: Unit) -> bool:
    """Whether the one follows on the other: first two days a week, then three."""
    return WORK in unit.keys and WORK in now.keys and unit.accepted and not unit.refused


def _akin(one: str, other: str) -> bool:
    """Whether two compounds end in the same word: "aftenvagter" and "dagvagter"."""
    return one[-5:] == other[-5:] and len(one) > 6 and len(other) > 6
