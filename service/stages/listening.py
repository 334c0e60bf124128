"""The stages that run on weights. Each opens its model, uses it and returns a value; it runs in its own process."""

from pathlib import Path

from models.grammar import Apertium
from models.language import Language
from models.progress import Progress
from models.sound import Sound, decode, playback, waveform
from models.speakers import Speakers, Turn
from models.speech import HeardWord, Hints, Whisper
from service import drafting
from service.meetings import Agenda, Decision, Draft, Family, Transcript, Value
from service.stages.equipment import Model


class Decoded(Value):
    """What is known of the decoded sound: its seconds, and in Danish what was wrong with the recording."""

    seconds: float
    warnings: tuple[str, ...]


def decoded(recording: Path, into: Path, progress: Progress) -> Decoded:
    """Decode the recording to 16 kHz mono at `into`."""
    sound = decode(recording, into, progress)
    return Decoded(seconds=sound.seconds, warnings=tuple(sound.warnings))


def playback_copy(sound: Path, copy: Path, peaks: Path, progress: Progress) -> int:
    """A copy of the sound for a browser to play at `copy`, and its peaks at `peaks`; how many those are."""
    heard = Sound.open(sound)
    playback.write(heard, copy, lambda fraction: progress(0.9 * fraction))
    drawn = waveform.peaks(heard, lambda fraction: progress(0.9 + 0.1 * fraction))
    waveform.write(drawn, peaks)
    return len(drawn)


def words(sound: Path, speech: Model, hints: Hints, progress: Progress) -> list[HeardWord]:
    """The words heard in the sound; `hints` are what it may listen for."""
    whisper = Whisper(
        speech.folder,
        speech.text("device", "cpu"),
        speech.text("compute_type", "int8"),
        timestamps=not speech.role.parameters.get("without_timestamps", False),
    )
    return whisper.words(Sound.open(sound), hints, progress)


def turns(sound: Path, segmentation: Model, embedding: Model, count: int | None, progress: Progress) -> list[Turn]:
    """Who speaks when in the sound."""
    return _speakers(segmentation, embedding).turns(Sound.open(sound), count, progress)


def draft(agenda: Agenda, transcript: Transcript, family: Family, model: Model, progress: Progress) -> Draft:
    """The draft of the meeting, with Danish grammar where it is installed."""
    scribe = _scribe(model)
    try:
        grammar = Apertium() if Apertium.available() else None
        return drafting.draft(agenda, transcript, family, scribe, grammar, progress)
    finally:
        scribe.language.close()


def redraft(  # noqa: PLR0913, PLR0917 - the stage's inputs, each a value of its own
    agenda: Agenda,
    place: int,
    transcript: Transcript,
    own: frozenset[str],
    family: Family,
    model: Model,
    progress: Progress,
) -> Decision:
    """The decision of one item, from the utterances that a person has placed in it."""
    scribe = _scribe(model)
    try:
        grammar = Apertium() if Apertium.available() else None
        return drafting.redraft(agenda, place, transcript, own, family, scribe, grammar, progress)
    finally:
        scribe.language.close()


def _scribe(model: Model) -> drafting.Scribe:
    return drafting.Scribe(_opened(model), model.id, model.role.writes)


def _opened(model: Model) -> Language:
    if model.server is not None:
        from models.language.openai import OpenAI

        return OpenAI(model.server)
    if model.role.engine == "transformers":
        from models.language.transformers import Transformers

        return Transformers(model.folder / "model.gguf", model.text("device", "cuda"))
    from models.language.llama import Llama

    return Llama(model.folder / "model.gguf", lora=model.lora)


def _speakers(segmentation: Model, embedding: Model) -> Speakers:
    if segmentation.role.engine == "pyannote" and segmentation.folder == embedding.folder:
        from models.speakers.pipeline import Pipeline

        return Pipeline(segmentation.folder, segmentation.text("device", "cuda"))
    from models.speakers.diarizer import Diarizer

    return Diarizer(segmentation.folder / "pytorch_model.bin", embedding.folder / "campplus_cn_en_common.pt")
