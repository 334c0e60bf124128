"""The sound of a meeting under review, and the bar that stands for the whole of it."""

from fastapi import APIRouter, HTTPException
from fastapi.responses import FileResponse, JSONResponse

from service.access import Principal
from service.desk import review as desk
from service.desk.meeting import referent_for
from service.storage import Database
from service.web.review.hearing import VOICES
from service.web.services import Kept, Stored
from service.web.visitor import Acting

router = APIRouter(prefix="/moeder/{meeting_id}/gennemgang")


@router.api_route("/lyd", methods=["GET", "HEAD"])
def sound(who: Acting, database: Stored, files: Kept, meeting_id: str) -> FileResponse:
    """The playback copy; a browser asks for the bytes it needs (RFC 9110, 14)."""
    _allowed(database, who, meeting_id)
    path = files.path(f"{meeting_id}/playback")
    if not path.is_file():
        raise HTTPException(404)
    return FileResponse(path, media_type="audio/mp4")


@router.get("/tidslinje")
def bar(who: Acting, database: Stored, files: Kept, meeting_id: str, kun: str = "") -> JSONResponse:
    """Every second of the recording: `stretches` are [start, end, kind, item], `voices` [start, end, colour], `peaks`
    0 to 255 at even distances from the first second to the last. With `kun=punkter` the stretches alone.
    """
    stretches = desk.overall(database, who, meeting_id)
    parts: dict[str, object] = {"stretches": [[round(s.start, 1), round(s.end, 1), s.kind, s.item] for s in stretches]}
    if kun != "punkter":
        colours = _colours(database, who, meeting_id)
        speaking = desk.voices(database, who, meeting_id)
        path = files.path(f"{meeting_id}/waveform")
        parts["voices"] = [[round(start, 1), round(end, 1), colours.get(voice, 0)] for start, end, voice in speaking]
        parts["peaks"] = list(path.read_bytes()) if path.is_file() else []
    return JSONResponse(parts)


def _allowed(database: Database, who: Principal, meeting_id: str) -> None:
    with database.read() as session:
        referent_for(session, who, meeting_id)


def _colours(database: Database, who: Principal, meeting_id: str) -> dict[str, int]:
    with database.read() as session:
        referent_for(session, who, meeting_id)
        return {s.id: place % VOICES for place, s in enumerate(desk.speakers_of(session, meeting_id))}
