"""The page of whoever got a personal link, /svar/…: no account, but a code that came another way."""

import datetime
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from models.error import UdkastError
from service.access.secret import fingerprint
from service.agreeing import SAYS, Change, Part, TalkState, Voice
from service.desk.input import InputError
from service.desk.refusal import ConflictError
from service.desk.talks import asking, consenting, inviting, sealing
from service.desk.talks.asking import Reading, Reply
from service.desk.talks.inviting import Guest, InvitationSpentError
from service.desk.talks.private import Doubt, doubt
from service.desk.talks.recording import guests_recording
from service.meetings.field import Field as TalkField
from service.meetings.field import FieldTemplate
from service.meetings.talk import TalkTemplate
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
    """The referat to read and answer. `warned`: what of one's own remarks tells of health, once before it is kept.
    `refusal`: why what was sent isn't kept; `unsent` is that, by its labels, where the page has no inputs for it.
    `before` is what the person answered to an earlier text and `said` what they wrote. `recorded`: there is sound, or
    what was heard of it.
    """

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
    before: str
    said: tuple[tuple[str, str], ...]
    answers: bool
    mine: str
    form: Form[ReplyForm]
    warned: Doubt | None
    refusal: str
    unsent: tuple[tuple[str, str], ...]
    companion: str
    companion_problem: str
    recorded: bool
    voice: Voice | None
    receipts: tuple[str, ...]


@router.get("")
def look(request: Request, secret: str, served: Served) -> Response:
    """The referat, or the door."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    sealing.finish(talk_desk(served), guest.talk_id)
    return render(request, _page(served, secret, guest))


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
        return render(request, _page(served, secret, guest, form, comments), 422)
    reply = Reply(say=form.value.say, sha256=form.value.content, remark=form.value.remark, comments=comments)
    try:
        reply = asking.checked(reply)
        doubtful = doubt("\n".join([reply.remark, *reply.comments.values()]))
        if doubtful is not None and data.get("knows") != "ja":
            page = _page(served, secret, guest, form, comments)
            return render(request, replace(page, warned=doubtful), 422)
        asking.answer(desk, guest, reply)
    except InputError as error:
        for name, told in error.problems.items():
            form = form.refused(name, told)
        return render(request, _page(served, secret, guest, form, comments), 422)
    except ConflictError as refused:
        page = _page(served, secret, guest, form, comments)
        template = asking.reading(desk, guest).view.template
        unsent = () if page.answers else _said(template, reply.remark, reply.comments)
        return render(request, replace(page, refusal=str(refused), unsent=unsent), 409)
    sealing.finish(desk, guest.talk_id)
    return redirect(f"{HOME}/{secret}", Notice("Tak. Dit svar er gemt."))


@router.post("/bisidder")
def bring(request: Request, secret: str, data: Sent, served: Served) -> Response:
    """The employee names a companion and gets a link for them."""
    guest = _guest(request, secret, served)
    if guest is None:
        return _door(request, served, secret)
    given = data.get("name")
    name = given if isinstance(given, str) else ""
    try:
        made = inviting.bring(talk_desk(served), guest, name)
    except InputError as refused:
        page = _page(served, secret, guest)
        return render(request, replace(page, companion=name, companion_problem=str(refused)), 422)
    except ConflictError as refused:
        return redirect(f"{HOME}/{secret}", Notice(str(refused), "warning"))
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
    outside = redirect(
        f"{HOME}/{secret}",
        Notice("Referatet er lukket i denne browser. Bed om et nyt link og en ny kode, hvis du vil læse det igen."),
    )
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


def _said(template: TalkTemplate, remark: str, comments: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """What was written in an answer, by its labels."""
    beside = ((asked.label, comments.get(asked.name, "")) for asked in template.fields)
    return tuple((label, text) for label, text in (("Bemærkninger", remark), *beside) if text)


def _page(
    served: Served,
    secret: str,
    guest: Guest,
    form: Form[ReplyForm] | None = None,
    comments: dict[str, str] | None = None,
) -> GuestPage:
    reading: Reading = asking.reading(talk_desk(served), guest)
    view = reading.view
    open_ = view.state is not TalkState.PREPARING
    seat = next((seat for seat in view.standing.seats if seat.person_id == guest.person_id), None)
    mine = seat.answer if seat else None
    kept = comments if comments is not None else dict(mine.comments) if mine else {}
    form = form or blank(ReplyForm, say=mine.say.value if mine else "", remark=mine.remark if mine else "")
    labels = {asked.name: asked.label for asked in view.template.fields}
    recorded = guests_recording(talk_desk(served), guest)
    return GuestPage(
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
        before=SAYS[seat.before.say] if seat and seat.before else "",
        said=_said(view.template, seat.before.remark, seat.before.comments) if seat and seat.before else (),
        answers=view.state is TalkState.ASKING and guest.part is not Part.COMPANION,
        mine=mine.say.value if mine else "",
        form=form,
        warned=None,
        refusal="",
        unsent=(),
        companion=next((p.name for p in view.people if p.part is Part.COMPANION), ""),
        companion_problem="",
        recorded=recorded.heard or bool(recorded.takes),
        voice=next((v for v in recorded.agreement.voices if v.person_id == guest.person_id), None),
        receipts=deleted(recorded.receipts),
    )
