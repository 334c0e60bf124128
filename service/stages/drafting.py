"""The main job: a recording (or a transcript) and a dagsorden become the files of a draft.

What can be wrong with the input is found before the long work begins. Speech and speakers are kept in the
workspace; the draft is written anew each time, since dagsorden, template and participants are what changes.
"""

import os
from dataclasses import dataclass
from pathlib import Path

from models.error import UdkastError
from models.weights import Store
from service import agenda as dagsorden
from service import families, participants
from service import transcript as transcripts
from service.meetings import Agenda, Transcript
from service.settings import Settings
from service.stages import output
from service.stages.course import Course, Matter
from service.stages.equipment import LISTENING, WRITING, Equipment
from service.stages.making import Making
from service.stages.run import Run, wrote
from service.stages.sequence import Sequence
from service.stages.watch import Watch
from service.stages.writing import write_files

MOST_SPEAKERS = 40


@dataclass(frozen=True)
class Order:
    """What a person asks for: a recording or a transcript, the dagsorden, and where the files go."""

    agenda: Path
    out: Path
    recording: Path | None = None
    transcript: Path | None = None
    participants: Path | None = None
    template: str = "standard"
    profile: str = "embedded"
    speakers: int | None = None


def draft_meeting(order: Order, settings: Settings, watch: Watch) -> Run:
    """Draft the meeting; `order.out` then holds all its files, or is as it was.

    Raises:
        UdkastError: something about the input, the weights or the result folder that a person can mend.
        StageFailedError: a stage ended in a way that nobody foresaw.

    """
    output.check(order.out)
    family = families.load(order.template, settings.templates)
    agenda = _agenda(order, settings)
    source, given = _source(order)
    tasks = WRITING if given else LISTENING + WRITING
    equipment = Equipment(Store(settings.weights), order.profile, tasks, settings.server)
    making = Making(source, equipment, settings, watch)
    course = making.course(Matter(agenda, family, source, order.speakers))
    transcript = given or heard(course, making.sequence)
    draft = course.drafting(transcript)
    template = families.word_template(family.id, settings.templates)

    def write(folder: Path) -> None:
        write_files(draft, transcript, family, template, folder)

    seconds = 0.0 if given else transcript.duration
    return making.written(order.out, family, write, audio_seconds=seconds, writers=wrote(draft))


def _agenda(order: Order, settings: Settings) -> Agenda:
    agenda = dagsorden.read(order.agenda, dagsorden.CaseNumbers.with_pattern(settings.case_number))
    if order.participants is None:
        return agenda
    meeting = participants.joined(agenda.meeting, participants.read(order.participants))
    return agenda.model_copy(update={"meeting": meeting})


def _source(order: Order) -> tuple[Path, Transcript | None]:
    """The file that everything is made from, and its transcript if it is one."""
    if order.transcript is not None:
        checked_speakers(order.speakers)
        return order.transcript, transcripts.read(order.transcript)
    return recording_of(order.recording, order.speakers), None


def checked_speakers(speakers: int | None) -> None:
    """Raises UdkastError where that many can't have spoken."""
    if speakers is not None and not 1 <= speakers <= MOST_SPEAKERS:
        raise UdkastError(f"Antallet af talere skal være fra 1 til {MOST_SPEAKERS}; ret --speakers.")


def recording_of(recording: Path | None, speakers: int | None = None) -> Path:
    """The recording, which lies there, may be read and holds something. Raises UdkastError."""
    checked_speakers(speakers)
    if recording is None or not recording.exists():
        raise UdkastError(f"Optagelsen {recording} findes ikke; kontrollér stien.")
    if recording.is_dir():
        raise UdkastError(f"{recording} er en mappe; angiv selve optagelsen.")
    if not os.access(recording, os.R_OK):
        raise UdkastError(f"Optagelsen {recording} må ikke læses; giv læseadgang til filen.")
    if recording.stat().st_size == 0:
        raise UdkastError(f"Optagelsen {recording.name} er tom; hent den igen.")
    return recording


def heard(course: Course, sequence: Sequence) -> Transcript:
    """The recording's transcript: sound, then words and turns, then utterances."""
    seconds = course.sound().seconds
    words, turns = course.speech(), course.speakers()
    return sequence.here("transcript", lambda _: transcripts.utterances_of(words, turns, seconds))
