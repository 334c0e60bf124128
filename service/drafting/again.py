"""One item drafted anew from what now belongs to it."""

from collections.abc import Collection

from models.grammar import Grammar
from models.progress import Progress, silent
from service.drafting.alignment import Alignment, leader
from service.drafting.draft import handle, write
from service.drafting.people import People
from service.drafting.remarks import remarks_of
from service.drafting.scribe import Scribe
from service.drafting.sentences import Writer
from service.meetings import Agenda, Decision, Family, Transcript


def redraft(  # noqa: PLR0913, PLR0917 - the stage's inputs, each a value of its own
    agenda: Agenda,
    place: int,
    transcript: Transcript,
    own: Collection[str],
    family: Family,
    scribe: Scribe | None = None,
    grammar: Grammar | None = None,
    progress: Progress = silent,
) -> Decision:
    """The decision of the item at `place`, from the utterances whose ids are `own`: a person has said so.

    The rest of the transcript only tells who leads the meeting and who speaks.
    """
    people = People(agenda.meeting, transcript)
    remarks = remarks_of(transcript)
    alignment = Alignment(
        remarks=tuple(place if r.utterance in own else None for r in remarks),
        utterances={u.id: place if u.id in own else None for u in transcript.utterances},
    )
    chair = people.chair or leader(remarks, None, agenda.items)
    handled = handle(agenda, remarks, alignment, chair, people, grammar)[place]
    writer = Writer(people, grammar, scribe, seconds=transcript.duration)
    sentences = write([handled], family, people, transcript, writer, progress)[0]
    progress(1.0)
    return Decision(outcome=handled.finding.outcome, sentences=sentences)
