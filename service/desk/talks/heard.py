"""What was heard of a talk. What is about health, family or mood is masked until one who holds the talk asks for it."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from service.access import Principal
from service.desk.refusal import NotFoundError
from service.desk.talks.private import sentences
from service.desk.talks.talk import TalkDesk, talk_for
from service.meetings import Transcript
from service.storage.tables import Event, TalkRow
from service.talks.privacy import private


@dataclass(frozen=True)
class Said:
    """An utterance, with the id of its voice. `private` counts its sentences about health, family or mood; while it is
    `masked`, `text` is empty: nothing of it leaves the server.
    """

    id: str
    start: float
    voice: str
    speaker: str
    text: str
    private: int
    masked: bool


def said(desk: TalkDesk, who: Principal, talk_id: str) -> tuple[Said, ...]:
    """All that was heard, in order. Raises NotFoundError where nothing was, or it is gone."""
    with desk.database.read() as session:
        transcript = transcript_of(talk_for(session, who, talk_id))
    return tuple(_said(transcript, place, shown=False) for place in range(len(transcript.utterances)))


def unmask(desk: TalkDesk, who: Principal, talk_id: str, utterance_id: str) -> Said:
    """One utterance with its text. That it was asked for is noted: which one, and how much was private in it.

    Raises NotFoundError where there is none.
    """
    with desk.database.write() as session:
        row = talk_for(session, who, talk_id)
        transcript = transcript_of(row)
        place = next((p for p, u in enumerate(transcript.utterances) if u.id == utterance_id), None)
        if place is None:
            raise NotFoundError
        found = _said(transcript, place, shown=True)
        _noted(session, row, who, found)
        return found


def transcript_of(row: TalkRow) -> Transcript:
    """What was heard. Raises NotFoundError where nothing was, or it is gone."""
    if row.transcript is None:
        raise NotFoundError
    return Transcript.model_validate_json(row.transcript)


def _noted(session: Session, row: TalkRow, who: Principal, found: Said) -> None:
    detail = f"{found.id} {found.private}"
    session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="talk_private_shown", detail=detail))


def _private(text: str) -> int:
    """How many sentences are private."""
    return sum(private(sentence) for sentence in sentences(text))


def _said(transcript: Transcript, place: int, *, shown: bool) -> Said:
    utterance = transcript.utterances[place]
    count = _private(utterance.text)
    masked = bool(count) and not shown
    speaker = transcript.name_of(utterance.speaker)
    return Said(
        utterance.id, utterance.start, utterance.speaker, speaker, "" if masked else utterance.text, count, masked
    )
