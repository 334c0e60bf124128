"""What was heard of a talk, /samtaler/…/replikker, with what is private masked, and whose voice each is."""

import datetime
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response

from service.agreeing import PARTS, TalkState
from service.desk.refusal import ConflictError
from service.desk.talks import heard, voices
from service.desk.talks.heard import Said
from service.desk.talks.recording import recording
from service.desk.talks.talk import shown
from service.desk.talks.voices import Voice
from service.web.forms import Sent
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.talks import talk_desk
from service.web.services import Served
from service.web.visitor import Acting
from service.web.wording import count

_VOICE = "voice."
router = APIRouter(prefix=Section.TALKS.value + "/{talk_id}/replikker")


@dataclass(frozen=True, kw_only=True)
class HeardPage(Page):
    """All that was heard, in order. `people`: who a voice can be, by their ids; none once the referat is sent.
    `goes`: when it is deleted, where the referat is not done before.
    """

    template: ClassVar[str] = "talks/heard.html"
    section: ClassVar[Section] = Section.TALKS

    at: str
    employee: str
    lines: tuple[Said, ...]
    masked: int
    voices: tuple[Voice, ...]
    people: tuple[tuple[str, str], ...]
    goes: datetime.datetime | None


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
    matter = recording(desk, who, talk_id).matter
    named = view.people if view.state is TalkState.PREPARING else ()
    page = HeardPage(
        at=at,
        employee=view.employee,
        lines=lines,
        masked=masked,
        voices=voices.voices(view.people, lines),
        people=tuple((person.id, f"{person.name} ({PARTS[person.part]})") for person in named),
        goes=matter.goes(served.settings.talk_notes_days) if matter is not None else None,
    )
    return render(request, page)


@router.post("")
def name(talk_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """Say who the voices are, and draft anew what nobody has touched."""
    at = f"{Section.TALKS.value}/{talk_id}"
    given = {
        field.removeprefix(_VOICE): person
        for field, person in data.multi_items()
        if field.startswith(_VOICE) and isinstance(person, str)
    }
    try:
        changed = voices.name(talk_desk(served), who, talk_id, given)
    except ConflictError as refused:
        return redirect(f"{at}/replikker", Notice(str(refused), "warning"))
    told = (
        f"{count(changed, 'felt er', 'felter er')} skrevet om: læs dem igennem." if changed else "Felterne er som før."
    )
    return redirect(f"{at}#felter" if changed else f"{at}/replikker", Notice(f"Navnene er gemt. {told}"))


@router.post("/{utterance_id}")
def unmask(request: Request, talk_id: str, utterance_id: str, who: Acting, served: Served) -> Response:
    """One that was masked, as it was said."""
    line = heard.unmask(talk_desk(served), who, talk_id, utterance_id)
    return render(request, SaidPart(at=f"{Section.TALKS.value}/{talk_id}", line=line))
