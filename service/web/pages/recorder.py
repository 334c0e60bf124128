"""Where a talk is recorded, /samtaler/…/optagelse, and where its chunks arrive."""

import functools
from dataclasses import dataclass
from typing import ClassVar

from anyio import to_thread
from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from models.error import UdkastError
from service.desk.refusal import ForbiddenError, NotFoundError
from service.desk.talks import takes
from service.desk.talks.recording import RecordingView, recording
from service.desk.talks.takes import EndedError, MissingError
from service.desk.talks.talk import shown
from service.desk.uploads import NoRoomError, TooLargeError
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.talks import talk_desk
from service.web.security import LISTENS
from service.web.security import takes as takes_in
from service.web.services import Served
from service.web.visitor import Acting

router = APIRouter(prefix=Section.TALKS.value + "/{talk_id}/optagelse")
_STATUS = {EndedError: 410, TooLargeError: 413, NoRoomError: 507}


class Begun(BaseModel):
    """Whether the take is a file that somebody chose."""

    uploaded: bool = False


class Counted(BaseModel):
    """How many chunks the take is of."""

    count: int


@dataclass(frozen=True, kw_only=True)
class RecorderPage(Page):
    """The recorder, or why there is none."""

    template: ClassVar[str] = "talks/recorder.html"
    section: ClassVar[Section] = Section.TALKS

    at: str
    employee: str
    recording: RecordingView
    largest: int
    chunk: int


@router.get("")
def recorder(request: Request, talk_id: str, who: Acting, served: Served) -> Response:
    """The page; the only one that may use the microphone, and only while everybody's yes stands."""
    desk = talk_desk(served)
    view, recorded = shown(desk, who, talk_id), recording(desk, who, talk_id)
    page = RecorderPage(
        at=f"{Section.TALKS.value}/{view.id}",
        employee=view.employee,
        recording=recorded,
        largest=takes.LARGEST,
        chunk=takes.LARGEST_CHUNK,
    )
    answer = render(request, page)
    if not recorded.unable:
        answer.headers.update(LISTENS)
    return answer


@router.post("")
def begin(talk_id: str, given: Begun, who: Acting, served: Served) -> Response:
    """A new take."""
    try:
        made = takes.begin(talk_desk(served), who, talk_id, uploaded=given.uploaded)
    except (NotFoundError, ForbiddenError):
        raise
    except UdkastError as refused:
        return _refused(refused)
    return JSONResponse({"id": made, "next": 0}, status_code=201)


@router.put("/{take_id}/{number}")
@takes_in(takes.LARGEST_CHUNK)
async def arrive(  # noqa: PLR0913, PLR0917 - what a chunk is
    request: Request, talk_id: str, take_id: str, number: int, who: Acting, served: Served
) -> Response:
    """A chunk: once it is answered it lies on the disk."""
    chunk = await request.body()
    keep = functools.partial(takes.arrive, talk_desk(served), who, talk_id, take_id, number, chunk)
    try:
        return JSONResponse({"next": await to_thread.run_sync(keep)})
    except (NotFoundError, ForbiddenError):
        raise
    except UdkastError as refused:
        return _refused(refused)


@router.post("/{take_id}/slut")
def end(talk_id: str, take_id: str, given: Counted, who: Acting, served: Served) -> Response:
    """No more comes."""
    try:
        takes.end(talk_desk(served), who, talk_id, take_id, given.count)
    except (NotFoundError, ForbiddenError):
        raise
    except UdkastError as refused:
        return _refused(refused)
    return JSONResponse({"next": given.count})


@router.post("/slet")
def discard(talk_id: str, who: Acting, served: Served) -> Response:
    """Delete what has been recorded."""
    takes.discard(talk_desk(served), who, talk_id)
    return redirect(f"{Section.TALKS.value}/{talk_id}#optagelse", Notice("Optagelsen er slettet."))


def _refused(error: UdkastError) -> Response:
    """What the recorder is told: which chunk to send again, or that it is over and why."""
    if isinstance(error, MissingError):
        return JSONResponse({"next": error.next, "detail": str(error)}, status_code=409)
    status = next((status for kind, status in _STATUS.items() if isinstance(error, kind)), 422)
    return JSONResponse({"detail": str(error)}, status_code=status)
