"""A draft that the stages have made comes to the referent's desk."""

import json

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from service.drafting import standard_phrases
from service.meetings import Draft, DraftItem, Family, Item, MeetingState, Transcript, Utterance
from service.reviewing import ReviewItem, opened, tally
from service.storage.tables import ItemRow, MeetingRow, Proposal, Revision, SpeakerRow, UtteranceRow

DRAFTED = "drafted"
"""The kind of the revision that drafting itself is."""


def open_review(session: Session, meeting: MeetingRow, draft: Draft, transcript: Transcript, family: Family) -> None:
    """Put the draft and its transcript where the referent edits them. Done again, it changes nothing that a person has
    touched: what is drafted anew is then kept beside it, item by item, as proposals.
    """
    if edited(session, meeting.id):
        propose(session, meeting, draft)
        return
    for table in (ItemRow, UtteranceRow, SpeakerRow, Proposal, Revision):
        session.execute(delete(table).where(table.meeting_id == meeting.id))
    keys = {}
    contents = opened(draft, lambda item: standard_phrases(item, item.decision.outcome, family))
    for place, (item, content) in enumerate(zip(draft.items, contents, strict=True)):
        keys.update(dict.fromkeys(item.utterances, content.key))
        session.add(_row(meeting.id, place, item, content))
        session.add(_first(meeting.id, content))
    for place, speaker in enumerate(transcript.speakers):
        session.add(SpeakerRow(meeting_id=meeting.id, id=speaker.id, place=place, name=speaker.name))
    session.add_all(
        UtteranceRow(
            meeting_id=meeting.id,
            id=utterance.id,
            place=place,
            start=utterance.start,
            end=utterance.end,
            speaker=utterance.speaker,
            item_key=keys.get(utterance.id),
            text=utterance.text,
            words=words_json(utterance),
        )
        for place, utterance in enumerate(transcript.utterances)
    )
    agenda = json.loads(meeting.agenda)
    agenda["meeting"] = json.loads(draft.meeting.model_dump_json())
    meeting.agenda = json.dumps(agenda, ensure_ascii=False)
    meeting.duration = transcript.duration
    meeting.state = MeetingState.REVIEW
    meeting.changed += 1


def edited(session: Session, meeting_id: str) -> bool:
    """Whether anybody has touched the review."""
    touched = select(Revision.id).where(Revision.meeting_id == meeting_id, Revision.kind != DRAFTED)
    return session.scalar(touched.limit(1)) is not None


def propose(session: Session, meeting: MeetingRow, draft: Draft) -> None:
    """Keep the decisions of a draft made again beside those that stand."""
    keys = session.scalars(select(ItemRow.key).where(ItemRow.meeting_id == meeting.id).order_by(ItemRow.place)).all()
    for key, item in zip(keys, draft.items, strict=False):
        session.merge(Proposal(meeting_id=meeting.id, item_key=key, decision=item.decision.model_dump_json()))
    meeting.changed += 1


def store(row: ItemRow, content: ReviewItem) -> None:
    """Keep the item as it now stands, with the columns that lists and the timeline read."""
    counts = tally(content)
    row.content = content.model_dump_json()
    row.version = content.version
    row.outcome = content.outcome
    row.gone_through = content.gone_through
    row.unchecked = counts.unchecked
    row.flagged = counts.flagged + counts.rivals
    row.sources = " ".join(dict.fromkeys(source for s in content.sentences for source in s.sources))


def words_json(utterance: Utterance) -> str:
    """The words as the row keeps them."""
    kept = [[w.start, w.end, w.text, w.probability, *([] if w.heard is None else [w.heard])] for w in utterance.words]
    return json.dumps(kept, ensure_ascii=False)


def _first(meeting_id: str, content: ReviewItem) -> Revision:
    """The draft itself is the first revision, so that it too can be looked at and brought back."""
    return Revision(
        meeting_id=meeting_id,
        item_key=content.key,
        author="Udkast",
        said=f"{DRAFTED}-{content.key}",
        kind=DRAFTED,
        edit="{}",
        version=content.version,
        after=content.model_dump_json(),
    )


def _row(meeting_id: str, place: int, item: DraftItem, content: ReviewItem) -> ItemRow:
    plain = Item.model_validate(item.model_dump(exclude={"decision", "utterances"}))
    row = ItemRow(
        meeting_id=meeting_id,
        key=content.key,
        place=place,
        number=item.number,
        title=item.title,
        item=plain.model_dump_json(),
    )
    store(row, content)
    return row
