"""What was heard of a talk, /samtaler/…/replikker, with what is private masked."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response

from service.desk.talks import heard
from service.desk.talks.heard import Said
from service.desk.talks.talk import shown
from service.web.frame import Section
from service.web.page import Page, render
from service.web.pages.talks import talk_desk
from service.web.services import Served
from service.web.visitor import Acting

router = APIRouter(prefix=Section.TALKS.value + "/{talk_id}/replikker")


@dataclass(frozen=True, kw_only=True)
class HeardPage(Page):
    """All that was heard, in order."""

    template: ClassVar[str] = "talks/heard.html"
    section: ClassVar[Section] = Section.TALKS

    at: str
    employee: str
    lines: tuple[Said, ...]
    masked: int


@dataclass(frozen=True, kw_only=True)
class SaidPart(Page):
    """One utterance that was asked for."""

    template: ClassVar[str] = "talks/said.html"

    at: str
    line: Said


@router.get("")
def said(request: Request, talk_id: str, who: Acting, served: Served) -> Response:
    """The page."""
    desk = talk_desk(served)
    view, lines = shown(desk, who, talk_id), heard.said(desk, who, talk_id)
    masked = sum(line.masked for line in lines)
    at = f"{Section.TALKS.value}/{view.id}"
    return render(request, HeardPage(at=at, employee=view.employee, lines=lines, masked=masked))


@router.post("/{utterance_id}")
def unmask(request: Request, talk_id: str, utterance_id: str, who: Acting, served: Served) -> Response:
    """One that was masked, as it was said."""
    line = heard.unmask(talk_desk(served), who, talk_id, utterance_id)
    return render(request, SaidPart(at=f"{Section.TALKS.value}/{talk_id}", line=line))
