"""Who spoke when, and what can tell."""

from dataclasses import dataclass
from typing import Protocol

from models.progress import Progress, silent
from models.sound import Sound


@dataclass(frozen=True, order=True)
class Turn:
    """One speaker's unbroken stretch, in seconds. Turns of different speakers may overlap, as people do.

    Speakers are numbered 0, 1, 2 … in the order in which they are first heard.
    """

    start: float
    end: float
    speaker: int


class Speakers(Protocol):
    """Tells the voices of one recording apart. Nothing about a voice outlives the call."""

    def turns(self, sound: Sound, count: int | None = None, progress: Progress = silent) -> list[Turn]:
        """The turns in order of start; none where nobody speaks.

        `count` is how many people are known to speak; without it the number is found. Fewer come back where fewer can
        be told apart.
        """
        ...
