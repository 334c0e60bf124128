from pathlib import Path

import pytest

from models.error import UdkastError
from service.stages import output


def test_all_files_arrive_together(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    with output.all_or_none(out) as part:
        (part / "draft.json").write_text("{}", encoding="utf-8")
        assert not out.exists()
    assert [p.name for p in out.iterdir()] == ["draft.json"]
    assert [p.name for p in out.parent.iterdir()] == ["b"]


def test_a_failure_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    with pytest.raises(KeyboardInterrupt), output.all_or_none(out) as part:
        (part / "draft.json").write_text("{}", encoding="utf-8")
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_result_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "draft.json").write_text("gammel", encoding="utf-8")
    (out / "noter.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(ValueError, match="nej"), output.all_or_none(out) as part:
        (part / "draft.json").write_text("halv", encoding="utf-8")
        raise ValueError("nej")
    assert (out / "draft.json").read_text(encoding="utf-8") == "gammel"
    with output.all_or_none(out) as part:
        (part / "draft.json").write_text("ny", encoding="utf-8")
    assert (out / "draft.json").read_text(encoding="utf-8") == "ny"
    assert (out / "noter.txt").read_text(encoding="utf-8") == "mine"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out"]


def test_a_file_in_the_way_is_told_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "fil").write_text("", encoding="utf-8")
    with pytest.raises(UdkastError, match="er en fil"):
        output.check(tmp_path / "fil")
    with pytest.raises(UdkastError, match="er en fil"):
        output.check(tmp_path / "fil" / "under")
    output.check(tmp_path / "ny" / "mappe")
