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
from service.meetings import Participant
from service.meetings.talk import TalkTemplate
from service.storage.tables import TalkPerson
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
    template = TalkTemplate.model_validate_json(row.template)
    transcript = jottings.parse(row.notes, people)
    grammar = Apertium() if Apertium.available() else None
    draft = drafting.draft(template, transcript, row.date, people, grammar)
    return fill(desk, who, talk_id, draft.fields)
