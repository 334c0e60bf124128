"""tus 1.0.0 as clients speak it, and lines that break."""

import base64
import hashlib
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import anyio
import pytest
from fastapi.testclient import TestClient
from httpx2 import Response
from hypothesis import given
from hypothesis import strategies as st
from starlette.requests import ClientDisconnect

from service.desk import meetings
from service.desk.meetings import NewMeeting
from service.storage.tables import Token, Upload, now
from service.web import tus
from service.web.pages.uploads import desk_of
from service.web.services import Services
from tests.service.conftest import Town
from tests.service.desk.setting_up import DEMO, PASTED
from tests.service.web.conftest import Asked

SOUND = (DEMO / "demo.ogg").read_bytes()
Browse = Callable[..., TestClient]
TUS = {"Tus-Resumable": "1.0.0"}
BYTES = {**TUS, "Content-Type": "application/offset+octet-stream"}


@pytest.fixture
def meeting(town: Town, services: Services) -> str:
    return meetings.create(
        desk_of(services), town.referent, NewMeeting(committee_id=town.committee, agenda_text=PASTED)
    )


def described(**values: str) -> str:
    return ",".join(f"{key} {base64.b64encode(value.encode()).decode()}" for key, value in values.items())


def begun(client: TestClient, meeting: str, size: int = len(SOUND), **headers: str) -> Response:
    about = described(meeting=meeting, filename="møde.ogg", filetype="audio/ogg")
    return client.post("/uploads", headers={**TUS, "Upload-Length": str(size), "Upload-Metadata": about, **headers})


def sent(client: TestClient, address: str, content: bytes, offset: int, **headers: str) -> Response:
    return client.patch(address, content=content, headers={**BYTES, "Upload-Offset": str(offset), **headers})


def reached(client: TestClient, address: str) -> int:
    return int(client.head(address, headers=TUS).headers["Upload-Offset"])


def test_it_says_what_it_can_to_anybody(browse: Browse) -> None:
    answer = browse().options("/uploads")
    assert answer.status_code == 204
    assert answer.headers["Tus-Version"] == "1.0.0"
    assert answer.headers["Tus-Max-Size"] == str(8 * 1024**3)
    assert set(answer.headers["Tus-Extension"].split(",")) >= {"creation", "expiration", "termination"}


def test_a_recording_goes_up_in_pieces_and_is_drafted(
    town: Town, services: Services, browse: Browse, meeting: str
) -> None:
    client = browse(town.referent)
    made = begun(client, meeting)
    assert made.status_code == 201
    address = made.headers["Location"]
    assert "Upload-Expires" in made.headers
    middle = len(SOUND) // 2
    first = sent(client, address, SOUND[:middle], 0)
    assert (first.status_code, first.headers["Upload-Offset"]) == (204, str(middle))
    assert reached(browse(town.referent), address) == middle
    assert sent(client, address, SOUND[middle:], middle).status_code == 204
    assert reached(client, address) == len(SOUND)
    assert services.files.path(f"{meeting}/recording").read_bytes() == SOUND
    assert isinstance(services.queue, Asked)
    assert services.queue.asked == [("start", meeting, "")]
    assert sent(client, address, b"", len(SOUND)).status_code == 204
    assert services.queue.asked == [("start", meeting, "")]


def test_what_is_no_recording_is_told_in_danish_and_the_meeting_stays(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting, 5000).headers["Location"]
    answer = sent(client, address, b"<script>" * 625, 0)
    assert answer.status_code == 422
    assert "lyd- eller videooptagelse" in answer.json()["detail"]
    assert client.head(address, headers=TUS).status_code == 404
    assert begun(client, meeting).status_code == 201


