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
from service.talks.answer import negated
from service.talks.arrangement import LABELLED, arranged, courteous, told_in, words_of
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.memory import APART, LATELY, Memory
from service.talks.moves import DECIDES, GETS, GIVEN_UP, GRANTS, HOW_MUCH, IDEA, OVER, PAST, SPARED
from service.talks.owner import asks_owner, owner_in
from service.talks.people import People
from service.talks.period import Period, asked_for, period_in
from service.talks.refusal import LONG, turned_down
from service.talks.saying import Saying
from service.talks.subject import CONTACT, NO_SUBJECT, OFTEN, WORK, Subject, same, steps, strong, subjects_in

_I = re.IGNORECASE
_BY = re.compile(r"\b(?:senest|inden)\b", _I)
_FAR = 240
"""Days. Nobody agrees on a day further ahead."""
_BEGINS = re.compile(r"\b(?:begynde[rs]?|starte[rs]?|komme\s+(?:tilbage|igen|ind)|møder?\s+ind)\b", _I)
_CORRECTS = re.compile(r"\b(?:nej|eller|hellere|lad\s+os)\b", _I)
_SOMETHING = re.compile(r"\b(?:en|et|nogle)\s+(?:\w+(?:t|e|ig|y)\s+)?(?P<noun>(?!\w+ende\b)[a-zæøå]{4,})\b", _I)
_FULL = re.compile(
    r"\b(?:fuldt?\s+(?:tid|skema|tryk|hus|antal|ugeplan)|fuldtid|normal\s+(?:arbejds)?tid|raskmeld\w*)\b", _I
)
_SAME = re.compile(
    r"\b(?:i\s+den\s+periode|(?:i\s+)?(?:den\s+)?samme\s+(?:periode|tid|tidsrum|uger|dage|\S+\s+(?:uger|dage))|i\s+de\s+(?:\S+)\s+(?:uger|dage))\b",
    _I,
)
_LAST_DAY = re.compile(r"\bsidste\s+(?:dag|gang|vagt|arbejdsdag|skoledag)\b[^.?!\d]{0,30}?\b(?:er|bliver)\s+", _I)
_AWAY = re.compile(
    r"\b(?:jeg|du|han|hun)\s+(?:har|holder|skal\s+på|tager|går\s+på)\s+(?:\w+\s+)?(?:ferie|fri|orlov|barsel|kursus)\b",
    _I,
)


def told_of_before(saying: Saying) -> bool:
    """Whether it tells how things have been; notes tell of what was agreed in the past tense too."""
    if saying.noted and re.search(r"\baftal\w*\b", saying.text, _I):
        return False
    return PAST.search(saying.text) is not None and not DECIDES.search(saying.text)


