"""A meeting's draft as it now stands, and as files. Until somebody has approved it every file says so."""

import json
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from pydantic import JsonValue
from sqlalchemy import literal, select
from sqlalchemy.orm import Session

from service import families
from service.access import Principal
from service.approving import canonical, seen
from service.desk.meeting import meeting_for
from service.desk.refusal import ConflictError, NotFoundError
from service.export import Approver, Document, compose
from service.export.html import html
from service.export.pdf import pdf
from service.export.word import docx
from service.meetings import (
    Agenda,
    Draft,
    Family,
    Item,
    Meeting,
    MeetingState,
    Role,
    Speaker,
    Transcript,
    Utterance,
    Word,
)
from service.reviewing import ReviewItem, drafted
from service.storage import Database
from service.storage.tables import ItemRow, MeetingRow, SpeakerRow, UtteranceRow


class Kind(StrEnum):
    """The kinds of file, by their endings."""

    DOCX = "docx"
    PDF = "pdf"
    HTML = "html"
    JSON = "json"


MEDIA_TYPES = {
    Kind.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Kind.PDF: "application/pdf",
    Kind.HTML: "text/html; charset=utf-8",
    Kind.JSON: "application/json",
}


@dataclass(frozen=True)
class Export:
    """A file to be handed out: what it is called, what it is, and its bytes."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True)
class Written:
    """The draft under the referent's hands, with what it is printed by. `word_template` is the family's own, if any."""

    draft: Draft
    transcript: Transcript
    family: Family
    word_template: Path | None

    def document(self) -> Document:
        """The draft as it is printed now: marked, with sources and doubts."""
        return compose(self.draft, self.family, self.transcript)

    def approved(self, approvers: tuple[Approver, ...] = ()) -> Document:
        """The same as it will be printed once it is approved."""
        return compose(self.draft, self.family, self.transcript, approved=True, approvers=approvers)

    @cached_property
    def final(self) -> Document:
        """The draft as it will be printed, but for who approved it."""
        return self.approved()

    @cached_property
    def printed(self) -> dict[str, JsonValue]:
        """Every word that will be printed; not how, and not who approved it."""
        gone = {"layout", "replies", "approvals", "approved"}
        words: dict[str, JsonValue] = self.final.model_dump(mode="json", exclude=gone)
        return words

    @cached_property
    def seen(self) -> str:
        """The hash of what a person sees when approving."""
        return seen(self.draft, self.printed)


def written(session: Session, row: MeetingRow, templates: Path | None, *, words: bool = False) -> Written:
    """What stands in the review now. `words` are only needed where the transcript itself is printed.

    Raises ConflictError where there is no draft yet.
    """
    _drafted(row)
    transcript = transcript_of(session, row, words=words)
    agenda = Agenda.model_validate_json(row.agenda)
    query = select(UtteranceRow.item_key, UtteranceRow.id).where(UtteranceRow.meeting_id == row.id)
    said: dict[str | None, list[str]] = {}
    for key, utterance_id in session.execute(query.order_by(UtteranceRow.place)):
        said.setdefault(key, []).append(utterance_id)
    items = session.scalars(select(ItemRow).where(ItemRow.meeting_id == row.id).order_by(ItemRow.place)).all()
    draft = Draft(
        meeting=agenda.meeting,
        items=tuple(
            drafted(
                Item.model_validate_json(item.item),
                ReviewItem.model_validate_json(item.content),
                tuple(said.get(item.key, ())),
            )
            for item in items
        ),
        unassigned=tuple(said.get(None, ())),
        head=agenda.head,
    )
    family = families.load(row.family, templates)
    return Written(draft, transcript, family, families.word_template(row.family, templates))


def transcript_of(session: Session, row: MeetingRow, *, words: bool = True) -> Transcript:
    """The transcript as it has been corrected."""
    query = select(SpeakerRow).where(SpeakerRow.meeting_id == row.id).order_by(SpeakerRow.place)
    speakers = tuple(Speaker(id=speaker.id, name=speaker.name) for speaker in session.scalars(query))
    kept = UtteranceRow
    columns = (kept.id, kept.start, kept.end, kept.speaker, kept.text, kept.words if words else literal("[]"))
    rows = session.execute(select(*columns).where(kept.meeting_id == row.id).order_by(kept.place))
    return Transcript(
        duration=row.duration,
        speakers=speakers,
        utterances=tuple(
            Utterance(id=id_, start=start, end=end, speaker=speaker, text=text, words=_words(heard))
            for id_, start, end, speaker, text, heard in rows
        ),
    )


def transcript_for(database: Database, who: Principal, meeting_id: str) -> Transcript:
    """The transcript as it has been corrected, for whoever works on the meeting.

    Raises:
        NotFoundError: no such meeting, or none that the person may know of.
        ConflictError: there is none yet.

    """
    with database.read() as session:
        row = at_work(session, who, meeting_id)
        return transcript_of(session, row)


def items_for(database: Database, who: Principal, meeting_id: str) -> tuple[tuple[Item, ReviewItem], ...]:
    """Every item as the dagsorden has it and as its decision stands under review. Raises as `transcript_for`."""
    with database.read() as session:
        row = at_work(session, who, meeting_id)
        rows = session.scalars(select(ItemRow).where(ItemRow.meeting_id == row.id).order_by(ItemRow.place))
        return tuple(
            (Item.model_validate_json(item.item), ReviewItem.model_validate_json(item.content)) for item in rows
        )


def at_work(session: Session, who: Principal, meeting_id: str) -> MeetingRow:
    """The meeting, for whoever works on its draft; a member never does. Raises as `transcript_for`."""
    row = meeting_for(session, who, meeting_id)
    if who.roles[row.committee_id] == {Role.MEMBER}:
        raise NotFoundError
    _drafted(row)
    return row


def export_draft(
    database: Database, who: Principal, meeting_id: str, kind: Kind, templates: Path | None = None
) -> Export:
    """The draft as a file that bears the mark of a draft.

    Raises:
        NotFoundError: no such meeting, or none that the person may know of.
        ConflictError: there is no draft yet, or it is approved: then the sealed files are the referat.

    """
    with database.read() as session:
        row = at_work(session, who, meeting_id)
        if row.state is MeetingState.APPROVED:
            raise ConflictError("Referatet er godkendt. Hent det godkendte referat i stedet for udkastet.")
        now = written(session, row, templates, words=kind is Kind.HTML)
    name = file_name("Udkast", now.draft.meeting, kind)
    return Export(
        name, MEDIA_TYPES[kind], draft_json(now) if kind is Kind.JSON else printed_as(now.document(), now, kind)
    )


def draft_json(now: Written) -> bytes:
    """`draft.json` in an envelope that says what it is: the format itself has no room for it."""
    envelope = {
        "format": "udkast-envelope/1",
        "status": "draft",
        "mark": now.family.layout.banner,
        "content_sha256": now.seen,
        "draft": now.draft.model_dump(mode="json"),
    }
    return json.dumps(envelope, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def printed_as(document: Document, now: Written, kind: Kind) -> bytes:
    """The document as DOCX, PDF or HTML."""
    if kind is Kind.DOCX:
        return docx(document, now.word_template)
    if kind is Kind.PDF:
        return pdf(document)
    if kind is Kind.HTML:
        return html(document).encode("utf-8", "replace")
    raise ValueError(kind)


def template_bytes(now: Written) -> bytes:
    """What the Word template is; nothing where the family's layout makes it."""
    return now.word_template.read_bytes() if now.word_template else b""


def family_json(family: Family) -> bytes:
    """The family's one JSON, to be hashed."""
    return canonical(family.model_dump(mode="json"))


def file_name(what: str, meeting: Meeting, kind: Kind, version: int = 1) -> str:
    """As in `Referat 2026-01-14 Udvalg.docx`: fit for every file system, whatever the committee is called."""
    date = meeting.date.isoformat() if meeting.date else ""
    committee = re.sub(r"[^\w &+,.()-]", " ", meeting.committee)
    later = f"(version {version})" if version > 1 else ""
    stem = " ".join(f"{what} {date} {committee[:80]}".split()).strip(". ")
    return f"{' '.join(filter(None, (stem, later)))}.{kind}"


def _drafted(row: MeetingRow) -> None:
    if row.state in (MeetingState.NEW, MeetingState.DRAFTING):
        raise ConflictError("Der er endnu ikke et udkast. Vent, til det er skrevet.")


def _words(stored: str) -> tuple[Word, ...]:
    return tuple(
        Word(start=start, end=end, text=text, probability=probability, heard=next(iter(heard), None))
        for start, end, text, probability, *heard in json.loads(stored)
    )
