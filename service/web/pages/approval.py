"""Approval: the whole referat to read, what is still missing, who has answered, and one's own answer."""

import datetime
from dataclasses import dataclass
from typing import ClassVar, Literal

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, Field

from service.approving import Seat, SeatState, Verdict
from service.desk.approval import LONGEST_REMARK, ApprovalView, approval, approve, send_back
from service.desk.exporting import export_draft
from service.desk.input import InputError
from service.desk.refusal import ConflictError, ForbiddenError
from service.desk.sealing import Archive
from service.meetings import MeetingState, Role
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.download import download, kind_of
from service.web.services import Served, Services
from service.web.visitor import Acting

router = APIRouter(prefix="/moeder/{meeting_id}")

_SEATS = {
    SeatState.ANSWERED: ("success", "Godkendt"),
    SeatState.AWAITED: ("info", "Afventer"),
    SeatState.LATER: ("", "Senere"),
    SeatState.MISSING: ("error", "Mangler"),
    SeatState.PASSED_OVER: ("", "Kræves ikke"),
}
_VERDICTS = {
    Verdict.APPROVED: "godkendte",
    Verdict.SENT_BACK: "sendte tilbage",
    Verdict.REOPENED: "begyndte en ny version",
}


class AnswerForm(BaseModel):
    """What a person answers. `content` is the hash of what they had before them."""

    answer: Literal["approve", "send_back"] = Field(title="Svar")
    content: str = Field(title="Indhold", min_length=1, max_length=64)
    remark: str = Field(title="Bemærkning", default="", max_length=2 * LONGEST_REMARK)


@dataclass(frozen=True)
class SeatLine:
    """One role of the round as it is shown."""

    seat: Seat
    kind: str
    word: str


@dataclass(frozen=True)
class HistoryLine:
    """One answer there was."""

    at: datetime.datetime
    said: str
    remark: str


@dataclass(frozen=True, kw_only=True)
class ApprovalPage(Page):
    """The referat on its way to be approved."""

    template: ClassVar[str] = "approval/page.html"
    section: ClassVar[Section] = Section.MEETINGS

    view: ApprovalView
    seats: tuple[SeatLine, ...]
    history: tuple[HistoryLine, ...]
    form: Form[AnswerForm]
    ready: bool
    last: bool
    taking_back: bool
    awaited: tuple[str, ...]


@router.get("/godkendelse")
def shown(request: Request, meeting_id: str, who: Acting, served: Served) -> Response:
    """The page, or the referat where it is approved already."""
    try:
        view = approval(archive(served), who, meeting_id)
    except ConflictError as early:
        return redirect(f"/moeder/{meeting_id}", Notice(str(early), "info"))
    if view.state is MeetingState.APPROVED:
        return redirect(f"/moeder/{meeting_id}/referat")
    return render(request, _page(who, view, blank(AnswerForm)))


@router.post("/godkendelse")
def answered(request: Request, meeting_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """Approve or send back. What was typed stays on the page where that can't be done."""
    form = read(AnswerForm, data)
    status = 422
    if form.value is not None:
        try:
            return redirect(*_carried_out(archive(served), who, meeting_id, form.value))
        except InputError as wrong:
            for field, line in wrong.problems.items():
                form = form.refused(field, line)
        except (ConflictError, ForbiddenError) as refused:
            form, status = form.refused("", str(refused)), 409 if isinstance(refused, ConflictError) else 403
    view = approval(archive(served), who, meeting_id)
    if view.state is MeetingState.APPROVED:
        return redirect(f"/moeder/{meeting_id}/referat", Notice("Referatet er allerede godkendt.", "info"))
    return render(request, _page(who, view, form), status)


@router.get("/udkast/{ending}")
def draft_file(meeting_id: str, ending: str, who: Acting, served: Served) -> Response:
    """The draft as a file with the mark of a draft."""
    kind = kind_of(ending)
    return download(export_draft(served.database, who, meeting_id, kind, served.settings.templates))


def archive(served: Services) -> Archive:
    """Where this program seals."""
    return Archive(served.database, served.files, served.settings.templates)


def _carried_out(kept: Archive, who: Acting, meeting_id: str, answer: AnswerForm) -> tuple[str, Notice]:
    here = f"/moeder/{meeting_id}"
    if answer.answer == "send_back":
        send_back(kept, who, meeting_id, answer.remark)
        return f"{here}/godkendelse", Notice("Referatet er sendt tilbage til referenten.")
    done = approve(kept, who, meeting_id, answer.content, answer.remark)
    if done.seal is not None:
        return f"{here}/referat", Notice("Referatet er godkendt og forseglet.")
    awaited = " og ".join(done.awaited) or "de roller, der mangler i udvalget"
    told = f"Du har godkendt referatet. Det afventer nu {awaited}."
    ask = "Det står øverst på deres oversigt. Udkast sender ikke mail, så giv dem selv besked."
    return f"{here}/godkendelse", Notice(f"{told} {ask}")


def _page(who: Acting, view: ApprovalView, form: Form[AnswerForm]) -> ApprovalPage:
    titles = {seat.role: seat.title for seat in view.standing.seats}
    left = {seat.role for seat in view.standing.seats if seat.state not in (SeatState.ANSWERED, SeatState.PASSED_OVER)}
    return ApprovalPage(
        view=view,
        seats=tuple(SeatLine(seat, *_SEATS[seat.state]) for seat in view.standing.seats),
        history=tuple(
            HistoryLine(a.at, f"{a.name} ({titles.get(a.role, a.role)}) {_VERDICTS[a.verdict]}", a.remark)
            for a in view.history
        ),
        form=form,
        ready=bool(view.turn) and (Role.REFERENT not in view.turn or not view.wanting),
        last=left <= set(view.turn),
        awaited=tuple(seat.title for seat in view.standing.seats if seat.state is SeatState.AWAITED),
        taking_back=view.may_send_back and not view.turn and who.is_(view.committee_id, Role.REFERENT),
    )
