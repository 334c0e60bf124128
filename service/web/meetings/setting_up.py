"""The form of a new meeting: what is typed becomes a NewMeeting, what is wrong stands beside its field."""

from collections.abc import Mapping

from pydantic import BaseModel, Field
from starlette.datastructures import FormData, UploadFile

from service.desk.agendas import Document
from service.desk.meetings import NewMeeting
from service.meetings import Source
from service.web.dates import TypedDate
from service.web.forms import Form
from service.web.meetings import attendance

LARGEST = 90_000_000
"""Bytes of the whole form: a dagsorden and a transcript."""


class MeetingForm(BaseModel):
    """What is typed; files are taken from the form itself."""

    committee_id: str = Field(default="", title="Udvalg")
    date: TypedDate | None = Field(default=None, title="Dato")
    time: str = Field(default="", title="Tid")
    place: str = Field(default="", title="Sted")
    title: str = Field(default="", title="Titel")
    agenda_text: str = Field(default="", title="Dagsorden")
    source: Source = Field(default=Source.RECORDING, title="Hvad skal udkastet skrives ud fra?")
    notes: str = Field(default="", title="Noter")
    speakers: int | None = Field(default=None, title="Antal talere")
    participants: str = Field(default="", title="Deltagere")


def meeting_of(form: MeetingForm, data: FormData) -> NewMeeting:
    """The meeting that the form asks for. An empty list of participants means: find them."""
    text = form.notes if form.source is Source.NOTES else ""
    return NewMeeting(
        committee_id=form.committee_id,
        date=form.date,
        time=form.time,
        place=form.place,
        title=form.title,
        source=form.source,
        speakers=form.speakers,
        participants=attendance.typed(form.participants) or None,
        agenda=document(data, "agenda"),
        agenda_text=form.agenda_text,
        document=source_document(form.source, data),
        document_text=text,
    )


def source_document(source: Source, data: FormData) -> Document | None:
    """The file that the chosen source is read from."""
    return {
        Source.RECORDING: None,
        Source.TRANSCRIPT: document(data, "transcript"),
        Source.NOTES: document(data, "notes_file"),
    }[source]


def document(data: FormData, field: str) -> Document | None:
    """The file under that name, if one was chosen."""
    file = data.get(field)
    if not isinstance(file, UploadFile) or not file.filename:
        return None
    return Document(file.filename, file.file.read())


def refused(form: Form[MeetingForm], problems: Mapping[str, str], source: Source) -> Form[MeetingForm]:
    """The form with the desk's problems beside the fields that a person sees."""
    for name, line in problems.items():
        form = form.refused(field_of(name, source), line)
    return form


def field_of(name: str, source: Source) -> str:
    """The field of the form behind a name of `NewMeeting`."""
    if name != "document":
        return name
    return {Source.TRANSCRIPT: "transcript", Source.NOTES: "notes", Source.RECORDING: "source"}[source]
