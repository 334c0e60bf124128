"""What the review page shows: the list of items, one item with its part of the transcript, and the whole recording."""

import datetime
import json
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from service.access import Principal
from service.desk.meeting import referent_for
from service.desk.refusal import NotFoundError
from service.meetings import Item, MeetingState, Outcome, Speaker, Utterance, Word
from service.reviewing import ReviewItem, Span, Stretch, timeline
from service.storage import Database
from service.storage.tables import (
    Committee,
    ItemRow,
    MeetingRow,
    Proposal,
    Revision,
    SpeakerRow,
    StoredFile,
    UtteranceRow,
)


@dataclass(frozen=True)
class ItemLine:
    """One line of the list of items. `flagged` counts sentences with a doubt or a rival that nobody has settled."""

    key: str
    number: int
    title: str
    outcome: Outcome
    gone_through: bool
    unchecked: int
    flagged: int


@dataclass(frozen=True)
class MeetingHead:
    """What stands above the review. `models` are the titles of the models that drafted it, by their ids."""

    id: str
    title: str
    committee: str
    date: datetime.date | None
    state: MeetingState
    version: int
    duration: float
    changed: int
    has_sound: bool
    models: Mapping[str, str]


StoredWord = tuple[float, float, str, float] | tuple[float, float, str, float, str]
"""A word as a row keeps it: start, end, text, probability and, where it was repaired, what was heard."""


@dataclass(frozen=True, slots=True)
class Said:
    """An utterance as its row keeps it: `item` is the key it belongs to.

    Not the noun `Utterance`: a page shows hundreds, and building a checked value per word takes as long as the rest.
    """

    id: str
    start: float
    end: float
    speaker: str
    item: str | None
    text: str
    corrected: bool
    words: tuple[StoredWord, ...]


@dataclass(frozen=True)
class ReviewView:
    """The review of one item: `utterances` are the item's own, `sources` those that its sentences rest on (some may be
    of other items), without words; `proposed` says that the item has been drafted anew and waits to be compared.
    """

    meeting: MeetingHead
    lines: tuple[ItemLine, ...]
    item: Item
    content: ReviewItem
    utterances: tuple[Said, ...]
    sources: tuple[Said, ...]
    speakers: tuple[Speaker, ...]
    proposed: bool


OUTSIDE = "udenfor"
"""The key under which what was said outside any item is asked for."""


def review(
    database: Database, who: Principal, meeting_id: str, item_key: str | None = None, *, speech: bool = True
) -> ReviewView:
    """The review page of the item (the first one where no key is given); without its utterances where `speech` is
    False, for an answer to a change that cannot have touched them.

    Raises:
        NotFoundError: no such meeting or item, or none that the person may know of.
        ForbiddenError: the person is not a referent of the committee.

    """
    with database.read() as session:
        row = referent_for(session, who, meeting_id)
        lines = _lines(session, meeting_id)
        if not lines:
            raise NotFoundError
        item = session.get(ItemRow, (meeting_id, item_key or lines[0].key))
        if item is None:
            raise NotFoundError
        content = ReviewItem.model_validate_json(item.content)
        return ReviewView(
            meeting=_head(session, row),
            lines=lines,
            item=Item.model_validate_json(item.item),
            content=content,
            utterances=utterances_of(session, meeting_id, item.key) if speech else (),
            sources=_named(session, meeting_id, item.sources.split()),
            speakers=speakers_of(session, meeting_id),
            proposed=session.get(Proposal, (meeting_id, item.key)) is not None,
        )


def outside(database: Database, who: Principal, meeting_id: str) -> tuple[Said, ...]:
    """What was said outside any item."""
    with database.read() as session:
        referent_for(session, who, meeting_id)
        return utterances_of(session, meeting_id, None)


def overall(database: Database, who: Principal, meeting_id: str) -> tuple[Stretch, ...]:
    """Every second of the recording: drafted, discussed but not minuted, outside any item, or pause."""
    with database.read() as session:
        row = referent_for(session, who, meeting_id)
        used = {
            source
            for (sources,) in session.execute(select(ItemRow.sources).where(ItemRow.meeting_id == meeting_id))
            for source in sources.split()
        }
        query = (
            select(UtteranceRow.id, UtteranceRow.start, UtteranceRow.end, UtteranceRow.item_key)
            .where(UtteranceRow.meeting_id == meeting_id)
            .order_by(UtteranceRow.place)
        )
        spans = [Span(start, end, key, id_ in used) for id_, start, end, key in session.execute(query)]
        return timeline(row.duration, spans)


