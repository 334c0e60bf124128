"""The referent's hand on one item's Beslutning: every change is applied to what stands now, and kept for ever."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from service import families
from service.access import Principal
from service.desk.meeting import referent_for
from service.desk.queue import Queue
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.reviewing import store
from service.drafting import standard_phrases
from service.meetings import Decision, Family, Item, MeetingState
from service.reviewing import (
    Add,
    Applied,
    Edit,
    EditRefusedError,
    Replace,
    Restore,
    ReviewItem,
    Reword,
    SetOutcome,
    Told,
    apply,
    rewritten,
    signed,
    undo,
)
from service.storage import Database
from service.storage.tables import ItemRow, MeetingRow, Proposal, Revision, UtteranceRow

_TOLD = TypeAdapter(tuple[Told, ...])


@dataclass(frozen=True)
class Edited:
    """The item as it stands after a change, and what the one who changed it must be told."""

    item: ReviewItem
    told: tuple[Told, ...] = ()


@dataclass(frozen=True)
class Change:
    """Who changes which item: `seen` is the version they were looking at, `said` the client's own id of the change,
    which is applied once however often it is sent.
    """

    who: Principal
    meeting_id: str
    item_key: str
    seen: int
    said: str


def edit(database: Database, change: Change, wanted: Edit, templates: Path | None = None) -> Edited:
    """Apply an edit. Words that collide with somebody else's are kept beside them, and the author is told. An outcome
    brings the house's standard phrase with it; `templates` are the municipality's own.

    Raises:
        NotFoundError, ForbiddenError: as `referent_for`.
        ConflictError: the meeting is not in review.
        EditRefusedError: the edit makes no sense (a Danish line says why).

    """
    with database.write() as session:
        row, item = _open(session, change)
        if (said := _said(session, change)) is not None:
            return Edited(ReviewItem.model_validate_json(item.content), _TOLD.validate_json(said))
        before = ReviewItem.model_validate_json(item.content)
        if isinstance(wanted, Add):
            _heard(session, change.meeting_id, wanted.sources)
        if isinstance(wanted, SetOutcome):
            wanted = with_phrase(wanted, item, families.load(row.family, templates))
        applied = apply(before, wanted, change.seen)
        if isinstance(wanted, Add | Reword):
            applied = signed(before, applied, change.who.name)
        _keep(session, change, row, item, before, applied, wanted.kind, wanted.model_dump_json())
        return Edited(applied.item, applied.told)


def take_back(database: Database, change: Change, revision_id: int | None = None) -> Edited:
    """Undo the person's own last change of the item, or the revision given; what others changed since stays."""
    with database.write() as session:
        row, item = _open(session, change)
        current = ReviewItem.model_validate_json(item.content)
        if (said := _said(session, change)) is not None:
            return Edited(current, _TOLD.validate_json(said))
        revision = _to_undo(session, change, revision_id)
        if revision is None or revision.before is None or revision.after is None:
            raise ConflictError("Der er ikke mere at fortryde under dette punkt.")
        applied = undo(
            current, ReviewItem.model_validate_json(revision.before), ReviewItem.model_validate_json(revision.after)
        )
        revision.undone = True  # also where nothing could be taken back: the next undo goes one further
        _keep(session, change, row, item, current, applied, "undo", f'{{"revision":{revision.id}}}')
        return Edited(applied.item, applied.told)


def bring_back(database: Database, change: Change, revision_id: int) -> Edited:
    """Let the item stand again as it did after that revision; what the person has not seen stays beside it."""
    with database.read() as session:
        referent_for(session, change.who, change.meeting_id)
        revision = session.get(Revision, revision_id)
        wanted = (change.meeting_id, change.item_key)
        if revision is None or revision.after is None or (revision.meeting_id, revision.item_key) != wanted:
            raise NotFoundError
        earlier = ReviewItem.model_validate_json(revision.after)
    return edit(database, change, Restore(earlier=earlier))


def rewrite(database: Database, queue: Queue, who: Principal, meeting_id: str, item_key: str) -> None:
    """Have the item drafted again from the transcript as it now is; what stands is not touched.

    Raises:
        NotFoundError, ForbiddenError: as `referent_for`; NotFoundError where there is no such item.
        ConflictError: the meeting is not in review.

    """
    with database.read() as session:
        in_review(referent_for(session, who, meeting_id))
        if session.get(ItemRow, (meeting_id, item_key)) is None:
            raise NotFoundError
    queue.rewrite(meeting_id, item_key)


def proposal(
    database: Database, who: Principal, meeting_id: str, item_key: str, templates: Path | None = None
) -> tuple[ReviewItem, ReviewItem] | None:
    """The item as it stands and as drafting it again would have it; None while there is no proposal."""
    with database.read() as session:
        row = referent_for(session, who, meeting_id)
        item = session.get(ItemRow, (meeting_id, item_key))
        found = session.get(Proposal, (meeting_id, item_key))
        if item is None:
            raise NotFoundError
        if found is None:
            return None
        content = ReviewItem.model_validate_json(item.content)
        return content, _proposed(row, item, content, found, templates)


