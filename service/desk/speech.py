"""The referent's hand on the transcript: who speaks, what was said, and which item it belongs to."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from pydantic import TypeAdapter
from sqlalchemy import select
from sqlalchemy.orm import Session

from service.access import Principal
from service.desk.editing import in_review
from service.desk.meeting import referent_for
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.review import speakers_of, utterance
from service.desk.reviewing import words_json
from service.reviewing import (
    Assign,
    Heard,
    Respoken,
    Speech,
    SpeechEdit,
    Told,
    Touched,
    apply_speech,
    touched,
    undo_speech,
)
from service.storage import Database
from service.storage.tables import ItemRow, MeetingRow, Revision, SpeakerRow, UtteranceRow

_TOLD = TypeAdapter(tuple[Told, ...])
KINDS = ("name", "merge_speakers", "correct", "assign", "give")
"""The kinds of revisions that are of the transcript."""


@dataclass(frozen=True)
class SpeechChange:
    """Who changes which meeting's transcript; `said` is the client's own id of the change, applied once."""

    who: Principal
    meeting_id: str
    said: str


def edit_speech(database: Database, change: SpeechChange, wanted: SpeechEdit) -> Respoken:
    """Make the edit, everywhere it holds; only the rows that it touches are read and written.

    Raises:
        NotFoundError, ForbiddenError: as `referent_for`.
        ConflictError: the meeting is not in review.
        EditRefusedError: the edit makes no sense (a Danish line says why).

    """
    with database.write() as session:
        row = _open(session, change)
        if (told := _said(session, change)) is not None:
            return Respoken(told=told)
        if isinstance(wanted, Assign) and wanted.item is not None:
            _item_there(session, change.meeting_id, wanted.item)
        respoken = apply_speech(wanted, _stored(session, change.meeting_id, touched(wanted)))
        _keep(session, change, row, respoken, wanted.kind, wanted.model_dump_json())
        return respoken


def take_back_speech(database: Database, change: SpeechChange, revision_id: int | None = None) -> Respoken:
    """Undo the person's own last change of the transcript, or the revision given; what came after it stays."""
    with database.write() as session:
        row = _open(session, change)
        if (told := _said(session, change)) is not None:
            return Respoken(told=told)
        revision = _to_undo(session, change, revision_id)
        if revision is None:
            raise ConflictError("Der er ikke mere at fortryde i transskriptet.")
        before = Speech.model_validate_json(revision.before or "{}")
        after = Speech.model_validate_json(revision.after or "{}")
        ids = tuple(heard.utterance.id for heard in before.heard)
        stored = _stored(session, change.meeting_id, Touched(utterances=ids))
        respoken = undo_speech(stored, before, after)
        revision.undone = True
        _keep(session, change, row, respoken, "undo_speech", json.dumps({"revision": revision.id}))
        return respoken


def speech_revisions(database: Database, who: Principal, meeting_id: str) -> Sequence[Revision]:
    """The changes of the meeting's transcript, the newest first."""
    with database.read() as session:
        referent_for(session, who, meeting_id)
        query = (
            select(Revision)
            .where(Revision.meeting_id == meeting_id, Revision.kind.in_((*KINDS, "undo_speech")))
            .order_by(Revision.id.desc())
            .limit(500)
        )
        return session.scalars(query).all()


def _open(session: Session, change: SpeechChange) -> MeetingRow:
    row = referent_for(session, change.who, change.meeting_id)
    in_review(row)
    return row


def _said(session: Session, change: SpeechChange) -> tuple[Told, ...] | None:
    found = session.scalar(
        select(Revision.told).where(Revision.meeting_id == change.meeting_id, Revision.said == change.said)
    )
    return None if found is None else _TOLD.validate_json(found)


def _item_there(session: Session, meeting_id: str, key: str) -> None:
    if session.get(ItemRow, (meeting_id, key)) is None:
        raise NotFoundError


def _stored(session: Session, meeting_id: str, wanted: Touched) -> Speech:
    query = select(UtteranceRow).where(UtteranceRow.meeting_id == meeting_id).order_by(UtteranceRow.place)
    if wanted.spoken_by is not None:
        rows = session.scalars(query.where(UtteranceRow.speaker == wanted.spoken_by)).all()
    elif wanted.utterances:
        rows = session.scalars(query.where(UtteranceRow.id.in_(wanted.utterances))).all()
    else:
        rows = []
    heard = tuple(Heard(utterance=utterance(row), item=row.item_key) for row in rows)
    return Speech(heard=heard, speakers=speakers_of(session, meeting_id))


def _to_undo(session: Session, change: SpeechChange, revision_id: int | None) -> Revision | None:
    query = select(Revision).where(
        Revision.meeting_id == change.meeting_id, Revision.kind.in_(KINDS), Revision.undone.is_(False)
    )
    if revision_id is not None:
        return session.scalar(query.where(Revision.id == revision_id))
    own = query.where(Revision.author_id == change.who.user_id)
    return session.scalar(own.order_by(Revision.id.desc()).limit(1))


def _keep(  # noqa: PLR0913, PLR0917 - what a revision consists of
    session: Session, change: SpeechChange, row: MeetingRow, respoken: Respoken, kind: str, wanted: str
) -> None:
    if respoken.before == respoken.after and not respoken.told:
        return
    _write(session, row.id, respoken)
    row.changed += 1
    session.add(
        Revision(
            meeting_id=row.id,
            author_id=change.who.user_id,
            author=change.who.name,
            said=change.said,
            kind=kind,
            edit=wanted,
            version=row.changed,
            before=respoken.before.model_dump_json(),
            after=respoken.after.model_dump_json(),
            told=_TOLD.dump_json(respoken.told).decode(),
        )
    )


def _write(session: Session, meeting_id: str, respoken: Respoken) -> None:
    """The rows as they are now. Speakers come before those who speak with their voice, and go after them."""
    after = {speaker.id: speaker for speaker in respoken.after.speakers}
    place = session.query(SpeakerRow).filter_by(meeting_id=meeting_id).count()
    for number, speaker in enumerate(after.values()):
        row = session.get(SpeakerRow, (meeting_id, speaker.id))
        if row is None:
            session.add(SpeakerRow(meeting_id=meeting_id, id=speaker.id, place=place + number, name=speaker.name))
        else:
            row.name = speaker.name
    for heard in respoken.after.heard:
        stored = session.get_one(UtteranceRow, (meeting_id, heard.utterance.id))
        stored.corrected = stored.corrected or stored.text != heard.utterance.text
        stored.text = heard.utterance.text
        stored.words = words_json(heard.utterance)
        stored.speaker = heard.utterance.speaker
        stored.item_key = heard.item
    for speaker in respoken.before.speakers:
        if speaker.id not in after and (gone := session.get(SpeakerRow, (meeting_id, speaker.id))) is not None:
            session.delete(gone)
