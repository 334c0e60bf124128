"""One meeting, /moeder/{id}: where it is, what it lacks, and what can be done about it."""

from dataclasses import dataclass
from typing import ClassVar

from fastapi import APIRouter, HTTPException, Request, Response
from pydantic import BaseModel, Field

from models.error import UdkastError
from service.access import Principal
from service.desk import meetings as desk
from service.desk import overview
from service.desk.agendas import Document
from service.desk.input import InputError
from service.desk.overview import MeetingView, Wait
from service.desk.refusal import ForbiddenError, NotFoundError
from service.desk.sealing import sealed_referat
from service.meetings import Role, Source
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.meetings import attendance, wording
from service.web.meetings.setting_up import LARGEST, document, field_of, source_document
from service.web.meetings.wording import Step
from service.web.page import Page, render
from service.web.pages.approval import archive
from service.web.pages.uploads import desk_of
from service.web.security import takes
from service.web.services import Served, Services
from service.web.visitor import Acting

router = APIRouter(prefix="/moeder/{meeting_id}")

_ICONS = ("check", "error", "upload", "document", "close", "warning", "pause", "play", "refresh", "success", "info")


class ParticipantsForm(BaseModel):
    """Who takes part, one a line."""

    participants: str = Field(default="", title="Deltagere")


class MaterialForm(BaseModel):
    """A dagsorden, or what the meeting is drafted from; files are taken from the form itself."""

    agenda_text: str = Field(default="", title="Dagsorden")
    source: Source = Field(default=Source.NOTES, title="Hvad skal udkastet skrives ud fra?")
    notes: str = Field(default="", title="Noter")


@dataclass(frozen=True, kw_only=True)
class Status:
    """Where the meeting is. `stages` are the stages' names and `times` how long each took or has left, `told` what the
    job does now, `left` how long it has to go; `limit` is the greatest recording in bytes.
    """

    steps: tuple[Step, ...]
    stages: dict[str, str]
    times: dict[str, str]
    told: str
    left: str
    limit: int


@dataclass(frozen=True, kw_only=True)
class StatusPart(Page):
    """Where the meeting is, for a page that is open while it is drafted."""

    template: ClassVar[str] = "meetings/status.html"

    meeting: MeetingView
    status: Status


@dataclass(frozen=True, kw_only=True)
class MeetingPage(Page):
    """The whole page. `open_form` is the form that has just been refused, and so is shown open."""

    template: ClassVar[str] = "meetings/meeting.html"
    section: ClassVar[Section] = Section.MEETINGS
    icons: ClassVar[tuple[str, ...]] = _ICONS

    meeting: MeetingView
    status: Status
    people_form: Form[ParticipantsForm]
    material_form: Form[MaterialForm]
    open_form: str
    kinds: dict[str, str]
    source: str
    listens: bool


@dataclass(frozen=True, kw_only=True)
class DeletePage(Page):
    """Whether the meeting is really to go."""

    template: ClassVar[str] = "meetings/delete.html"
    section: ClassVar[Section] = Section.MEETINGS

    meeting: MeetingView


@router.get("")
def meeting(request: Request, who: Acting, served: Served, meeting_id: str) -> Response:
    """Where it is. Who may only read what is approved is sent on to it, also while the next version is written."""
    try:
        view = overview.meeting(served.database, who, meeting_id, served.settings.templates)
    except NotFoundError:
        sealed_referat(archive(served), who, meeting_id)
        return redirect(f"/moeder/{meeting_id}/referat")
    if who.roles[view.committee_id] == {Role.MEMBER}:
        return redirect(f"/moeder/{meeting_id}/referat")
    return _shown(request, served, view)


@router.get("/status")
def newer(request: Request, who: Acting, served: Served, meeting_id: str) -> Response:
    """Where it is now. A page that only asks how the job goes is told to put in the whole when the job is over."""
    view = _working(who, served, meeting_id)
    answer = render(request, StatusPart(meeting=view, status=_status(served, view)))
    if view.line.wait is not Wait.JOB:
        answer.headers.update({"HX-Retarget": "#status", "HX-Reswap": "outerHTML", "HX-Reselect": "#status"})
    return answer


@router.post("/deltagere")
def set_participants(request: Request, who: Acting, data: Sent, served: Served, meeting_id: str) -> Response:
    """Say who takes part."""
    view = _working(who, served, meeting_id)
    form = read(ParticipantsForm, data)
    if form.value is not None:
        people = attendance.typed(form.value.participants)
        try:
            kept = attendance.remembered(people, view.agenda.meeting.participants)
            desk.set_participants(served.database, who, meeting_id, kept)
            return redirect(f"/moeder/{meeting_id}", Notice("Deltagerne er gemt."))
        except InputError as error:
            for name, line in error.problems.items():
                form = form.refused(name, line)
    return _shown(request, served, view, people_form=form, open_form="people")


