"""The page of whoever got a personal link, /svar/…: no account, but a code that came another way."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from models.error import UdkastError
from service.access.secret import fingerprint
from service.agreeing import Change, Part, TalkState, Voice
from service.desk.input import InputError, line
from service.desk.refusal import ConflictError
from service.desk.talks import asking, consenting, inviting, sealing
from service.desk.talks.asking import Reading, Reply
from service.desk.talks.inviting import Guest, InvitationSpentError
from service.desk.talks.private import Doubt, doubt
from service.desk.talks.recording import guests_recording
from service.meetings.field import Field as TalkField
from service.meetings.field import FieldTemplate
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, redirect
from service.web.page import Page, render
from service.web.pages.download import download, kind_of
from service.web.pages.talk import ReplyForm, invited
from service.web.pages.talks import talk_desk
from service.web.services import Served
from service.web.talks.showing import SeatLine, deleted, seats
from service.web.visitor import cookie

HOME = "/svar"
LONGEST_NAME = 100
_COMMENT = "comment."
router = APIRouter(prefix=HOME + "/{secret}")


class CodeForm(BaseModel):
    """The code, however it is spaced."""

    code: str = Field(title="Kode", min_length=1, max_length=40)


@dataclass(frozen=True, kw_only=True)
class DoorPage(Page):
    """Where the code is asked for. `counts` is False where the link leads nowhere."""

    template: ClassVar[str] = "guest/door.html"

    address: str
    counts: bool
    form: Form[CodeForm]


@dataclass(frozen=True)
class Shown:
    """A field of the referat to read, with what the person has written about it."""

    asked: FieldTemplate
    field: TalkField
    comment: str
    error: str


@dataclass(frozen=True, kw_only=True)
class GuestPage(Page):
    """The referat to read and answer. `warned`: what of one's own remarks tells of health, once before it is kept."""

    template: ClassVar[str] = "guest/read.html"

    guest: Guest
    address: str
    title: str
    date: datetime.date
    state: TalkState
    sha256: str
    fields: tuple[Shown, ...]
    seats: tuple[SeatLine, ...]
    changed: tuple[tuple[str, Change], ...]
    answers: bool
    mine: str
    form: Form[ReplyForm]
    warned: Doubt | None
    companion: str
    voice: Voice | None
    receipts: tuple[str, ...]


@router.get("")
def look(request: Request, secret: str, served: Served) -> Response:
    """The referat, or the door."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    sealing.finish(talk_desk(served), guest.talk_id)
    return _read(request, served, secret, guest)


@router.post("/kode")
def enter(request: Request, secret: str, data: Sent, served: Served) -> Response:
    """Give the code, once."""
    form = read(CodeForm, data)
    if form.value is None:
        return _door(request, served, secret, form, 422)
    try:
        visit = inviting.enter(talk_desk(served), secret, form.value.code)
    except InvitationSpentError:
        return render(request, DoorPage(address="", counts=False, form=blank(CodeForm)), 404)
    except UdkastError as refused:
        return _door(request, served, secret, form.refused("code", str(refused)), 422)
    inside = redirect(f"{HOME}/{secret}")
    kept = cookie(request)
    inside.set_cookie(
        _visit_name(request, secret),
        visit,
        max_age=int(inviting.LASTS.total_seconds()),
        path="/",
        secure=kept.secure,
        httponly=True,
        samesite="strict",
    )
    return inside


@router.post("/svar")
def answer(request: Request, secret: str, data: Sent, served: Served) -> Response:
    """Answer. A remark that tells of health is shown once more before it is kept: it is the person's own to decide."""
    desk = talk_desk(served)
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    form = read(ReplyForm, data)
    comments = {
        name.removeprefix(_COMMENT): text
        for name, text in data.multi_items()
        if name.startswith(_COMMENT) and isinstance(text, str)
    }
    if form.value is None:
        return _read(request, served, secret, guest, form, comments, status=422)
    doubtful = doubt("\n".join([form.value.remark, *comments.values()]))
    if doubtful is not None and data.get("knows") != "ja":
        return _read(request, served, secret, guest, form, comments, doubtful, 422)
    reply = Reply(say=form.value.say, sha256=form.value.content, remark=form.value.remark, comments=comments)
    try:
        asking.answer(desk, guest, reply)
    except InputError as error:
        for name, told in error.problems.items():
            form = form.refused(name, told)
        return _read(request, served, secret, guest, form, comments, status=422)
    except ConflictError as refused:
        return redirect(f"{HOME}/{secret}", Notice(str(refused), "warning"))
    sealing.finish(desk, guest.talk_id)
    return redirect(f"{HOME}/{secret}", Notice("Tak. Dit svar er gemt."))


