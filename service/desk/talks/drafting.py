"""The fields of a talk drafted from what was typed during it. The rules alone do it, in a second or two."""

from models.grammar import Apertium
from service.access import Principal
from service.agreeing import PARTS
from service.desk.talks.holding import fill
from service.desk.talks.talk import TalkDesk, people_of, talk_for
from service.meetings import Participant
from service.meetings.talk import TalkTemplate
from service.talks import drafting
from service.transcript import jottings


def draft_notes(desk: TalkDesk, who: Principal, talk_id: str) -> int:
    """Fill the fields that are empty from the notes; how many those were.

    Raises:
        NotFoundError: as `talk_for`.
        UdkastError: there are no notes.

    """
    with desk.database.read() as session:
        row = talk_for(session, who, talk_id)
        people = tuple(Participant(name=p.name, role=PARTS[p.part], present=True) for p in people_of(session, row.id))
    template = TalkTemplate.model_validate_json(row.template)
    transcript = jottings.parse(row.notes, people)
    grammar = Apertium() if Apertium.available() else None
    draft = drafting.draft(template, transcript, row.date, people, grammar)
    return fill(desk, who, talk_id, draft.fields)
