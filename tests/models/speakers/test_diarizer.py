from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from evaluation.measures.der import SpokenBy, diarization_error, read_rttm
from models.sound import RATE, Sound
from models.speakers import Turn
from models.speakers.diarizer import Diarizer

Call = tuple[NDArray[np.float32], list[SpokenBy]]

WEIGHTS = Path.home() / ".cache/udkast/weights"
SEGMENTATION = WEIGHTS / "segmentation-3.0/pytorch_model.bin"
CAMPPLUS = WEIGHTS / "campplus/campplus_cn_en_common.pt"
AMI = Path(__file__).parents[4] / "shared/recordings/ami"

pytestmark = [
    pytest.mark.weights,
    pytest.mark.skipif(not (SEGMENTATION.exists() and CAMPPLUS.exists()), reason="weights not fetched: make weights"),
]


@pytest.fixture(scope="module")
def diarizer() -> Diarizer:
    return Diarizer(SEGMENTATION, CAMPPLUS)


def sound_of(samples: NDArray[np.float32], tmp_path: Path) -> Sound:
    path = tmp_path / "sound.wav"
    soundfile.write(path, samples, RATE, subtype="PCM_16")
    return Sound.open(path)


def labelled(turns: list[Turn]) -> list[SpokenBy]:
    return [(turn.start, turn.end, str(turn.speaker)) for turn in turns]


@pytest.fixture(scope="module")
def call() -> Call:
    # found without importing pyannote.audio, which takes longer than these tests
    import pyannote

    folder = next(Path(p) / "audio/sample" for p in pyannote.__path__ if (Path(p) / "audio/sample").exists())
    samples, _ = soundfile.read(folder / "sample.wav", dtype="float32")
    return samples, read_rttm(folder / "sample.rttm")


def test_two_people_on_the_telephone_are_told_apart(diarizer: Diarizer, call: Call, tmp_path: Path) -> None:
    samples, reference = call
    progress: list[float] = []
    turns = diarizer.turns(sound_of(samples, tmp_path), progress=progress.append)
    error = diarization_error(reference, labelled(turns))
    assert error.speakers_found == 2
    assert error.der < 0.10
    assert progress == sorted(progress)
    assert progress[-1] == 1.0
    assert turns == sorted(turns)


def test_the_number_of_speakers_can_be_given(diarizer: Diarizer, call: Call, tmp_path: Path) -> None:
    sound = sound_of(call[0], tmp_path)
    assert {turn.speaker for turn in diarizer.turns(sound, count=1)} == {0}
    assert len({turn.speaker for turn in diarizer.turns(sound, count=3)}) == 3
    assert len({turn.speaker for turn in diarizer.turns(sound, count=500)}) < 30


def test_one_speaker_is_one_speaker(diarizer: Diarizer, call: Call, tmp_path: Path) -> None:
    samples, reference = call
    alone = [(s, e) for s, e, who in reference if who == reference[0][2] and e - s > 1]
    piece = np.concatenate([samples[int(s * RATE) : int(e * RATE)] for s, e in alone])
    assert {turn.speaker for turn in diarizer.turns(sound_of(piece, tmp_path))} == {0}


@pytest.mark.parametrize("seconds", [0.0, 0.01, 0.5, 12.0])
def test_silence_has_no_turns(diarizer: Diarizer, seconds: float, tmp_path: Path) -> None:
    assert diarizer.turns(sound_of(np.zeros(int(seconds * RATE), np.float32), tmp_path)) == []


def test_a_very_short_sound_has_one_turn_at_most(diarizer: Diarizer, call: Call, tmp_path: Path) -> None:
    samples, reference = call
    start = int(reference[0][0] * RATE)
    turns = diarizer.turns(sound_of(samples[start : start + RATE // 2], tmp_path))
    assert len(turns) <= 1
    assert all(turn.end <= 0.5 for turn in turns)


@pytest.mark.skipif(not AMI.exists(), reason="the real meetings lie outside the repository")
def test_real_meetings_stay_under_half_wrong_on_average(diarizer: Diarizer, tmp_path: Path) -> None:
    errors = []
    for name in ("dev00", "trn03", "trn05", "tst00"):
        samples, _ = soundfile.read(AMI / f"{name}.flac", dtype="float32")
        turns = diarizer.turns(sound_of(samples, tmp_path))
        errors.append(diarization_error(read_rttm(AMI / f"{name}.rttm"), labelled(turns)).der)
    assert np.mean(errors) < 0.30


def test_segmentation_hears_what_pyannote_hears(call: Call) -> None:
    import os

    import torch

    os.environ["PYANNOTE_METRICS_ENABLED"] = "0"
    from pyannote.audio import Model

    from models.speakers.segmentation import WINDOW, Segmentation

    waves = torch.from_numpy(call[0][: 2 * WINDOW]).reshape(2, 1, WINDOW)
    with torch.inference_mode():
        stock = Model.from_pretrained(SEGMENTATION)
        assert stock is not None
        theirs = stock.eval()(waves)
        ours = Segmentation.load(SEGMENTATION)(waves)
    assert torch.allclose(theirs, ours, atol=1e-4)
