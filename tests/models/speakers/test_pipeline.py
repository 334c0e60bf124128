from pathlib import Path

import pytest

from models.speakers import Turn
from models.speakers.pipeline import Pipeline, turns_of


def test_speakers_are_numbered_as_they_are_heard() -> None:
    core = pytest.importorskip("pyannote.core", reason="pyannote.audio er ikke installeret (ekstra: gpu)")
    annotation = core.Annotation()
    annotation[core.Segment(4, 6)] = "SPEAKER_00"
    annotation[core.Segment(1, 5)] = "SPEAKER_01"
    assert turns_of(annotation) == [Turn(1, 5, 0), Turn(4, 6, 1)]


def test_a_folder_without_a_pipeline_is_not_taken_for_one(tmp_path: Path) -> None:
    pytest.importorskip("pyannote.audio", reason="pyannote.audio er ikke installeret (ekstra: gpu)")
    with pytest.raises(Exception, match=r"config|yaml|Repo"):
        Pipeline(tmp_path, device="cpu")
