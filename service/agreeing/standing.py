"""Who has answered the text as it now stands."""

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from service.agreeing.part import ASKED, Part
from service.agreeing.say import Say


@dataclass(frozen=True)
class Answer:
    """One person's answer to the text with that hash. `comments` are by the fields' names."""

    person_id: str
    say: Say
    sha256: str
    at: datetime.datetime
    remark: str = ""
    comments: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Seat:
    """Somebody who takes part: what they answered last to the text that stands, and what they answered last at all."""

    person_id: str
    name: str
    part: Part
    answer: Answer | None
    before: Answer | None

    @property
    def asked(self) -> bool:
        """Whether the referat waits for them."""
        return self.part in ASKED


@dataclass(frozen=True)
class Standing:
    """The round as it stands."""

    seats: tuple[Seat, ...]

    @property
    def awaited(self) -> tuple[Seat, ...]:
        """Those who are asked and have not answered the text that stands."""
        return tuple(seat for seat in self.seats if seat.asked and seat.answer is None)

    @property
    def complete(self) -> bool:
        """Whether everybody who is asked has answered, whatever it was: disagreement doesn't stand in the way."""
        return any(seat.asked for seat in self.seats) and not self.awaited


def standing(people: Sequence[tuple[str, str, Part]], answers: Sequence[Answer], sha256: str) -> Standing:
    """The people (id, name, part) beside their answers, which are in the order they came. An answer to another text
    counts as none: a changed text asks everyone again.
    """
    latest = {answer.person_id: answer for answer in answers}
    current = {answer.person_id: answer for answer in answers if answer.sha256 == sha256}
    return Standing(
        tuple(Seat(id_, name, part, current.get(id_), latest.get(id_)) for id_, name, part in people),
    )
