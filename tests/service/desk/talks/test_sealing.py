"""A sealed referat stays whole until its time is up, and then goes with a receipt."""

import datetime
import json
import os

from sqlalchemy import select, update

from service.desk import sealing as meetings
from service.desk.exporting import Kind
from service.desk.sealing import Archive
from service.desk.talks import sealing
from service.desk.talks.talk import fields_json, fields_of
from service.meetings.draft import Flag, FlagKind
from service.storage.tables import Event, TalkPerson, TalkRow, TalkSealed, TalkText, now
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


def test_what_is_sealed_holds_no_flag_and_no_source_of_what_was_deleted(town: Town) -> None:
    flag = Flag(kind=FlagKind.UNCERTAIN, reason="Kan være hørt forkert.", text="telefonen")

    def drafted(talk: str) -> None:
        with town.database.write() as session:
            row = session.get_one(TalkRow, talk)
            row.fields = fields_json(
                [f.model_copy(update={"sources": ("u7",), "flags": (flag,)}) for f in fields_of(row.fields)]
            )
            session.execute(update(TalkText).values(fields=row.fields))

    talk, desk = held.sealed(town, drafted), held.desk(town)
    sent = sealing.sealed_file(desk, town.leader, talk, Kind.JSON).content
    assert b"telefonen" in sent
    with town.database.read() as session:
        kept = [session.get_one(TalkRow, talk).fields, *session.scalars(select(TalkText.fields))]
    for written in (sent.decode(), *kept):
        assert "u7" not in written
        assert flag.reason not in written


def test_a_referat_that_goes_leaves_the_files_that_another_of_the_same_words_has_too(town: Town) -> None:
    old, young, desk = held.sealed(town), held.sealed(town), held.desk(town)
    with town.database.write() as session:
        keys = [
            {f["key"] for f in json.loads(session.get_one(TalkSealed, talk).files).values()} for talk in (old, young)
        ]
        session.get_one(TalkRow, old).sealed = now() - datetime.timedelta(days=91)
    assert keys[0] & keys[1], "of the same day and words: byte for byte the same"
    assert sealing.expire(desk, 90) == 1
    for kind in Kind:
        assert sealing.sealed_file(desk, town.leader, young, kind).content
    assert {f"sealed/{path.name}" for path in town.files.path("sealed").iterdir()} == keys[1]
