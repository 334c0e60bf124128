"""The fields of a talk drafted from what was typed during it, which takes the rules a second or two, or from its
recording, which is a job.
"""

from collections.abc import Sequence

from models.grammar import Apertium
from service.access import Principal
from service.agreeing import PARTS
from service.desk.queue import TalkQueue
from service.desk.talks.holding import fill
from service.desk.talks.sound import stop
from service.desk.talks.talk import TalkDesk, people_of, talk_for
from service.meetings import Participant, Transcript
from service.meetings.talk import TalkDraft, TalkTemplate
from service.storage.tables import TalkPerson, TalkRow
from service.talks import drafting
from service.transcript import jottings


def draft_recording(desk: TalkDesk, queue: TalkQueue, who: Principal, talk_id: str) -> None:
    """Begin to write the recording down and to fill the fields that are empty from it.

    Raises:
        NotFoundError: as `talk_for`.
        UdkastError: there is no recording, or the referat has been sent.

    """
    with desk.database.read() as session:
        talk_for(session, who, talk_id)
    queue.draft_talk(talk_id)


def stop_drafting(desk: TalkDesk, who: Principal, talk_id: str) -> None:
    """Let the job end; the recording stays. Raises NotFoundError."""
    with desk.database.write() as session:
        stop(session, talk_for(session, who, talk_id))


def participants(people: Sequence[TalkPerson]) -> tuple[Participant, ...]:
    """Those who take part, as the stages know them."""
    return tuple(Participant(name=p.name, role=PARTS[p.part], present=True) for p in people)


def draft_notes(desk: TalkDesk, who: Principal, talk_id: str) -> int:
    """Fill the fields that are empty from the notes; how many those were.

    Raises:
        NotFoundError: as `talk_for`.
        UdkastError: there are no notes.

    """
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        people = participants(people_of(session, row.id))
    transcript = jottings.parse(row.notes, people)
    return fill(desk, who, talk_id, drafted_from(transcript, row, people).fields)


def drafted_from(transcript: Transcript, row: TalkRow, people: Sequence[Participant]) -> TalkDraft:
    """The draft of the talk from that transcript, by the rules."""
    template = TalkTemplate.model_validate_json(row.template)
    grammar = Apertium() if Apertium.available() else None
    return drafting.draft(template, transcript, row.date, people, grammar)
