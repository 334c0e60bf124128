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
from service.talks.arrangement import LABELLED, arranged, courteous, told_in, words_of
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.moves import (
    CAME_TO_NOTHING,
    DECIDES,
    DROPS,
    ENDS,
    GETS,
    GIVEN_UP,
    GRANTS,
    HOW_MUCH,
    IDEA,
    OVER,
    PAST,
    REFUSES,
    SAID_NO,
    SPARED,
)
from service.talks.owner import asks_owner, owner_in
from service.talks.people import People
from service.talks.period import Period, asked_for, period_in
from service.talks.saying import Saying
from service.talks.subject import CONTACT, HOME, NO_SUBJECT, OFTEN, WORK, Subject, same, steps, subjects_in

_I = re.IGNORECASE
_BY = re.compile(r"\b(?:senest|inden)\b", _I)
_ANY = Calendar(datetime.date(2000, 1, 3))
_LONG = 6
"""Words of a question that stands by itself."""
_LATELY = 6
_APART = 3
"""Sentences about other fields after which an agreement is no longer the one at hand."""
_FAR = 240
"""Days. Nobody agrees on a day further ahead."""
_BEGINS = re.compile(r"\b(?:begynde[rs]?|starte[rs]?|komme\s+(?:tilbage|igen|ind)|møder?\s+ind)\b", _I)
_CORRECTS = re.compile(r"\b(?:nej|eller|hellere|lad\s+os)\b", _I)
_SOMETHING = re.compile(r"\b(?:en|et|nogle)\s+(?:\w+(?:t|e|ig|y)\s+)?(?P<noun>(?!\w+ende\b)[a-zæøå]{4,})\b", _I)
_DATES = re.compile(r"\b(?:dato|slutdato|sluttidspunkt|udløb)\b", _I)
_WHERE = re.compile(r"\b(?:i|på|ved)\s+[a-zæøå]{4,}(?:en|et|erne)\b")
_FULL = re.compile(
    r"\b(?:fuldt?\s+(?:tid|skema|tryk|hus|antal|ugeplan)|fuldtid|normal\s+(?:arbejds)?tid|raskmeld\w*)\b", _I
)
_SAME = re.compile(
    r"\b(?:i\s+den\s+periode|(?:i\s+)?(?:den\s+)?samme\s+(?:periode|tid|tidsrum|uger|dage|\S+\s+(?:uger|dage))|i\s+de\s+(?:\S+)\s+(?:uger|dage))\b",
    _I,
)
_SO_NOT = re.compile(
    r"^\W*(?:(?:nej|okay|godt|fint|ja|jamen|helt\s+i\s+orden)\W+)*så\s+(?:\w+\s+){0,3}?(?:ikke|ingen|uden)\b", _I
)
_LAST_DAY = re.compile(r"\bsidste\s+(?:dag|gang|vagt|arbejdsdag|skoledag)\b[^.?!\d]{0,30}?\b(?:er|bliver)\s+", _I)
_AWAY = re.compile(
    r"\b(?:jeg|du|han|hun)\s+(?:har|holder|skal\s+på|tager|går\s+på)\s+(?:\w+\s+)?(?:ferie|fri|orlov|barsel|kursus)\b",
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
        self._asker = self._end = ""
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
            if not _strong(subjects):
                subjects = self._restated(saying) or self._arranged(saying) or subjects
            self._go_on(saying, subjects)
        now = self._now
        grants = GRANTS.search(saying.text) or GETS.search(saying.text)
        if now is not None and grants and saying.part is not Part.EMPLOYEE and not now.weak:
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
        if courteous(saying.text):
            return []
        last = self._heard[-1] if self._heard else None
        asked = last is not None and last.question and last.speaker != saying.speaker and HOW_MUCH.search(last.text)
        counting = (
            WORK
            if asked
            else ""
            if now is None
            else WORK
            if WORK in now.keys
            else now.keys[0]
            if now.amount is not None
            else ""
        )
        found = subjects_in(saying.text, counting=counting)
        if not found and now is not None and CONTACT in now.keys and OFTEN.search(saying.text):
            return [Subject(CONTACT)]
        return found

    def _restated(self, saying: Saying) -> list[Subject]:
        """The agreement at hand, where who leads the talk says in other words what it has come to."""
        now = self._now
        if now is None or now.refused or saying.question or saying.part is Part.EMPLOYEE or saying.noted:
            return []
        words = words_of(saying.text)
        said = [key for key in now.keys if any(same(word, key) for word in words)]
        return [Subject(key) for key in said[:1]] if said and self._told(saying, self._calendar()).first else []

    def _arranged(self, saying: Saying) -> list[Subject]:  # noqa: PLR0911 - one for each way
        """What the sentence arranges by its form; days alone are of what was named just before in the same turn."""
        period = self._told(saying, self._calendar())
        if period.first is not None and period.first < self._today:
            return []  # "en rest fra i går"
        found = arranged(saying, period)
        now = self._now
        if now is not None and now.asked:
            return found  # the day answers what was asked
        bare = not saying.opens and not saying.noted and not saying.question and not words_of(saying.text)
        if found or not bare or not told_in(saying.text, period):
            return found
        for other in reversed(self._heard):
            if other.speaker != saying.speaker or (now is not None and other.place <= now.lines[-1].saying.place):
                return []
            words = words_of(other.text) if not other.question else []
            decides = DECIDES.search(other.text) or owner_in(other, self._people, named=True)
            if (
                words
                and decides
                and "lad os" not in other.text.casefold()
                and saying.part is not Part.EMPLOYEE
                and not told_of_before(other)
            ):
                unit = Unit(words, accepted=True)
                owner = owner_in(other, self._people, named=True)
                unit.lines.append(Line(other, Period(), None, names=True, proposal=False, owner=owner))
                self.units.append(unit)
                self._now = unit
                return []
            if other.opens:
                return []
        return []

    def _calendar(self) -> Calendar:
        return Calendar(self._today, "future", self._near)

    def _echoes_no(self, saying: Saying) -> bool:
        """Whether it only says again what was just turned down: "Nej, så ikke gummigeden.", "Så ingen lørdage."."""
        if saying.question or saying.noted or saying.part is Part.EMPLOYEE or days_in(saying.text, _ANY):
            return False
        before = self._heard[-_APART:]
        said_no = next((s for s in before if s.answer is Answer.NO and s.part is Part.EMPLOYEE), None)
        asked = [s for s in self._heard[-2 * _APART :] if said_no is not None and s.place < said_no.place]
        put_forward = bool(asked) and any(IDEA.search(s.text) for s in asked[-2:])
        return put_forward and _SO_NOT.match(saying.text) is not None

    def _turned_down(self, saying: Saying, subjects: Sequence[Subject]) -> bool:  # noqa: PLR0911 - one for each way
        """Whether the sentence does no more than end something or turn it down."""
        now = self._now
        if self._echoes_no(saying):
            return True
        if saying.noted and CAME_TO_NOTHING.search(re.sub(r"\([^()]*\)", "", saying.text) or saying.text):
            return True  # "20 timer var for meget": what was agreed before it stands
        if saying.noted and (SAID_NO.search(saying.text) or DROPS.search(saying.text)):
            if now is not None:
                now.refuse(all_=True)  # "Fast ringeaftale? Nej, det ville hun ikke have"
            return True
        if now is not None and self._answered(now, saying, subjects):
            return True
        if negated(saying.text) and not saying.question and self._refused(subjects):
            return True  # "Så ikke hjemmearbejde."
        if ENDS.search(saying.text) or (DROPS.search(saying.text) and not _strong(subjects)):
            if now is not None and not _strong(subjects):
                now.refuse()
            return not _strong(subjects) or ENDS.search(saying.text) is None
        if (IDEA.search(saying.text) or self._asks_else(saying)) and not subjects:
            self._now = None  # something else is put forward; if it is the same after all, its own words find it again
        return False

    def _refused(self, subjects: Sequence[Subject]) -> bool:
        """Whether that is what was just turned down."""
        keys = [key for unit in self.units[-2:] if unit.refused and not unit.weak for key in unit.keys]
        return bool(subjects) and all(any(same(subject.key, key) for key in keys) for subject in subjects)

    def _answered(self, now: Unit, saying: Saying, subjects: Sequence[Subject]) -> bool:
        """A yes takes the agreement up, a no takes the last proposal out: where it answers what was said of it.

        Whether the sentence did no more than turn something down.
        """
        last = next((other for other in reversed(self._heard) if other.speaker != saying.speaker), None)
        if last is None or not now.lines or saying.place - last.place > _LATELY:
            return False
        refuses = saying.answer is Answer.NO or REFUSES.search(saying.text) is not None
        if refuses and last.question and _DATES.search(last.text):
            return False  # "Skal der dato på?" "Nej."
        subjects = _strong(subjects)
        spared = not now.weak and any(
            line.names and SPARED.search(line.saying.text) and not line.proposal and line.saying.speaker == last.speaker
            for line in now.lines[-3:]
        )
        if saying.answer is Answer.NO and now.weak and any(negated(line.saying.text) for line in now.lines):
            return False  # "Jeg kan ikke have den sag." "Nej."
        if saying.answer is Answer.NO and spared and not subjects and not REFUSES.search(saying.text):
            now.settle()  # "Du løfter ikke kasser." "Nej, det er godt."
        elif refuses and not (negated(last.text) and not last.question):
            amount = next((subject.amount for subject in subjects if subject.amount is not None), None)
            told = now.amount
            if subjects and not (amount is not None and told is not None and amount.number == told.number):
                if now.postpone(saying):
                    self._asker = ""
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
            and not _DATES.search(saying.text)
            and not asks_owner(saying.text)
            and not days_in(saying.text, _ANY)
        )

    def _go_on(self, saying: Saying, subjects: Sequence[Subject]) -> None:
        """Find the agreement that the sentence belongs to, and add what it says."""
        text, before = saying.text, self._now
        # Where the agreement has its first day, a bare day is told from there.
        near = (before.period.first if before is not None else None) or self._near
        calendar = Calendar(self._today, "future", near if near is not None and self._soon(near) else None)
        period = self._told(saying, calendar)
        if subjects and self._takes(subjects, saying):
            self._now = self._unit_of(subjects, saying, period)
            if self._now not in self.units:
                self._open(self._now, before, subjects)
        now = (None if subjects else self._got(saying)) or self._now
        if now is None:
            if period.first is not None and _BEGINS.search(text):
                self._begin = saying.place, period.first
            return
        if not subjects and now.period.last is not None and saying.place - now.lines[-1].saying.place > _LATELY:
            return  # settled a while ago: the day is of something else
        self._add(self._elsewhere(now, subjects, period), saying, subjects, period)
        place, begin = self._begin
        if WORK in now.keys and begin is not None and now.begin is None and saying.place - place <= _LATELY:
            # "Jeg vil gerne begynde i overmorgen." "Hvor meget?" "Tre timer."
            now.begin, self._begin = begin, (0, None)
        for other in self._also(now, subjects):
            self._add(other, saying, [one for one in subjects if same(one.key, other.keys[0])], period)
        named = next((day.first for day in days_in(text, calendar) if day.single), self._near)
        self._near = period.first or period.last or named
        if saying.question or asked_for(text) or asks_owner(text):
            now.asked, now.wants_owner, self._asker = asked_for(text), asks_owner(text), saying.speaker
        elif not period.empty:
            now.asked = ""

    def _told(self, saying: Saying, calendar: Calendar) -> Period:
        """What the sentence says of a period, to whichever agreement it belongs."""
        period = self._period(saying.text, calendar, self._asked_of(saying))
        if period.empty and self._corrected(saying):
            # "Til og med den 5. … nej, lad os tage ugen med. Den 10."
            period = period_in(saying.text, calendar, self._end)
        if period.first is not None or period.last is not None:
            self._end = "until" if period.last is not None else "from"
        if period.days is not None and period.first is None and not any(unit.agreed for unit in self.units):
            period = replace(period, first=self._start)
        return period

    def _open(self, now: Unit, before: Unit | None, subjects: Sequence[Subject]) -> None:
        """Begin a new agreement behind the one that was talked of `before`."""
        if before is not None and HOME in now.keys and WORK in before.keys and before.period.empty:
            before.twin = now  # "Ti timer." "Ja. Hjemmefra."
        self._near = None
        now.place = _spoken_of(self._heard) if any(subject.elliptic for subject in subjects) else ""
        now.after = next((unit for unit in reversed(self.units) if _ramp(unit, now)), None)
        self.units.append(now)

    def _also(self, now: Unit, subjects: Sequence[Subject]) -> list[Unit]:
        """Others that the sentence sums up too: "Ti timer om ugen hjemmefra, fra den 11. maj"."""
        keys = [subject.key for subject in _strong(subjects) if not any(same(subject.key, own) for own in now.keys)]
        return [
            unit
            for unit in self.units
            if unit is not now and not unit.refused and any(same(key, own) for key in keys for own in unit.keys[:1])
        ]

    def _elsewhere(self, now: Unit, subjects: Sequence[Subject], period: Period) -> Unit:
        """The step that a month is of, where it is none of the one at hand: "Tirsdag og torsdag i maj."."""
        if subjects or period.first is None or period.last is None or now.period.first is None:
            return now
        if now.period.first <= period.last and (now.period.until is None or period.first <= now.period.until):
            return now
        others = (unit for unit in self.units if unit is not now and unit.period.until == period.last)
        return next(others, now)

    def _got(self, saying: Saying) -> Unit | None:
        """What "Det køber vi." is about: something named in the sentences before."""
        if saying.question or saying.part is Part.EMPLOYEE or not GETS.search(saying.text):
            return None
        now = self._now
        if (
            now is not None
            and not now.weak
            and not now.refused
            and saying.place - now.lines[-1].saying.place <= _LATELY
        ):
            return None
        for before in reversed(self._heard[-_APART:]):
            found = _SOMETHING.search(before.text)
            if found and found["noun"].casefold() not in NO_SUBJECT:
                unit = Unit([found["noun"].casefold()], title=found.group(), accepted=True, granted=True)
                unit.lines.append(Line(before, Period(), None, names=True, proposal=before.question))
                self.units.append(unit)
                self._now = unit
                return unit
        return None

    def _corrected(self, saying: Saying) -> bool:
        """Whether a day goes on where its speaker took back the one before."""
        last = self._heard[-1] if self._heard else None
        return (
            last is not None
            and bool(self._end)
            and last.speaker == saying.speaker
            and _CORRECTS.search(last.text) is not None
            and len(saying.text.split()) <= _LONG
        )

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
        text = _LAST_DAY.sub("til og med ", text)
        if _AWAY.search(text):
            return Period()
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
        owner = owner_in(saying, self._people, asked=asked, named=bool(subjects))
        proposal = saying.question or IDEA.search(saying.text) is not None or saying.part is Part.EMPLOYEE
        near = (
            saying.place - self._heard[-1].place <= 1 if self._heard else True
        )  # nothing private was left out between
        over = OVER.search(saying.text) is not None and not saying.question and near and (now.weak or not now.settled)
        spared = GIVEN_UP.search(saying.text) is not None and saying.part is not Part.EMPLOYEE
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
            now.accepted = not negated(saying.text) or SPARED.search(saying.text) is not None
        elif subjects and not saying.question and (not negated(saying.text) or SPARED.search(saying.text)):
            # What another has put forward is said again: "Tolv timer?" "Tolv timer, ja."
            again = any(line.names and line.saying.speaker != saying.speaker for line in now.meant[:-1])
            told = not (period.first is None and period.last is None) or LABELLED.match(saying.text) is not None
            sure = DECIDES.search(saying.text) is not None or ((amount is not None or told) and not proposal)
            speaker = self._people.speaker(saying.speaker)
            other = bool(owner) and (speaker is None or speaker.name != owner)
            sure = sure or (other and not proposal)  # "Sanne tager indberetningen."
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
