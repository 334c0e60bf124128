import datetime
import hashlib
import shutil
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import select

from models.error import UdkastError
from service.desk import meetings, uploads
from service.desk.meetings import Desk, NewMeeting
from service.desk.refusal import ConflictError, ForbiddenError, NotFoundError
from service.meetings import MeetingState
from service.storage.tables import Job, MeetingRow, StoredFile, Upload, now
from tests.service.conftest import Town
from tests.service.desk.setting_up import DEMO, PASTED, Line, desk_of

SOUND = (DEMO / "demo.ogg").read_bytes()
LIMIT = 8 * 1024**3


@pytest.fixture
def place(town: Town) -> tuple[Desk, Line, str]:
    desk, line = desk_of(town)
    made = meetings.create(desk, town.referent, NewMeeting(committee_id=town.committee, agenda_text=PASTED))
    return desk, line, made


def laid_up(desk: Desk, town: Town, meeting_id: str, content: bytes) -> str:
    """The whole file has come, nobody has taken it in."""
    upload = uploads.begin(desk, town.referent, meeting_id, "møde.ogg", len(content), LIMIT)
    uploads.path_of(desk, upload.id).write_bytes(content)
    uploads.arrived(desk, upload.id, len(content))
    return upload.id


def files(town: Town, meeting_id: str) -> list[StoredFile]:
    with town.database.read() as session:
        wanted = select(StoredFile).where(StoredFile.meeting_id == meeting_id, StoredFile.kind == "recording")
        return list(session.scalars(wanted.order_by(StoredFile.created)))


