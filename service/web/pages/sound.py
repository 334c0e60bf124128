"""A meeting's sound for whoever works on it: the playback copy by ranges, and the peaks that draw it."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse

from service.access import Principal
from service.desk import meetings
from service.meetings import Role
from service.storage import Database, Files
from service.web.services import Kept, Stored
from service.web.visitor import Acting

router = APIRouter(prefix="/moeder/{meeting_id}")


@router.api_route("/lyd", methods=["GET", "HEAD"])
def sound(who: Acting, database: Stored, files: Kept, meeting_id: str) -> FileResponse:
    """The copy to listen to; a browser asks for the bytes it needs (RFC 9110, 14)."""
    return _file(who, database, files, meeting_id, "playback", "audio/mp4")


@router.get("/boelgeform")
def waveform(who: Acting, database: Stored, files: Kept, meeting_id: str) -> FileResponse:
    """The peaks: one byte each, at even distances from the first second to the last."""
    return _file(who, database, files, meeting_id, "waveform", "application/octet-stream")


def _file(  # noqa: PLR0913, PLR0917 - whose, where, what and as what
    who: Principal, database: Database, files: Files, meeting_id: str, kind: str, media_type: str
) -> FileResponse:
    committee = meetings.committee_of(database, who, meeting_id)
    path = files.path(f"{meeting_id}/{kind}")
    if who.roles[committee] == {Role.MEMBER} or not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type=media_type)
