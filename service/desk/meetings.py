"""A meeting from when it is set up until drafting has begun: its head, its dagsorden, what it is drafted from."""

import datetime
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from models.error import UdkastError
from service.access import Principal, Scope
from service.desk import agendas, sources
from service.desk.agendas import Document
from service.desk.input import InputError, line, lines
from service.desk.meeting import meeting_for, referent_for
from service.desk.queue import Queue
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.meetings import Agenda, Meeting, MeetingState, Participant, Role, Source
from service.storage import Database, Files
from service.storage.tables import (
    Committee,
    CommitteePerson,
    Event,
    Job,
    MeetingRow,
    Sealed,
    Upload,
)

LONGEST_TITLE = 200
MOST_PEOPLE = 100
MOST_SPEAKERS = 40
_EARLIEST = datetime.date(1990, 1, 1)
_AHEAD = datetime.timedelta(days=3 * 366)
_UNDER_WAY = ("waiting", "running")
_NO_AGENDA = Agenda(meeting=Meeting(), items=())


@dataclass(frozen=True, kw_only=True)
class NewMeeting:
    """What a person says of a new meeting. `participants` None means: whoever the dagsorden and the committee name.

    The dagsorden is a file or a pasted text; `document` is the transcript or the notes, unless the meeting has a
    recording, which comes on its own way (`uploads`).
    """

    committee_id: str
    date: datetime.date | None = None
    time: str = ""
    place: str = ""
    title: str = ""
    source: Source = Source.RECORDING
    speakers: int | None = None
    participants: tuple[Participant, ...] | None = None
    agenda: Document | None = None
    agenda_text: str = ""
    document: Document | None = None
    document_text: str = ""


@dataclass(frozen=True)
class Desk:
    """What the acts of this room reach the rest of the program through."""

    database: Database
    files: Files
    queue: Queue
    case_number: str | None = None


@dataclass
class _Problems:
    """One line for each field that is wrong, all found before anybody is told."""

    found: dict[str, str] = field(default_factory=dict)

    @contextmanager
    def of(self, name: str) -> Iterator[None]:
        try:
            yield
        except UdkastError as error:
            self.found.setdefault(name, str(error))

    def tell(self) -> None:
        if self.found:
            raise InputError(self.found)


def create(desk: Desk, who: Principal, given: NewMeeting) -> str:
    """Set up a meeting; its id. Drafting begins at once where everything it needs is there.

    Raises:
        InputError: every field that is wrong, by the names of `NewMeeting`.
        NotFoundError: the committee is none that the person may know of.
        ForbiddenError: the person is not its referent.

    """
    problems, no_one = _Problems(), tuple[Participant, ...]()
    with desk.database.read() as session:
        if not given.committee_id:
            problems.found["committee_id"] = "Vælg det udvalg, som mødet hører til."
            committee, usual = None, no_one
        else:
            committee = _committee(session, who, given.committee_id)
            usual = _usual(session, committee.id)
    head = _head(problems, given)
    with problems.of("agenda"):
        agenda = _agenda(desk, given)
    source = _source(given)
    with problems.of("document"):
        if source is not None:
            sources.readable(given.source, source)
    problems.tell()
    assert committee is not None  # noqa: S101 - its absence has just been told
    people = given.participants
    if people is None:
        people = agendas.joined(agenda.meeting.participants, usual)
    agenda = agendas.headed(agenda, head.model_copy(update={"committee": committee.name, "participants": people}))
    with desk.database.write() as session:
        row = MeetingRow(
            committee_id=committee.id,
            title=line(given.title) or agenda.meeting.committee,
            date=agenda.meeting.date,
            source=given.source,
            family=committee.family,
            agenda=agenda.to_json(),
            speakers=given.speakers,
            created_by=who.user_id,
        )
        session.add(row)
        session.flush()
        session.add(Event(user_id=who.user_id, meeting_id=row.id, kind="meeting_created"))
        if given.agenda is not None or given.agenda_text.strip():
            original = given.agenda or Document(agendas.PASTED, given.agenda_text.encode())
            sources.keep(session, desk.files, row.id, "agenda", original)
        if source is not None:
            sources.keep(session, desk.files, row.id, given.source.value, source)
    start_if_ready(desk, row.id)
    return row.id


def exchange_agenda(desk: Desk, who: Principal, meeting_id: str, document: Document) -> None:
    """Put another dagsorden in place of the one there is, or the first one. Participants that a person has written
    stay, and whoever the new one names comes to them.

    Raises:
        InputError: no dagsorden can be read from it.
        ConflictError: drafting has begun.

    """
    with desk.database.read() as session:
        _before_drafting(session, referent_for(session, who, meeting_id))
    problems = _Problems()
    with problems.of("agenda"):
        agenda = agendas.read(document, desk.case_number)
    problems.tell()
    with desk.database.write() as session:
        row = referent_for(session, who, meeting_id)
        _before_drafting(session, row)
        before = Agenda.model_validate_json(row.agenda)
        people = agendas.joined(before.meeting.participants, agenda.meeting.participants)
        row.agenda = agendas.headed(agenda, before.meeting.model_copy(update={"participants": people})).to_json()
        row.date = Agenda.model_validate_json(row.agenda).meeting.date
        sources.keep(session, desk.files, row.id, "agenda", document)
        row.changed += 1
        again = row.state is MeetingState.DRAFTING
    _begin(desk, meeting_id, "drafting" if again else None)


