import json
from pathlib import Path

import pytest

from models.weights import Store
from service import families
from service.settings import Settings
from service.stages.equipment import Equipment
from service.stages.making import Making
from service.stages.watch import Unwatched


class Heard(Unwatched):
    """Keeps what it is warned of."""

    def __init__(self) -> None:
        self.warned: list[str] = []

    def warn(self, message: str) -> None:
        self.warned.append(message)


@pytest.fixture
def watch() -> Heard:
    return Heard()


@pytest.fixture
def making(tmp_path: Path, watch: Heard) -> Making:
    source = tmp_path / "noter.txt"
    source.write_text("Næste møde er på mandag.", encoding="utf-8")
    return Making(source, Equipment(Store(tmp_path), "embedded", ()), Settings(work=tmp_path / "work"), watch)


def test_a_warning_is_told_at_once_and_again_in_the_folder(making: Making, watch: Heard, tmp_path: Path) -> None:
    making.warn("Lyden er svag.")
    run = making.written(
        tmp_path / "ud", families.load("standard", None), lambda folder: (folder / "a").touch(), audio_seconds=2.5
    )
    assert watch.warned == ["Lyden er svag."]
    kept = json.loads((tmp_path / "ud" / "run.json").read_text(encoding="utf-8"))
    assert (kept["warnings"], kept["audio_seconds"], kept["template"]) == (["Lyden er svag."], 2.5, "standard")
    assert [stage.name for stage in run.stages] == ["export"]


def test_where_a_file_cannot_be_written_the_folder_is_as_it_was(making: Making, tmp_path: Path) -> None:
    def fail(folder: Path) -> None:
        (folder / "a").touch()
        raise OSError("no space")

    with pytest.raises(OSError, match="no space"):
        making.written(tmp_path / "ud", families.load("standard", None), fail, audio_seconds=0.0)
    assert not (tmp_path / "ud").exists()
