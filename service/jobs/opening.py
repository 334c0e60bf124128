"""A finished draft comes to the desk. Beside what people have edited it is a proposal."""

from bisect import bisect_left

from sqlalchemy import select
from sqlalchemy.orm import Session

from service.desk.exporting import transcript_of
from service.desk.reviewing import edited, open_review, propose
from service.meetings import Draft, Family, Sentence, Transcript, Utterance
from service.storage.tables import MeetingRow, UtteranceRow


def bring(session: Session, meeting: MeetingRow, draft: Draft, transcript: Transcript, family: Family) -> None:
    """Open the review with the draft; where people have edited, keep theirs and propose this one item by item."""
    if not edited(session, meeting.id):
        open_review(session, meeting, draft, transcript, family)
        return
    # The transcript under their hands stays too, and the proposal's sources are found in it.
    propose(session, meeting, rested(draft, transcript, transcript_of(session, meeting, words=False)))


def current(session: Session, meeting_id: str) -> Transcript | None:
    """The transcript as people have named, corrected and merged it; None while there is no review."""
    meeting = session.get_one(MeetingRow, meeting_id)
    there = session.scalar(select(UtteranceRow.id).where(UtteranceRow.meeting_id == meeting_id).limit(1))
    return transcript_of(session, meeting) if there is not None else None


def rested(draft: Draft, heard: Transcript, kept: Transcript) -> Draft:
    """The draft of the transcript `heard`, each sentence resting on those utterances of `kept` that cover its time.

    A recording listened to again gives other utterances under the same ids; the time in the recording stays.
    """
    if {u.id: (u.start, u.end) for u in heard.utterances} == {u.id: (u.start, u.end) for u in kept.utterances}:
        return draft
    spoken = {u.id: u for u in heard.utterances}
    ends = [u.end for u in kept.utterances]

    def sentence(old: Sentence) -> Sentence:
        found = [new for source in old.sources for new in _covering(spoken[source], kept, ends)]
        return old.model_copy(update={"sources": tuple(dict.fromkeys(found))})

    items = [
        item.model_copy(
            update={
                "decision": item.decision.model_copy(
                    update={"sentences": tuple(new for s in item.decision.sentences if (new := sentence(s)).sources)}
                )
            }
        )
        for item in draft.items
    ]
    return draft.model_copy(update={"items": tuple(items)})


def _covering(said: Utterance, kept: Transcript, ends: list[float]) -> list[str]:
    """The ids of the kept utterances that share at least a third of the shorter one's time with `said`."""
    found = []
    # Utterances begin in order, and end nearly so: a few that overlap are looked at in vain.
    for utterance in kept.utterances[max(0, bisect_left(ends, said.start) - 5) :]:
        if utterance.start > said.end:
            break
        shared = min(said.end, utterance.end) - max(said.start, utterance.start)
        if shared > min(said.end - said.start, utterance.end - utterance.start) / 3:
            found.append(utterance.id)
    return found
