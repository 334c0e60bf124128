"""What every recogniser gives and how it is asked."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from models.progress import Progress, silent
from models.sound import Sound


@dataclass(frozen=True)
class HeardWord:
    """One word with its punctuation; times in seconds from the start of the sound, probability 0 to 1."""

    start: float
    end: float
    text: str
    probability: float


class Speech(Protocol):
    """Sound becomes words."""

    def words(self, sound: Sound, hints: Sequence[str] = (), progress: Progress = silent) -> list[HeardWord]:
        """Every word that was said, once, in order: starts never fall, and all lie within the sound.

        `hints` are names and terms that are likely to be said. Sound without speech gives an empty list.
        """
        ...
