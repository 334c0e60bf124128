"""The draft under review: read, edited, exported."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import BaseModel, Field

from service.desk import editing, speech
from service.desk.editing import Change
from service.desk.exporting import Kind, export_draft, items_for, transcript_for
from service.desk.refusal import NotFoundError
from service.desk.speech import SpeechChange
from service.meetings import Draft, Item, Transcript
from service.reviewing import RequestedEdit, ReviewItem, SpeechEdit, Told, ready
from service.web.api.caller import Caller
from service.web.api.problem import RESPONSES, ProblemRoute
from service.web.api.shapes import FILE_ANSWER, ItemAnswer, ItemKey, MeetingId, Taken, handed_out
from service.web.services import Served

router = APIRouter(prefix="/meetings/{meeting_id}", tags=["Udkast"], route_class=ProblemRoute, responses=RESPONSES)

ChangeId = Annotated[
    str, Field(min_length=8, max_length=64, description="Dit eget id på ændringen; sendt to gange gælder den én.")
]


class Envelope(BaseModel):
    """A draft, marked as one. `content_sha256` is to be sent back with an approval."""

    format: str
    status: str
    mark: str
    content_sha256: str
    draft: Draft


class ItemShape(BaseModel):
    """An item as the dagsorden has it (`agenda`) and as its decision stands (`content`).

    `wanting` says in Danish what keeps it from approval.
    """

    agenda: Item
    content: ReviewItem
    wanting: list[str]


class ItemEdit(Taken):
    """One edit. `seen` is the version of the item that its author was looking at: nobody's words are lost."""

    id: ChangeId
    seen: int = Field(ge=0)
    edit: RequestedEdit


class ItemUndo(Taken):
    """Take back that revision, or the caller's own last change."""

    id: ChangeId
    seen: int = Field(ge=0)
    revision: int | None = Field(None, ge=0, le=2**53)


class ItemRestore(Taken):
    """Let the item stand again as it did after that revision."""

    id: ChangeId
    seen: int = Field(ge=0)
    revision: int = Field(ge=0, le=2**53)


class TranscriptEdit(Taken):
    """One correction of the transcript."""

    id: ChangeId
    edit: SpeechEdit


class ToldShape(BaseModel):
    """What the one who changed something must be told."""

    told: tuple[Told, ...]


class RevisionShape(BaseModel):
    """One change that was made: by whom, when, and which."""

    id: int
    item: str | None
    at: datetime.datetime
    author: str
    kind: str
    version: int
    undone: bool


@router.get("/draft", summary="Udkastet, som det står nu (`udkast-draft/1` i en kuvert)")
def draft(who: Caller, served: Served, meeting_id: MeetingId) -> Envelope:
    """The draft with its mark. Once it is approved, read its version instead."""
    export = export_draft(served.database, who, meeting_id, Kind.JSON, served.settings.templates)
    return Envelope.model_validate_json(export.content)


@router.get("/transcript", summary="Transskriptet, som det er rettet (`udkast-transcript/1`)")
def transcript(who: Caller, served: Served, meeting_id: MeetingId) -> Transcript:
    """The transcript."""
    return transcript_for(served.database, who, meeting_id)


@router.post("/transcript/edits", summary="Ret transskriptet: navne, ord, hvis og hvilket punkt")
def correct(who: Caller, served: Served, meeting_id: MeetingId, given: TranscriptEdit) -> ToldShape:
    """Make one correction, everywhere it holds."""
    respoken = speech.edit_speech(served.database, SpeechChange(who, meeting_id, given.id), given.edit)
    return ToldShape(told=respoken.told)


@router.get("/items", summary="Punkterne under gennemgang")
def items(who: Caller, served: Served, meeting_id: MeetingId) -> list[ItemShape]:
    """Every item, in order."""
    return [_item(item, content) for item, content in items_for(served.database, who, meeting_id)]


@router.get("/items/{key}", summary="Et punkt under gennemgang")
def item(who: Caller, served: Served, meeting_id: MeetingId, key: ItemKey) -> ItemShape:
    """One item."""
    found = next((pair for pair in items_for(served.database, who, meeting_id) if pair[1].key == key), None)
    if found is None:
        raise NotFoundError
    return _item(*found)


@router.post("/items/{key}/edits", summary="Ret et punkt")
def edit(who: Caller, served: Served, meeting_id: MeetingId, key: ItemKey, given: ItemEdit) -> ItemAnswer:
    """Make one edit. Words that collide with somebody else's are kept beside them, and `told` says so."""
    change = Change(who, meeting_id, key, given.seen, given.id)
    edited = editing.edit(served.database, change, given.edit, served.settings.templates)
    return ItemAnswer(item=edited.item, told=edited.told)


@router.post("/items/{key}/undo", summary="Fortryd en ændring")
def undo(who: Caller, served: Served, meeting_id: MeetingId, key: ItemKey, given: ItemUndo) -> ItemAnswer:
    """Take back one change; what others changed since stays."""
    change = Change(who, meeting_id, key, given.seen, given.id)
    edited = editing.take_back(served.database, change, given.revision)
    return ItemAnswer(item=edited.item, told=edited.told)


@router.post("/items/{key}/restore", summary="Hent en tidligere udgave af punktet")
def restore(who: Caller, served: Served, meeting_id: MeetingId, key: ItemKey, given: ItemRestore) -> ItemAnswer:
    """Let the item stand as it did after a revision."""
    change = Change(who, meeting_id, key, given.seen, given.id)
    edited = editing.bring_back(served.database, change, given.revision)
    return ItemAnswer(item=edited.item, told=edited.told)


@router.get("/revisions", summary="Hvad der er ændret, det nyeste først")
def revisions(
    who: Caller,
    served: Served,
    meeting_id: MeetingId,
    key: Annotated[str | None, Query(description="Kun dette punkts.", max_length=16)] = None,
    limit: Annotated[int, Query(ge=1, le=500)] = 100,
) -> list[RevisionShape]:
    """The changes of the draft and the transcript."""
    return [
        RevisionShape(
            id=row.id,
            item=row.item_key,
            at=row.at,
            author=row.author,
            kind=row.kind,
            version=row.version,
            undone=row.undone,
        )
        for row in editing.revisions(served.database, who, meeting_id, key)[:limit]
    ]


@router.get(
    "/exports/{kind}",
    summary="Udkastet som fil, mærket som udkast",
    response_class=Response,
    responses=FILE_ANSWER,
)
def export(who: Caller, served: Served, meeting_id: MeetingId, kind: Annotated[Kind, Path()]) -> Response:
    """The draft as DOCX, PDF, HTML or JSON."""
    return handed_out(export_draft(served.database, who, meeting_id, kind, served.settings.templates))


def _item(item: Item, content: ReviewItem) -> ItemShape:
    return ItemShape(agenda=item, content=content, wanting=list(ready(content)))
