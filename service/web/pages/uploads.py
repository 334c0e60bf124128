"""Recordings on their way up, /uploads: tus 1.0.0, for the page's script and for programs with a key.

`Upload-Metadata` names the meeting: `meeting`, `filename`, `filetype`. An upload that has wholly arrived is looked at
before the last answer goes out: what is no recording is refused there with status 422 and a Danish line.
"""

import asyncio
import contextlib
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Annotated

from anyio import to_thread
from fastapi import APIRouter, Depends, FastAPI, Request, Response
from fastapi.responses import JSONResponse

from models.error import UdkastError
from service.access import Principal, principal_of_token
from service.desk import uploads as desk_uploads
from service.desk.meetings import Desk
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.uploads import Arriving, NoRoomError, TooLargeError
from service.stages.output import is_full_disk
from service.web import tus
from service.web.errors import place
from service.web.security import takes
from service.web.services import Served, Services
from service.web.tus import Checksum, ChecksumError, LockedError, MalformedError, Sink
from service.web.visitor import NotSignedInError, acting

EVERY = 3600.0
"""Seconds between two sweepings."""
ANY_SIZE = 1 << 62
_OFFSETS = "application/offset+octet-stream"
_BEARER = "bearer "
_FULL = "Der er ikke mere plads på serveren. Bed driften om at rydde op, og fortsæt så, hvor du slap."
_STATUS: dict[type[UdkastError], int] = {
    NotFoundError: 404,
    ForbiddenError: 403,
    ConflictError: 409,
    TooLargeError: 413,
    NoRoomError: 507,
}
_log = logging.getLogger("udkast.web")


@contextlib.asynccontextmanager
async def swept(app: FastAPI) -> AsyncIterator[None]:
    """While the program runs: half uploads go when their day is over, whole ones that were left are taken in."""
    desk = desk_of(app.state.services)

    async def sweep() -> None:
        while True:
            try:
                await to_thread.run_sync(desk_uploads.sweep, desk)
            except Exception as error:
                _log.error("%s", place(error))
            await asyncio.sleep(EVERY)

    task = asyncio.create_task(sweep())
    try:
        yield
    finally:
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task


router = APIRouter(prefix="/uploads", lifespan=swept)


def desk_of(served: Services) -> Desk:
    """The desk on these services."""
    return Desk(served.database, served.files, served.queue, served.settings.case_number)


def uploader(request: Request, served: Served) -> Principal:
    """The person who is signed in, or the program whose key stands in `Authorization`."""
    given = request.headers.get("Authorization", "")
    if given.casefold().startswith(_BEARER):
        who = principal_of_token(served.database, given[len(_BEARER) :].strip())
        if who is None:
            raise NotSignedInError
        return who
    return acting(request)


Uploader = Annotated[Principal, Depends(uploader)]


@router.options("")
@router.options("/{upload_id}")
def options(served: Served) -> Response:
    """What the service can do."""
    about = {
        "Tus-Version": tus.VERSION,
        "Tus-Extension": tus.EXTENSIONS,
        "Tus-Max-Size": str(served.settings.upload_limit),
        "Tus-Checksum-Algorithm": tus.ALGORITHMS,
    }
    return _answer(204, about)


@router.post("")
def begin(request: Request, who: Uploader, served: Served) -> Response:
    """Make room for a recording."""

    def work() -> Response:
        size = tus.number(request.headers, "Upload-Length")
        about = tus.metadata(request.headers.get("Upload-Metadata", ""))
        meeting, name = about.get("meeting", ""), about.get("filename", "")
        if not meeting:
            raise MalformedError("Upload-Metadata: meeting")
        upload = desk_uploads.begin(desk_of(served), who, meeting, name, size, served.settings.upload_limit)
        location = f"{request.scope.get('root_path', '')}{router.prefix}/{upload.id}"
        return _answer(201, {"Location": location, "Upload-Offset": "0", **_expires(upload)})

    return _kept(request, work)


@router.head("/{upload_id}")
def look(request: Request, who: Uploader, served: Served, upload_id: str) -> Response:
    """How far the upload has come."""

    def work() -> Response:
        upload = desk_uploads.find(desk_of(served), who, upload_id)
        about = {"Upload-Offset": str(upload.offset), "Upload-Length": str(upload.size)}
        return _answer(200, {**about, **_expires(upload)})

    return _kept(request, work)


@router.delete("/{upload_id}")
def abandon(request: Request, who: Uploader, served: Served, upload_id: str) -> Response:
    """Give the upload up."""

    def work() -> Response:
        desk_uploads.abandon(desk_of(served), who, upload_id)
        return _answer(204)

    return _kept(request, work)


