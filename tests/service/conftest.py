"""A small municipality, invented: a committee with its people, and a meeting ready for review."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from service import agenda as dagsorden
from service import drafting, families
from service import transcript as transcripts
from service.access import Principal
from service.desk.reviewing import open_review
from service.meetings import Draft, Role, Transcript
from service.storage import Database, LocalFiles
from service.storage.tables import Committee, MeetingRow, Membership, User

DEMO = Path(__file__).resolve().parents[2] / "evaluation" / "demo"


@dataclass(frozen=True)
class Town:
    """Two committees and their people. `meeting` is a meeting of `committee` in review, with the demo's draft."""

    database: Database
    files: LocalFiles
    committee: str
    other_committee: str
    meeting: str
    referent: Principal
    chair: Principal
    vice_chair: Principal
    member: Principal
    outsider: Principal
    """A referent too, of the other committee."""
    administrator: Principal
    leader: Principal
    """Holds talks, as does the consultant; neither has a role in a committee."""
    consultant: Principal


@pytest.fixture(scope="session")
def drafted_demo() -> tuple[Draft, Transcript, str]:
    """The demo meeting's draft by rules alone, its transcript, and its dagsorden as JSON."""
    agenda = dagsorden.read(DEMO / "dagsorden.docx", dagsorden.CaseNumbers.with_pattern(None))
    transcript = transcripts.read(DEMO / "demo.vtt")
    return drafting.draft(agenda, transcript, families.load("standard")), transcript, agenda.to_json()


COMMITTEE, OTHER_COMMITTEE, MEETING = "c" * 32, "d" * 32, "e" * 32
PEOPLE = {
    "referent": "Rikke Toft",
    "chair": "Mogens Ahlgren",
    "vice_chair": "Bente Skovgaard",
    "member": "Jonas Lykke",
    "outsider": "Vibeke Holm",
    "administrator": "Dorthe Friis",
    "leader": "Helle Brandt",
    "consultant": "Anders Kjær",
}
HOLD_TALKS = {"leader", "consultant"}
ROLES = {key: Role(key) for key in ("referent", "chair", "vice_chair", "member")}


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory, drafted_demo: tuple[Draft, Transcript, str]) -> Path:
    """The town's database as a file, made once: every test gets a copy of its own."""
    draft, transcript, agenda = drafted_demo
    folder = tmp_path_factory.mktemp("town")
    database = Database.in_folder(folder)
    with database.write() as session:
        session.add(Committee(id=COMMITTEE, name="Hoved-MED"))
        session.add(Committee(id=OTHER_COMMITTEE, name="Områdeudvalg Nord"))
        session.add_all(
            User(
                id=key,
                email=f"{key}@eksempel.dk",
                name=name,
                must_change=False,
                administrator=key == "administrator",
                holds_talks=key in HOLD_TALKS,
                shapes_talks=key == "consultant",
            )
            for key, name in PEOPLE.items()
        )
        session.flush()
        session.add_all(Membership(committee_id=COMMITTEE, user_id=key, role=role) for key, role in ROLES.items())
        session.add(Membership(committee_id=OTHER_COMMITTEE, user_id="outsider", role=Role.REFERENT))
        meeting = MeetingRow(
            id=MEETING,
            committee_id=COMMITTEE,
            title="Møde i Hoved-MED",
            date=draft.meeting.date,
            agenda=agenda,
            created_by="referent",
        )
        session.add(meeting)
        session.flush()
        open_review(session, meeting, draft, transcript, families.load("standard"))
    database.close()
    return folder / "udkast.sqlite"


@pytest.fixture
def town(tmp_path: Path, founded: Path) -> Iterator[Town]:
    """A fresh database and file store with the town in them."""
    (tmp_path / "data").mkdir(mode=0o700)
    shutil.copy(founded, tmp_path / "data" / "udkast.sqlite")
    database = Database(f"sqlite:///{tmp_path / 'data' / 'udkast.sqlite'}")

    def principal(key: str) -> Principal:
        mine = {COMMITTEE: frozenset({ROLES[key]})} if key in ROLES else {}
        if key == "outsider":
            mine = {OTHER_COMMITTEE: frozenset({Role.REFERENT})}
        return Principal(
            user_id=key,
            name=PEOPLE[key],
            administrator=key == "administrator",
            holds_talks=key in HOLD_TALKS,
            shapes_talks=key == "consultant",
            roles=mine,
        )

    yield Town(
        database=database,
        files=LocalFiles(tmp_path / "files"),
        committee=COMMITTEE,
        other_committee=OTHER_COMMITTEE,
        meeting=MEETING,
        **{key: principal(key) for key in PEOPLE},
    )
    database.close()
