"""An agreement in the making: its sentences, what they say of how much and when, and whether it was taken up."""

from dataclasses import dataclass, field

from service.talks.period import Period
from service.talks.saying import Saying
from service.talks.subject import Amount


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

    @property
    def amount(self) -> Amount | None:
        """How much was said last; the unit of an earlier one, where it was understood."""
        told = [line.amount for line in self.lines if line.amount is not None]
        if not told:
            return None
        unit = next((amount.unit for amount in reversed(told) if amount.unit), "")
        return Amount(told[-1].number, told[-1].unit or unit)

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

    def refuse(self) -> None:
        """Take the last proposal out, with the days that came with it."""
        while self.lines and not self.lines[-1].names:
            self.lines.pop()
        if self.lines:
            self.lines.pop()
        self.accepted = any(line.names and not line.proposal for line in self.lines)
        self.refused = not self.lines
