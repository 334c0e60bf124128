"""A sealed referat stays whole until its time is up, and then goes with a receipt."""

import datetime
import os

from sqlalchemy import select, update

from service.desk import sealing as meetings
from service.desk.exporting import Kind
from service.desk.sealing import Archive
from service.desk.talks import sealing
from service.storage.tables import Event, TalkPerson, TalkRow, TalkSealed, now
from tests.service.conftest import Town
from tests.service.desk.talks import held


def test_sweeping_up_after_meetings_leaves_a_talk_s_files(town: Town) -> None:
    talk = held.sealed(town)
    for path in town.files.path("sealed").iterdir():
        os.utime(path, (0, 0))
    assert meetings.sweep(Archive(town.database, town.files)) == 0
    assert sealing.sealed_file(held.desk(town), town.leader, talk, Kind.PDF).content.startswith(b"%PDF")


def test_a_referat_goes_when_its_time_is_up_and_leaves_a_receipt(town: Town) -> None:
    talk, desk = held.sealed(town), held.desk(town)
    assert sealing.expire(desk, 90) == 0
    with town.database.write() as session:
        session.execute(update(TalkRow).values(sealed=now() - datetime.timedelta(days=91)))
    assert sealing.expire(desk, 90) == 1
    assert list(town.files.path("sealed").iterdir()) == []
    with town.database.read() as session:
        assert session.scalars(select(TalkSealed)).all() == []
        assert session.scalars(select(TalkPerson)).all() == []
        assert session.scalars(select(Event.kind).where(Event.meeting_id == talk)).all()[-1] == "talk_removed"


def test_a_talk_that_is_not_sealed_is_not_removed(town: Town) -> None:
    held.sent(town)
    assert sealing.expire(held.desk(town), 0.0001) == 0