def test_a_whole_recording_is_taken_in_and_drafting_begins(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, line, made = place
    upload = laid_up(desk, town, made, SOUND)
    uploads.finish(desk, upload)
    uploads.finish(desk, upload)
    assert line.started == [(made, None)]
    (kept,) = files(town, made)
    assert (kept.size, kept.sha256) == (len(SOUND), hashlib.sha256(SOUND).hexdigest())
    assert town.files.path(kept.key).read_bytes() == SOUND
    assert not uploads.path_of(desk, upload).exists()
    assert uploads.find(desk, town.referent, upload).finished


@pytest.mark.parametrize("content", [b"not a recording " * 400, SOUND[:2000], b"RIFF\x00\x00\x00\x00WAVEfmt "])
def test_what_is_no_recording_is_told_and_removed(town: Town, place: tuple[Desk, Line, str], content: bytes) -> None:
    desk, line, made = place
    upload = laid_up(desk, town, made, content)
    with pytest.raises(UdkastError):
        uploads.finish(desk, upload)
    assert not uploads.path_of(desk, upload).exists()
    assert files(town, made) == []
    assert line.started == []
    with pytest.raises(NotFoundError):
        uploads.find(desk, town.referent, upload)


def test_killed_before_it_was_taken_in_it_is_taken_in_at_the_next_start(
    town: Town, place: tuple[Desk, Line, str]
) -> None:
    desk, line, made = place
    laid_up(desk, town, made, SOUND)
    uploads.sweep(desk)
    assert line.started == [(made, None)]
    assert len(files(town, made)) == 1


def test_killed_in_the_middle_of_taking_in_nothing_is_lost(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, line, made = place
    upload = laid_up(desk, town, made, SOUND)
    town.files.adopt(f"{made}/recording", uploads.path_of(desk, upload))
    uploads.sweep(desk)
    uploads.sweep(desk)
    assert line.started == [(made, None)]
    assert files(town, made)[0].sha256 == hashlib.sha256(SOUND).hexdigest()


def test_taken_in_by_many_at_once_it_is_taken_in_once(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, line, made = place
    upload = laid_up(desk, town, made, SOUND)
    with ThreadPoolExecutor(6) as many:
        for done in [many.submit(uploads.finish, desk, upload) for _ in range(6)]:
            done.result()
    assert line.started == [(made, None)]
    assert [kept.sha256 for kept in files(town, made)] == [hashlib.sha256(SOUND).hexdigest()]
    assert town.files.path(f"{made}/recording").read_bytes() == SOUND


def test_of_a_meeting_that_is_deleted_while_its_recording_is_looked_at_nothing_is_left(
    town: Town, place: tuple[Desk, Line, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, line, made = place
    upload = laid_up(desk, town, made, SOUND)
    monkeypatch.setattr(uploads, "probe", lambda _: meetings.delete(desk, town.referent, made))
    with pytest.raises(NotFoundError):
        uploads.finish(desk, upload)
    assert not town.files.path(made).exists()
    assert not uploads.path_of(desk, upload).exists()
    assert line.started == []


def test_a_recording_is_never_changed_under_a_job_that_began_meanwhile(
    town: Town, place: tuple[Desk, Line, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _, made = place
    uploads.finish(desk, laid_up(desk, town, made, SOUND))
    upload = laid_up(desk, town, made, SOUND + b"\x00")

    def begin(_: object) -> None:
        with town.database.write() as session:
            session.get_one(MeetingRow, made).state = MeetingState.DRAFTING
            session.add(Job(meeting_id=made, kind="draft", state="running"))

    monkeypatch.setattr(uploads, "probe", begin)
    with pytest.raises(ConflictError):
        uploads.finish(desk, upload)
    assert town.files.path(f"{made}/recording").read_bytes() == SOUND
    assert not uploads.path_of(desk, upload).exists()


def test_half_an_upload_is_gone_after_a_day_and_not_before(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, _, made = place
    upload = uploads.begin(desk, town.referent, made, "a.ogg", 1000, LIMIT)
    uploads.path_of(desk, upload.id).write_bytes(b"x" * 10)
    uploads.arrived(desk, upload.id, 10)
    uploads.sweep(desk)
    assert uploads.find(desk, town.referent, upload.id).offset == 10
    with town.database.write() as session:
        session.get_one(Upload, upload.id).expires = now() - datetime.timedelta(seconds=1)
    with pytest.raises(NotFoundError):
        uploads.find(desk, town.referent, upload.id)
    uploads.sweep(desk)
    assert not uploads.path_of(desk, upload.id).exists()


def test_a_file_that_belongs_to_no_upload_is_swept_away(town: Town, place: tuple[Desk, Line, str]) -> None:
    import os

    desk, _, made = place
    kept = uploads.begin(desk, town.referent, made, "a.ogg", 1000, LIMIT)
    stray = uploads.path_of(desk, "f" * 32)
    stray.write_bytes(b"x")
    os.utime(stray, (1, 1))
    uploads.sweep(desk)
    assert not stray.exists()
    assert uploads.path_of(desk, kept.id).exists()


def test_too_large_and_empty_recordings_and_a_full_disk_are_told(
    town: Town, place: tuple[Desk, Line, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk, _, made = place
    with pytest.raises(uploads.TooLargeError, match="8 GB"):
        uploads.begin(desk, town.referent, made, "a", LIMIT + 1, LIMIT)
    with pytest.raises(UdkastError, match="tom"):
        uploads.begin(desk, town.referent, made, "a", 0, LIMIT)
    usage = namedtuple("usage", "total used free")
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage(2 * LIMIT, LIMIT, uploads.SPARE + 1000))
    uploads.begin(desk, town.referent, made, "a", 600, LIMIT)
    with pytest.raises(uploads.NoRoomError, match="plads"):
        uploads.begin(desk, town.referent, made, "b", 600, LIMIT)


def test_only_a_referent_lays_up_and_only_before_drafting(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, _, made = place
    with pytest.raises(NotFoundError):
        uploads.begin(desk, town.outsider, made, "a", 10, LIMIT)
    with pytest.raises(ForbiddenError):
        uploads.begin(desk, town.chair, made, "a", 10, LIMIT)
    with pytest.raises(ConflictError):
        uploads.begin(desk, town.referent, town.meeting, "a", 10, LIMIT)
    upload = uploads.begin(desk, town.referent, made, "a", 10, LIMIT)
    with pytest.raises(NotFoundError):
        uploads.find(desk, town.outsider, upload.id)
    with pytest.raises(NotFoundError):
        uploads.abandon(desk, town.outsider, upload.id)
    uploads.abandon(desk, town.referent, upload.id)
    assert not uploads.path_of(desk, upload.id).exists()


def test_another_recording_takes_the_place_of_one_whose_job_failed(town: Town, place: tuple[Desk, Line, str]) -> None:
    desk, line, made = place
    uploads.finish(desk, laid_up(desk, town, made, SOUND))
    with town.database.write() as session:
        session.get_one(MeetingRow, made).state = MeetingState.DRAFTING
    uploads.finish(desk, laid_up(desk, town, made, SOUND + b"\x00"))
    assert line.started == [(made, None), (made, "sound")]
    before, after = files(town, made)
    assert before.deleted is not None
    assert (after.deleted, after.size) == (None, len(SOUND) + 1)
