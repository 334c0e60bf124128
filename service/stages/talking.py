"""A talk's recording, its transcript or somebody's notes become the files of a draft: no dagsorden is needed.

What is heard goes the meetings' way (`course`); the fields are filled by rule, in a second.
"""

import datetime
import functools
from dataclasses import dataclass
from pathlib import Path

from models.error import UdkastError
from models.grammar import Apertium
from models.progress import Progress
from models.weights import Store
from service import families, participants
from service import transcript as transcripts
from service.meetings import Agenda, Meeting, Participant, Transcript
from service.meetings.talk import TalkDraft, TalkTemplate
from service.settings import Settings
from service.stages import output
from service.stages.course import Matter
from service.stages.drafting import heard, recording_of
from service.stages.equipment import LISTENING, Equipment
from service.stages.making import Making
from service.stages.run import Run
from service.stages.watch import Watch
from service.stages.writing import write_talk
from service.talks import drafting
from service.transcript import jottings


@dataclass(frozen=True)
class TalkOrder:
    """What a person asks for: what the draft is made from (one of the three), the talk's date, and where files go."""

    date: datetime.date
    out: Path
    template: str
    recording: Path | None = None
    transcript: Path | None = None
    notes: Path | None = None
    participants: Path | None = None
    profile: str = "embedded"
    speakers: int | None = None


def draft_talk(order: TalkOrder, settings: Settings, watch: Watch) -> Run:
    """Draft the talk; `order.out` then holds all its files, or is as it was.

    Raises:
        UdkastError: something about the input, the weights or the result folder that a person can mend.
        StageFailedError: a stage ended in a way that nobody foresaw.

    """
    output.check(order.out)
    template = families.load_talk(order.template, settings.templates)
    people = () if order.participants is None else participants.read(order.participants)
    source, given = _source(order, people)
    equipment = Equipment(Store(settings.weights), order.profile, () if given else LISTENING, settings.server)
    making = Making(source, equipment, settings, watch)
    transcript = given
    if transcript is None:
        agenda = Agenda(meeting=Meeting(participants=people), items=())
        family = families.load("standard", settings.templates)
        transcript = heard(making.course(Matter(agenda, family, source, order.speakers)), making.sequence)
    work = functools.partial(drafted, template, transcript, order.date, people)
    draft = making.sequence.here("drafting", work)

    def write(folder: Path) -> None:
        write_talk(draft, transcript, template, folder)

    return making.written(order.out, template, write, audio_seconds=0.0 if given else transcript.duration)


def drafted(
    template: TalkTemplate,
    transcript: Transcript,
    date: datetime.date,
    people: tuple[Participant, ...],
    progress: Progress,
) -> TalkDraft:
    """The draft, with Danish grammar where it is installed."""
    grammar = Apertium() if Apertium.available() else None
    return drafting.draft(template, transcript, date, people, grammar, progress)


def _source(order: TalkOrder, people: tuple[Participant, ...]) -> tuple[Path, Transcript | None]:
    """The file that everything is made from, and its transcript if it is one."""
    if order.notes is not None:
        return order.notes, jottings.read(order.notes, people)
    if order.transcript is not None:
        if jottings.looks_typed(order.transcript):
            return order.transcript, jottings.read(order.transcript, people)
        return order.transcript, transcripts.read(order.transcript)
    if order.recording is None:
        raise UdkastError("Angiv en optagelse, --transcript eller --notes.")
    return recording_of(order.recording, order.speakers), None