def attach(desk: Desk, who: Principal, meeting_id: str, source: Source, document: Document) -> None:
    """Give the meeting the transcript or the notes that it is drafted from.

    Raises:
        InputError: it is neither.
        ConflictError: drafting has begun.

    """
    with desk.database.read() as session:
        _before_drafting(session, referent_for(session, who, meeting_id))
    problems = _Problems()
    with problems.of("document"):
        if source is Source.RECORDING:
            raise UdkastError("Optagelser lægges op for sig; vælg et transskript eller noter.")
        sources.readable(source, document)
    problems.tell()
    with desk.database.write() as session:
        row = referent_for(session, who, meeting_id)
        _before_drafting(session, row)
        row.source = source
        sources.keep(session, desk.files, row.id, source.value, document)
        row.changed += 1
        again = row.state is MeetingState.DRAFTING
    _begin(desk, meeting_id, "transcript" if again else None)


def set_participants(database: Database, who: Principal, meeting_id: str, people: tuple[Participant, ...]) -> None:
    """Say who takes part, in the order in which the referat lists them, until the referat goes to approval.

    Raises:
        InputError: too many, or one without a name.
        ConflictError: the referat is being approved.

    """
    checked = _people(people)
    with database.write() as session:
        row = referent_for(session, who, meeting_id)
        if row.state in {MeetingState.APPROVAL, MeetingState.APPROVED}:
            raise ConflictError("Deltagerne kan ikke ændres, når referatet er sendt til godkendelse.")
        agenda = Agenda.model_validate_json(row.agenda)
        meeting = agenda.meeting.model_copy(update={"participants": checked})
        row.agenda = agenda.model_copy(update={"meeting": meeting}).to_json()
        row.changed += 1


def start_if_ready(desk: Desk, meeting_id: str) -> bool:
    """Begin drafting where the dagsorden and what the meeting is drafted from are both there; whether it did."""
    with desk.database.read() as session:
        row = session.get(MeetingRow, meeting_id)
        ready = row is not None and row.state is MeetingState.NEW and not missing(session, row)
    if ready:
        desk.queue.start(meeting_id)
    return ready


def _begin(desk: Desk, meeting_id: str, from_stage: str | None) -> None:
    """Begin, or where a job had begun and ended before its time, go on from what has been exchanged."""
    if from_stage is None:
        start_if_ready(desk, meeting_id)
    else:
        desk.queue.start(meeting_id, from_stage)


def run_again(desk: Desk, who: Principal, meeting_id: str, from_stage: str | None = None) -> None:
    """Draft the meeting, or draft it again from a stage on.

    Raises:
        ConflictError: something it needs is missing, or the referat is being approved.

    """
    with desk.database.read() as session:
        row = referent_for(session, who, meeting_id)
        if row.state in {MeetingState.APPROVAL, MeetingState.APPROVED}:
            raise ConflictError("Referatet er sendt til godkendelse og kan ikke skrives igen.")
        if lacking := missing(session, row):
            raise ConflictError(f"Udkastet kan ikke skrives endnu: der mangler {' og '.join(lacking)}.")
    desk.queue.start(meeting_id, from_stage)


def cancel(desk: Desk, who: Principal, meeting_id: str) -> None:
    """Stop the meeting's job; nothing that a stage has finished is lost."""
    with desk.database.read() as session:
        referent_for(session, who, meeting_id)
    desk.queue.cancel(meeting_id)


def delete(desk: Desk, who: Principal, meeting_id: str) -> None:
    """Delete the meeting with all its files. What is sealed is never deleted here.

    Raises:
        ConflictError: a version of the referat is sealed.

    """
    with desk.database.read() as session:
        row = referent_for(session, who, meeting_id)
        _unsealed(session, row)
    desk.queue.cancel(meeting_id)
    with desk.database.write() as session:
        row = referent_for(session, who, meeting_id)
        _unsealed(session, row)
        uploads = session.scalars(select(Upload.id).where(Upload.meeting_id == meeting_id)).all()
        session.delete(row)
        session.add(Event(user_id=who.user_id, meeting_id=meeting_id, kind="meeting_deleted"))
    # The rows first: a file without a row is found and swept away, a row without its file is a broken meeting.
    desk.files.delete_all(meeting_id)
    for upload in uploads:
        desk.files.delete(f"uploads/{upload}")


def missing(session: Session, row: MeetingRow) -> list[str]:
    """What the meeting still lacks before it can be drafted, in Danish ("en dagsorden")."""
    lacking = [] if Agenda.model_validate_json(row.agenda).items else ["en dagsorden"]
    if sources.stored(session, row.id, row.source.value) is None:
        lacking.append({"recording": "en optagelse", "transcript": "et transskript", "notes": "noter"}[row.source])
    return lacking


