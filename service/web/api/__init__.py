"""The same over HTTP: a JSON interface for a municipality's other programs, under `/api/v1`.

- `caller`      who calls: the key in `Authorization`
- `problem`     every refusal as problem+json (RFC 9457), in Danish, with the fields that are wrong
- `committees`  the committees that the key reaches, and the key itself
- `meetings`    set up a meeting, hand in what it is drafted from, follow the drafting
- `drafts`      the draft, its items and its transcript: read, edited, exported
- `approvals`   approve, send back
- `versions`    what is sealed
- `shapes`      what several of them answer with

Nothing is decided here: each function calls the desk, as the pages do. Recordings go up by tus at `/uploads`.
"""

from fastapi import APIRouter

from service.web.api import approvals, committees, drafts, meetings, versions

PREFIX = "/api/v1"

router = APIRouter(prefix=PREFIX)
for part in (committees, meetings, drafts, approvals, versions):
    router.include_router(part.router)
