"""The stages that run on weights. Each opens its model, uses it and returns a value; it runs in its own process."""

from pathlib import Path

from models.progress import Progress
from models.sound import Sound, decode
from models.speakers import Pyannote, Turn
from models.speech import HeardWord, Whisper
from models.weights import Role
from service.meetings import Agenda, Draft, Family, Transcript, Value


class Decoded(Value):
    """What is known of the decoded sound: its seconds, and in Danish what was wrong with the recording."""

    seconds: float
    warnings: tuple[str, ...]


def decoded(recording: Path, into: Path, progress: Progress) -> Decoded:
    """Decode the recording to 16 kHz mono at `into`."""
    sound = decode(recording, into, progress)
    return Decoded(seconds=sound.seconds, warnings=tuple(sound.warnings))


def words(sound: Path, weight: Path, role: Role, hints: tuple[str, ...], progress: Progress) -> list[HeardWord]:
    """The words heard in the sound; `hints` are what it may listen for."""
    return Whisper(weight, **role.parameters).words(Sound.open(sound), hints, progress)


def turns(
    sound: Path, segmentation: Path, embedding: Path, role: Role, count: int | None, progress: Progress
) -> list[Turn]:
    """Who speaks when in the sound."""
    return Pyannote(segmentation, embedding, **role.parameters).turns(Sound.open(sound), count, progress)


def draft(
    agenda: Agenda, transcript: Transcript, family: Family, weight: Path, role: Role, progress: Progress
) -> Draft:
    """The draft of the meeting, with Danish grammar where it is installed."""
    from models.grammar import Apertium
    from models.language import open_language
    from service import drafting

    language = open_language(weight, role.engine)
    try:
        grammar = Apertium() if Apertium.available() else None
        return drafting.draft(agenda, transcript, family, language, grammar, progress)
    finally:
        language.close()
