"""Pieces and the voices they were given to become turns."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from models.speakers.pieces import Piece
from models.speakers.segmentation import FRAME_FIRST, FRAME_STEP, RATE
from models.speakers.turn import Turn

_PAUSE = 2.0
"""Seconds of silence that do not end a turn, as long as nobody else takes the floor."""


def turns_of(pieces: Sequence[Piece], labels: NDArray[np.int64], seconds: float) -> list[Turn]:
    """The turns in order of start, speakers numbered as they are first heard, within the recording's length."""
    if not pieces:
        return []
    spoken = np.zeros((max(int(piece.frames[-1]) for piece in pieces) + 2, int(labels.max()) + 1), bool)
    for piece, label in zip(pieces, labels, strict=True):
        spoken[piece.frames, label] = True
    anyone = np.r_[0, np.cumsum(spoken.any(axis=1))]
    found = []
    for voice in range(spoken.shape[1]):
        edges = np.flatnonzero(np.diff(np.r_[0, spoken[:, voice].astype(np.int8), 0])).reshape(-1, 2)
        found += [(start, end, voice) for start, end in _bridged(edges, anyone)]
    order: dict[int, int] = {}
    turns = []
    for start, end, voice in sorted(found):
        begins, ends = min(_seconds(start), seconds), min(_seconds(end), seconds)
        if ends > begins:
            turns.append(Turn(begins, ends, order.setdefault(voice, len(order))))
    return turns


def _bridged(edges: NDArray[np.int64], anyone: NDArray[np.int64]) -> list[tuple[int, int]]:
    """Runs of one voice, joined over pauses in which nobody speaks (`anyone`: frames with speech before each frame)."""
    joined: list[tuple[int, int]] = []
    for start, end in edges.tolist():
        if joined:
            previous = joined[-1][1]
            if (start - previous) * FRAME_STEP <= _PAUSE * RATE and anyone[start] == anyone[previous]:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined


def _seconds(frame: int) -> float:
    return max(0.0, (frame * FRAME_STEP + FRAME_FIRST - FRAME_STEP / 2) / RATE)
