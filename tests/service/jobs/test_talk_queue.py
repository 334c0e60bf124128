"""A talk's recording is written down in the background, and goes when the fields are filled."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from models.error import UdkastError
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import asking, consenting, drafting, heard, sound, takes
from service.desk.talks.receipt import What, Why
from service.desk.talks.recording import Work, recording
from service.desk.talks.talk import shown
from service.jobs import JobQueue
from service.jobs.queue import FILE
from service.settings import Settings
from service.storage.tables import Event, TalkRow
from tests.service.conftest import Town
from tests.service.desk.talks import held
from tests.service.jobs import stand_ins
from tests.service.jobs.conftest import PATIENCE

OTHERS = ("referent", "chair", "member", "outsider", "administrator", "consultant")


@pytest.fixture
def settings(tmp_path: Path, control: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setattr("service.stages.listening.words", stand_ins.talk_words)
    monkeypatch.setattr("service.stages.listening.turns", stand_ins.talk_turns)
    # Speech alone has a process of its own, as all have in earnest, where a test holds it.
    stand_ins.hasten(
        monkeypatch.setattr, lambda name: name == "talk_words" and (control / "hold-speech-during").exists()
    )
    return Settings(data=tmp_path / "data", work=tmp_path / "work", weights=tmp_path / "weights")


@pytest.fixture
def queue(town: Town, settings: Settings) -> Iterator[JobQueue]:
    with JobQueue(town.database, town.files, settings) as opened:
        yield opened


def recorded(town: Town, pieces: int = 1) -> str:
    """A talk with a recording of so many takes."""
    talk, desk = held.agreed(town, held.created(town, other=False)), held.desk(town)
    for _ in range(pieces):
        take = takes.begin(desk, town.leader, talk)
        takes.arrive(desk, town.leader, talk, take, 0, b"lyd")
    return talk


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.02)


def work(town: Town, talk: str) -> Work:
    found = recording(held.desk(town), town.leader, talk).work
    assert found is not None
    return found


def drafted(town: Town, queue: JobQueue, talk: str) -> Work:
    """The talk's job when it is over, and nothing works on it any more."""
    drafting.draft_recording(held.desk(town), queue, town.leader, talk)
    until(lambda: not work(town, talk).under_way)
    return work(town, talk)


@pytest.mark.parametrize("pieces", [1, 3])
def test_the_fields_are_filled_and_the_sound_goes_with_a_receipt(
    town: Town, queue: JobQueue, control: Path, pieces: int
) -> None:
    talk, desk = recorded(town, pieces), held.desk(town)
    held.written(town, talk, "tasks_now", "Hun kan passe døren.")
    done = drafted(town, queue, talk)
    assert (done.state, done.problem, done.fraction) == ("done", "", 1.0)
    assert stand_ins.done_so_far(control) == ["sound"] * pieces + ["speech", "speakers", "transcript"]
    view = shown(desk, town.leader, talk)
    assert view.field("first_sick_day").value == "2026-11-02"
    assert view.field("next_meeting").value == "2026-11-30T10:00"
    assert view.field("tasks_now").text == "Hun kan passe døren."
    assert not any(word in field.text for field in view.fields for word in ("depression", "piller"))
    until(lambda: not town.files.path(sound.folder(talk)).exists())
    until(lambda: bool(recording(desk, town.leader, talk).receipts))
    after = recording(desk, town.leader, talk)
    assert [(r.why, r.what) for r in after.receipts] == [(Why.DRAFTED, What.SOUND)]
    assert (after.takes, after.heard) == ((), True)
    with pytest.raises(ConflictError):
        takes.begin(desk, town.leader, talk)


def test_the_template_may_keep_the_sound_until_the_approval(town: Town, queue: JobQueue) -> None:
    talk = recorded(town)
    with town.database.write() as session:
        row = session.get_one(TalkRow, talk)
        row.template = (
            shown(held.desk(town), town.leader, talk).template.model_copy(update={"sound": "approval"}).to_json()
        )
    drafted(town, queue, talk)
    folder = town.files.path(sound.folder(talk))
    until(lambda: [path.name for path in folder.iterdir()] == ["sound"])
    assert recording(held.desk(town), town.leader, talk).receipts == ()


