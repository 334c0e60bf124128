"""A talk's recording comes in numbered chunks, and only while everybody's yes stands."""

import multiprocessing
import threading
from multiprocessing.connection import Connection
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.error import UdkastError
from service.access import Principal
from service.agreeing import Part
from service.desk.refusal import ConflictError, NotFoundError
from service.desk.talks import asking, consenting, holding, inviting, sound, takes
from service.desk.talks.recording import recording
from service.desk.talks.takes import EndedError, MissingError
from service.desk.talks.talk import TalkDesk
from service.storage import Database, LocalFiles
from service.storage.tables import TalkRow, TalkTake
from tests.service.conftest import DEMO, Town
from tests.service.desk.talks import held

OTHERS = ("referent", "chair", "member", "outsider", "administrator", "consultant")


def begun(town: Town) -> tuple[str, str]:
    talk = held.agreed(town, held.created(town, other=False))
    return talk, takes.begin(held.desk(town), town.leader, talk)


def content(town: Town, take: str) -> bytes:
    with town.database.read() as session:
        row = session.get_one(TalkTake, take)
        return takes.path_of(held.desk(town), row).read_bytes()[: row.size]


def test_without_everybodys_yes_there_is_no_sound(town: Town) -> None:
    talk, desk = held.created(town), held.desk(town)
    consenting.note(desk, town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    with pytest.raises(ConflictError, match="alle har sagt ja"):
        takes.begin(desk, town.leader, talk)
    assert not town.files.path(sound.ROOT).exists()


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_records_or_deletes(town: Town, who: str) -> None:
    talk, take = begun(town)
    desk, stranger = held.desk(town), getattr(town, who)
    for act in (
        lambda: takes.begin(desk, stranger, talk),
        lambda: takes.arrive(desk, stranger, talk, take, 0, b"lyd"),
        lambda: takes.end(desk, stranger, talk, take, 0),
        lambda: takes.discard(desk, stranger, talk),
    ):
        with pytest.raises(NotFoundError):
            act()


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.binary(min_size=1, max_size=40), min_size=1, max_size=8), st.data())
def test_whatever_is_sent_twice_or_too_early_the_whole_is_what_was_recorded(
    town: Town, chunks: list[bytes], data: st.DataObject
) -> None:
    talk, take = begun(town)
    desk, awaited = held.desk(town), 0
    while awaited < len(chunks):
        number = data.draw(st.integers(0, len(chunks) - 1))
        if number > awaited:
            with pytest.raises(MissingError) as missing:
                takes.arrive(desk, town.leader, talk, take, number, chunks[number])
            number = missing.value.next
        awaited = takes.arrive(desk, town.leader, talk, take, number, chunks[number])
    takes.end(desk, town.leader, talk, take, len(chunks))
    assert content(town, take) == b"".join(chunks)


def test_what_was_written_and_never_told_is_written_over(town: Town) -> None:
    talk, take = begun(town)
    desk = held.desk(town)
    takes.arrive(desk, town.leader, talk, take, 0, b"et")
    with town.database.read() as session:
        path = takes.path_of(desk, session.get_one(TalkTake, take))
    path.write_bytes(b"etto")  # killed between the disk and the row
    takes.arrive(desk, town.leader, talk, take, 1, b"to")
    assert path.read_bytes() == b"etto"


def test_a_service_that_is_killed_while_chunks_arrive_has_all_that_it_acknowledged(town: Town) -> None:
    talk, take = begun(town)
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe(duplex=False)
    where = str(town.database.engine.url), town.files.path("x").parent, town.leader, talk, take, theirs
    service = context.Process(target=_taking_in, args=where)
    service.start()
    acknowledged = 0
    while acknowledged < 20:
        assert ours.poll(120)
        acknowledged = ours.recv()
    service.kill()
    service.join()
    kept = content(town, take)
    chunks = len(kept) // len(_chunk(0))
    assert chunks >= acknowledged
    assert kept == b"".join(_chunk(number) for number in range(chunks))
    assert takes.arrive(held.desk(town), town.leader, talk, take, chunks, _chunk(chunks)) == chunks + 1


def _taking_in(  # noqa: PLR0913, PLR0917 - what a process of its own is given
    url: str, root: Path, who: Principal, talk: str, take: str, told: Connection
) -> None:
    desk, number = TalkDesk(Database(url), LocalFiles(root)), 0
    while True:
        number = takes.arrive(desk, who, talk, take, number, _chunk(number))
        told.send(number)


def _chunk(number: int) -> bytes:
    return number.to_bytes(4) * 2000


def test_what_has_arrived_can_be_used_though_nobody_ended_it(town: Town) -> None:
    talk, take = begun(town)
    takes.arrive(held.desk(town), town.leader, talk, take, 0, b"lyd")
    (shown,) = recording(held.desk(town), town.leader, talk).takes
    assert (shown.size, shown.live) == (3, True)


def test_the_latest_who_records_is_the_one(town: Town) -> None:
    talk, first = begun(town)
    desk = held.desk(town)
    second = takes.begin(desk, town.leader, talk)
    with pytest.raises(EndedError):
        takes.arrive(desk, town.leader, talk, first, 0, b"lyd")
    assert takes.arrive(desk, town.leader, talk, second, 0, b"lyd") == 1


