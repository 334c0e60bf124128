"""How what was put forward is taken up or turned down again by the other, and what else is asked about instead."""

import datetime
import re
from collections.abc import Sequence

from service.agreeing import Part
from service.talks.agreement import Unit
from service.talks.answer import Answer, negated
from service.talks.calendar import Calendar
from service.talks.day import days_in
from service.talks.memory import APART, LATELY, Memory
from service.talks.moves import CAME_TO_NOTHING, DROPS, ENDS, IDEA, REFUSES, SAID_NO, SPARED
from service.talks.owner import asks_owner
from service.talks.period import asked_for
from service.talks.saying import Saying
from service.talks.subject import Subject, same, strong

_I = re.IGNORECASE
_ANY = Calendar(datetime.date(2000, 1, 3))
LONG = 6
"""Words of a question that stands by itself."""
_DATES = re.compile(r"\b(?:dato|slutdato|sluttidspunkt|udløb)\b", _I)
_SO_NOT = re.compile(
    r"^\W*(?:(?:nej|okay|godt|fint|ja|jamen|helt\s+i\s+orden)\W+)*så\s+(?:\w+\s+){0,3}?(?:ikke|ingen|uden)\b", _I
)
_BOTH = re.compile(r"\b(?:begge\s+(?:dele|to|ting|aftaler)|det\s+hele|alt\s+sammen|også)\b", _I)


def turned_down(memory: Memory, saying: Saying, subjects: Sequence[Subject]) -> bool:  # noqa: PLR0911 - one for each way
    """Whether the sentence does no more than end something or turn it down."""
    now = memory.now
    if _echoes_no(memory, saying):
        return True
    if saying.noted and CAME_TO_NOTHING.search(re.sub(r"\([^()]*\)", "", saying.text) or saying.text):
        return True  # "20 timer var for meget": what was agreed before it stands
    if saying.noted and (SAID_NO.search(saying.text) or DROPS.search(saying.text)):
        if now is not None:
            now.refuse(all_=True)  # "Fast ringeaftale? Nej, det ville hun ikke have"
        return True
    if now is not None and _answered(memory, now, saying, subjects):
        return True
    if negated(saying.text) and not saying.question and memory.refused_before(subjects):
        return True  # "Så ikke hjemmearbejde."
    if ENDS.search(saying.text) or (DROPS.search(saying.text) and not strong(subjects)):
        if now is not None and not strong(subjects):
            now.refuse()
        return not strong(subjects) or ENDS.search(saying.text) is None
    if (IDEA.search(saying.text) or _asks_else(memory, saying)) and not subjects:
        memory.now = None  # something else is put forward; if it is the same after all, its own words find it again
    return False


def _echoes_no(memory: Memory, saying: Saying) -> bool:
    """Whether it only says again what was just turned down: "Nej, så ikke gummigeden.", "Så ingen lørdage."."""
    if saying.question or saying.noted or saying.part is Part.EMPLOYEE or days_in(saying.text, _ANY):
        return False
    before = memory.heard[-APART:]
    said_no = next((s for s in before if s.answer is Answer.NO and s.part is Part.EMPLOYEE), None)
    asked = [s for s in memory.heard[-2 * APART :] if said_no is not None and s.place < said_no.place]
    put_forward = bool(asked) and any(IDEA.search(s.text) for s in asked[-2:])
    return put_forward and _SO_NOT.match(saying.text) is not None


def _answered(memory: Memory, now: Unit, saying: Saying, subjects: Sequence[Subject]) -> bool:
    """A yes takes the agreement up, a no takes the last proposal out: where it answers what was said of it.

    Whether the sentence did no more than turn something down.
    """
    last = next((other for other in reversed(memory.heard) if other.speaker != saying.speaker), None)
    if last is None or not now.lines or saying.place - last.place > LATELY:
        return False
    refuses = saying.answer is Answer.NO or REFUSES.search(saying.text) is not None
    if refuses and last.question and _DATES.search(last.text):
        return False  # "Skal der dato på?" "Nej."
    subjects = strong(subjects)
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
                memory.asker = ""
            return False  # "Nej, fire dage." puts something else in its place
        line = now.lines[-1] if now.lines else None  # none where all that was put forward is taken back already
        turn = line is not None and line.saying.speaker == last.speaker and last.place - line.saying.place <= 2
        if line is not None and turn and (line.proposal or saying.part is Part.EMPLOYEE):
            now.refuse()
            return True
    elif saying.answer is Answer.YES and not refuses and not now.weak and _of(now, subjects):
        now.settle()
        if last.question and _BOTH.search(last.text):
            memory.as_now(now)
    return False


def _of(now: Unit, subjects: Sequence[Subject]) -> bool:
    return not subjects or any(same(subject.key, key) for subject in subjects for key in now.keys)


def _asks_else(memory: Memory, saying: Saying) -> bool:
    """Whether the one who leads asks about something else altogether."""
    last = memory.heard[-1] if memory.heard else None
    more = last is not None and last.question and last.speaker == saying.speaker  # "Et andet bord? Et, der kan …?"
    long = saying.question and saying.part is not Part.EMPLOYEE and len(saying.text.split()) >= LONG
    return (
        long
        and not more
        and not asked_for(saying.text)
        and not _DATES.search(saying.text)
        and not asks_owner(saying.text)
        and not days_in(saying.text, _ANY)
    )
