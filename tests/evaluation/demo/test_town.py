from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from evaluation.demo import town
from service.access import links as access_links
from service.desk.meetings import Desk
from service.meetings import Role
from service.settings import Settings
from service.storage import Database, LocalFiles
from service.storage.tables import MeetingRow, Membership, StoredFile, User


class Idle:
    """A queue that only remembers what it was asked for."""

    def __init__(self) -> None:
        self.started: list[str] = []

    def start(self, meeting_id: str, from_stage: str | None = None) -> str:
        assert from_stage is None
        self.started.append(meeting_id)
        return "job"

    def rewrite(self, meeting_id: str, item_key: str) -> str:
        raise AssertionError((meeting_id, item_key))

    def cancel(self, meeting_id: str) -> None:
        raise AssertionError(meeting_id)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    database = Database.in_folder(tmp_path / "data")
    yield Desk(database, LocalFiles(tmp_path / "files"), Idle())
    database.close()


def test_the_demo_has_everybody_who_must_approve(desk: Desk) -> None:
    town.settle(desk, Settings())
    with desk.database.read() as session:
        roles = set(session.scalars(select(Membership.role)))
    assert roles == {Role.REFERENT, Role.CHAIR, Role.VICE_CHAIR}


def test_both_meetings_begin_to_be_drafted_and_a_second_demo_makes_no_more(desk: Desk) -> None:
    town.settle(desk, Settings())
    first = town.meet(desk, Settings())
    town.settle(desk, Settings())
    assert town.meet(desk, Settings()) == first
    assert isinstance(desk.queue, Idle)
    assert set(desk.queue.started) == set(first)
    with desk.database.read() as session:
        kinds = sorted(session.scalars(select(StoredFile.kind)))
        assert len(session.scalars(select(MeetingRow)).all()) == 2
    assert kinds == ["agenda", "agenda", "recording", "transcript"]


def test_each_of_them_signs_in_once_by_a_link(desk: Desk) -> None:
    town.settle(desk, Settings())
    for citizen, secret in town.links(desk.database):
        with desk.database.write() as session:
            used = access_links.use(session, secret)
            assert session.get_one(User, used).name == citizen.name
            assert access_links.use(session, secret) is None