def people(database: Database, who: Principal, meeting_id: str) -> tuple[str, ...]:
    """Those who take part, as the meeting has them: the names that a speaker is likely to have."""
    with database.read() as session:
        agenda = json.loads(referent_for(session, who, meeting_id).agenda)
        return tuple(person["name"] for person in agenda["meeting"]["participants"])


def voices(database: Database, who: Principal, meeting_id: str) -> tuple[tuple[float, float, str], ...]:
    """Who speaks when, over the whole recording, for the colours of the waveform: (start, end, speaker)."""
    with database.read() as session:
        referent_for(session, who, meeting_id)
        query = (
            select(UtteranceRow.start, UtteranceRow.end, UtteranceRow.speaker)
            .where(UtteranceRow.meeting_id == meeting_id)
            .order_by(UtteranceRow.place)
        )
        return tuple((start, end, speaker) for start, end, speaker in session.execute(query))


def changed_by(database: Database, who: Principal, meeting_id: str, item_key: str) -> str:
    """Who else changed the item last; empty where that was the person's own doing, in another window."""
    with database.read() as session:
        referent_for(session, who, meeting_id)
        last = select(Revision.author_id, Revision.author).where(
            Revision.meeting_id == meeting_id, Revision.item_key == item_key
        )
        row = session.execute(last.order_by(Revision.id.desc()).limit(1)).first()
        return "" if row is None or row.author_id == who.user_id else row.author


_SAID = (
    UtteranceRow.id,
    UtteranceRow.start,
    UtteranceRow.end,
    UtteranceRow.speaker,
    UtteranceRow.item_key,
    UtteranceRow.text,
    UtteranceRow.corrected,
)


def utterances_of(session: Session, meeting_id: str, item_key: str | None) -> tuple[Said, ...]:
    """The utterances of an item, or with None those outside any."""
    query = (
        select(*_SAID, UtteranceRow.words)
        .where(UtteranceRow.meeting_id == meeting_id)
        .where(UtteranceRow.item_key == item_key if item_key else UtteranceRow.item_key.is_(None))
        .order_by(UtteranceRow.place)
    )
    return tuple(Said(*row[:-1], words=tuple(json.loads(row[-1]))) for row in session.execute(query))


def speakers_of(session: Session, meeting_id: str) -> tuple[Speaker, ...]:
    """Everybody who speaks, in the order they were found."""
    query = select(SpeakerRow).where(SpeakerRow.meeting_id == meeting_id).order_by(SpeakerRow.place)
    return tuple(Speaker(id=row.id, name=row.name) for row in session.scalars(query))


def utterance(row: UtteranceRow) -> Utterance:
    """The row as the noun that it keeps. It came from a noun, so it is not checked again: a page has hundreds."""
    words = tuple(
        Word.model_construct(start=start, end=end, text=text, probability=probability, heard=next(iter(heard), None))
        for start, end, text, probability, *heard in json.loads(row.words)
    )
    return Utterance.model_construct(
        id=row.id, start=row.start, end=row.end, speaker=row.speaker, text=row.text, words=words
    )


def _lines(session: Session, meeting_id: str) -> tuple[ItemLine, ...]:
    query = (
        select(
            ItemRow.key,
            ItemRow.number,
            ItemRow.title,
            ItemRow.outcome,
            ItemRow.gone_through,
            ItemRow.unchecked,
            ItemRow.flagged,
        )
        .where(ItemRow.meeting_id == meeting_id)
        .order_by(ItemRow.place)
    )
    return tuple(ItemLine(*line) for line in session.execute(query))


def _head(session: Session, row: MeetingRow) -> MeetingHead:
    committee = session.scalar(select(Committee.name).where(Committee.id == row.committee_id)) or ""
    sound = session.scalar(
        select(func.count())
        .select_from(StoredFile)
        .where(StoredFile.meeting_id == row.id, StoredFile.kind == "playback", StoredFile.deleted.is_(None))
    )
    return MeetingHead(
        id=row.id,
        title=row.title,
        committee=committee,
        date=row.date,
        state=row.state,
        version=row.version,
        duration=row.duration,
        changed=row.changed,
        has_sound=bool(sound),
        models=_models(row.run),
    )


def _models(run: str | None) -> Mapping[str, str]:
    """The titles of the models that took part, by the ids that sentences name them with."""
    models = json.loads(run).get("models", []) if run else []
    return {model["id"]: model.get("title") or model["id"] for model in models}


def _named(session: Session, meeting_id: str, ids: list[str]) -> tuple[Said, ...]:
    if not ids:
        return ()
    query = (
        select(*_SAID)
        .where(UtteranceRow.meeting_id == meeting_id, UtteranceRow.id.in_(ids))
        .order_by(UtteranceRow.place)
    )
    return tuple(Said(*row, words=()) for row in session.execute(query))
