"""The transcript under a referent's hands: what can be done to it, and the few rows that each edit touches.

Each edit says in `was` what its author saw there (None: not said), so that nothing needs a version of its own.
"""

from typing import Annotated, Literal

from pydantic import Field

from service.meetings import Speaker, Utterance, Value
from service.reviewing.edits import Utterances
from service.reviewing.text import Text
from service.reviewing.told import Told


class Heard(Value):
    """An utterance and the key of the item it belongs to; None is outside any."""

    utterance: Utterance
    item: str | None = None


class Speech(Value):
    """Some of a transcript's utterances and speakers."""

    heard: tuple[Heard, ...] = ()
    speakers: tuple[Speaker, ...] = ()


class Respoken(Value):
    """The rows that an edit changed, `before` and `after`: both empty if it changed nothing.

    A speaker in `before` alone is gone, one in `after` alone is new. The two are what a revision keeps and what
    `undo_speech` takes.
    """

    before: Speech = Speech()
    after: Speech = Speech()
    told: tuple[Told, ...] = ()


class NameSpeaker(Value):
    """A speaker is called this, everywhere."""

    kind: Literal["name"] = "name"
    speaker: Text
    name: Text
    was: Text | None = None


class MergeSpeakers(Value):
    """Two voices are one person: all that `speaker` said was said by `into`."""

    kind: Literal["merge_speakers"] = "merge_speakers"
    speaker: Text
    into: Text


class Correct(Value):
    """What was said in an utterance is this."""

    kind: Literal["correct"] = "correct"
    utterance: Text
    text: Text
    was: Text | None = None


class Assign(Value):
    """Utterances belong to an item, or with None to none; `was` is the key under which their author saw them all."""

    kind: Literal["assign"] = "assign"
    utterances: Utterances
    item: Text | None
    was: Text | None = None


class Give(Value):
    """One utterance was said by another speaker; None: by somebody new, called `name`."""

    kind: Literal["give"] = "give"
    utterance: Text
    speaker: Text | None
    name: Text = ""
    was: Text | None = None


SpeechEdit = Annotated[NameSpeaker | MergeSpeakers | Correct | Assign | Give, Field(discriminator="kind")]


class Touched(Value):
    """The utterances that must be at hand for an edit: by their ids, or all that somebody says."""

    utterances: tuple[str, ...] = ()
    spoken_by: str | None = None


def touched(edit: SpeechEdit) -> Touched:
    """Which utterances `apply_speech` needs; of speakers it needs all of the meeting's."""
    match edit:
        case NameSpeaker():
            return Touched()
        case MergeSpeakers():
            return Touched(spoken_by=edit.speaker)
        case Assign():
            return Touched(utterances=tuple(dict.fromkeys(edit.utterances)))
        case _:
            return Touched(utterances=(edit.utterance,))
