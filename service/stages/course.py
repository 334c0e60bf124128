"""The course of one meeting through the stages. Each can be run by itself: what it needs lies in the workspace.

What lies there already is never made again.
"""

import dataclasses
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter

from models.error import UdkastError
from models.progress import Progress
from models.speakers import Turn
from models.speech import HeardWord
from service import transcript as transcripts
from service.meetings import Agenda, Draft, Family, Transcript
from service.stages import listening
from service.stages.equipment import Equipment
from service.stages.program import fingerprint
from service.stages.sequence import Sequence
from service.stages.worker import StageFailedError, StageKilledError
from service.stages.workspace import Workspace, adapter, key_of
from service.transcript.hints import hints_of

SOUND = "sound.wav"
SILENT = "Der høres ingen tale i optagelsen; kontrollér, at det er den rigtige fil, og at mikrofonen var tændt."
ONE_VOICE = "Talerne kunne ikke skelnes; alle replikker står under én taler. Navngiv talerne i transskriptet."

_DECODED: TypeAdapter[listening.Decoded] = adapter(listening.Decoded)
_PEAKS: TypeAdapter[int] = adapter(int)
_WORDS: TypeAdapter[list[HeardWord]] = adapter(list[HeardWord])
_TURNS: TypeAdapter[list[Turn]] = adapter(list[Turn])
_TRANSCRIPT: TypeAdapter[Transcript] = adapter(Transcript)
_DRAFT: TypeAdapter[Draft] = adapter(Draft)
ANY = "any"
"""The key of what depends on the recording alone, which the workspace itself is keyed by; and of all that is pinned."""


@dataclass(frozen=True)
class Matter:
    """What is drafted: the dagsorden, how the house writes, and the recording if there is one."""

    agenda: Agenda
    family: Family
    recording: Path | None = None
    speakers: int | None = None


class Course:
    """One meeting's stages, each run when it is asked for.

    `pinned` is for a workspace that belongs to one meeting alone: a result is then known by its stage, whatever has
    become of program, weights and dagsorden since, and only `Workspace.forget` makes it anew. Without it, a result is
    known by all that it depends on.

    Every stage raises UdkastError for what a person can mend, an OSError of the disk as it is, StageFailedError where
    a stage ended in a way that nobody foresaw, and StageStoppedError where somebody asked for that.
    """

    def __init__(  # noqa: PLR0913 - what a meeting's way needs, each a value of its own
        self,
        matter: Matter,
        equipment: Equipment,
        workspace: Workspace,
        sequence: Sequence,
        warn: Callable[[str], None],
        *,
        pinned: bool = False,
    ) -> None:
        self._matter = matter
        self._equipment = equipment
        self._workspace = workspace
        self._sequence = sequence
        self._warn = warn
        self._pinned = pinned
        self._program = "" if pinned else fingerprint()

    def sound(self) -> listening.Decoded:
        """The recording as sound on disk; it is decoded again only where a stage still has to listen to it."""
        if self._matter.recording is None:
            raise UdkastError("Mødets optagelse ligger her ikke længere. Læg den op igen.")
        sound = self._workspace.file(SOUND)
        if not (sound.exists() or self._heard()):
            self._workspace.forget("sound", ANY)
        work = functools.partial(listening.decoded, self._matter.recording, sound)
        decoded = self._sequence.kept("sound", ANY, _DECODED, work)
        for warning in decoded.warnings:
            self._warn(warning)
        return decoded

    def playback(self, copy: Path, peaks: Path) -> int:
        """The copy for the browser to play, written at `copy`, and the peaks that draw it, at `peaks`; how many."""
        if not (copy.exists() and peaks.exists()):
            self._workspace.forget("playback", ANY)
        work = functools.partial(listening.playback_copy, self._workspace.file(SOUND), copy, peaks)
        return self._sequence.kept("playback", ANY, _PEAKS, work)

    def speech(self) -> list[HeardWord]:
        """The words heard. Raises UdkastError where nobody speaks."""
        sound, speech = self._workspace.file(SOUND), self._equipment.model("speech")
        work = functools.partial(listening.words, sound, speech, hints_of(self._matter.agenda))
        words = self._sequence.kept("speech", self._speech_key, _WORDS, work)
        if not words:
            self._workspace.remove(SOUND)
            if self._pinned:
                self._workspace.forget("speech", ANY)  # another recording may be put in its place
            raise UdkastError(SILENT)
        return words

    def speakers(self) -> list[Turn]:
        """Who speaks when; nothing where the voices could not be told apart."""
        models = self._equipment.model("segmentation"), self._equipment.model("embedding")
        work = functools.partial(listening.turns, self._workspace.file(SOUND), *models, self._matter.speakers)
        try:
            return self._sequence.kept("speakers", self._speakers_key, _TURNS, work)
        except (UdkastError, StageFailedError) as error:
            if self._pinned and isinstance(error, StageKilledError):
                raise  # another try with more memory may do it, and the words are kept meanwhile
            # The words are what took time; they are never thrown away because the voices could not be told apart.
            self._warn(ONE_VOICE)
            if self._pinned:
                self._workspace.keep("speakers", self._speakers_key, [], _TURNS)
            return []

    def transcript(self, transcribe: Callable[[Progress], Transcript] | None = None) -> Transcript:
        """The transcript: words and turns joined, or what `transcribe` reads where there is no recording.

        For a pinned workspace only, since its key says nothing of what it was made from; `transcribe` is picklable.
        """
        work = transcribe or functools.partial(_joined, self._workspace)
        return self._sequence.kept("transcript", ANY, _TRANSCRIPT, work)

    def drafting(self, transcript: Transcript) -> Draft:
        """The draft of the meeting."""
        matter, language = self._matter, self._equipment.model("language")
        key = ANY
        if not self._pinned:
            parts = matter.agenda.to_json(), transcript.to_json(), matter.family.to_json()
            key = key_of(*parts, self._equipment.key("language"), self._program)
        work = functools.partial(listening.draft, matter.agenda, transcript, matter.family, language)
        return self._sequence.kept("drafting", key, _DRAFT, work)

    @property
    def _speech_key(self) -> str:
        if self._pinned:
            return ANY
        return key_of(self._equipment.key("speech"), dataclasses.asdict(hints_of(self._matter.agenda)), self._program)

    @property
    def _speakers_key(self) -> str:
        if self._pinned:
            return ANY
        return key_of(self._equipment.key("segmentation", "embedding"), self._matter.speakers, self._program)

    def _heard(self) -> bool:
        """Whether nothing is left to listen for."""
        results = [("speech", self._speech_key), ("speakers", self._speakers_key)]
        if self._pinned:
            results.append(("playback", ANY))
        return all(self._workspace.holds(*result) for result in results)


def _joined(workspace: Workspace, progress: Progress) -> Transcript:
    """Words and turns of a pinned workspace as utterances; a stage's process runs it, since that takes seconds."""
    decoded = workspace.load("sound", ANY, _DECODED)
    words = workspace.load("speech", ANY, _WORDS)
    turns = workspace.load("speakers", ANY, _TURNS)
    if decoded is None or words is None or turns is None:
        raise UdkastError("Et tidligere trins resultat mangler. Kør igen fra optagelsen.")
    transcript = transcripts.utterances_of(words, turns, decoded.seconds)
    progress(1.0)
    return transcript
