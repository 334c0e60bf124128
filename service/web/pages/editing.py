"""Changes under review, sent by the page's scripts as JSON; each is answered with the item as it then stands."""

from collections.abc import Iterable

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel, Field

from service.desk import editing as desk
from service.desk import speech
from service.desk.editing import Change
from service.desk.speech import SpeechChange
from service.reviewing import RequestedEdit, SpeechEdit, Told
from service.web.page import render
from service.web.pages.review import Here, Place, news_of
from service.web.review.revision import ProposalFragment, RevisionsFragment, respoken, revised

router = APIRouter(prefix="/moeder/{meeting_id}/gennemgang/{key}")

SHOWN = 100
"""So many changes are listed; older ones stay where they are kept."""


class Sent(BaseModel):
    """What every change says: its own id, so that it is made once however often it is sent."""

    said: str = Field(min_length=8, max_length=64)


class Seen(Sent):
    """A change of the decision says too which version of it the author was looking at."""

    seen: int = Field(ge=0)


class SentEdit(Seen):
    """One edit of the decision."""

    edit: RequestedEdit


class SentSpeech(Sent):
    """One edit of the transcript; `stamp` is that of the transcript on the page."""

    edit: SpeechEdit
    stamp: str = Field("", max_length=64)


class SentUndo(Seen):
    """Take back that revision, or one's own last change."""

    revision: int | None = None


class SentUnsaid(Sent):
    """Take back that correction of the transcript."""

    revision: int


class SentRevision(Seen):
    """Bring back what stood after that revision."""

    revision: int


@router.post("/rettelser")
def edit(at: Here, sent: SentEdit) -> JSONResponse:
    """Make one edit."""
    change = Change(at.who, at.meeting_id, at.key, sent.seen, sent.said)
    edited = desk.edit(at.served.database, change, sent.edit, at.served.settings.templates)
    return _answer(at, edited.told)


@router.post("/tale")
def say(at: Here, sent: SentSpeech) -> JSONResponse:
    """Correct the transcript."""
    made = speech.edit_speech(at.served.database, SpeechChange(at.who, at.meeting_id, sent.said), sent.edit)
    return _answer(at, made.told, sent.stamp)


@router.post("/tale/fortryd")
def unsay(at: Here, sent: SentUnsaid) -> JSONResponse:
    """Take back one correction of the transcript."""
    change = SpeechChange(at.who, at.meeting_id, sent.said)
    made = speech.take_back_speech(at.served.database, change, sent.revision)
    return _answer(at, made.told, "")


@router.post("/fortryd")
def undo(at: Here, sent: SentUndo) -> JSONResponse:
    """Take back one change."""
    change = Change(at.who, at.meeting_id, at.key, sent.seen, sent.said)
    edited = desk.take_back(at.served.database, change, sent.revision)
    return _answer(at, edited.told)


@router.get("/udgaver")
def revisions(at: Here) -> Response:
    """The item's changes and those of the transcript, the newest first."""
    rows = desk.revisions(at.served.database, at.who, at.meeting_id, at.key)
    spoken = speech.speech_revisions(at.served.database, at.who, at.meeting_id)
    shown = RevisionsFragment(
        revisions=tuple(revised(row) for row in rows[:SHOWN]), speech=tuple(respoken(row) for row in spoken[:SHOWN])
    )
    return render(at.request, shown)


@router.post("/udgaver/hent")
def bring_back(at: Here, sent: SentRevision) -> JSONResponse:
    """Let the item stand as it did after a revision."""
    change = Change(at.who, at.meeting_id, at.key, sent.seen, sent.said)
    edited = desk.bring_back(at.served.database, change, sent.revision)
    return _answer(at, edited.told)


@router.post("/skriv-igen")
def rewrite(at: Here, _sent: Sent) -> JSONResponse:
    """Have the item drafted again from the transcript as it now is; what stands is not touched."""
    desk.rewrite(at.served.database, at.served.queue, at.who, at.meeting_id, at.key)
    return _answer(at, ())


@router.get("/forslag")
def proposal(at: Here) -> Response:
    """What stands beside what drafting it again gave."""
    found = desk.proposal(at.served.database, at.who, at.meeting_id, at.key, at.served.settings.templates)
    return render(at.request, ProposalFragment.of(found))


@router.post("/forslag/brug")
def take(at: Here, sent: Seen) -> JSONResponse:
    """Let the new draft of the item stand instead."""
    change = Change(at.who, at.meeting_id, at.key, sent.seen, sent.said)
    edited = desk.take_proposal(at.served.database, change, at.served.settings.templates)
    return _answer(at, edited.told)


@router.post("/forslag/afvis")
def dismiss(at: Here, _sent: Sent) -> JSONResponse:
    """Keep what stands."""
    desk.dismiss_proposal(at.served.database, at.who, at.meeting_id, at.key)
    return _answer(at, ())


def _answer(at: Place, told: Iterable[Told], stamp: str | None = None) -> JSONResponse:
    lines = [{"line": one.line, "matter": one.matter, "sentence": one.sentence} for one in told]
    return JSONResponse({**news_of(at, stamp), "told": lines})
