"""The sealed versions of a referat: read, fetched, superseded."""

import datetime
from typing import Annotated

from fastapi import APIRouter, Path, Response
from pydantic import BaseModel, Field

from service.approving import Referat, SealedFile
from service.desk.approval import LONGEST_REMARK, reopen
from service.desk.exporting import Kind
from service.desk.sealing import SealBrokenError, sealed_file, sealed_referat
from service.web.api.caller import Caller
from service.web.api.problem import RESPONSES, ProblemRoute
from service.web.api.shapes import FILE_ANSWER, MeetingId, Taken, handed_out
from service.web.pages.approval import archive
from service.web.services import Served

router = APIRouter(
    prefix="/meetings/{meeting_id}/versions", tags=["Referater"], route_class=ProblemRoute, responses=RESPONSES
)

Number = Annotated[int, Path(ge=1, le=1_000_000, description="Versionens nummer.")]


class VersionShape(BaseModel):
    """One sealed version."""

    version: int
    at: datetime.datetime
    reason: str
    seal: str


class WholeVersionShape(VersionShape):
    """A sealed version with its text and its files. `problems` is empty where the seal holds."""

    referat: Referat
    files: dict[str, SealedFile]
    problems: list[str]


class NewVersion(Taken):
    """Why there must be a new version."""

    reason: str = Field(max_length=2 * LONGEST_REMARK)


class Begun(BaseModel):
    """The number of the version that was begun."""

    version: int


@router.get("", summary="Godkendte versioner, den nyeste først")
def versions(who: Caller, served: Served, meeting_id: MeetingId) -> list[VersionShape]:
    """Every sealed version."""
    found = sealed_referat(archive(served), who, meeting_id).versions
    return [VersionShape(version=v.version, at=v.at, reason=v.reason, seal=v.seal) for v in found]


@router.post("", status_code=201, summary="Begynd en ny version af et godkendt referat")
def begin(who: Caller, served: Served, meeting_id: MeetingId, given: NewVersion) -> Begun:
    """The old version stays; the new one is under review and must be approved anew. The key must be a person's."""
    return Begun(version=reopen(archive(served), who, meeting_id, given.reason))


@router.get("/{version}", summary="En godkendt version")
def version(who: Caller, served: Served, meeting_id: MeetingId, version: Number) -> WholeVersionShape:
    """The text, the approvals and the hashes."""
    view = sealed_referat(archive(served), who, meeting_id, version)
    if view.referat is None:
        raise SealBrokenError
    return WholeVersionShape(
        version=view.version.version,
        at=view.version.at,
        reason=view.version.reason,
        seal=view.version.seal,
        referat=view.referat,
        files={kind.value: file for kind, file in view.files.items()},
        problems=list(view.problems),
    )


@router.get(
    "/{version}/files/{kind}",
    summary="En godkendt version som fil, byte for byte som den blev forseglet",
    response_class=Response,
    responses=FILE_ANSWER,
)
def file(
    who: Caller, served: Served, meeting_id: MeetingId, version: Number, kind: Annotated[Kind, Path()]
) -> Response:
    """The file, if it still is what was sealed."""
    return handed_out(sealed_file(archive(served), who, meeting_id, kind, version))
