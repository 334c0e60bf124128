"""Whether a talk may be recorded: only while the yes of everybody who takes part stands."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from service.agreeing.part import Part


@dataclass(frozen=True)
class Yes:
    """Somebody's yes to being recorded: when it was given, who noted it, and when it was taken back."""

    person_id: str
    given: datetime.datetime
    noted_by: str
    withdrawn: datetime.datetime | None = None


@dataclass(frozen=True)
class Voice:
    """Somebody who takes part, with their latest yes; None where they have never said it."""

    person_id: str
    name: str
    part: Part
    latest: Yes | None

    @property
    def yes(self) -> Yes | None:
        """Their yes, if it stands."""
        return self.latest if self.latest is not None and self.latest.withdrawn is None else None


@dataclass(frozen=True)
class Agreement:
    """Everybody who takes part, in their order."""

    voices: tuple[Voice, ...]

    @property
    def wanting(self) -> tuple[Voice, ...]:
        """Those whose yes does not stand."""
        return tuple(voice for voice in self.voices if voice.yes is None)

    @property
    def complete(self) -> bool:
        """Whether the talk may be recorded. Without an employee there is nobody whose talk it is."""
        return any(voice.part is Part.EMPLOYEE for voice in self.voices) and not self.wanting


def agreement(people: Sequence[tuple[str, str, Part]], given: Sequence[Yes]) -> Agreement:
    """The people (id, name, part) beside what they have said, in whatever order it was noted: a person's latest yes
    counts, and it counts for that person alone.
    """
    latest: dict[str, Yes] = {}
    for yes in sorted(given, key=lambda yes: yes.given):
        latest[yes.person_id] = yes
    return Agreement(tuple(Voice(id_, name, part, latest.get(id_)) for id_, name, part in people))
