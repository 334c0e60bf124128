import os
import stat
from pathlib import Path

import pytest

from service.stages import workspace
from service.stages.workspace import Workspace, adapter, key_of

NUMBERS = adapter(list[int])


def test_what_is_kept_is_found_under_its_key_alone(tmp_path: Path) -> None:
    space = Workspace(tmp_path, "møde")
    space.keep("tal", key_of("a"), [1, 2], NUMBERS)
    assert Workspace(tmp_path, "møde").load("tal", key_of("a"), NUMBERS) == [1, 2]
    assert space.load("tal", key_of("b"), NUMBERS) is None
    assert Workspace(tmp_path, "andet").load("tal", key_of("a"), NUMBERS) is None


def test_a_damaged_result_counts_as_none(tmp_path: Path) -> None:
    space = Workspace(tmp_path, "møde")
    space.keep("tal", "k", [1, 2], NUMBERS)
    (tmp_path / "møde" / "tal-k.json").write_bytes(b"[1, 2")
    assert space.load("tal", "k", NUMBERS) is None


def test_only_the_owner_may_read(tmp_path: Path) -> None:
    Workspace(tmp_path, "møde")
    assert stat.S_IMODE((tmp_path / "møde").stat().st_mode) == 0o700


def test_a_full_disk_leaves_no_half_result(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    space = Workspace(tmp_path, "møde")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        space.keep("tal", "k", [1], NUMBERS)
    assert list((tmp_path / "møde").iterdir()) == []


def test_old_workspaces_go(tmp_path: Path) -> None:
    Workspace(tmp_path, "gammel")
    Workspace(tmp_path, "ny")
    os.utime(tmp_path / "gammel", (0, 0))
    workspace.prune(tmp_path, days=7)
    assert [p.name for p in tmp_path.iterdir()] == ["ny"]


def test_pruning_what_does_not_exist_is_nothing(tmp_path: Path) -> None:
    workspace.prune(tmp_path / "ingen", days=7)