def take_proposal(database: Database, change: Change, templates: Path | None = None) -> Edited:
    """Let the proposal stand instead. Words that the person has not seen stay too, beside what they compete with."""
    with database.write() as session:
        row, item = _open(session, change)
        before = ReviewItem.model_validate_json(item.content)
        if (said := _said(session, change)) is not None:
            return Edited(before, _TOLD.validate_json(said))
        found = session.get(Proposal, (change.meeting_id, change.item_key))
        if found is None:
            raise ConflictError("Der er ikke længere et nyt udkast til punktet. Genindlæs siden.")
        wanted = Replace(proposal=_proposed(row, item, before, found, templates))
        applied = apply(before, wanted, change.seen)
        _keep(session, change, row, item, before, applied, wanted.kind, wanted.model_dump_json())
        session.delete(found)
        row.changed += 1
        return Edited(applied.item, applied.told)


def dismiss_proposal(database: Database, who: Principal, meeting_id: str, item_key: str) -> None:
    """The proposal has been looked at, and is not needed any more."""
    with database.write() as session:
        row = referent_for(session, who, meeting_id)
        found = session.get(Proposal, (meeting_id, item_key))
        if found is not None:
            session.delete(found)
            row.changed += 1


def with_phrase(wanted: SetOutcome, item: ItemRow, family: Family) -> SetOutcome:
    """The chosen outcome with the house's standard phrase for it."""
    phrases = standard_phrases(Item.model_validate_json(item.item), wanted.outcome, family)
    return wanted.model_copy(update={"phrase": " ".join(phrases) or None})


def revisions(database: Database, who: Principal, meeting_id: str, item_key: str | None = None) -> Sequence[Revision]:
    """The meeting's changes, or the item's, the newest first."""
    with database.read() as session:
        referent_for(session, who, meeting_id)
        query = select(Revision).where(Revision.meeting_id == meeting_id).order_by(Revision.id.desc()).limit(500)
        if item_key is not None:
            query = query.where(Revision.item_key == item_key)
        return session.scalars(query).all()


def in_review(row: MeetingRow) -> None:
    """Raises ConflictError unless the meeting is in review: what is being approved, or is sealed, is not edited."""
    if row.state is MeetingState.APPROVAL:
        raise ConflictError("Referatet er sendt til godkendelse. Træk det tilbage, før du retter i det.")
    if row.state is MeetingState.APPROVED:
        raise ConflictError("Referatet er godkendt og kan ikke rettes. Opret en ny version, hvis noget skal ændres.")
    if row.state is not MeetingState.REVIEW:
        raise ConflictError("Der er endnu ikke et udkast at rette i. Vent, til det er skrevet.")


def _proposed(
    row: MeetingRow, item: ItemRow, content: ReviewItem, found: Proposal, templates: Path | None
) -> ReviewItem:
    """The item as the proposal would have it."""
    decision = Decision.model_validate_json(found.decision)
    phrases = standard_phrases(
        Item.model_validate_json(item.item), decision.outcome, families.load(row.family, templates)
    )
    return rewritten(content, decision, phrases)


def _open(session: Session, change: Change) -> tuple[MeetingRow, ItemRow]:
    row = referent_for(session, change.who, change.meeting_id)
    in_review(row)
    item = session.get(ItemRow, (change.meeting_id, change.item_key))
    if item is None:
        raise NotFoundError
    return row, item


def _said(session: Session, change: Change) -> str | None:
    """What was told when this very change was applied before: an answer that got lost is asked for again."""
    found = select(Revision.told).where(Revision.meeting_id == change.meeting_id, Revision.said == change.said)
    return session.scalar(found)


def _heard(session: Session, meeting_id: str, sources: Sequence[str]) -> None:
    """A sentence's sources are utterances of this meeting, never anything else."""
    wanted = set(sources)
    found = select(UtteranceRow.id).where(UtteranceRow.meeting_id == meeting_id, UtteranceRow.id.in_(wanted))
    if wanted and set(session.scalars(found)) != wanted:
        raise EditRefusedError("Kilden findes ikke i transskriptet. Genindlæs siden, og vælg ordene igen.")


def _to_undo(session: Session, change: Change, revision_id: int | None) -> Revision | None:
    query = select(Revision).where(
        Revision.meeting_id == change.meeting_id,
        Revision.item_key == change.item_key,
        Revision.undone.is_(False),
        Revision.before.is_not(None),
    )
    if revision_id is not None:
        return session.scalar(query.where(Revision.id == revision_id))
    own = query.where(Revision.author_id == change.who.user_id, Revision.kind != "undo")
    return session.scalar(own.order_by(Revision.id.desc()).limit(1))


def _keep(  # noqa: PLR0913, PLR0917 - what a revision consists of
    session: Session,
    change: Change,
    row: MeetingRow,
    item: ItemRow,
    before: ReviewItem,
    applied: Applied,
    kind: str,
    wanted: str,
) -> None:
    if applied.item.version != before.version:
        store(item, applied.item)
        row.changed += 1
    elif not applied.told:
        return
    session.add(
        Revision(
            meeting_id=row.id,
            item_key=item.key,
            author_id=change.who.user_id,
            author=change.who.name,
            said=change.said,
            kind=kind,
            edit=wanted,
            version=applied.item.version,
            before=before.model_dump_json(),
            after=applied.item.model_dump_json(),
            told=_TOLD.dump_json(applied.told).decode(),
        )
    )
