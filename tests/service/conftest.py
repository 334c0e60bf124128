"""A small municipality, invented: a committee with its people, and a meeting ready for review."""

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


@pytest.fixture(scope="session")
def drafted_demo() -> tuple[Draft, Transcript, str]:
    """The demo meeting's draft by rules alone, its transcript, and its dagsorden as JSON."""
    agenda = dagsorden.read(DEMO / "dagsorden.docx", dagsorden.CaseNumbers.with_pattern(None))
    transcript = transcripts.read(DEMO / "demo.vtt")
    return drafting.draft(agenda, transcript, families.load("standard")), transcript, agenda.to_json()


@pytest.fixture
def town(tmp_path: Path, drafted_demo: tuple[Draft, Transcript, str]) -> Iterator[Town]:
    """A fresh database and file store with the town in them."""
    draft, transcript, agenda = drafted_demo
    database = Database.in_folder(tmp_path / "data")
    people = {
        "referent": "Rikke Toft",
        "chair": "Mogens Ahlgren",
        "vice_chair": "Bente Skovgaard",
        "member": "Jonas Lykke",
        "outsider": "Vibeke Holm",
        "administrator": "Dorthe Friis",
    }
    with database.write() as session:
        committees = [Committee(id="c" * 32, name="Hoved-MED"), Committee(id="d" * 32, name="Områdeudvalg Nord")]
        session.add_all(committees)
        users = {
            key: User(
                id=key, email=f"{key}@eksempel.dk", name=name, must_change=False, administrator=key == "administrator"
            )
            for key, name in people.items()
        }
        session.add_all(users.values())
        session.flush()
        roles = {key: Role(key) for key in ("referent", "chair", "vice_chair", "member")}
        session.add_all(
            Membership(committee_id=committees[0].id, user_id=key, role=role) for key, role in roles.items()
        )
        session.add(Membership(committee_id=committees[1].id, user_id="outsider", role=Role.REFERENT))
        meeting = MeetingRow(
            id="e" * 32,
            committee_id=committees[0].id,
            title="Møde i Hoved-MED",
            date=draft.meeting.date,
            agenda=agenda,
            created_by="referent",
        )
        session.add(meeting)
        session.flush()
        open_review(session, meeting, draft, transcript, families.load("standard"))

    def principal(key: str) -> Principal:
        mine = {committees[0].id: frozenset({roles[key]})} if key in roles else {}
        if key == "outsider":
            mine = {committees[1].id: frozenset({Role.REFERENT})}
        return Principal(user_id=key, name=people[key], administrator=key == "administrator", roles=mine)

    yield Town(
        database=database,
        files=LocalFiles(tmp_path / "files"),
        committee=committees[0].id,
        other_committee=committees[1].id,
        meeting=meeting.id,
        **{key: principal(key) for key in people},
    )
    database.close()
