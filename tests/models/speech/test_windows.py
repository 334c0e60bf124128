"""Voice activity and packing: no speech is lost, doubled or put out of order."""

import itertools
from pathlib import Path

import numpy as np
import pytest
import soundfile
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from models.sound import RATE, Sound
from models.speech import HeardWord
from models.speech.voice import BLOCK, FRAME, Silero, Stretch, stretches
from models.speech.whisper import tightened
from models.speech.windows import LONGEST, Window, halves, pack

RUNS = st.lists(st.tuples(st.integers(1, 1600), st.floats(0, 1)), min_size=1, max_size=40)


def course(runs: list[tuple[int, float]]) -> NDArray[np.float32]:
    return np.concatenate([np.full(length, height, np.float32) for length, height in runs])


@given(RUNS)
def test_windows_hold_all_speech_once_in_order(runs: list[tuple[int, float]]) -> None:
    probabilities = course(runs)
    samples = len(probabilities) * FRAME - 100
    speech = stretches(probabilities, samples)
    assert all(0 <= s.start < s.stop <= samples for s in speech)
    assert all(a.stop <= b.start for a, b in itertools.pairwise(speech))
    windows = pack(speech, probabilities)
    pieces = [piece for window in windows for piece in window.pieces]
    covered = np.zeros(samples, np.int8)
    for piece in pieces:
        covered[piece.start : piece.stop] += 1
    wanted = np.zeros(samples, np.int8)
    for stretch in speech:
        wanted[stretch.start : stretch.stop] = 1
    assert np.array_equal(covered, wanted)
    assert pieces == sorted(pieces, key=lambda p: p.start)
    for window in windows:
        assert 0 < window.samples <= LONGEST
        parts = halves(window, probabilities)
        assert sum(part.samples for part in parts) == window.samples
        assert all(part.samples for part in parts)


@given(RUNS, st.floats(0, 30), st.floats(0, 3))
def test_times_of_a_window_lie_in_its_pieces(runs: list[tuple[int, float]], start: float, length: float) -> None:
    probabilities = course(runs)
    for window in pack(stretches(probabilities, len(probabilities) * FRAME), probabilities):
        low, high = window.within(start, start + length)
        assert low <= high
        assert any(p.start / RATE <= low <= high <= p.stop / RATE for p in window.pieces)


def test_windows_are_cut_at_the_longest_pause() -> None:
    second = RATE
    speech = [Stretch(0, 12 * second), Stretch(13 * second, 21 * second), Stretch(25 * second, 31 * second)]
    speech.append(Stretch(32 * second, 45 * second))
    first, last = pack(speech, np.zeros(2000, np.float32))
    assert first == Window(tuple(speech[:2]))
    assert last == Window(tuple(speech[2:]))


def test_a_word_loses_the_pause_that_alignment_gave_it() -> None:
    probabilities = course([(20, 0.9), (40, 0.0), (10, 0.9)])
    word = HeardWord(0.0, 70 * FRAME / RATE, "nej", 0.5)
    assert tightened(word, probabilities).end == pytest.approx(20 * FRAME / RATE)
    late = course([(5, 0.9), (40, 0.0), (25, 0.9)])
    assert tightened(word, late).start == pytest.approx(45 * FRAME / RATE)
    assert tightened(word, course([(70, 0.9)])) == word
    assert tightened(word, course([(70, 0.0)])) == word


def test_blocks_are_not_seen_in_the_probabilities(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(3)
    soundfile.write(tmp_path / "a.wav", rng.normal(0, 0.1, 3 * RATE) * np.sin(np.arange(3 * RATE) / 900), RATE)
    sound = Sound.open(tmp_path / "a.wav")
    silero = Silero()
    whole = silero.probabilities(sound)
    assert sound.samples < BLOCK
    monkeypatch.setattr("models.speech.voice.BLOCK", 7 * FRAME)
    assert np.allclose(silero.probabilities(sound), whole, atol=1e-4)
    assert len(whole) == -(-sound.samples // FRAME)
