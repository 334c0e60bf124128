"""The review: a meeting's draft, item by item, beside what was said."""

from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request
from fastapi.responses import JSONResponse, Response

from service.desk import review as desk
from service.desk.meeting import referent_for
from service.web.page import render, text
from service.web.review import work
from service.web.review.hearing import hearing
from service.web.review.work import DecisionFragment, HearingFragment, LinesFragment, ReviewPage
from service.web.services import Served, Stored
from service.web.visitor import Acting, SignedIn

router = APIRouter(prefix="/moeder/{meeting_id}/gennemgang")


@dataclass(frozen=True)
class Place:
    """Where in the review a request is, and who makes it."""

    request: Request
    who: Acting
    served: Served
    meeting_id: str
    key: str

    @property
    def outside(self) -> bool:
        """It is about what was said outside any item."""
        return self.key == desk.OUTSIDE


Here = Annotated[Place, Depends()]


@router.get("")
def first(request: Request, who: Acting, database: Stored, meeting_id: str) -> Response:
    """The review from its first item on that is not gone through."""
    view = desk.review(database, who, meeting_id)
    left = next((line.key for line in view.lines if not line.gone_through), view.content.key)
    if left != view.content.key:
        view = desk.review(database, who, meeting_id, left)
    return _shown(request, replace(work.page(view), people=desk.people(database, who, meeting_id)))


@router.get("/{key}")
def item(at: Here) -> Response:
    """The review of one item: the whole page, or for htmx what changes with the item."""
    people = desk.people(at.served.database, at.who, at.meeting_id)
    return _shown(at.request, replace(_page(at), people=people))


@router.get("/{key}/replikker")
def more(at: Here, fra: Annotated[int, Query(ge=0)] = 0) -> Response:
    """The item's transcript from its utterance number `fra` on."""
    whole = _page(at, fra)
    heard = HearingFragment(meeting=whole.meeting, current=whole.current, hearing=whole.hearing)
    return render(at.request, heard)


@router.get("/{key}/stand")
def stand(at: Here, who: SignedIn) -> JSONResponse:
    """What a page that is open asks now and then: has anything changed? The token is today's, after a new sign-in."""
    with at.served.database.read() as session:
        changed = referent_for(session, at.who, at.meeting_id).changed
    return JSONResponse({"changed": changed, "csrf": who.csrf})


@router.get("/{key}/nyt")
def news(at: Here, stempel: str = "") -> JSONResponse:
    """The item as it stands now; its transcript too where `stempel` is not today's."""
    author = "" if at.outside else desk.changed_by(at.served.database, at.who, at.meeting_id, at.key)
    return JSONResponse({**news_of(at, stempel), "author": author})


def news_of(at: Place, stamp: str | None = None) -> dict[str, object]:
    """The parts of the page that a change may touch, as the scripts take them.

    `stamp` is that of the transcript on the page; None where no change can have touched that.
    """
    whole = _page(at, speech=stamp is not None)
    lines = LinesFragment(meeting=whole.meeting, lines=whole.lines, current=whole.current, through=whole.through)
    parts: dict[str, object] = {
        "changed": whole.meeting.changed,
        "version": whole.decision.version if whole.decision else 0,
        "proposed": whole.proposed,
        "lines": text(at.request, lines),
    }
    if whole.decision is not None:
        fragment = DecisionFragment(decision=whole.decision, proposed=whole.proposed, editable=whole.editable)
        parts["decision"] = text(at.request, fragment)
    if stamp is not None and stamp != whole.hearing.stamp:
        heard = HearingFragment(meeting=whole.meeting, current=whole.current, hearing=whole.hearing)
        parts["stamp"] = whole.hearing.stamp
        parts["hearing"] = text(at.request, heard)
        parts["voices"] = [[v.id, v.name, v.colour] for v in whole.voices]
    return parts


def _page(at: Place, offset: int = 0, *, speech: bool = True) -> ReviewPage:
    """The page of the item, its transcript from that utterance on, or without it."""
    database = at.served.database
    view = desk.review(database, at.who, at.meeting_id, None if at.outside else at.key, speech=speech)
    if not at.outside:
        return work.page(view, offset)
    heard = hearing(desk.outside(database, at.who, at.meeting_id), view.speakers, offset=offset)
    return replace(work.page(view), current=desk.OUTSIDE, item=None, decision=None, hearing=heard, proposed=False)


def _shown(request: Request, page: ReviewPage) -> Response:
    whole = not request.headers.get("HX-Request") or request.headers.get("HX-History-Restore-Request")
    response = render(request, page if whole else work.fragment(page))
    response.headers["Vary"] = "HX-Request"
    return response
