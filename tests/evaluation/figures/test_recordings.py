from pathlib import Path

import numpy as np
import pytest
import soundfile

from evaluation.figures import recordings
from evaluation.figures.recordings import PAUSE, Recording
from models.sound import RATE


def wave(path: Path, seconds: float, amplitude: float) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, np.full(int(seconds * RATE), amplitude, np.float32), RATE, subtype="PCM_16")
    return path


def test_read_sentences_are_spliced_in_order_with_pauses(tmp_path: Path) -> None:
    wave(tmp_path / "danish_read" / "a.flac", 2, 0.25)
    wave(tmp_path / "danish_read" / "b.flac", 1, 0.5)
    table = tmp_path / "danish_read" / "transcripts.tsv"
    table.write_text("b\tX\tFørste sætning.\na\tY\tAnden sætning.\n", encoding="utf-8")
    work = tmp_path / "work"
    work.mkdir()
    spliced = recordings.read_sentences(tmp_path, work)
    assert spliced is not None
    assert spliced.text == "Første sætning. Anden sætning."
    assert spliced.seconds == pytest.approx(3 + 3 * PAUSE)
    samples, rate = soundfile.read(spliced.sound)
    assert rate == RATE
    assert samples[int((PAUSE + 0.5) * RATE)] == pytest.approx(0.5, abs=0.01)
    assert samples[int((2 * PAUSE + 2) * RATE)] == pytest.approx(0.25, abs=0.01)


def test_missing_recordings_are_none_and_no_error(tmp_path: Path) -> None:
    assert recordings.read_sentences(tmp_path, tmp_path) is None
    assert recordings.conversations(tmp_path, tmp_path) == []


def test_a_repeated_recording_lasts_exactly_so_long(tmp_path: Path) -> None:
    sound = wave(tmp_path / "kort.wav", 25.5, 0.1)
    info = soundfile.info(recordings.repeated(Recording("kort", sound, 25.5), 1, tmp_path))
    assert (info.frames, info.samplerate, info.channels, info.subtype) == (60 * RATE, RATE, 1, "PCM_16")


def test_the_demo_meeting_comes_with_words_turns_and_items(tmp_path: Path) -> None:
    demo = recordings.demo(tmp_path)
    assert soundfile.info(demo.sound).samplerate == RATE
    assert demo.text
    last = max(end for _, end, _ in demo.turns)
    assert last <= demo.seconds
    assert max(end for _, end, _ in recordings.demo_turns()) == pytest.approx(last, abs=0.01)
