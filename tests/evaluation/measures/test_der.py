from pathlib import Path

import pytest

from evaluation.measures.der import diarization_error, read_rttm


def test_the_same_turns_under_other_names_are_no_error() -> None:
    found = diarization_error([(0, 2, "a"), (2, 5, "b")], [(0, 2, "1"), (2, 5, "0")])
    assert (found.der, found.jer, found.speakers, found.speakers_found) == (0, 0, 2, 2)


def test_missed_invented_and_confused_speech_are_told_apart() -> None:
    found = diarization_error([(0, 4, "a"), (4, 10, "b")], [(0, 3, "x"), (4, 9, "y"), (9, 10, "x"), (10, 12, "y")])
    assert (found.missed, found.false_alarm, found.confusion) == pytest.approx((1, 2, 1))
    assert found.der == pytest.approx(0.4)


def test_overlapped_speech_counts_for_both_voices() -> None:
    found = diarization_error([(0, 4, "a"), (2, 4, "b")], [(0, 4, "a")])
    assert found.speech == pytest.approx(6)
    assert found.missed == pytest.approx(2)


def test_rttm_is_read(tmp_path: Path) -> None:
    path = tmp_path / "m.rttm"
    path.write_text("SPEAKER m 1 0.500 1.250 <NA> <NA> anna <NA> <NA>\n\n;; note\n", encoding="utf-8")
    assert read_rttm(path) == [(0.5, 1.75, "anna")]