@router.post("/{upload_id}")
@takes(ANY_SIZE)
async def override(request: Request, who: Uploader, served: Served, upload_id: str) -> Response:
    """For surroundings that let nothing but POST through (`X-HTTP-Method-Override`)."""
    meant = request.headers.get("X-HTTP-Method-Override", "").upper()
    if meant == "PATCH":
        return await go_on(request, who, served, upload_id)
    if meant == "DELETE":
        return await to_thread.run_sync(abandon, request, who, served, upload_id)
    return _refused(405, "Brug PATCH, HEAD eller DELETE.")


@router.patch("/{upload_id}")
@takes(ANY_SIZE)
async def go_on(request: Request, who: Uploader, served: Served, upload_id: str) -> Response:
    """More of the recording, from where it was left. Written as it comes."""

    async def work() -> Response:
        if request.headers.get("Content-Type", "").split(";")[0].strip() != _OFFSETS:
            return _refused(415, f"Content-Type skal være {_OFFSETS}.")
        offset = tus.number(request.headers, "Upload-Offset")
        given = request.headers.get("Upload-Checksum")
        checksum = Checksum(given) if given else None
        desk = desk_of(served)
        # Whoever may not know of the upload is told so before anybody is pushed aside for them.
        await to_thread.run_sync(desk_uploads.find, desk, who, upload_id)
        async with served.writers.alone(upload_id) as writer:
            upload = await to_thread.run_sync(desk_uploads.find, desk, who, upload_id)
            if upload.offset != offset:
                return _refused(409, "Uploaden er nået til et andet sted. Fortsæt derfra.", _offset(upload.offset))
            if _announced(request) > upload.size - offset:
                return _refused(413, "Der kommer mere, end uploaden skal fylde.")
            sink = Sink(
                desk_uploads.path_of(desk, upload_id),
                offset,
                upload.size,
                lambda safe: desk_uploads.arrived(desk, upload_id, safe),
            )
            if not upload.finished:
                offset = await sink.take(request.stream(), writer, checksum)
            if offset == upload.size:
                return await _taken_in(desk, upload, offset)
        return _answer(204, {**_offset(offset), **_expires(upload)})

    return await _kept_going(request, work)


async def _taken_in(desk: Desk, upload: Arriving, offset: int) -> Response:
    """The last answer: the recording is the meeting's now, or it is none."""
    try:
        await to_thread.run_sync(desk_uploads.finish, desk, upload.id)
    except NotFoundError:
        raise
    except UdkastError as error:
        return _refused(422, str(error))
    return _answer(204, _offset(offset))


def _kept(request: Request, work: Callable[[], Response]) -> Response:
    """The answer, errors as the protocol has them."""
    if (wrong := _other_version(request)) is not None:
        return wrong
    try:
        return work()
    except (MalformedError, UdkastError) as error:
        return _told(error)


async def _kept_going(request: Request, work: Callable[[], Awaitable[Response]]) -> Response:
    """As `_kept`, for what is sent while it is written."""
    if (wrong := _other_version(request)) is not None:
        return wrong
    try:
        return await work()
    except LockedError:
        return _refused(423, "Optagelsen er ved at blive lagt op fra et andet vindue.")
    except ChecksumError:
        return _refused(460, "Det, der kom frem, er ikke det, der blev sendt. Send det igen.")
    except OSError as error:
        if not is_full_disk(error):
            raise
        return _refused(507, _FULL)
    except (MalformedError, UdkastError) as error:
        return _told(error)


def _told(error: MalformedError | UdkastError) -> Response:
    if isinstance(error, MalformedError):
        return _refused(400, f"Anmodningen følger ikke tus-protokollen: {error}.")
    return _refused(next((s for kind, s in _STATUS.items() if isinstance(error, kind)), 422), str(error))


def _other_version(request: Request) -> Response | None:
    if request.headers.get("Tus-Resumable") == tus.VERSION:
        return None
    return _refused(412, "Protokollen skal være tus 1.0.0.", {"Tus-Version": tus.VERSION})


def _announced(request: Request) -> int:
    length = request.headers.get("Content-Length", "")
    return int(length) if length.isdigit() else 0


def _offset(offset: int) -> dict[str, str]:
    return {"Upload-Offset": str(offset)}


def _expires(upload: Arriving) -> dict[str, str]:
    return {} if upload.finished else {"Upload-Expires": tus.http_date(upload.expires)}


def _answer(status: int, headers: dict[str, str] | None = None) -> Response:
    return Response(status_code=status, headers={"Tus-Resumable": tus.VERSION, **(headers or {})})


def _refused(status: int, line: str, headers: dict[str, str] | None = None) -> Response:
    problem = {"type": "about:blank", "status": status, "title": "Optagelsen blev ikke lagt op", "detail": line}
    told = {"Tus-Resumable": tus.VERSION, **(headers or {})}
    return JSONResponse(problem, status_code=status, headers=told, media_type="application/problem+json")
