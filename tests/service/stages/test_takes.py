"""Takes become one sound, one after the other."""

from pathlib import Path

import numpy as np
import soundfile

from models.progress import silent
from models.sound import RATE, Sound
from service.stages import takes


def tone(path: Path, seconds: float, hertz: float) -> Path:
    at = np.arange(int(seconds * 48_000)) / 48_000
    soundfile.write(path, 0.5 * np.sin(2 * np.pi * hertz * at), 48_000)
    return path


def test_they_follow_each_other_in_their_order(tmp_path: Path) -> None:
    parts = [tone(tmp_path / "a.wav", 1.0, 300), tone(tmp_path / "b.flac", 2.0, 900)]
    told = takes.decoded(parts, tmp_path / "sound.wav", silent)
    sound = Sound.open(tmp_path / "sound.wav")
    assert abs(told.seconds - 3.0) < 0.05
    assert abs(sound.seconds - told.seconds) < 0.01

    def loudest(start: float, stop: float) -> float:
        heard = sound.read(int(start * RATE), int(stop * RATE))
        return float(np.abs(np.fft.rfft(heard)).argmax() * RATE / len(heard))

    assert abs(loudest(0.2, 0.8) - 300) < 10
    assert abs(loudest(1.2, 2.8) - 900) < 10
    assert {path.name for path in tmp_path.iterdir()} == {"a.wav", "b.flac", "sound.wav"}


def test_one_is_decoded_as_it_is(tmp_path: Path) -> None:
    told = takes.decoded([tone(tmp_path / "a.wav", 1.0, 300)], tmp_path / "sound.wav", silent)
    assert abs(told.seconds - Sound.open(tmp_path / "sound.wav").seconds) < 0.01
