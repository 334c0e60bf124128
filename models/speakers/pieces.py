"""What segmentation heard in each window is cut into pieces of one voice, short enough to hold one person.

Windows overlap by half and each owns its middle half, where the network knows what came before and what comes
after; the first and the last own their outer ends too. Within a window each voice's frames are cut into pieces of one
to three seconds: long enough for an embedding to say who it is, short enough that two similar people whom the network
took for one come apart.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.speakers.segmentation import FRAME_FIRST, FRAME_STEP, FRAMES, RATE, VOICES, WINDOW

STEP = WINDOW // 2
"""Samples from one window's start to the next one's."""

_LONGEST = 2.0  # seconds of a piece before it is cut in two
_SHORTEST = 0.8  # seconds below which a stretch shares a piece with its voice's other short stretches


@dataclass(frozen=True)
class Piece:
    """A part of what one window's voice said in the half that the window owns.

    `frames` are the frames of the recording (270 samples each) that the piece decides about; `pure` the samples'
    filter-bank frames (10 ms) where the voice is alone, from which its embedding is made.
    """

    window: int
    voice: int
    frames: NDArray[np.int64]
    pure: NDArray[np.int64]


def first_frame(window: float) -> int:
    """The recording's frame that a window's first frame is; halves lie between two windows."""
    return round(window * STEP / FRAME_STEP)


def pieces_of(window: int, active: NDArray[np.bool_], *, last: bool) -> list[Piece]:
    """The pieces of one window, from its frames (frame, voice)."""
    owned = np.zeros(FRAMES, bool)
    begins = 0 if window == 0 else first_frame(window + 0.5) - first_frame(window)
    ends = FRAMES if last else first_frame(window + 1.5) - first_frame(window)
    owned[begins:ends] = True
    alone = active.sum(axis=1) == 1
    pieces = []
    for voice in range(VOICES):
        mine = active[:, voice]
        for frames in _stretches(mine & owned):
            pure = frames[alone[frames]]
            if len(pure) < 20:  # too little of its own: the whole window's
                pure = np.flatnonzero(mine & alone)
            if len(pure) < 20:
                pure = np.flatnonzero(mine)
            pieces.append(Piece(window, voice, first_frame(window) + frames, _bank_frames(window, pure)))
    return pieces


def _stretches(mask: NDArray[np.bool_]) -> list[NDArray[np.int64]]:
    """The true frames as groups of about the same length: long runs cut, short ones gathered."""
    frames = np.flatnonzero(mask)
    if not len(frames):
        return []
    second = RATE / FRAME_STEP
    groups: list[NDArray[np.int64]] = []
    short: list[NDArray[np.int64]] = []
    for run in np.split(frames, np.flatnonzero(np.diff(frames) > 1) + 1):
        if len(run) < _SHORTEST * second:
            short.append(run)
        else:
            groups += np.array_split(run, max(1, round(len(run) / second / _LONGEST)))
    if short:
        groups.append(np.concatenate(short))
    return groups


def _bank_frames(window: int, frames: NDArray[np.int64]) -> NDArray[np.int64]:
    """The filter-bank frames (160 samples apart, middle of the first at 200) under frames of the network."""
    middles = window * STEP + FRAME_FIRST + frames * FRAME_STEP
    under = (middles[:, None] - FRAME_STEP // 2 - 200 + np.array([0, 160])) // 160
    return np.unique(np.maximum(under, 0))
