"""What every recogniser gives and how it is asked."""

from dataclasses import dataclass
from typing import Protocol

from models.progress import Progress, silent
from models.sound import Sound


@dataclass(frozen=True)
class HeardWord:
    """One word with its punctuation; times in seconds from the start of the sound, probability 0 to 1.

    `heard` is None where the word stands as it was heard. Where it was repaired, it is what was heard in its place, or
    "" where the word before it says it for both.
    """

    start: float
    end: float
    text: str
    probability: float
    heard: str | None = None


@dataclass(frozen=True)
class Hints:
    """What is likely to be said: names at any time, topics one after the other, further words here and there."""

    names: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    words: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Every hint, once."""
        return tuple(dict.fromkeys((*self.names, *self.topics, *self.words)))


NO_HINTS = Hints()


class Speech(Protocol):
    """Sound becomes words."""

    def words(self, sound: Sound, hints: Hints = NO_HINTS, progress: Progress = silent) -> list[HeardWord]:
        """Every word that was said, once, in order: starts never fall, and all lie within the sound.

        Words that sound like a hint may be written as it; `HeardWord.heard` then says what was heard. Sound without
        speech gives an empty list.
        """
        ...
