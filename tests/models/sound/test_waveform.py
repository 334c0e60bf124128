"""What the player draws."""

import wave
from pathlib import Path

import numpy as np
import pytest

from models.sound import RATE, Sound, waveform


def sound_of(path: Path, seconds: float, level: float) -> Sound:
    """Silence with a loud hundredth in the middle and a faint second at the end."""
    samples = np.zeros(int(RATE * seconds))
    middle = len(samples) // 2 // RATE * RATE
    samples[middle : middle + len(samples) // 100] = level
    samples[-RATE:] = level / 4
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return Sound.open(path)


@pytest.mark.parametrize("level", [0.9, 0.02])
def test_ten_peaks_a_second_relative_to_the_sounds_own_loudness(tmp_path: Path, level: float) -> None:
    drawn = waveform.peaks(sound_of(tmp_path / "lyd.wav", 100, level))
    assert len(drawn) == 1000
    assert set(drawn[500:510]) == {255}
    assert set(drawn[990:]) <= {63, 64, 65}
    assert set(drawn[:500]) == set(drawn[510:990]) == {0}


def test_a_long_sound_keeps_its_loud_place_in_fewer_peaks(tmp_path: Path) -> None:
    seconds = 900
    drawn = waveform.peaks(sound_of(tmp_path / "lyd.wav", seconds, 0.5))
    assert len(drawn) == waveform.MOST
    loud = [place for place, peak in enumerate(drawn) if peak > 200]
    assert min(loud) * seconds / waveform.MOST == pytest.approx(450, abs=0.5)
    assert max(loud) * seconds / waveform.MOST == pytest.approx(459, abs=0.5)


def test_silence_is_drawn_as_silence(tmp_path: Path) -> None:
    assert set(waveform.peaks(sound_of(tmp_path / "lyd.wav", 3, 0.0))) == {0}


def test_the_last_part_of_a_second_has_its_peak(tmp_path: Path) -> None:
    assert len(waveform.peaks(sound_of(tmp_path / "lyd.wav", 60.05, 0.5))) == 601


def test_peaks_are_written_whole(tmp_path: Path) -> None:
    waveform.write(b"\x00\xff", tmp_path / "toppe")
    assert [p.name for p in tmp_path.iterdir()] == ["toppe"]
    assert (tmp_path / "toppe").read_bytes() == b"\x00\xff"
