"""Approval: where it stands, and one's own answer. The key must be a person's, with the scope `approve`."""

from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, Field

from service.approving import Answer, Seat
from service.desk import approval as desk
from service.meetings import MeetingState, Role
from service.web.api.caller import Caller
from service.web.api.problem import RESPONSES, ProblemRoute
from service.web.api.shapes import MeetingId, Taken
from service.web.pages.approval import archive
from service.web.services import Served

router = APIRouter(
    prefix="/meetings/{meeting_id}/approval", tags=["Godkendelse"], route_class=ProblemRoute, responses=RESPONSES
)

Remark = Annotated[str, Field(max_length=2 * desk.LONGEST_REMARK)]


class WantingShape(BaseModel):
    """An item that can't be approved yet, and why."""

    key: str
    number: int
    title: str
    reasons: list[str]


class ApprovalShape(BaseModel):
    """Where the approval stands. `turn` is what the key's owner can answer for now."""

    state: MeetingState
    version: int
    reason: str
    round: int
    content_sha256: str
    seats: list[Seat]
    turn: list[Role]
    may_send_back: bool
    wanting: list[WantingShape]
    history: list[Answer]


class Approve(Taken):
    """An approval of what was read: the content's hash as the draft or the approval gave it."""

    content_sha256: str = Field(min_length=64, max_length=64)
    remark: Remark = ""


class SendBack(Taken):
    """Why the draft is sent back."""

    remark: Remark


class ApprovedShape(BaseModel):
    """What the answer led to: whom it now awaits, or the seal."""

    state: MeetingState
    awaited: list[str]
    seal: str | None


@router.get("", summary="Hvor godkendelsen står")
def approval(who: Caller, served: Served, meeting_id: MeetingId) -> ApprovalShape:
    """The round, what is missing, and every answer there was."""
    view = desk.approval(archive(served), who, meeting_id)
    return ApprovalShape(
        state=view.state,
        version=view.version,
        reason=view.reason,
        round=view.standing.round,
        content_sha256=view.content_sha256,
        seats=list(view.standing.seats),
        turn=list(view.turn),
        may_send_back=view.may_send_back,
        wanting=[
            WantingShape(key=w.key, number=w.number, title=w.title, reasons=list(w.reasons)) for w in view.wanting
        ],
        history=list(view.history),
    )


@router.post("", summary="Godkend; den sidste godkendelse forsegler referatet")
def approve(who: Caller, served: Served, meeting_id: MeetingId, given: Approve) -> ApprovedShape:
    """Approve in every role of the owner's whose turn it is."""
    done = desk.approve(archive(served), who, meeting_id, given.content_sha256, given.remark)
    return ApprovedShape(state=done.state, awaited=list(done.awaited), seal=done.seal)


@router.post("/send-back", status_code=204, summary="Send tilbage til referenten, eller træk tilbage")
def send_back(who: Caller, served: Served, meeting_id: MeetingId, given: SendBack) -> None:
    """Send the draft back with a remark."""
    desk.send_back(archive(served), who, meeting_id, given.remark)
