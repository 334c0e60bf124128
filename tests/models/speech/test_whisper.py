"""Real Whisper: it hears what is said and nothing else."""

import itertools
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import soundfile
from numpy.typing import NDArray

from models.error import UdkastError
from models.sound import RATE, Sound
from models.speech import Hints, Whisper

WEIGHTS = Path("~/.cache/udkast/weights/whisper-base").expanduser()
READ = Path(__file__).parents[4] / "shared" / "recordings" / "danish_read"

pytestmark = pytest.mark.weights


@pytest.fixture(scope="module")
def whisper() -> Whisper:
    if not (WEIGHTS / "model.bin").exists():
        pytest.skip("whisper-base is not fetched: make weights")
    return Whisper(WEIGHTS)


def sound(path: Path, samples: NDArray[np.float64]) -> Sound:
    soundfile.write(path, samples, RATE, subtype="PCM_16")
    return Sound.open(path)


def edits(said: list[str], heard: list[str]) -> int:
    row = list(range(len(heard) + 1))
    for i, a in enumerate(said, start=1):
        before, row[0] = row[0], i
        for j, b in enumerate(heard, start=1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (a != b))
    return row[-1]


def bare(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.casefold()).split()


def test_a_reader_is_heard_with_times_that_rise_and_lie_in_the_sound(whisper: Whisper, tmp_path: Path) -> None:
    if not READ.is_dir():
        pytest.skip("the recordings are not here")
    lines = (line.split("\t") for line in (READ / "transcripts.tsv").read_text(encoding="utf-8").splitlines())
    said, pieces, starts, at = "", [], [], 0.0
    for name, _, text in lines:
        piece, rate = soundfile.read(READ / f"{name}.flac")
        assert rate == RATE
        said += text + " "
        starts.append(at)
        pieces += [piece, np.zeros(RATE)]
        at += len(piece) / RATE + 1.0
    spoken = sound(tmp_path / "a.wav", np.concatenate(pieces))
    told: list[float] = []
    words = whisper.words(spoken, progress=told.append)

    heard = [part for word in words for part in bare(word.text)]
    assert edits(bare(said), heard) / len(bare(said)) < 0.5
    assert all(0 <= w.start <= w.end <= spoken.seconds and 0 <= w.probability <= 1 for w in words)
    assert all(a.start <= b.start for a, b in itertools.pairwise(words))
    assert told == sorted(told)
    assert told[-1] == 1.0
    right = [w.probability for w in words if set(bare(w.text)) <= set(bare(said))]
    wrong = [w.probability for w in words if not set(bare(w.text)) <= set(bare(said))]
    assert np.mean(right) > np.mean(wrong) + 0.1
    # Each sentence is found where it was read.
    for start, stop in itertools.pairwise([*starts, at]):
        assert any(start <= w.start < stop for w in words)
    assert not any(w.start < stop - 1.0 + 0.5 < stop - 0.2 < w.end for w in words for stop in starts[1:])


def noise(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    return rng.normal(0, 0.1, int(seconds * RATE))


def pink(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    spectrum = np.fft.rfft(noise(rng, seconds))
    spectrum /= np.sqrt(np.maximum(np.arange(len(spectrum)), 1))
    wave = np.fft.irfft(spectrum)
    return np.asarray(0.2 * wave / np.abs(wave).max())


def music(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    """Chords with overtones, a bass drum and a cymbal, 100 beats a minute."""
    t = np.arange(int(seconds * RATE)) / RATE
    wave = np.zeros_like(t)
    chords = itertools.cycle([(0, 4, 7), (9, 12, 16), (5, 9, 12), (7, 11, 14)])
    for n, chord in zip(range(math.ceil(seconds / 2.4)), chords, strict=False):
        on = (t >= 2.4 * n) & (t < 2.4 * (n + 1))
        for tone in chord:
            for overtone in (1, 2, 3, 4):
                wave[on] += np.sin(2 * np.pi * 220 * 2 ** (tone / 12) * overtone * t[on]) / overtone**2
    beat = t % 0.6
    wave = 0.08 * wave * (1 + 0.2 * np.sin(2 * np.pi * 5 * t))
    wave += 0.3 * np.sin(2 * np.pi * 60 * beat) * np.exp(-beat * 20)
    return np.asarray(wave + 0.05 * rng.normal(size=len(t)) * np.exp(-(t % 0.3) * 40))


def beeps(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    t = np.arange(int(seconds * RATE)) / RATE
    hum = 0.1 * np.sin(2 * np.pi * 50 * t) + 0.05 * np.sin(2 * np.pi * 150 * t)
    sweep = 0.1 * np.sin(2 * np.pi * (200 + 100 * (t % 10)) * t)
    return np.asarray(hum + sweep + 0.2 * np.sin(2 * np.pi * 1000 * t) * (t % 1 < 0.2))


def silence(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    return np.zeros(int(seconds * RATE))


def babble(rng: np.random.Generator, seconds: float) -> NDArray[np.float64]:
    """A gliding hum with overtones in syllables: voice activity takes some of it for speech."""
    t = np.arange(int(seconds * RATE)) / RATE
    phase = np.cumsum(120 + 30 * np.sin(2 * np.pi * 0.3 * t)) / RATE
    voice = sum((np.sin(2 * np.pi * k * phase) / k for k in range(1, 20)), np.zeros_like(t))
    return np.asarray(0.1 * voice * np.maximum(0, np.sin(2 * np.pi * 3 * t)) + 0.01 * rng.normal(size=len(t)))


@pytest.mark.parametrize("kind", [silence, noise, pink, music, beeps, babble])
def test_where_nobody_speaks_nothing_is_written(
    whisper: Whisper, tmp_path: Path, kind: Callable[[np.random.Generator, float], NDArray[np.float64]]
) -> None:
    quiet = sound(tmp_path / "a.wav", kind(np.random.default_rng(7), 60.0))
    assert whisper.words(quiet, hints=Hints(names=("Henrik Overgaard",), topics=("Trivsel", "Budgetopfølgning"))) == []


def test_the_shortest_sound_gives_nothing(whisper: Whisper, tmp_path: Path) -> None:
    assert whisper.words(sound(tmp_path / "a.wav", np.full(3, 0.1))) == []


def test_missing_weights_are_told_in_danish(tmp_path: Path) -> None:
    with pytest.raises(UdkastError, match="udkast models pull"):
        Whisper(tmp_path)
