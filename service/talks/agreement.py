"""An agreement in the making: its sentences, what they say of how much and when, and whether it was taken up."""

from dataclasses import dataclass, field

from service.agreeing import Part
from service.talks.period import Period
from service.talks.saying import Saying
from service.talks.subject import Amount

_TURN = 3
"""Sentences within which one speaker's proposal lies."""


@dataclass(frozen=True)
class Line:
    """One sentence of an agreement in the making."""

    saying: Saying
    period: Period
    amount: Amount | None
    names: bool
    proposal: bool
    owner: str = ""


@dataclass
class Unit:
    """An agreement in the making: the keys of its subject, its sentences, and whether it has been taken up."""

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

    @property
    def amount(self) -> Amount | None:
        """How much was said last; the unit of an earlier one, where it was understood."""
        told = [line.amount for line in self.lines if line.amount is not None]
        if not told:
            return None
        unit = next((amount.unit for amount in reversed(told) if amount.unit), "")
        return Amount(told[-1].number, told[-1].unit or unit)

    @property
    def shared(self) -> bool:
        """Whether anybody but the employee has named it or granted it: a wish alone is no agreement."""
        return self.granted or any(line.names and line.saying.part is not Part.EMPLOYEE for line in self.lines)

    @property
    def meant(self) -> list[Line]:
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

    def settle(self) -> None:
        """A yes was said to it: what stands now is no longer taken out by a later no."""
        self.accepted = self.answered = True
        self.settled = len(self.lines)

    def refuse(self) -> None:
        """Take the last proposal out, with the days that came with it."""
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
