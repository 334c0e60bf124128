"""What is remembered of a talk while it is heard: its sentences, its agreements so far and the one at hand."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from service.talks.agreement import Unit
from service.talks.period import Period
from service.talks.saying import Saying
from service.talks.subject import HOME, WORK, Subject, same, strong

_I = re.IGNORECASE
LATELY = 6
"""Sentences within which one thing goes on with another."""
APART = 3
"""Sentences about other fields after which an agreement is no longer the one at hand."""
_WHERE = re.compile(r"\b(?:i|på|ved)\s+[a-zæøå]{4,}(?:en|et|erne)\b")
_NEXT = re.compile(
    r"\b(?:og\s+så|derefter|bagefter|så\s+\w+\s+timer\s+i|herefter|efter\s+det|dernæst|de\s+næste|den\s+næste|ugen\s+efter|fra\s+da\s+af)\b",
    _I,
)


@dataclass
class Memory:
    """`now` is the agreement that is talked of, `near` the day named last, `asker` who asked last of its days."""

    units: list[Unit] = field(default_factory=list)
    heard: list[Saying] = field(default_factory=list)
    now: Unit | None = None
    near: datetime.date | None = None
    asker: str = ""

    def takes(self, subjects: Sequence[Subject], saying: Saying) -> bool:
        """Whether the subjects are what is talked of now: what is only touched on ends nothing that lacks its days."""
        now = self.now
        if strong(subjects) or now is None or now.weak or now.refused:
            return True
        return now.period.last is not None or saying.place - now.told_at > LATELY

    def unit_of(self, subjects: Sequence[Subject], saying: Saying, period: Period) -> Unit:
        """The unit that the sentence is about: the one at hand, an earlier one with its subject, or a new one."""
        now = self.now
        keys = [subject.key for subject in subjects]
        amount = subjects[0].amount
        weak = not strong(subjects)
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
                    or (self.heard and self.heard[-1].place == saying.place)  # the next step of one sentence
                )
            )
            if goes_on:
                return Unit(keys, weak=weak)
            if amount is None and not self.also(unit, subjects):
                unit.keys += [key for key in keys if key not in unit.keys]
            unit.weak = unit.weak and weak
            return unit
        return Unit(keys, weak=weak)

    def begin(self, now: Unit, before: Unit | None, subjects: Sequence[Subject]) -> None:
        """Begin a new agreement behind the one that was talked of `before`."""
        if before is not None and HOME in now.keys and WORK in before.keys and before.period.empty:
            before.twin = now  # "Ti timer." "Ja. Hjemmefra."
        self.near = None
        now.place = _spoken_of(self.heard) if any(subject.elliptic for subject in subjects) else ""
        now.after = next((unit for unit in reversed(self.units) if _ramp(unit, now)), None)
        self.units.append(now)

    def also(self, now: Unit, subjects: Sequence[Subject]) -> list[Unit]:
        """Others that the sentence sums up too: "Ti timer om ugen hjemmefra, fra den 11. maj"."""
        keys = [subject.key for subject in strong(subjects) if not any(same(subject.key, own) for own in now.keys)]
        return [
            unit
            for unit in self.units
            if unit is not now and not unit.refused and any(same(key, own) for key in keys for own in unit.keys[:1])
        ]

    def elsewhere(self, now: Unit, subjects: Sequence[Subject], period: Period) -> Unit:
        """The step that a month is of, where it is none of the one at hand: "Tirsdag og torsdag i maj."."""
        if subjects or period.first is None or period.last is None or now.period.first is None:
            return now
        if now.period.first <= period.last and (now.period.until is None or period.first <= now.period.until):
            return now
        others = (unit for unit in self.units if unit is not now and unit.period.until == period.last)
        return next(others, now)

    def refused_before(self, subjects: Sequence[Subject]) -> bool:
        """Whether that is what was just turned down."""
        keys = [key for unit in self.units[-2:] if unit.refused and not unit.weak for key in unit.keys]
        return bool(subjects) and all(any(same(subject.key, key) for key in keys) for subject in subjects)

    def as_now(self, now: Unit) -> None:
        """Give the period of the agreement at hand to the one before it, which had none."""
        place = self.units.index(now) - 1
        if place >= 0 and self.units[place].period.empty and self.units[place].lines:
            other = self.units[place]
            other.lines.append(replace(other.lines[-1], names=False, period=now.period, amount=None))


def _spoken_of(before: Sequence[Saying]) -> str:
    """Where it is, by what was asked just before: "Hvornår skal jeg i skranken igen?"."""
    for saying in reversed(before[-LATELY:]):
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
