from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from service.storage import LocalFiles


@pytest.fixture
def files(tmp_path: Path) -> LocalFiles:
    return LocalFiles(tmp_path / "files")


def test_a_file_comes_back_as_it_was_put(files: LocalFiles) -> None:
    size, digest = files.put("m1/agenda", [b"punkt ", b"1"])
    assert (size, digest) == (7, sha256(b"punkt 1").hexdigest())
    assert files.path("m1/agenda").read_bytes() == b"punkt 1"


def test_a_file_that_breaks_off_leaves_the_earlier_one_whole(files: LocalFiles) -> None:
    def breaks() -> Iterator[bytes]:
        yield b"halv"
        raise OSError

    files.put("m1/agenda", b"hel")
    with pytest.raises(OSError):  # noqa: PT011 - an OSError of any kind
        files.put("m1/agenda", breaks())
    assert files.path("m1/agenda").read_bytes() == b"hel"
    assert [p.name for p in files.path("m1/agenda").parent.iterdir()] == ["agenda"]


def test_others_on_the_machine_cannot_read_a_file(files: LocalFiles) -> None:
    files.put("m1/agenda", b"x")
    assert files.path("m1/agenda").stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("key", ["../ude", "/etc/passwd", "m1/../../ude", ""])
def test_no_key_leads_out_of_the_store(files: LocalFiles, key: str) -> None:
    with pytest.raises(ValueError, match="leads out"):
        files.path(key)


def test_a_finished_upload_moves_into_the_store(files: LocalFiles, tmp_path: Path) -> None:
    (tmp_path / "arrived").write_bytes(b"lyd")
    files.adopt("m1/recording", tmp_path / "arrived")
    assert files.path("m1/recording").read_bytes() == b"lyd"
    assert not (tmp_path / "arrived").exists()


def test_deleting_says_whether_there_was_a_file(files: LocalFiles) -> None:
    files.put("m1/a", b"x")
    assert (files.delete("m1/a"), files.delete("m1/a")) == (True, False)


def test_a_meetings_files_go_together(files: LocalFiles) -> None:
    files.put("m1/a", b"x")
    files.put("m2/a", b"y")
    files.delete_all("m1")
    assert not files.path("m1").exists()
    assert files.path("m2/a").exists()
