"""One talk, /samtaler/…: its notes, its fields, who has answered, and what those who hold it can do."""

import datetime
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated, ClassVar

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, BeforeValidator, Field
from starlette.datastructures import FormData

from models.error import UdkastError
from service.access import Principal
from service.agreeing import Change, Say, TalkState
from service.desk.input import InputError, lines
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.desk.talks import asking, calendar, drafting, holding, inviting, notes, reminding, sealing, waiting
from service.desk.talks.asking import Reply
from service.desk.talks.holding import FieldChangedError, FieldEdit
from service.desk.talks.overview import Days, days_of
from service.desk.talks.private import Doubt, PrivateError, doubt
from service.desk.talks.receipt import What
from service.desk.talks.recording import RecordingView, Work, recording
from service.desk.talks.reminding import Reminder
from service.desk.talks.talk import SENT, TalkDesk, TalkView, shown
from service.meetings.field import FieldTemplate
from service.storage.tables import now
from service.web.forms import Form, Sent, blank, read
from service.web.frame import Notice, Section, redirect
from service.web.page import Page, render
from service.web.pages.download import download, kind_of
from service.web.pages.talks import talk_desk
from service.web.services import Served, Services
from service.web.talks import filling
from service.web.talks.filling import FieldInput
from service.web.talks.showing import STATES, AwaitedLine, SeatLine, awaited_lines, deleted, seats, told
from service.web.visitor import Acting
from service.web.wording import moment

router = APIRouter(prefix=Section.TALKS.value + "/{talk_id}")


class NotesForm(BaseModel):
    """What is typed during the talk."""

    notes: str = Field(default="", title="Noter")


class ReplyForm(BaseModel):
    """What somebody answers; `content` is the hash of the text they had before them."""

    say: Say = Field(title="Dit svar")
    content: str = Field(title="Indhold", max_length=64)
    remark: Annotated[str, BeforeValidator(lines)] = Field(
        default="", title="Bemærkninger", max_length=asking.LONGEST_REMARK
    )


@dataclass(frozen=True, kw_only=True)
class TalkPage(Page):
    """The talk. `turn`: the person who looks has not answered the text that stands. `goes`: when the sound that nobody
    has drafted from is deleted, `sound_days` after it came; `notes_go` when the notes are, `notes_days` after they were
    last added to. `warned`: what of one's own remark tells of health. `refusal`: why what was sent isn't kept; `unsent`
    is that, by its labels, where the page has no more inputs for it.
    """

    template: ClassVar[str] = "talks/talk.html"
    section: ClassVar[Section] = Section.TALKS

    view: TalkView
    state: tuple[str, str]
    inputs: tuple[FieldInput, ...]
    seats: tuple[SeatLine, ...]
    awaited: Mapping[str, AwaitedLine]
    problems: tuple[tuple[str, str, str], ...]
    changed: tuple[tuple[str, Change], ...]
    days: Days
    turn: bool
    form: Form[ReplyForm]
    noted: Form[NotesForm]
    refusal: str
    unsent: tuple[tuple[str, str], ...]
    warned: Doubt | None
    wanting: int
    recording: RecordingView
    receipts: tuple[str, ...]
    notes_receipts: tuple[str, ...]
    told: str
    sound_days: int
    goes: datetime.datetime | None
    notes_days: int
    notes_go: datetime.datetime | None


@dataclass(frozen=True, kw_only=True)
class ProgressPart(Page):
    """How far the job on the recording is. `told` is what it does now."""

    template: ClassVar[str] = "talks/progress.html"

    at: str
    work: Work | None
    told: str


@dataclass(frozen=True, kw_only=True)
class InvitedPage(Page):
    """A link and its code, shown once. `message`: words to send with the link; "" where there are none."""

    template: ClassVar[str] = "talks/invited.html"
    section: ClassVar[Section] = Section.TALKS

    name: str
    link: str
    code: str
    until: str
    back: str
    message: str