@router.post("/dagsorden")
@takes(LARGEST)
def exchange_agenda(request: Request, who: Acting, data: Sent, served: Served, meeting_id: str) -> Response:
    """Hand in a dagsorden, or another one."""
    view = _working(who, served, meeting_id)
    form = read(MaterialForm, data)
    if form.value is not None:
        given = document(data, "agenda")
        if given is None and form.value.agenda_text.strip():
            given = Document("Den indsatte tekst.txt", form.value.agenda_text.encode())
        try:
            if given is None:
                raise InputError({"agenda": "Vælg dagsordenens fil, eller sæt teksten ind."})  # noqa: TRY301
            desk.exchange_agenda(desk_of(served), who, meeting_id, given)
            return redirect(f"/moeder/{meeting_id}", Notice("Dagsordenen er lagt op."))
        except InputError as error:
            for name, line in error.problems.items():
                form = form.refused(name, line)
    return _shown(request, served, view, material_form=form, open_form="agenda")


@router.post("/kilde")
@takes(LARGEST)
def attach(request: Request, who: Acting, data: Sent, served: Served, meeting_id: str) -> Response:
    """Hand in a transcript or notes."""
    view = _working(who, served, meeting_id)
    form = read(MaterialForm, data)
    if form.value is not None:
        source = form.value.source
        given = source_document(source, data)
        if given is None and source is Source.NOTES and form.value.notes.strip():
            given = Document("Indtastede noter.txt", form.value.notes.encode())
        try:
            if given is None:
                missing = "Skriv noterne, eller vælg en fil med dem."
                missing = missing if source is Source.NOTES else "Vælg transskriptets fil (.vtt eller .json)."
                raise InputError({"document": missing})  # noqa: TRY301
            desk.attach(desk_of(served), who, meeting_id, source, given)
            return redirect(f"/moeder/{meeting_id}", Notice("Tak. Udkastet bliver skrevet nu, hvis intet mangler."))
        except InputError as error:
            for name, line in error.problems.items():
                form = form.refused(field_of(name, source), line)
    return _shown(request, served, view, material_form=form, open_form="source")


@router.post("/start")
def start(who: Acting, data: Sent, served: Served, meeting_id: str) -> Response:
    """Draft it, or draft it again from the stage that was chosen."""
    stage = data.get("trin")
    try:
        chosen = stage if isinstance(stage, str) and stage in wording.STAGES else None
        desk.run_again(desk_of(served), who, meeting_id, chosen)
    except (NotFoundError, ForbiddenError):
        raise
    except UdkastError as error:
        return redirect(f"/moeder/{meeting_id}", Notice(str(error), "warning"))
    return redirect(f"/moeder/{meeting_id}")


@router.post("/stop")
def stop(who: Acting, served: Served, meeting_id: str) -> Response:
    """End the job."""
    desk.cancel(desk_of(served), who, meeting_id)
    return redirect(f"/moeder/{meeting_id}", Notice("Jobbet er stoppet. De trin, der var færdige, er gemt.", "info"))


@router.get("/slet")
def ask_to_delete(request: Request, who: Acting, served: Served, meeting_id: str) -> Response:
    """Ask once more."""
    view = _working(who, served, meeting_id)
    if not view.deletable:
        raise HTTPException(404)
    return render(request, DeletePage(meeting=view))


@router.post("/slet")
def delete(who: Acting, served: Served, meeting_id: str) -> Response:
    """Delete it with all that belongs to it."""
    desk.delete(desk_of(served), who, meeting_id)
    return redirect("/moeder", Notice("Mødet er slettet med alle sine filer."))


def _working(who: Principal, served: Services, meeting_id: str) -> MeetingView:
    """The meeting, for those who work on it: who only reads what is approved sees nothing of how it came to be."""
    view = overview.meeting(served.database, who, meeting_id, served.settings.templates)
    if who.roles[view.committee_id] == {Role.MEMBER}:
        raise HTTPException(404)
    return view


def _status(served: Services, view: MeetingView) -> Status:
    job = view.line.job
    return Status(
        steps=wording.steps(view),
        stages=wording.STAGES,
        times={stage.name: wording.spent(stage) for stage in job.stages} if job is not None else {},
        told=wording.told(job),
        left=wording.left(job.remaining) if job is not None and job.under_way else "",
        limit=served.settings.upload_limit,
    )


def _shown(  # noqa: PLR0913, PLR0917 - the page and whichever of its forms was refused
    request: Request,
    served: Services,
    view: MeetingView,
    people_form: Form[ParticipantsForm] | None = None,
    material_form: Form[MaterialForm] | None = None,
    open_form: str = "",
) -> Response:
    people = attendance.shown(view.agenda.meeting.participants)
    source = Source.NOTES if view.line.source is Source.RECORDING else view.line.source
    page = MeetingPage(
        meeting=view,
        status=_status(served, view),
        people_form=people_form or blank(ParticipantsForm, participants=people),
        material_form=material_form or blank(MaterialForm, source=source.value),
        open_form=open_form,
        kinds=wording.FILES,
        source=wording.SOURCES[view.line.source],
        listens=served.files.path(f"{view.line.id}/playback").is_file(),
    )
    return render(request, page, 422 if open_form else 200)