@router.post("/bisidder")
def bring(request: Request, secret: str, data: Sent, served: Served) -> Response:
    """The employee names a companion and gets a link for them."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    given = data.get("name")
    name = line(given)[:LONGEST_NAME] if isinstance(given, str) else ""
    if not name:
        return redirect(f"{HOME}/{secret}", Notice("Skriv bisidderens navn.", "warning"))
    made = inviting.bring(talk_desk(served), guest, name)
    return render(request, invited(request, made, f"{HOME}/{secret}"))


@router.post("/samtykke/tilbage")
def withdraw(request: Request, secret: str, served: Served) -> Response:
    """Take one's own yes to being recorded back, and everything that was recorded with it."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    consenting.withdraw_own(talk_desk(served), guest)
    return redirect(f"{HOME}/{secret}", Notice("Dit ja er trukket tilbage."))


@router.post("/luk")
def leave(request: Request, secret: str) -> Response:
    """Close the referat in this browser."""
    outside = redirect(f"{HOME}/{secret}", Notice("Referatet er lukket i denne browser."))
    outside.delete_cookie(_visit_name(request, secret), path="/")
    return outside


@router.get("/referat/{kind}")
def file(request: Request, secret: str, kind: str, served: Served) -> Response:
    """The sealed referat as a file."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    return download(sealing.guests_file(talk_desk(served), guest, kind_of(kind)))


def _guest(request: Request, secret: str, served: Served) -> Guest | None:
    return inviting.guest(talk_desk(served), secret, request.cookies.get(_visit_name(request, secret)))


def _visit_name(request: Request, secret: str) -> str:
    """One for each link: a tillidsrepræsentant may have several open. The link's hash, so that it names none."""
    return f"{cookie(request).name}_svar_{fingerprint(secret)[:16]}"


def _door(
    request: Request, served: Served, secret: str, form: Form[CodeForm] | None = None, status: int = 200
) -> Response:
    counts = inviting.counts(talk_desk(served), secret)
    page = DoorPage(address=f"{HOME}/{secret}", counts=counts, form=form or blank(CodeForm))
    return render(request, page, status if counts else 404)


def _read(  # noqa: PLR0913, PLR0917 - what the page is made of
    request: Request,
    served: Served,
    secret: str,
    guest: Guest,
    form: Form[ReplyForm] | None = None,
    comments: dict[str, str] | None = None,
    warned: Doubt | None = None,
    status: int = 200,
) -> Response:
    reading: Reading = asking.reading(talk_desk(served), guest)
    view = reading.view
    open_ = view.state is not TalkState.PREPARING
    seat = next((seat for seat in view.standing.seats if seat.person_id == guest.person_id), None)
    mine = seat.answer if seat else None
    kept = comments if comments is not None else dict(mine.comments) if mine else {}
    form = form or blank(ReplyForm, say=mine.say.value if mine else "", remark=mine.remark if mine else "")
    labels = {asked.name: asked.label for asked in view.template.fields}
    recorded = guests_recording(talk_desk(served), guest)
    page = GuestPage(
        guest=guest,
        address=f"{HOME}/{secret}",
        title=view.template.name,
        date=view.date,
        state=view.state,
        sha256=view.sha256,
        fields=tuple(
            Shown(asked, view.field(asked.name), kept.get(asked.name, ""), form.error(f"comment-{asked.name}"))
            for asked in view.template.fields
            if open_
        ),
        seats=seats(view.standing, asking=view.state is TalkState.ASKING),
        changed=tuple((labels.get(change.name, change.name), change) for change in reading.changed if open_),
        answers=view.state is TalkState.ASKING and guest.part is not Part.COMPANION,
        mine=mine.say.value if mine else "",
        form=form,
        warned=warned,
        companion=next((p.name for p in view.people if p.part is Part.COMPANION), ""),
        voice=next((v for v in recorded.agreement.voices if v.person_id == guest.person_id), None),
        receipts=deleted(recorded.receipts),
    )
    return render(request, page, status)