class Course:
    """Hears the sentences one by one."""

    def __init__(self, people: People, today: datetime.date, start: datetime.date | None) -> None:
        self._memory = Memory()
        self._people, self._today, self._start = people, today, start
        self._end = ""
        self._begin: tuple[int, datetime.date | None] = (0, None)
        self._full = self._past = False

    @property
    def units(self) -> list[Unit]:
        """The agreements so far, in the order in which they were opened."""
        return self._memory.units

    def hear(self, saying: Saying) -> None:
        """Take the next sentence in; where it tells of several steps, one after the other."""
        for clause in steps(saying.text):
            self._hear(saying if clause == saying.text else replace(saying, text=clause))

    def _hear(self, saying: Saying) -> None:
        last = self._memory.heard[-1] if self._memory.heard else None
        if saying.noted and (last is None or last.utterances != saying.utterances):
            self._memory.now = None  # a line of notes is about one thing
        elif last is not None and saying.place - last.place > APART:
            self._memory.now = None
        before = self._past = told_of_before(saying) or (self._past and self._goes_on_telling(saying))
        subjects = [] if before else self._subjects(saying)
        if not turned_down(self._memory, saying, subjects) and not before:
            if not strong(subjects):
                subjects = self._restated(saying) or self._arranged(saying) or subjects
            self._go_on(saying, subjects)
        now = self._memory.now
        grants = GRANTS.search(saying.text) or GETS.search(saying.text)
        if now is not None and grants and saying.part is not Part.EMPLOYEE and not now.weak:
            now.granted = now.answered = now.accepted = True
        self._memory.heard.append(saying)

    @staticmethod
    def _goes_on_telling(saying: Saying) -> bool:
        """Whether it is a fragment that goes on about how things have been: "… i fire uger. Tyve timer om ugen."."""
        return (
            not saying.opens
            and not saying.question
            and len(saying.text.split()) <= LONG
            and not DECIDES.search(saying.text)
        )

    def _subjects(self, saying: Saying) -> list[Subject]:
        now = self._memory.now
        if courteous(saying.text):
            return []
        last = self._memory.heard[-1] if self._memory.heard else None
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
        now = self._memory.now
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
        now = self._memory.now
        if now is not None and now.asked:
            return found  # the day answers what was asked
        bare = not saying.opens and not saying.noted and not saying.question and not words_of(saying.text)
        if found or not bare or not told_in(saying.text, period):
            return found
        for other in reversed(self._memory.heard):
            if other.speaker != saying.speaker or (now is not None and other.place <= now.told_at):
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
                self._memory.units.append(unit)
                self._memory.now = unit
                return []
            if other.opens:
                return []
        return []

    def _calendar(self) -> Calendar:
        return Calendar(self._today, "future", self._memory.near)

    def _go_on(self, saying: Saying, subjects: Sequence[Subject]) -> None:
        """Find the agreement that the sentence belongs to, and add what it says."""
        text, before = saying.text, self._memory.now
        # Where the agreement has its first day, a bare day is told from there.
        near = (before.period.first if before is not None else None) or self._memory.near
        calendar = Calendar(self._today, "future", near if near is not None and self._soon(near) else None)
        period = self._told(saying, calendar)
        if subjects and self._memory.takes(subjects, saying):
            self._memory.now = self._memory.unit_of(subjects, saying, period)
            if self._memory.now not in self._memory.units:
                self._memory.begin(self._memory.now, before, subjects)
        now = (None if subjects else self._got(saying)) or self._memory.now
        if now is None:
            if period.first is not None and _BEGINS.search(text):
                self._begin = saying.place, period.first
            return
        if not subjects and now.period.last is not None and saying.place - now.told_at > LATELY:
            return  # settled a while ago: the day is of something else
        self._add(self._memory.elsewhere(now, subjects, period), saying, subjects, period)
        place, begin = self._begin
        if WORK in now.keys and begin is not None and now.begin is None and saying.place - place <= LATELY:
            # "Jeg vil gerne begynde i overmorgen." "Hvor meget?" "Tre timer."
            now.begin, self._begin = begin, (0, None)
        for other in self._memory.also(now, subjects):
            self._add(other, saying, [one for one in subjects if same(one.key, other.keys[0])], period)
        named = next((day.first for day in days_in(text, calendar) if day.single), self._memory.near)
        self._memory.near = period.first or period.last or named
        if saying.question or asked_for(text) or asks_owner(text):
            now.asked, now.wants_owner, self._memory.asker = asked_for(text), asks_owner(text), saying.speaker
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
        if period.days is not None and period.first is None and not any(unit.agreed for unit in self._memory.units):
            period = replace(period, first=self._start)
        return period

    def _got(self, saying: Saying) -> Unit | None:
        """What "Det køber vi." is about: something named in the sentences before."""
        if saying.question or saying.part is Part.EMPLOYEE or not GETS.search(saying.text):
            return None
        now = self._memory.now
        if now is not None and not now.weak and not now.refused and saying.place - now.told_at <= LATELY:
            return None
        for before in reversed(self._memory.heard[-APART:]):
            found = _SOMETHING.search(before.text)
            if found and found["noun"].casefold() not in NO_SUBJECT:
                unit = Unit([found["noun"].casefold()], title=found.group(), accepted=True, granted=True)
                unit.lines.append(Line(before, Period(), None, names=True, proposal=before.question))
                self._memory.units.append(unit)
                self._memory.now = unit
                return unit
        return None

    def _corrected(self, saying: Saying) -> bool:
        """Whether a day goes on where its speaker took back the one before."""
        last = self._memory.heard[-1] if self._memory.heard else None
        return (
            last is not None
            and bool(self._end)
            and last.speaker == saying.speaker
            and _CORRECTS.search(last.text) is not None
            and len(saying.text.split()) <= LONG
        )

    def _soon(self, day: datetime.date) -> bool:
        return abs((day - self._today).days) <= _FAR

    def _asked_of(self, saying: Saying) -> str:
        """Which end of the period the sentence answers for."""
        return self._memory.now.asked if self._memory.now is not None and saying.speaker != self._memory.asker else ""

    def _period(self, text: str, calendar: Calendar, asked: str) -> Period:
        """What the sentence says of the period; the day of being back to the full ends the one before it."""
        now = self._memory.now
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
            known = next(
                (u.period for u in reversed(self._memory.units) if u.accepted and u.period.until is not None), None
            )
            if known is not None:
                return Period(known.first, known.until)
        return period_in(text, calendar, asked)

    def _add(self, now: Unit, saying: Saying, subjects: Sequence[Subject], period: Period) -> None:
        asked = now.wants_owner and saying.speaker != self._memory.asker
        owner = owner_in(saying, self._people, asked=asked, named=bool(subjects))
        proposal = saying.question or IDEA.search(saying.text) is not None or saying.part is Part.EMPLOYEE
        near = (
            saying.place - self._memory.heard[-1].place <= 1 if self._memory.heard else True
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
