"""Meetings: set up, given what they are drafted from, followed until the draft is there."""

import datetime
from dataclasses import replace
from typing import Annotated

from fastapi import APIRouter, Query, Response
from pydantic import BaseModel, Field

from service.desk import meetings as desk
from service.desk import overview
from service.desk.agendas import LARGEST, Document
from service.desk.meetings import NewMeeting
from service.desk.overview import JobView, MeetingLine, MeetingView, Wait
from service.desk.refusal import NotFoundError
from service.desk.sources import LARGEST_SOURCE
from service.meetings import MeetingState, Participant, Source
from service.web.api.caller import Caller
from service.web.api.problem import RESPONSES, ProblemRoute
from service.web.api.shapes import RAW_BODY, MeetingId, Raw, Taken
from service.web.pages.uploads import desk_of
from service.web.security import takes
from service.web.services import Served

router = APIRouter(prefix="/meetings", tags=["Møder"], route_class=ProblemRoute, responses=RESPONSES)

FileName = Annotated[str, Query(description="Filens navn, fx `dagsorden.docx`.", min_length=1, max_length=255)]


class StageShape(BaseModel):
    """One stage of the drafting. `state`: waiting, running, done, failed or cancelled."""

    name: str
    state: str
    fraction: float = Field(description="Hvor meget der er gjort, fra 0 til 1.")
    remaining_seconds: float = Field(description="Hvor længe den ventes at vare endnu.")


class JobShape(BaseModel):
    """The latest drafting of the meeting. `problem` says in Danish what happened and what to do."""

    id: str
    state: str
    problem: str
    warnings: list[str]
    fraction: float
    remaining_seconds: float
    stages: list[StageShape]


class MeetingShape(BaseModel):
    """A meeting in a list. `waits_for` is what must happen next; `lacking` what the drafting still needs, in Danish.

    `changed` grows with every change.
    """

    id: str
    title: str
    committee: str
    date: datetime.date | None
    state: MeetingState
    source: Source
    waits_for: Wait
    lacking: list[str]
    unchecked: int
    flagged: int
    changed: int
    job: JobShape | None


class FileShape(BaseModel):
    """A file of the meeting."""

    kind: str
    name: str
    size: int
    created: datetime.datetime


class UploadShape(BaseModel):
    """A recording on its way up; go on with it at `/uploads/{id}` by tus."""

    id: str
    name: str
    size: int
    offset: int


class WholeMeetingShape(MeetingShape):
    """A meeting with its people, its items and its files."""

    committee_id: str
    time: str
    place: str
    family: str
    speakers: int | None
    duration: float
    created: datetime.datetime
    participants: list[Participant]
    items: list[str] = Field(description="Dagsordenens punkter, deres titler i rækkefølge.")
    files: list[FileShape]
    uploads: list[UploadShape]


class Meetings(BaseModel):
    """Some meetings, the latest first. `after` is to be sent with the next call; null where there are no more."""

    meetings: list[MeetingShape]
    after: str | None


class NewMeetingShape(Taken):
    """A meeting to be set up. Participants left out are those whom the dagsorden and the committee name.

    `text` is the transcript (WebVTT) or the notes where `source` is one of these; files can be sent afterwards.
    """

    committee_id: str = Field(max_length=64)
    date: datetime.date | None = None
    time: str = Field("", max_length=200)
    place: str = Field("", max_length=1000)
    title: str = Field("", max_length=1000)
    source: Source = Source.RECORDING
    speakers: int | None = Field(None, ge=1, le=1000)
    participants: tuple[Participant, ...] | None = Field(None, max_length=1000)
    agenda_text: str = ""
    text: str = ""


class Participants(Taken):
    """Who takes part, in the order of the referat."""

    participants: tuple[Participant, ...] = Field(max_length=1000)


class Again(Taken):
    """Where the drafting begins; left out, where it must."""

    from_stage: str | None = Field(None, max_length=40)


class Created(BaseModel):
    """What was set up."""

    id: str


@router.get("", summary="Møder, de nyeste først")
def meetings(  # noqa: PLR0913, PLR0917 - a query's parameters
    who: Caller,
    served: Served,
    committee_id: Annotated[str | None, Query(max_length=64)] = None,
    state: MeetingState | None = None,
    after: Annotated[str | None, Query(description="Fra det forrige svar.", max_length=64)] = None,
    limit: Annotated[int, Query(ge=1, le=200)] = 50,
) -> Meetings:
    """The meetings that the key reaches, a page at a time."""
    if committee_id is not None:
        if not who.sees(committee_id):
            raise NotFoundError
        who = replace(who, roles={committee_id: who.roles[committee_id]})
    lines = [
        line
        for line in overview.meetings(served.database, who, served.settings.templates)
        if state in (None, line.state)
    ]
    if after is not None:
        place = next((place for place, line in enumerate(lines, 1) if line.id == after), None)
        if place is None:
            raise NotFoundError
        lines = lines[place:]
    shown = lines[:limit]
    return Meetings(meetings=[_line(line) for line in shown], after=shown[-1].id if len(lines) > limit else None)


