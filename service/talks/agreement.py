"""An agreement in the making: its sentences, what they say of how much and when, and whether anybody took it up."""

import datetime
from dataclasses import dataclass, field, replace

from service.agreeing import Part
from service.talks.period import Period
from service.talks.saying import Saying
from service.talks.subject import Amount

_TURN = 3
"""Sentences within which one speaker's proposal lies."""


@dataclass(frozen=True)
class Line:
    """One sentence of an agreement in the making; `over`: it gives to somebody else what was spoken of."""

    saying: Saying
    period: Period
    amount: Amount | None
    names: bool
    proposal: bool
    owner: str = ""
    over: bool = False


@dataclass
class Unit:
    """An agreement in the making: the keys of its subject, its sentences, and whether it has been taken up.

    `weak`: so far it has only been spoken of. `after`: the one that it follows on; `twin`: said in the same breath.
    `title`: what it is about, where its sentences only point at it. `begin`: the day on which somebody said just before
    that they would begin. `missed`: found by the tagging alone.
    """

    keys: list[str]
    lines: list[Line] = field(default_factory=list)
    accepted: bool = False
    refused: bool = False
    asked: str = ""
    wants_owner: bool = False
    place: str = ""
    granted: bool = False
    answered: bool = False
    settled: int = 0
    weak: bool = False
    after: "Unit | None" = None
    twin: "Unit | None" = None
    title: str = ""
    begin: datetime.date | None = None
    missed: bool = False

    @property
    def amount(self) -> Amount | None:
        """How much was said last; the unit of an earlier one, where it was understood."""
        told = [line.amount for line in self.lines if line.amount is not None]
        if not told:
            return None
        unit = next((amount.unit for amount in reversed(told) if amount.unit), "")
        return Amount(told[-1].number, told[-1].unit or unit)

    @property
    def told_at(self) -> int:
        """The place of its last sentence; before all others where every one was taken back."""
        return self.lines[-1].saying.place if self.lines else -1

    @property
    def shared(self) -> bool:
        """Whether anybody but the employee has named it or granted it: a wish alone is no agreement."""
        others = [line for line in self.lines if line.saying.part is not Part.EMPLOYEE]
        return self.granted or any(line.names or not (line.proposal or line.period.empty) for line in others)

    @property
    def meant(self) -> list[Line]:
        """The sentences without those that say another number than the last."""
        amount = self.amount
        return [line for line in self.lines if line.amount is None or amount is None or not line.amount.rivals(amount)]

    @property
    def period(self) -> Period:
        """From and until when, as it was said last."""
        period = Period()
        for line in self.meant:
            period = period.then(line.period)
        if period.empty and self.twin is not None and self.twin.agreed:
            return self.twin.period
        if self.twin is not None and self.twin.agreed and period.until == self.twin.period.until:
            period = replace(period, first=period.first or self.twin.period.first)
        if period.first is None and self.begin is not None:
            period = replace(period, first=self.begin)
        before = self.after.period.until if self.after is not None else None
        if period.first is None and before is not None and (period.days is not None or period.last is not None):
            period = replace(period, first=_workday(before + datetime.timedelta(days=1)))
        return period

    @property
    def agreed(self) -> bool:
        """Whether it was taken up: what was only spoken of, where its days were told too."""
        if self.refused or not self.accepted or not self.shared:
            return False
        told = not self.period.empty
        return told or (not self.weak and (self.answered or self.noted or any(line.owner for line in self.lines)))

    @property
    def noted(self) -> bool:
        """Whether it was written down."""
        return any(line.saying.noted for line in self.lines)

    def settle(self) -> None:
        """A yes was said to it: what stands now is no longer taken out by a later no."""
        self.accepted = self.answered = True
        self.settled = len(self.lines)

    def postpone(self, saying: Saying) -> bool:
        """Take out the days that the other put forward just before: "I morgen?" "Nej, lad os først …"; whether any."""
        last = self.lines[-1] if self.lines else None
        if last is not None and not last.names and last.proposal and last.saying.speaker != saying.speaker:
            self.asked = "from" if last.period.first is not None else "until"
            self.lines.pop()
            return True
        return False

    def refuse(self, *, all_: bool = False) -> None:
        """Take the last proposal out, with the days that came with it; `all_`: whatever was said of it."""
        if all_:
            self.accepted, self.refused = False, True
            return
        while len(self.lines) > self.settled and not self.lines[-1].names:
            self.lines.pop()
        last = self.lines[-1].saying if len(self.lines) > self.settled else None
        while last is not None and len(self.lines) > self.settled:
            # A proposal may take its speaker several sentences.
            if self.lines[-1].saying.speaker != last.speaker or last.place - self.lines[-1].saying.place > _TURN:
                break
            self.lines.pop()
        self.accepted = self.settled > 0 or any(line.names and not line.proposal for line in self.lines)
        self.refused = not self.lines


def _workday(day: datetime.date) -> datetime.date:
    """The day, or the Monday after it where it lies in a weekend."""
    return day + datetime.timedelta(days=(7 - day.weekday()) if day.weekday() > 4 else 0)
