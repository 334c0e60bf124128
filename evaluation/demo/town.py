"""The demo's own little municipality: a committee, its people, and one meeting set up twice."""

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select

from service.access import Passwords, Principal
from service.desk import committees, meetings, people, sources, uploads
from service.desk.agendas import Document
from service.desk.exporting import written
from service.desk.meetings import Desk, NewMeeting
from service.meetings import MeetingState, Role, Source
from service.settings import Settings
from service.stages import writing as files
from service.stages.output import all_or_none
from service.storage import Database
from service.storage.tables import MeetingRow, User

FOLDER = Path(__file__).parent
COMMITTEE = "LokalMED Plan og Byg"
FROM_SOUND = "LokalMED Plan og Byg – fra lydoptagelsen"
FROM_TEAMS = "LokalMED Plan og Byg – fra Teams-transskriptet"


@dataclass(frozen=True)
class Citizen:
    """Somebody who can sign in to the demo."""

    email: str
    name: str
    role: Role
    title: str


PEOPLE = (
    Citizen("referent@fjordlev.example", "Lene Storgaard", Role.REFERENT, "referent"),
    Citizen("formand@fjordlev.example", "Ulla Bremdal", Role.CHAIR, "formand"),
    Citizen("naestformand@fjordlev.example", "Mikkel Torndal", Role.VICE_CHAIR, "næstformand"),
)
_MAYOR = Principal(user_id=None, name="Demoen", administrator=True)


def settle(desk: Desk, settings: Settings) -> None:
    """The committee and its people; nothing happens where they are there already."""
    with desk.database.read() as session:
        if session.scalar(select(User.id).limit(1)) is not None:
            return
    committee = committees.add_committee(
        desk.database, settings, _MAYOR, name=COMMITTEE, place="Mødelokale 2.14, Rådhuset"
    )
    for citizen in PEOPLE:
        person = people.add_person(desk.database, Passwords(), _MAYOR, email=citizen.email, name=citizen.name).person
        committees.set_roles(desk.database, _MAYOR, committee, person.id, [citizen.role])
    # They sign in by link alone; in the demo nobody is to choose a password first.
    with desk.database.write() as session:
        for user in session.scalars(select(User)):
            user.must_change, user.password_hash = False, None


def meet(desk: Desk, settings: Settings) -> tuple[str, ...]:
    """The two meetings, the one from Teams first since it takes seconds. What an earlier demo has drafted stays as it
    is; what it was stopped in goes on from where it came to.
    """
    referent = _referent(desk)
    (committee,) = referent.roles
    with desk.database.read() as session:
        there = {title: id_ for id_, title in session.execute(select(MeetingRow.id, MeetingRow.title))}
    agenda = Document("dagsorden.docx", (FOLDER / "dagsorden.docx").read_bytes())
    if FROM_TEAMS not in there:
        captions = Document("demo.vtt", (FOLDER / "demo.vtt").read_bytes())
        given = NewMeeting(
            committee_id=committee, title=FROM_TEAMS, source=Source.TRANSCRIPT, agenda=agenda, document=captions
        )
        there[FROM_TEAMS] = meetings.create(desk, referent, given)
    if FROM_SOUND not in there:
        given = NewMeeting(committee_id=committee, title=FROM_SOUND, source=Source.RECORDING, agenda=agenda)
        there[FROM_SOUND] = meetings.create(desk, referent, given)
    if _lacks_recording(desk, there[FROM_SOUND]):
        _upload(desk, settings, referent, there[FROM_SOUND], FOLDER / "demo.ogg")
    for meeting_id in (there[FROM_TEAMS], there[FROM_SOUND]):
        _go_on(desk, referent, meeting_id)
    return there[FROM_TEAMS], there[FROM_SOUND]


def _lacks_recording(desk: Desk, meeting_id: str) -> bool:
    with desk.database.read() as session:
        return sources.stored(session, meeting_id, "recording") is None


def _go_on(desk: Desk, who: Principal, meeting_id: str) -> None:
    """Start a job that failed, or was never started."""
    with desk.database.read() as session:
        drafted = session.get_one(MeetingRow, meeting_id).state not in {MeetingState.NEW, MeetingState.DRAFTING}
        idle = not drafted and not meetings.under_way(session, meeting_id)
    if idle:
        meetings.run_again(desk, who, meeting_id)


def _upload(desk: Desk, settings: Settings, who: Principal, meeting_id: str, recording: Path) -> None:
    """The recording goes the way that a browser's does."""
    size = recording.stat().st_size
    arriving = uploads.begin(desk, who, meeting_id, recording.name, size, settings.upload_limit)
    uploads.path_of(desk, arriving.id).write_bytes(recording.read_bytes())
    uploads.arrived(desk, arriving.id, size)
    uploads.finish(desk, arriving.id)


def _referent(desk: Desk) -> Principal:
    with desk.database.read() as session:
        user = session.scalars(select(User).where(User.email == PEOPLE[0].email)).one()
    line = committees.committees(desk.database, _MAYOR)[0]
    return Principal(user_id=user.id, name=user.name, roles={line.id: frozenset({Role.REFERENT})})


def links(database: Database) -> tuple[tuple[Citizen, str], ...]:
    """A sign-in that works once, for each of the people."""
    return tuple(
        (citizen, people.one_time_link(database, _MAYOR, people.person_id(database, _MAYOR, citizen.email)))
        for citizen in PEOPLE
    )


def write_files(desk: Desk, settings: Settings, meeting_id: str, folder: Path) -> None:
    """The draft as the files that `udkast draft` writes, in a folder that is made if it is not there."""
    with desk.database.read() as session:
        now = written(session, session.get_one(MeetingRow, meeting_id), settings.templates, words=True)
    with all_or_none(folder) as whole:
        files.write_files(now.draft, now.transcript, now.family, now.word_template, whole)
