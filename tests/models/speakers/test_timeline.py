import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from models.speakers.pieces import Piece, pieces_of
from models.speakers.segmentation import FRAME_STEP, FRAMES, RATE, VOICES
from models.speakers.timeline import turns_of


def piece(start: int, end: int) -> Piece:
    return Piece(0, 0, np.arange(start, end), np.arange(5))


def test_a_short_pause_does_not_end_a_turn_but_another_voice_does() -> None:
    pause = turns_of([piece(0, 100), piece(130, 200)], np.array([0, 0]), 60)
    assert len(pause) == 1
    taken = turns_of([piece(0, 100), piece(105, 125), piece(130, 200)], np.array([0, 1, 0]), 60)
    assert [turn.speaker for turn in taken] == [0, 1, 0]


def test_overlap_is_kept_and_speakers_are_numbered_as_they_are_heard() -> None:
    turns = turns_of([piece(50, 200), piece(0, 100)], np.array([0, 1]), 60)
    assert [turn.speaker for turn in turns] == [0, 1]
    assert turns[0].end > turns[1].start


def test_no_turn_outlasts_the_recording() -> None:
    assert turns_of([piece(0, 400)], np.array([0]), 2.0)[0].end == 2.0


@settings(deadline=None)
@given(st.lists(st.tuples(st.integers(0, FRAMES), st.integers(1, 200), st.integers(0, VOICES - 1)), max_size=8))
def test_every_active_frame_of_a_lone_window_is_in_one_piece(runs: list[tuple[int, int, int]]) -> None:
    active = np.zeros((FRAMES, VOICES), bool)
    for start, length, voice in runs:
        active[start : start + length, voice] = True
    pieces = pieces_of(0, active, last=True)
    for voice in range(VOICES):
        mine = [p.frames for p in pieces if p.voice == voice]
        found = np.sort(np.concatenate(mine)) if mine else np.zeros(0, int)
        assert found.tolist() == np.flatnonzero(active[:, voice]).tolist()


@settings(deadline=None)
@given(st.integers(2, 5))
def test_windows_share_out_the_recording_without_a_hole(windows: int) -> None:
    active = np.zeros((FRAMES, VOICES), bool)
    active[:, 0] = True
    owned = np.concatenate([p.frames for w in range(windows) for p in pieces_of(w, active, last=w == windows - 1)])
    assert set(owned.tolist()) == set(range(int(owned.max()) + 1))
    assert FRAME_STEP / RATE * (owned.max() + 1) > 5 * (windows + 1) - 0.2