def test_another_place_than_it_has_reached_is_a_conflict(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    answer = sent(client, address, SOUND[10:20], 10)
    assert (answer.status_code, answer.headers["Upload-Offset"]) == (409, "0")


def test_more_than_was_announced_is_refused(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting, 10).headers["Location"]
    assert sent(client, address, b"x" * 11, 0).status_code == 413
    assert reached(client, address) == 0


def test_a_wrong_checksum_counts_for_nothing(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    right = base64.b64encode(hashlib.sha256(SOUND[:100]).digest()).decode()
    assert sent(client, address, SOUND[1:101], 0, **{"Upload-Checksum": f"sha256 {right}"}).status_code == 460
    assert reached(client, address) == 0
    assert sent(client, address, SOUND[:100], 0, **{"Upload-Checksum": "crc9 AAAA"}).status_code == 400
    assert sent(client, address, SOUND[:100], 0, **{"Upload-Checksum": f"sha256 {right}"}).status_code == 204


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Tus-Resumable": "0.2.2"}, 412),
        ({"Upload-Length": "-1"}, 400),
        ({"Upload-Length": "1e9"}, 400),
        ({"Upload-Length": "9" * 30}, 400),
        ({"Upload-Length": "0"}, 422),
        ({"Upload-Length": str(8 * 1024**3 + 1)}, 413),
        ({"Upload-Metadata": "meeting ###"}, 400),
        ({"Upload-Metadata": ""}, 400),
        ({"Upload-Metadata": described(meeting="../../etc")}, 404),
    ],
)
def test_a_beginning_that_is_wrong_is_refused(
    town: Town, browse: Browse, meeting: str, headers: dict[str, str], status: int
) -> None:
    answer = begun(browse(town.referent), meeting, len(SOUND), **headers)
    assert answer.status_code == status
    assert answer.headers["Tus-Resumable"] == "1.0.0"


@pytest.mark.parametrize("value", ["æø==", "###", "a", "//8="])
def test_what_is_not_base64_breaks_the_protocol_and_nothing_else(value: str) -> None:
    with pytest.raises(tus.MalformedError):
        tus.metadata(f"meeting {value}")
    if value != "//8=":  # good Base64, but no text
        with pytest.raises(tus.MalformedError):
            tus.Checksum(f"sha256 {value}")


