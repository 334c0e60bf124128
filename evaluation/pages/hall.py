"""A town hall's service: fifty committees, each with its referent at a meeting of three hours that is in review."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import soundfile
from sqlalchemy import select
from sqlalchemy.orm import Session

from evaluation.pages.long_meeting import long_meeting
from models.sound import RATE, decode, playback
from service import agenda as dagsorden
from service import families
from service.access import sessions
from service.desk.reviewing import open_review
from service.meetings import Agenda, Role
from service.reviewing import ReviewItem
from service.storage import Database, LocalFiles
from service.storage.tables import Committee, ItemRow, JobStage, MeetingRow, Membership, StoredFile, User

DEMO = Path(__file__).parents[1] / "demo"
PEAKS = 4_000


@dataclass(frozen=True)
class Seat:
    """One referent: the meeting on the desk, and the session's cookie."""

    meeting: str
    cookie: str


@dataclass(frozen=True)
class Hall:
    """`items` are the ids of each item's sentences, the same in every meeting; `drafted` is a meeting of the first
    referent's that has a dagsorden and waits for its recording.
    """

    data: Path
    seats: tuple[Seat, ...]
    items: Mapping[str, list[str]]
    drafted: str

    def under_way(self) -> frozenset[str]:
        """The stages that a job is at."""
        database = Database.in_folder(self.data)
        with database.read() as session:
            found = frozenset(session.scalars(select(JobStage.name).where(JobStage.state == "running")))
        database.close()
        return found


def furnished(data: Path, referents: int) -> Hall:
    """Put the hall into the service's data folder; the program that serves it is not running yet."""
    agenda, draft, transcript = long_meeting()
    family = families.load("standard")
    database, files = Database.in_folder(data), LocalFiles(data / "files")
    silence = _silence(data)
    seats = []
    for place in range(referents):
        with database.write() as session:
            user, committee = _referent(session, place)
            meeting = _meeting(session, user, committee, agenda)
            open_review(session, meeting, draft, transcript, family)
            for kind, content in (("playback", silence), ("waveform", bytes(range(250)) * (PEAKS // 250))):
                key = f"{meeting.id}/{kind}"
                size, sha256 = files.put(key, content)
                session.add(StoredFile(meeting_id=meeting.id, kind=kind, name=kind, key=key, size=size, sha256=sha256))
            seats.append(Seat(meeting.id, sessions.open_session(session, user.id)))
            if place == 0:
                demo = dagsorden.read(DEMO / "dagsorden.docx", dagsorden.CaseNumbers.with_pattern(None))
                drafted = _meeting(session, user, committee, demo).id
    with database.read() as session:
        contents = session.scalars(select(ItemRow.content).where(ItemRow.meeting_id == seats[0].meeting))
        items = [ReviewItem.model_validate_json(content) for content in contents]
    database.close()
    return Hall(data, tuple(seats), {i.key: [s.id for s in i.sentences] for i in items}, drafted)


def _referent(session: Session, place: int) -> tuple[User, Committee]:
    user = User(email=f"referent{place}@eksempel.dk", name=f"Referent {place + 1}", must_change=False)
    committee = Committee(name=f"Udvalg {place + 1}")
    session.add_all([user, committee])
    session.flush()
    session.add(Membership(committee_id=committee.id, user_id=user.id, role=Role.REFERENT))
    return user, committee


def _meeting(session: Session, user: User, committee: Committee, agenda: Agenda) -> MeetingRow:
    meeting = MeetingRow(
        id=secrets.token_hex(16),
        committee_id=committee.id,
        title=f"Møde i {committee.name}",
        date=agenda.meeting.date,
        agenda=agenda.to_json(),
        created_by=user.id,
    )
    session.add(meeting)
    session.flush()
    return meeting


def _silence(folder: Path) -> bytes:
    """Something that plays: nobody listens while the pages are measured."""
    wav, copy = folder / "silence.wav", folder / "silence.m4a"
    soundfile.write(wav, np.zeros(5 * RATE, np.int16), RATE)
    playback.write(decode(wav, folder / "decoded.wav"), copy)
    content = copy.read_bytes()
    for path in (wav, copy, folder / "decoded.wav"):
        path.unlink()
    return content
