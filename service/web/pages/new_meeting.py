"""A new meeting, /moeder/nyt: one form. With a script the recording goes up from the same page."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse

from models.error import UdkastError
from service.access import Principal
from service.desk import agendas, meetings, overview
from service.desk.input import InputError
from service.desk.overview import CommitteeChoice
from service.desk.refusal import ForbiddenError
from service.meetings import Agenda, Source
from service.web.dates import shown_date
from service.web.errors import wants_json
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.meetings import attendance
from service.web.meetings.setting_up import LARGEST, MeetingForm, document, meeting_of, refused
from service.web.page import Page, render
from service.web.pages.uploads import desk_of
from service.web.security import takes
from service.web.services import Served, Services
from service.web.visitor import Acting

router = APIRouter(prefix="/moeder/nyt")


@dataclass(frozen=True)
class Choice:
    """A committee to choose, with what it usually brings along."""

    id: str
    name: str
    place: str
    people: str


@dataclass(frozen=True, kw_only=True)
class NewMeetingPage(Page):
    """The form. `limit` is the greatest recording in bytes."""

    template: ClassVar[str] = "meetings/new.html"
    section: ClassVar[Section] = Section.MEETINGS
    icons: ClassVar[tuple[str, ...]] = ("check", "error", "upload", "document", "close", "warning", "pause", "play")

    form: Form[MeetingForm]
    committees: tuple[Choice, ...]
    limit: int


@router.get("")
def new_meeting(request: Request, who: Acting, served: Served) -> Response:
    """The form, empty but for what can be guessed."""
    choices = overview.choices(served.database, who)
    if not choices:
        raise ForbiddenError("Kun en referent kan oprette møder. Bed din administrator om rollen i dit udvalg.")
    only = choices[0] if len(choices) == 1 else None
    form = blank(
        MeetingForm,
        committee_id=only.id if only else "",
        place=only.place if only else "",
        source=Source.RECORDING.value,
    )
    return _shown(request, served, choices, form)


@router.post("")
@takes(LARGEST)
def create(request: Request, who: Acting, data: Sent, served: Served) -> Response:
    """Set it up. A script that asks for JSON gets the meeting's address, or the problems by field."""
    form = read(MeetingForm, data)
    if form.value is not None:
        try:
            made = meetings.create(desk_of(served), who, meeting_of(form.value, data))
        except InputError as error:
            form = refused(form, error.problems, form.value.source)
        else:
            if wants_json(request):
                return JSONResponse({"meeting": made, "address": f"/moeder/{made}"}, 201)
            return redirect(f"/moeder/{made}", Notice("Mødet er oprettet."))
    if wants_json(request):
        return JSONResponse({"problems": _by_field(form)}, 422)
    return _shown(request, served, overview.choices(served.database, who), form, 422)


@router.post("/dagsorden")
@takes(LARGEST)
def look_into_agenda(who: Acting, data: Sent, served: Served) -> JSONResponse:
    """What a dagsorden says of the meeting, before it is set up: for filling the form in."""
    _referent(served, who)
    given = document(data, "agenda")
    text = data.get("agenda_text")
    pasted = text if isinstance(text, str) else ""
    try:
        if given is None:
            agenda = agendas.read_pasted(pasted, served.settings.case_number)
        else:
            agenda = agendas.read(given, served.settings.case_number)
    except UdkastError as error:
        return JSONResponse({"problem": str(error)}, 422)
    return JSONResponse(_found(agenda))


def _found(agenda: Agenda) -> dict[str, object]:
    head = agenda.meeting
    return {
        "committee": head.committee,
        "date": shown_date(head.date),
        "time": head.time,
        "place": head.place,
        "participants": attendance.shown(head.participants),
        "items": [f"{item.number}. {item.title}" for item in agenda.items],
    }


def _by_field(form: Form[MeetingForm]) -> Mapping[str, str]:
    return {error.field: error.message for error in reversed(form.errors)}


def _referent(served: Services, who: Principal) -> None:
    if not overview.choices(served.database, who):
        raise ForbiddenError("Kun en referent kan oprette møder.")


def _shown(
    request: Request,
    served: Services,
    choices: tuple[CommitteeChoice, ...],
    form: Form[MeetingForm],
    status: int = 200,
) -> Response:
    committees = tuple(Choice(c.id, c.name, c.place, attendance.shown(c.people)) for c in choices)
    page = NewMeetingPage(form=form, committees=committees, limit=served.settings.upload_limit)
    return render(request, page, status)