def test_what_is_private_is_masked_until_it_is_asked_for_which_is_noted(town: Town, queue: JobQueue) -> None:
    talk, desk = recorded(town), held.desk(town)
    drafted(town, queue, talk)
    lines = heard.said(desk, town.leader, talk)
    (masked,) = [line for line in lines if line.masked]
    assert masked.text == ""
    assert masked.private >= 1
    assert not any("depression" in line.text or "piller" in line.text for line in lines)
    assert "depression" in heard.unmask(desk, town.leader, talk, masked.id).text
    with town.database.read() as session:
        (noted,) = session.scalars(select(Event).where(Event.kind == "talk_private_shown"))
    assert (noted.user_id, noted.detail) == ("leader", f"{masked.id} {masked.private}")
    assert heard.said(desk, town.leader, talk) == lines
    for who in OTHERS:
        with pytest.raises(NotFoundError):
            heard.said(desk, getattr(town, who), talk)
        with pytest.raises(NotFoundError):
            heard.unmask(desk, getattr(town, who), talk, masked.id)
    consenting.withdraw_own(desk, held.employee(town, talk))
    with pytest.raises(NotFoundError):
        heard.said(desk, town.leader, talk)


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_begins_or_stops_it(town: Town, queue: JobQueue, who: str) -> None:
    talk, stranger = recorded(town), getattr(town, who)
    with pytest.raises(NotFoundError):
        drafting.draft_recording(held.desk(town), queue, stranger, talk)
    with pytest.raises(NotFoundError):
        drafting.stop_drafting(held.desk(town), stranger, talk)


def test_without_a_recording_there_is_nothing_to_write_down(town: Town, queue: JobQueue) -> None:
    talk = held.agreed(town, held.created(town, other=False))
    with pytest.raises(UdkastError, match="ingen optagelse"):
        drafting.draft_recording(held.desk(town), queue, town.leader, talk)


def test_a_yes_taken_back_while_it_is_listened_to_stops_it_and_leaves_nothing(
    town: Town, queue: JobQueue, control: Path
) -> None:
    talk, desk = recorded(town), held.desk(town)
    (control / "hold-speech-during").touch()
    drafting.draft_recording(desk, queue, town.leader, talk)
    until((control / "at-speech-during").exists)
    with pytest.raises(ConflictError, match="Vent"):
        held.written(town, talk, "tasks_now", "Hun kan passe døren.")
        asking.send(desk, town.leader, talk)
    consenting.withdraw_own(desk, held.employee(town, talk))
    assert not town.files.path(sound.folder(talk)).exists()
    assert work(town, talk).state == "cancelled"
    (control / "hold-speech-during").unlink()
    other = recorded(town)
    assert drafted(town, queue, other).state == "done"  # so the first is over, whatever became of it
    assert not town.files.path(sound.folder(talk)).exists()
    view = recording(desk, town.leader, talk)
    assert (view.heard, view.takes, [r.why for r in view.receipts]) == (False, (), [Why.WITHDRAWN])
    assert shown(desk, town.leader, talk).field("first_sick_day").empty


def test_it_goes_on_after_the_service_was_stopped(town: Town, settings: Settings, control: Path) -> None:
    talk, desk = recorded(town), held.desk(town)
    (control / "hold-speech-during").touch()
    with JobQueue(town.database, town.files, settings) as queue:
        drafting.draft_recording(desk, queue, town.leader, talk)
        until((control / "at-speech-during").exists)
    (control / "hold-speech-during").unlink()
    with JobQueue(town.database, town.files, settings):
        until(lambda: not work(town, talk).under_way)
    assert work(town, talk).state == "done"
    assert stand_ins.done_so_far(control).count("sound") == 1


def test_a_recording_without_speech_says_what_to_do_and_is_kept(
    town: Town, queue: JobQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("service.stages.listening.words", stand_ins.silence)
    talk = recorded(town)
    failed = drafted(town, queue, talk)
    assert failed.state == "failed"
    assert "ingen tale" in failed.problem
    monkeypatch.setattr("service.stages.listening.words", stand_ins.talk_words)
    assert drafted(town, queue, talk).state == "done"


def test_what_is_recorded_after_it_was_stopped_is_heard_too(town: Town, queue: JobQueue, control: Path) -> None:
    talk, desk = recorded(town), held.desk(town)
    (control / "hold-speech-during").touch()
    drafting.draft_recording(desk, queue, town.leader, talk)
    until((control / "at-speech-during").exists)
    drafting.stop_drafting(desk, town.leader, talk)
    (control / "hold-speech-during").unlink()
    take = takes.begin(desk, town.leader, talk)
    takes.arrive(desk, town.leader, talk, take, 0, b"mere lyd")
    assert drafted(town, queue, talk).state == "done"
    assert stand_ins.done_so_far(control).count("sound") == 3


def test_the_queue_holds_nothing_of_it(town: Town, queue: JobQueue, settings: Settings) -> None:
    drafted(town, queue, recorded(town))
    kept = b"".join(path.read_bytes() for path in settings.data.glob(f"{FILE}*"))
    for word in (held.EMPLOYEE, "telefonen", "november"):
        assert word.encode() not in kept
