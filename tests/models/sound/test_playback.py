"""The copy that a browser plays: small, whole, and in time with the transcript."""

import errno
import os
import subprocess
import wave
from collections.abc import Iterator
from pathlib import Path

import av
import numpy as np
import pytest
from numpy.typing import NDArray

from models.sound import RATE, Sound, decode, playback


def sound_of(path: Path, samples: NDArray[np.float64]) -> Sound:
    with wave.open(str(path), "wb") as file:
        file.setparams((1, 2, RATE, 0, "NONE", ""))
        file.writeframes((samples * 32767).astype("<i2").tobytes())
    return Sound.open(path)


@pytest.fixture
def clicks(tmp_path: Path) -> Sound:
    """Ninety seconds of faint noise with a burst at 7, 41 and 77 seconds."""
    samples = np.random.default_rng(0).normal(0, 0.003, RATE * 90)
    for at in (7, 41, 77):
        samples[at * RATE : at * RATE + RATE // 10] = 0.5 * np.sin(np.arange(RATE // 10) / 4)
    return sound_of(tmp_path / "lyd.wav", samples)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disk"
    folder.mkdir()
    if os.geteuid() or subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "t", folder], check=False).returncode:
        pytest.skip("kræver ret til at montere en lille disk")
    yield folder
    subprocess.run(["umount", folder], check=True)


def test_the_copy_is_small_and_in_time_with_the_sound(clicks: Sound, tmp_path: Path) -> None:
    told: list[float] = []
    playback.write(clicks, tmp_path / "afspilning.m4a", told.append)
    assert (tmp_path / "afspilning.m4a").stat().st_size < 90 * playback.BITS / 8 * 1.15
    again = decode(tmp_path / "afspilning.m4a", tmp_path / "igen.wav")
    assert again.warnings == ()
    assert abs(again.seconds - clicks.seconds) < 0.1
    loud = np.abs(again.read(0, again.samples)) > 0.2
    for at in (7, 41, 77):
        first = at * RATE - RATE + int(np.argmax(loud[at * RATE - RATE :]))
        assert abs(first / RATE - at) < 0.01
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_the_index_lies_before_the_sound(clicks: Sound, tmp_path: Path) -> None:
    playback.write(clicks, tmp_path / "afspilning.m4a")
    content = (tmp_path / "afspilning.m4a").read_bytes()
    assert content.index(b"moov") < content.index(b"mdat")
    with av.open(str(tmp_path / "afspilning.m4a")) as container:
        stream = container.streams.audio[0]
        assert (stream.codec_context.name, stream.rate, stream.codec_context.channels) == ("aac", RATE, 1)


def test_a_sound_shorter_than_one_frame_is_played_too(tmp_path: Path) -> None:
    playback.write(sound_of(tmp_path / "kort.wav", np.full(300, 0.1)), tmp_path / "kort.m4a")
    assert decode(tmp_path / "kort.m4a", tmp_path / "igen.wav").samples > 0


def test_a_full_disk_says_so_and_leaves_nothing(clicks: Sound, small_disk: Path) -> None:
    with pytest.raises(OSError, match="could not be written") as error:
        playback.write(clicks, small_disk / "afspilning.m4a")
    assert error.value.errno == errno.ENOSPC
    assert list(small_disk.iterdir()) == []