def under_way(session: Session, meeting_id: str) -> bool:
    """Whether a job has the meeting."""
    job = select(Job.id).where(Job.meeting_id == meeting_id, Job.kind == "draft", Job.state.in_(_UNDER_WAY))
    return session.scalars(job).first() is not None


def committee_of(database: Database, who: Principal, meeting_id: str) -> str:
    """The committee of a meeting that the person sees; raises as `meeting_for`."""
    with database.read() as session:
        return meeting_for(session, who, meeting_id).committee_id


def _committee(session: Session, who: Principal, committee_id: str) -> Committee:
    committee = session.get(Committee, committee_id)
    if committee is None or not who.sees(committee_id):
        raise NotFoundError
    if Scope.WRITE not in who.scopes:
        raise ForbiddenError("Nøglen giver ikke ret til dette. Bed administratoren om en nøgle med flere rettigheder.")
    if not who.is_(committee_id, Role.REFERENT):
        raise ForbiddenError("Kun udvalgets referent kan oprette møder.")
    return committee


def _usual(session: Session, committee_id: str) -> tuple[Participant, ...]:
    """Those who usually take part."""
    wanted = select(CommitteePerson).where(CommitteePerson.committee_id == committee_id).order_by(CommitteePerson.place)
    return tuple(Participant(name=p.name, role=p.title) for p in session.scalars(wanted))


def _head(problems: _Problems, given: NewMeeting) -> Meeting:
    """The meeting's head as it was typed, its mistakes noted."""
    if given.date is not None and not _EARLIEST <= given.date <= datetime.date.today() + _AHEAD:
        problems.found["date"] = "Datoen ligger for langt tilbage eller frem: kontrollér året."
    for name, text, most, wrong in (
        ("title", given.title, LONGEST_TITLE, "Titlen er for lang"),
        ("place", given.place, LONGEST_TITLE, "Stedet er for langt"),
        ("time", given.time, 40, "Tiden er for lang"),
    ):
        if len(line(text)) > most:
            problems.found[name] = f"{wrong}: skriv højst {most} tegn."
    if given.speakers is not None and not 1 <= given.speakers <= MOST_SPEAKERS:
        problems.found["speakers"] = f"Skriv et antal talere fra 1 til {MOST_SPEAKERS}, eller lad feltet være tomt."
    people: tuple[Participant, ...] = ()
    try:
        people = _people(given.participants or ())
    except InputError as error:
        problems.found.update(error.problems)
    return Meeting(date=given.date, time=line(given.time), place=line(given.place), participants=people)


def _people(people: tuple[Participant, ...]) -> tuple[Participant, ...]:
    if len(people) > MOST_PEOPLE:
        raise InputError({"participants": f"Der kan højst være {MOST_PEOPLE} deltagere."})
    checked = tuple(Participant(name=line(p.name), role=line(p.role), present=p.present) for p in people)
    if any(not p.name for p in checked):
        raise InputError({"participants": "En deltager mangler et navn: skriv navnet, eller slet linjen."})
    if any(len(p.name) > LONGEST_TITLE or len(p.role) > LONGEST_TITLE for p in checked):
        raise InputError({"participants": f"Et navn eller en rolle er for lang: skriv højst {LONGEST_TITLE} tegn."})
    return agendas.joined(checked, ())


def _agenda(desk: Desk, given: NewMeeting) -> Agenda:
    """The agenda as handed in; one without items where nothing was."""
    if given.agenda is not None:
        return agendas.read(given.agenda, desk.case_number)
    if given.agenda_text.strip():
        if len(given.agenda_text) > sources.LARGEST_SOURCE:
            raise UdkastError("Teksten er for lang til en dagsorden: læg den op som fil i stedet.")
        return agendas.read_pasted(given.agenda_text, desk.case_number)
    return _NO_AGENDA


def _source(given: NewMeeting) -> Document | None:
    """The transcript or the notes as handed in."""
    if given.source is Source.RECORDING:
        return None
    if given.document is not None:
        return given.document
    if text := lines(given.document_text):
        name = "Indtastede noter.txt" if given.source is Source.NOTES else "Indsat transskript.vtt"
        return Document(name, text.encode())
    return None


def _before_drafting(session: Session, row: MeetingRow) -> None:
    if row.state is MeetingState.NEW:
        return
    if row.state is MeetingState.DRAFTING and not under_way(session, row.id):
        return
    raise ConflictError(
        "Udkastet er begyndt, så dagsorden og kilde ligger fast. Stop jobbet først, eller opret et nyt møde."
    )


def _unsealed(session: Session, row: MeetingRow) -> None:
    sealed = session.scalars(select(Sealed.id).where(Sealed.meeting_id == row.id)).first()
    if sealed is not None or row.state is MeetingState.APPROVED:
        raise ConflictError("Mødet har et godkendt referat og kan ikke slettes.")