@dataclass(frozen=True, kw_only=True)
class ReminderPage(Page):
    """Words to remind somebody with."""

    template: ClassVar[str] = "talks/reminder.html"
    section: ClassVar[Section] = Section.TALKS

    at: str
    line: AwaitedLine
    reminder: Reminder


@router.get("")
def talk(request: Request, talk_id: str, who: Acting, served: Served) -> Response:
    """The page."""
    desk = talk_desk(served)
    shown(desk, who, talk_id)
    sealing.finish(desk, talk_id)
    reading = asking.reading_of(desk, who, talk_id)
    return render(request, _page(served, who, talk_id, reading.changed, blank(ReplyForm)))


@router.post("/felter")
def save(request: Request, talk_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """Keep every field that was changed; what can't be kept is shown again, with why."""
    desk = talk_desk(served)
    view = shown(desk, who, talk_id)
    refused = {
        asked.name: problem
        for asked in view.template.fields
        if asked.within is None and (problem := _kept(desk, who, view, asked, data)) is not None
    }
    if not refused:
        return redirect(f"{Section.TALKS.value}/{talk_id}", Notice("Felterne er gemt."))
    page = _page(served, who, talk_id, (), blank(ReplyForm), refused)
    if page.view.state is TalkState.PREPARING:
        return render(request, page, 422)
    unsent = tuple((one.asked.label, one.words) for one in refused.values() if one.words)
    return render(request, replace(page, problems=(), refusal=SENT, unsent=unsent), 409)


@router.post("/noter")
def keep_notes(request: Request, talk_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """Keep the notes, and fill the empty fields from them. What can't be kept is shown again, with why."""
    desk = talk_desk(served)
    form = read(NotesForm, data)
    text = form.text("notes")
    try:
        notes.keep(desk, who, talk_id, text)
    except InputError as refused:
        page = _page(served, who, talk_id, (), blank(ReplyForm))
        return render(request, replace(page, noted=form.refused("notes", str(refused))), 422)
    except ConflictError as refused:
        page = _page(served, who, talk_id, (), blank(ReplyForm))
        return render(request, replace(page, refusal=str(refused), unsent=(("Noter", text),)), 409)
    try:
        filled = drafting.draft_notes(desk, who, talk_id)
    except UdkastError as refused:
        return redirect(f"{Section.TALKS.value}/{talk_id}", Notice(str(refused), "warning"))
    line = "1 felt er udfyldt" if filled == 1 else f"{filled} felter er udfyldt"
    return redirect(f"{Section.TALKS.value}/{talk_id}#felter", Notice(f"Noterne er gemt, og {line}. Læs dem igennem."))


@router.post("/udkast")
def draft(talk_id: str, who: Acting, served: Served) -> Response:
    """Write the recording down, and fill the empty fields from it."""
    try:
        drafting.draft_recording(talk_desk(served), served.queue, who, talk_id)
    except (NotFoundError, ForbiddenError):
        raise
    except UdkastError as refused:
        return redirect(f"{Section.TALKS.value}/{talk_id}#optagelse", Notice(str(refused), "warning"))
    return redirect(f"{Section.TALKS.value}/{talk_id}#optagelse", Notice("Udkastet bliver skrevet."))


@router.post("/udkast/stop")
def stop(talk_id: str, who: Acting, served: Served) -> Response:
    """Let it be; the recording stays."""
    drafting.stop_drafting(talk_desk(served), who, talk_id)
    return redirect(f"{Section.TALKS.value}/{talk_id}#optagelse", Notice("Udkastet er stoppet."))


@router.get("/udkast")
def progress(request: Request, talk_id: str, who: Acting, served: Served) -> Response:
    """How far it is, for a page that is open meanwhile."""
    work = recording(talk_desk(served), who, talk_id).work
    return render(request, ProgressPart(at=f"{Section.TALKS.value}/{talk_id}", work=work, told=told(work)))


@router.post("/send")
def send(talk_id: str, who: Acting, served: Served) -> Response:
    """Ask everybody for their answer."""
    return _done(
        lambda: asking.send(talk_desk(served), who, talk_id),
        talk_id,
        "Referatet er klar til svar. Udkast sender ikke noget: Giv selv medarbejderen et link og en kode.",
    )


@router.post("/tilbage")
def take_back(talk_id: str, who: Acting, served: Served) -> Response:
    """Change it once more."""
    return _done(lambda: asking.take_back(talk_desk(served), who, talk_id), talk_id, "Du kan rette i referatet igen.")


@router.post("/svar")
def answer(request: Request, talk_id: str, who: Acting, data: Sent, served: Served) -> Response:
    """One's own answer, as one of those who hold the talk."""
    desk = talk_desk(served)
    form = read(ReplyForm, data)
    warned = None
    if form.value is not None:
        given = form.value
        warned = doubt(given.remark) if data.get("knows") != "ja" else None
    if form.value is not None and warned is None:
        given = form.value
        try:
            asking.answer_as(
                desk, who, talk_id, Reply(say=given.say, sha256=given.content, remark=given.remark, comments={})
            )
        except InputError as error:
            for name, line in error.problems.items():
                form = form.refused(name, line)
        except ConflictError as refused:
            reading = asking.reading_of(desk, who, talk_id)
            page = _page(served, who, talk_id, reading.changed, form)
            unsent = (("Bemærkninger", given.remark),) if given.remark and not page.turn else ()
            return render(request, replace(page, refusal=str(refused), unsent=unsent), 409)
        else:
            sealing.finish(desk, talk_id)
            return redirect(f"{Section.TALKS.value}/{talk_id}", Notice("Dit svar er gemt."))
    reading = asking.reading_of(desk, who, talk_id)
    return render(request, replace(_page(served, who, talk_id, reading.changed, form), warned=warned), 422)


@router.post("/link/{person_id}")
def invite(request: Request, talk_id: str, person_id: str, who: Acting, served: Served) -> Response:
    """A personal link and a code, shown once, with words to send the link with."""
    desk = talk_desk(served)
    made = inviting.invite(desk, who, talk_id, person_id)
    page = invited(request, made, f"{Section.TALKS.value}/{talk_id}")
    return render(
        request, replace(page, message=reminding.message(shown(desk, who, talk_id), made, who.name, page.link))
    )


@router.get("/paamindelse/{person_id}")
def remind(request: Request, talk_id: str, person_id: str, who: Acting, served: Served) -> Response:
    """Words to remind somebody with, to send as the house sends."""
    at = f"{Section.TALKS.value}/{talk_id}"
    try:
        made = reminding.reminder(talk_desk(served), who, talk_id, person_id, f"{_address(request)}{at}")
    except ConflictError as refused:
        return redirect(at, Notice(str(refused), "info"))
    (line,) = awaited_lines((made.to,), now())
    return render(request, ReminderPage(at=at, line=line, reminder=made))


@router.get("/kalender.ics")
def days(talk_id: str, who: Acting, served: Served) -> Response:
    """The talk's days for a calendar."""
    view = shown(talk_desk(served), who, talk_id)
    content = calendar.entries(view.id, days_of(view.fields))
    headers = {"Content-Disposition": 'attachment; filename="samtale.ics"'}
    return Response(content, media_type="text/calendar; charset=utf-8", headers=headers)


@router.get("/referat/{kind}")
def file(talk_id: str, kind: str, who: Acting, served: Served) -> Response:
    """The sealed referat as a file."""
    export = sealing.sealed_file(talk_desk(served), who, talk_id, kind_of(kind))
    return download(export)


@router.post("/slet")
def delete(talk_id: str, who: Acting, served: Served) -> Response:
    """Delete the talk with all that was written of it."""
    try:
        holding.delete(talk_desk(served), who, talk_id)
    except ConflictError as refused:
        return redirect(f"{Section.TALKS.value}/{talk_id}", Notice(str(refused), "warning"))
    return redirect(Section.TALKS, Notice("Samtalen er slettet."))


def invited(request: Request, made: inviting.Invitation, back: str) -> InvitedPage:
    """The page that shows a link and its code, once."""
    link = f"{_address(request)}/svar/{made.secret}"
    return InvitedPage(name=made.name, link=link, code=made.code, until=moment(made.expires), back=back, message="")


def _address(request: Request) -> str:
    """Where people reach the program."""
    return (request.app.state.services.settings.public_url or str(request.base_url)).rstrip("/")


def _kept(desk: TalkDesk, who: Principal, view: TalkView, asked: FieldTemplate, data: FormData) -> FieldInput | None:
    """Keep the field if it was changed; its inputs again, with what is wrong, where it can't be."""
    stands = view.field(asked.name)
    seen = data.get(f"{asked.name}.seen")
    reason = data.get(f"{asked.name}.reason")
    if not isinstance(seen, str):
        return None
    reason = reason if isinstance(reason, str) else ""
    inputs = replace(filling.given(asked, stands, data), reason=reason)
    try:
        if filling.untouched(asked, stands, seen, data):
            return None
        typed = filling.typed(asked, data)
        holding.save(desk, who, view.id, FieldEdit(field=typed, seen=seen, reason=reason))
    except PrivateError as private:
        return replace(inputs, problem=str(private), doubtful=True)
    except FieldChangedError as changed:
        return replace(inputs, problem=str(changed), outdated=True)
    except (ValueError, InputError, ConflictError) as refused:
        return replace(inputs, problem=str(refused))
    return None


def _page(  # noqa: PLR0913, PLR0917 - what the page is made of
    served: Services,
    who: Principal,
    talk_id: str,
    changed: tuple[Change, ...],
    form: Form[ReplyForm],
    refused: Mapping[str, FieldInput] | None = None,
) -> TalkPage:
    desk, refused = talk_desk(served), refused or {}
    view, recorded = shown(desk, who, talk_id), recording(desk, who, talk_id)
    mine = next((seat for seat in view.standing.seats if seat.person_id == view.me), None)
    labels = {asked.name: asked.label for asked in view.template.fields}
    return TalkPage(
        view=view,
        state=STATES[view.state],
        inputs=tuple(refused.get(a.name) or filling.shown(a, view.field(a.name)) for a in view.template.fields),
        problems=tuple((labels[name], input_.problem, name) for name, input_ in refused.items()),
        seats=seats(view.standing, asking=view.state is TalkState.ASKING),
        awaited={
            line.one.person_id: line
            for line in awaited_lines(waiting.awaited(desk, who, talk_id), now())
            if line.one.person_id != view.me
        },
        changed=tuple((labels.get(change.name, change.name), change) for change in changed),
        days=days_of(view.fields),
        turn=view.state is TalkState.ASKING and mine is not None and mine.answer is None,
        form=form,
        noted=blank(NotesForm, notes=view.notes),
        refusal="",
        unsent=(),
        warned=None,
        wanting=sum(view.field(asked.name).empty for asked in view.template.fields),
        recording=recorded,
        receipts=deleted([one for one in recorded.receipts if one.what is not What.NOTES]),
        notes_receipts=deleted([one for one in recorded.receipts if one.what is What.NOTES]),
        told=told(recorded.work),
        sound_days=math.ceil(served.settings.talk_sound_days),
        goes=_goes(recorded, served.settings.talk_sound_days),
        notes_days=math.ceil(served.settings.talk_notes_days),
        notes_go=recorded.matter.goes(served.settings.talk_notes_days) if recorded.matter is not None else None,
    )


def _goes(recorded: RecordingView, days: float) -> datetime.datetime | None:
    if recorded.heard or not recorded.takes:
        return None
    return max(take.latest for take in recorded.takes) + datetime.timedelta(days=days)


def _done(act: Callable[[], None], talk_id: str, line: str) -> Response:
    """Do it, and tell that it is done or why it is not."""
    try:
        act()
    except ConflictError as refused:
        return redirect(f"{Section.TALKS.value}/{talk_id}", Notice(str(refused), "warning"))
    return redirect(f"{Section.TALKS.value}/{talk_id}", Notice(line))