def test_a_yes_taken_back_between_two_chunks_ends_it_and_leaves_nothing(town: Town) -> None:
    talk, take = begun(town)
    desk = held.desk(town)
    takes.arrive(desk, town.leader, talk, take, 0, b"lyd")
    consenting.withdraw_own(desk, held.employee(town, talk))
    for act in (
        lambda: takes.arrive(desk, town.leader, talk, take, 1, b"lyd"),
        lambda: takes.end(desk, town.leader, talk, take, 1),
    ):
        with pytest.raises(EndedError):
            act()
    with pytest.raises(ConflictError):
        takes.begin(desk, town.leader, talk)
    assert not town.files.path(sound.folder(talk)).exists()
    assert len(recording(desk, town.leader, talk).receipts) == 1


def test_chunks_that_come_while_a_yes_is_taken_back_leave_nothing(town: Town) -> None:
    talk, take = begun(town)
    desk, sent = held.desk(town), threading.Event()

    def sending() -> None:
        number = 0
        while True:
            try:
                number = takes.arrive(desk, town.leader, talk, take, number, b"x" * 5000)
            except EndedError:
                return
            finally:
                sent.set()

    sender = threading.Thread(target=sending)
    sender.start()
    sent.wait(60)
    consenting.withdraw(desk, town.leader, talk, held.person(town, talk, Part.EMPLOYEE))
    sender.join(60)
    assert not sender.is_alive()
    assert not town.files.path(sound.folder(talk)).exists()


def test_somebody_who_comes_later_must_say_yes_before_more_is_recorded(town: Town) -> None:
    talk, take = begun(town)
    desk = held.desk(town)
    inviting.bring(desk, held.employee(town, talk), "Kim Fælled")
    with pytest.raises(EndedError, match="slettet"):
        takes.arrive(desk, town.leader, talk, take, 0, b"lyd")
    with pytest.raises(ConflictError, match="alle har sagt ja"):
        takes.begin(desk, town.leader, talk)
    assert recording(desk, town.leader, talk).takes == ()


def test_a_file_that_is_no_recording_is_removed_again(town: Town) -> None:
    talk = held.agreed(town, held.created(town, other=False))
    desk = held.desk(town)
    take = takes.begin(desk, town.leader, talk, uploaded=True)
    takes.arrive(desk, town.leader, talk, take, 0, b"Ikke lyd, men en tekst.")
    with pytest.raises(UdkastError):
        takes.end(desk, town.leader, talk, take, 1)
    assert recording(desk, town.leader, talk).takes == ()
    assert not list(town.files.path(sound.folder(talk)).rglob("*.*"))
    with town.database.read() as session:
        assert session.get_one(TalkRow, talk).sound is None


def test_a_file_is_taken_in_whole(town: Town) -> None:
    talk = held.agreed(town, held.created(town, other=False))
    desk, file = held.desk(town), _recording()
    take = takes.begin(desk, town.leader, talk, uploaded=True)
    takes.arrive(desk, town.leader, talk, take, 0, file[:1000])
    with pytest.raises(MissingError):
        takes.end(desk, town.leader, talk, take, 2)
    takes.arrive(desk, town.leader, talk, take, 1, file[1000:])
    takes.end(desk, town.leader, talk, take, 2)
    takes.end(desk, town.leader, talk, take, 2)
    assert content(town, take) == file


def test_no_more_than_so_much_is_taken_in(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(takes, "LARGEST", 10)
    talk, take = begun(town)
    takes.arrive(held.desk(town), town.leader, talk, take, 0, b"12345678")
    with pytest.raises(UdkastError, match="for stor"):
        takes.arrive(held.desk(town), town.leader, talk, take, 1, b"123")


def test_it_can_be_deleted_and_made_again_without_asking_again(town: Town) -> None:
    talk, take = begun(town)
    desk = held.desk(town)
    takes.arrive(desk, town.leader, talk, take, 0, b"lyd")
    takes.discard(desk, town.leader, talk)
    assert not town.files.path(sound.folder(talk)).exists()
    assert takes.begin(desk, town.leader, talk)


def test_a_sent_referat_takes_no_more(town: Town) -> None:
    talk, take = begun(town)
    held.written(town, talk, "tasks_now", "Mette Vang kan passe telefonen.")
    asking.send(held.desk(town), town.leader, talk)
    with pytest.raises(EndedError):
        takes.arrive(held.desk(town), town.leader, talk, take, 0, b"lyd")


def test_only_the_owner_of_the_program_can_read_the_sound(town: Town) -> None:
    talk, take = begun(town)
    takes.arrive(held.desk(town), town.leader, talk, take, 0, b"lyd")
    path = town.files.path(f"{sound.folder(talk)}/sound/{take}")
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0
    holding.delete(held.desk(town), town.leader, talk)
    assert not path.exists()


def _recording() -> bytes:
    found: Path = next(path for path in sorted(DEMO.iterdir()) if path.suffix in {".ogg", ".wav", ".m4a", ".mp3"})
    return found.read_bytes()
