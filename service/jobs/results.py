"""What a meeting's stages have given so far, and what of it is to be made anew."""

from collections.abc import Iterable
from typing import TypeVar

from pydantic import TypeAdapter

from models.error import UdkastError
from service.jobs.matter import Brief, MadeOf
from service.meetings import Draft, Transcript
from service.stages import listening
from service.stages.course import ANY, SOUND
from service.stages.run import ModelUsed
from service.stages.workspace import Workspace
from service.storage import Files

T = TypeVar("T")
WORK = "work"
RESULTS = ("sound", "playback", "speech", "speakers", "transcript", "drafting")
"""The stages whose results are kept, in their order."""
_MADE_OF: TypeAdapter[MadeOf] = TypeAdapter(MadeOf)
_DECODED: TypeAdapter[listening.Decoded] = TypeAdapter(listening.Decoded)
_TRANSCRIPT: TypeAdapter[Transcript] = TypeAdapter(Transcript)
_DRAFT: TypeAdapter[Draft] = TypeAdapter(Draft)
_MODELS: TypeAdapter[tuple[ModelUsed, ...]] = TypeAdapter(tuple[ModelUsed, ...])


class Results:
    """What the stages of a meeting have given so far. `played` are the playback copy and its waveform."""

    def __init__(self, files: Files, meeting_id: str) -> None:
        # The workspace lies among the meeting's files, and goes when they go.
        self.workspace = Workspace(files.path(meeting_id), WORK)
        self.played = files.path(f"{meeting_id}/playback"), files.path(f"{meeting_id}/waveform")

    def prepare(self, brief: Brief, from_stage: str | None) -> None:
        """Forget what is to be made anew: everything from that stage on, and all that was made of something else.

        Done twice it is done once, as long as no stage has run in between.
        """
        before = self.workspace.load("made_of", ANY, _MADE_OF)
        forgotten: set[str] = set()
        source = brief.made_of.source
        if before is not None and source and before.source != source:
            forgotten.update(RESULTS)
        elif before is not None and before.agenda != brief.made_of.agenda:
            forgotten.add("drafting")
        if from_stage in RESULTS:
            forgotten.update(RESULTS[RESULTS.index(from_stage) :])
        for stage in forgotten:
            self.workspace.forget(stage, ANY)
        if "playback" in forgotten:
            for path in self.played:
                path.unlink(missing_ok=True)
        self.workspace.keep("made_of", ANY, brief.made_of, _MADE_OF)

    def ready(self, stage: str) -> bool:
        """Whether the stage has nothing to do: its result lies there, or whatever would need it does."""
        if stage == "playback":
            return all(path.exists() for path in self.played)
        written = self._holds("transcript")
        if stage in {"speech", "speakers"}:
            return written or self._holds(stage)
        if stage == "sound":
            listened = self._holds("speech") and self._holds("speakers") and self.ready("playback")
            heard = self._holds("sound") and (listened or self.workspace.file(SOUND).exists())
            return heard or (written and self.ready("playback"))
        return self._holds(stage)

    def decoded(self) -> listening.Decoded:
        """What is known of the sound."""
        return self._load("sound", _DECODED)

    def transcript(self) -> Transcript:
        """The transcript. These raise UdkastError where the result is gone."""
        return self._load("transcript", _TRANSCRIPT)

    def draft(self) -> Draft:
        """The draft."""
        return self._load("drafting", _DRAFT)

    def models(self, stages: Iterable[str]) -> tuple[ModelUsed, ...]:
        """The weights that the stages ran on."""
        return tuple(m for stage in stages for m in self.workspace.load(f"{stage}-models", ANY, _MODELS) or ())

    def ran_on(self, stage: str, models: Iterable[ModelUsed]) -> None:
        """Remember the weights that a stage ran on."""
        self.workspace.keep(f"{stage}-models", ANY, tuple(models), _MODELS)

    def put(self, transcript: Transcript) -> None:
        """Draft from this transcript from now on: people have named its speakers and corrected its words."""
        self.workspace.keep("transcript", ANY, transcript, _TRANSCRIPT)

    def _holds(self, stage: str) -> bool:
        return self.workspace.holds(stage, ANY)

    def _load(self, stage: str, type_: TypeAdapter[T]) -> T:
        value = self.workspace.load(stage, ANY, type_)
        if value is None:
            raise UdkastError("Et tidligere trins resultat mangler. Kør igen fra det første trin.")
        return value
