"""The transcript: who said what, when."""

from typing import Literal

from pydantic import Field

from service.meetings.value import Value

NOTES = "notes"
"""The id of the speaker who is nobody: what the referent wrote down at the meeting."""


class Word(Value):
    """One word as heard; times in seconds from the start of the recording, probability 0 to 1.

    A transcript that came as text (WebVTT) has interpolated times and probability 1. `heard` is only there for a word
    that was written otherwise than it was heard, since an expected word sounds like it: it says what was heard, or ""
    where the word before says it for both.
    """

    start: float
    end: float
    text: str
    probability: float
    heard: str | None = Field(default=None, exclude_if=lambda heard: heard is None)


class Speaker(Value):
    """Somebody who speaks; `name` is "Taler 1" until a person has said who it is."""

    id: str
    name: str


class Utterance(Value):
    """One speaker's stretch (replik). `text` is its words joined by single spaces."""

    id: str
    start: float
    end: float
    speaker: str
    text: str
    words: tuple[Word, ...] = ()


class Transcript(Value):
    """All utterances in the order of their starts; `duration` in seconds."""

    format: Literal["udkast-transcript/1"] = "udkast-transcript/1"
    duration: float
    speakers: tuple[Speaker, ...]
    utterances: tuple[Utterance, ...]

    def name_of(self, speaker: str) -> str:
        """The name of the speaker with that id; the id itself if nobody has it."""
        return next((s.name for s in self.speakers if s.id == speaker), speaker)