@router.post("", status_code=201, summary="Opret et møde")
@takes(2 * LARGEST_SOURCE)
def create(who: Caller, served: Served, given: NewMeetingShape, response: Response) -> Created:
    """Set up a meeting. Drafting begins as soon as dagsorden and source are there."""
    document = Document(
        "Tekst.txt" if given.source is Source.NOTES else "Tekst.vtt", given.text.encode("utf-8", "replace")
    )
    meeting_id = desk.create(
        desk_of(served),
        who,
        NewMeeting(
            committee_id=given.committee_id,
            date=given.date,
            time=given.time,
            place=given.place,
            title=given.title,
            source=given.source,
            speakers=given.speakers,
            participants=given.participants,
            agenda_text=given.agenda_text,
            document=document if given.text.strip() else None,
        ),
    )
    response.headers["Location"] = f"/api/v1/meetings/{meeting_id}"
    return Created(id=meeting_id)


@router.get("/{meeting_id}", summary="Et møde, og hvor langt det er")
def meeting(who: Caller, served: Served, meeting_id: MeetingId) -> WholeMeetingShape:
    """The meeting; to be asked again while it is being drafted."""
    return _whole(overview.meeting(served.database, who, meeting_id, served.settings.templates))


@router.delete("/{meeting_id}", status_code=204, summary="Slet et møde, der ikke er godkendt")
def delete(who: Caller, served: Served, meeting_id: MeetingId) -> None:
    """The meeting and all its files are deleted. What is sealed can't be."""
    desk.delete(desk_of(served), who, meeting_id)


@router.put("/{meeting_id}/agenda", status_code=204, summary="Giv mødet en dagsorden", openapi_extra=RAW_BODY)
@takes(LARGEST + 1)
def agenda(who: Caller, served: Served, meeting_id: MeetingId, name: FileName, content: Raw) -> None:
    """The dagsorden as a file (DOCX, PDF or text) in the body."""
    desk.exchange_agenda(desk_of(served), who, meeting_id, Document(name, content))


@router.put("/{meeting_id}/transcript", status_code=204, summary="Giv mødet et transskript", openapi_extra=RAW_BODY)
@takes(LARGEST_SOURCE + 1)
def transcript(who: Caller, served: Served, meeting_id: MeetingId, name: FileName, content: Raw) -> None:
    """The transcript as a file (WebVTT or our own JSON) in the body."""
    desk.attach(desk_of(served), who, meeting_id, Source.TRANSCRIPT, Document(name, content))


@router.put("/{meeting_id}/notes", status_code=204, summary="Giv mødet noter", openapi_extra=RAW_BODY)
@takes(LARGEST_SOURCE + 1)
def notes(who: Caller, served: Served, meeting_id: MeetingId, name: FileName, content: Raw) -> None:
    """The notes as a file (text or DOCX) in the body."""
    desk.attach(desk_of(served), who, meeting_id, Source.NOTES, Document(name, content))


@router.put("/{meeting_id}/participants", status_code=204, summary="Sig, hvem der deltog")
def participants(who: Caller, served: Served, meeting_id: MeetingId, given: Participants) -> None:
    """Who takes part, until the referat goes to approval."""
    desk.set_participants(served.database, who, meeting_id, given.participants)


@router.post("/{meeting_id}/job", status_code=202, summary="Skriv udkastet, eller skriv det igen fra et trin")
def start(who: Caller, served: Served, meeting_id: MeetingId, given: Again | None = None) -> None:
    """Begin drafting. What people have edited is never overwritten."""
    desk.run_again(desk_of(served), who, meeting_id, given.from_stage if given else None)


@router.delete("/{meeting_id}/job", status_code=204, summary="Stands udkastet")
def cancel(who: Caller, served: Served, meeting_id: MeetingId) -> None:
    """Stop the drafting; what a stage has finished is kept."""
    desk.cancel(desk_of(served), who, meeting_id)


def _line(line: MeetingLine) -> MeetingShape:
    return MeetingShape(
        id=line.id,
        title=line.title,
        committee=line.committee,
        date=line.date,
        state=line.state,
        source=line.source,
        waits_for=line.wait,
        lacking=list(line.lacking),
        unchecked=line.unchecked,
        flagged=line.flagged,
        changed=line.changed,
        job=_job(line.job) if line.job else None,
    )


def _job(job: JobView) -> JobShape:
    return JobShape(
        id=job.id,
        state=job.state,
        problem=job.problem,
        warnings=list(job.warnings),
        fraction=job.fraction,
        remaining_seconds=job.remaining,
        stages=[
            StageShape(name=s.name, state=s.state, fraction=s.fraction, remaining_seconds=s.remaining)
            for s in job.stages
        ],
    )


def _whole(view: MeetingView) -> WholeMeetingShape:
    head = view.agenda.meeting
    return WholeMeetingShape(
        **_line(view.line).model_dump(),
        committee_id=view.committee_id,
        time=head.time,
        place=head.place,
        family=view.family,
        speakers=view.speakers,
        duration=view.duration,
        created=view.created,
        participants=list(head.participants),
        items=[item.title for item in view.agenda.items],
        files=[FileShape(kind=f.kind, name=f.name, size=f.size, created=f.created) for f in view.files],
        uploads=[UploadShape(id=u.id, name=u.name, size=u.size, offset=u.offset) for u in view.uploads],
    )