def test_bytes_of_another_kind_or_without_a_place_are_refused(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    assert sent(client, address, b"x", 0, **{"Content-Type": "text/plain"}).status_code == 415
    assert client.patch(address, content=b"x", headers=BYTES).status_code == 400
    assert client.head(address).status_code == 412


def test_only_the_committees_referent_lays_up(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    assert begun(browse(), meeting).status_code == 401
    for stranger in (town.outsider, town.administrator):
        other = browse(stranger)
        assert begun(other, meeting).status_code == 404
        assert other.head(address, headers=TUS).status_code == 404
        assert sent(other, address, SOUND, 0).status_code == 404
        assert other.delete(address, headers=TUS).status_code == 404
    assert begun(browse(town.chair), meeting).status_code == 403
    assert begun(client, town.meeting).status_code == 409
    del client.headers["X-CSRF-Token"]
    assert begun(client, meeting).status_code == 403
    assert sent(client, address, SOUND, 0).status_code == 403


def test_a_program_lays_up_with_its_key(town: Town, services: Services, browse: Browse, meeting: str) -> None:
    from service.access.secret import fingerprint

    with services.database.write() as session:
        session.add(Token(name="ESDH", token_hash=fingerprint("hemmelig"), scopes="read write"))
        session.add(Token(name="Læser", token_hash=fingerprint("læs"), scopes="read"))
    client = browse()
    answer = begun(client, meeting, Authorization="Bearer hemmelig")
    assert answer.status_code == 201
    address = answer.headers["Location"]
    assert sent(client, address, SOUND, 0, Authorization="Bearer hemmelig").status_code == 204
    assert begun(client, meeting, Authorization="Bearer forkert").status_code == 401


def test_an_upload_can_be_given_up(town: Town, browse: Browse, meeting: str) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    assert client.delete(address, headers=TUS).status_code == 204
    assert client.head(address, headers=TUS).status_code == 404
    second = begun(client, meeting).headers["Location"]
    assert client.post(second, headers={**TUS, "X-HTTP-Method-Override": "DELETE"}).status_code == 204
    third = begun(client, meeting).headers["Location"]
    over = {**BYTES, "Upload-Offset": "0", "X-HTTP-Method-Override": "PATCH"}
    assert client.post(third, content=SOUND[:50], headers=over).status_code == 204
    assert reached(client, third) == 50


def test_what_a_killed_process_wrote_too_much_is_written_over(
    town: Town, services: Services, browse: Browse, meeting: str
) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    sent(client, address, SOUND[:1000], 0)
    path = services.files.path(f"uploads/{address.rpartition('/')[2]}")
    path.write_bytes(path.read_bytes() + b"\x00" * 5000)
    assert reached(client, address) == 1000
    assert sent(client, address, SOUND[1000:], 1000).status_code == 204
    assert services.files.path(f"{meeting}/recording").read_bytes() == SOUND


def test_a_half_upload_is_gone_when_its_day_is_over(
    town: Town, services: Services, browse: Browse, meeting: str
) -> None:
    client = browse(town.referent)
    address = begun(client, meeting).headers["Location"]
    with services.database.write() as session:
        session.get_one(Upload, address.rpartition("/")[2]).expires = now()
    assert client.head(address, headers=TUS).status_code == 404


async def _line(pieces: list[bytes], then: BaseException | None = None) -> AsyncIterator[bytes]:
    for piece in pieces:
        await anyio.lowlevel.checkpoint()
        yield piece
    if then is not None:
        raise then


@given(st.lists(st.binary(max_size=40), max_size=12), st.integers(0, 12))
def test_what_came_before_the_line_broke_is_kept(tmp_path_factory: object, pieces: list[bytes], cut: int) -> None:
    assert isinstance(tmp_path_factory, pytest.TempPathFactory)
    path = tmp_path_factory.mktemp("sink") / "file"
    whole, told = b"".join(pieces), list[int]()

    async def run() -> None:
        at = await tus.Sink(path, 0, len(whole), told.append).take(
            _line(pieces[:cut], ClientDisconnect()), tus.Writer(), None
        )
        assert at == len(b"".join(pieces[:cut]))
        rest = whole[at:]
        assert await tus.Sink(path, at, len(whole), told.append).take(_line([rest]), tus.Writer(), None) == len(whole)

    anyio.run(run)
    assert path.read_bytes() == whole
    assert told == sorted(told)


def test_memory_does_not_grow_with_the_recording(tmp_path: Path) -> None:
    import tracemalloc

    size = 96 << 20
    told: list[int] = []

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(size >> 16):
            yield b"\x00" * (1 << 16)

    async def run() -> None:
        tracemalloc.start()
        await tus.Sink(tmp_path / "f", 0, size, told.append).take(pieces(), tus.Writer(), None)

    anyio.run(run)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 8 << 20
    assert told[-1] == size
    assert len(told) == 2


def test_two_senders_at_once_the_second_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        writers = tus.Writers()
        async with writers.alone("a"):
            with pytest.raises(tus.LockedError):
                async with writers.alone("a"):
                    pass
            async with writers.alone("b"):
                pass
        async with writers.alone("a"):
            pass

    anyio.run(run)


def test_a_sender_who_fell_silent_is_taken_over_from_and_keeps_what_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tus, "STALE", -1.0)
    path, told, order = tmp_path / "f", list[int](), list[str]()

    async def silent() -> AsyncIterator[bytes]:
        yield b"abc"
        await anyio.sleep_forever()

    async def closed_laptop(writers: tus.Writers, heard: anyio.Event) -> None:
        async with writers.alone("a") as writer:
            heard.set()
            assert await tus.Sink(path, 0, 6, told.append).take(silent(), writer, None) == 3
            order.append("old")

    async def run() -> None:
        writers, heard = tus.Writers(), anyio.Event()
        async with anyio.create_task_group() as group:
            group.start_soon(closed_laptop, writers, heard)
            await heard.wait()
            await anyio.wait_all_tasks_blocked()
            async with writers.alone("a") as writer:
                order.append("new")
                assert await tus.Sink(path, told[-1], 6, told.append).take(_line([b"def"]), writer, None) == 6

    anyio.run(run)
    assert order == ["old", "new"]
    assert path.read_bytes() == b"abcdef"
