"""What several parts of the interface take and answer with."""

from typing import Annotated, Any

from fastapi import Depends, Path, Request, Response
from pydantic import BaseModel, ConfigDict

from service.desk.exporting import Export
from service.reviewing import ReviewItem, Told
from service.web.pages.download import download

MeetingId = Annotated[str, Path(description="Mødets id.", max_length=64)]
ItemKey = Annotated[str, Path(description="Punktets nøgle: `i1` er dagsordenens første punkt.", max_length=16)]

FILE_ANSWER: dict[int | str, dict[str, Any]] = {
    200: {"description": "Filen.", "content": {"application/octet-stream": {}}}
}


class Taken(BaseModel):
    """What is sent: a field that is not known is refused, so that no typing error passes for a wish."""

    model_config = ConfigDict(extra="forbid")


class ItemAnswer(BaseModel):
    """An item after a change, and what the one who changed it must be told."""

    item: ReviewItem
    told: tuple[Told, ...]


async def raw(request: Request) -> bytes:
    """The body as it came, whatever kind it says it is."""
    return await request.body()


Raw = Annotated[bytes, Depends(raw)]
RAW_BODY = {
    "requestBody": {
        "required": True,
        "content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}},
    }
}


def handed_out(export: Export) -> Response:
    """The file, as the pages hand it out."""
    return download(export)
