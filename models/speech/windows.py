"""The speech packed into windows of at most 30 s.

Whisper always looks at 30 s, however little of it is filled, and understands long stretches better than short ones.
So the silences are left out, and what is left is cut into windows as full as they can be, where the pauses are longest.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.sound import RATE, Sound
from models.speech.voice import FRAME, Stretch

LONGEST = 30 * RATE
"""Samples in a window: what Whisper's encoder takes."""
FULL = 20 * RATE
"""A window may be closed from here on, at the longest pause between here and LONGEST."""


@dataclass(frozen=True)
class Window:
    """Pieces of the sound that are heard as one, one right after the other."""

    pieces: tuple[Stretch, ...]

    @property
    def samples(self) -> int:
        """The length in samples, silences left out."""
        return sum(piece.samples for piece in self.pieces)

    def read(self, sound: Sound) -> NDArray[np.float32]:
        """The pieces' samples, joined."""
        return np.concatenate([sound.read(piece.start, piece.stop) for piece in self.pieces])

    def within(self, start: float, end: float) -> tuple[float, float]:
        """Where in the sound a stretch of the window lies; all in seconds. It never reaches across a silence."""
        middle, before = (start + end) / 2 * RATE, 0
        for piece in self.pieces:
            if middle < before + piece.samples or piece is self.pieces[-1]:
                shift = (piece.start - before) / RATE
                low, high = piece.start / RATE, piece.stop / RATE
                return min(max(start + shift, low), high), min(max(end + shift, low), high)
            before += piece.samples
        raise ValueError("a window has at least one piece")


def pack(speech: Sequence[Stretch], probabilities: NDArray[np.float32]) -> list[Window]:
    """Windows that together hold every sample of the speech once, in order, each at most LONGEST."""
    windows: list[Window] = []
    waiting = [piece for stretch in speech for piece in _short_enough(stretch, probabilities)]
    while waiting:
        take = _how_many(waiting)
        windows.append(Window(tuple(waiting[:take])))
        waiting = waiting[take:]
    return windows


def halves(window: Window, probabilities: NDArray[np.float32]) -> list[Window]:
    """The window as two, parted at the pause nearest its middle."""
    if len(window.pieces) == 1:
        piece = window.pieces[0]
        if piece.samples < 4 * RATE:
            return [window]
        third = piece.samples // 3
        at = _quietest(probabilities, piece.start + third, piece.stop - third)
        return [Window((Stretch(piece.start, at),)), Window((Stretch(at, piece.stop),))]
    lengths = np.cumsum([piece.samples for piece in window.pieces])[:-1]
    cut = int(np.argmin(np.abs(lengths - window.samples / 2))) + 1
    return [Window(window.pieces[:cut]), Window(window.pieces[cut:])]


def _how_many(pieces: Sequence[Stretch]) -> int:
    """How many of the pieces go into the next window: up to the longest pause after which it is full enough."""
    total, best, longest = 0, 1, -1
    for n, piece in enumerate(pieces, start=1):
        total += piece.samples
        if total > LONGEST:
            return best
        if n == len(pieces):
            return n
        pause = pieces[n].start - piece.stop
        if total < FULL or pause >= longest:
            best = n
            longest = pause if total >= FULL else -1
    return best


def _short_enough(stretch: Stretch, probabilities: NDArray[np.float32]) -> list[Stretch]:
    """The stretch in pieces of at most a window, cut where the voice is weakest."""
    found: list[Stretch] = []
    start = stretch.start
    while stretch.stop - start > LONGEST:
        at = _quietest(probabilities, start + FULL, start + LONGEST)
        found.append(Stretch(start, at))
        start = at
    return [*found, Stretch(start, stretch.stop)]


def _quietest(probabilities: NDArray[np.float32], start: int, stop: int) -> int:
    """The sample between the two around which a fifth of a second sounds least like speech."""
    first, last = -(-start // FRAME), stop // FRAME
    part = probabilities[first:last].astype(np.float64)
    if len(part) < 7:
        return (start + stop) // 2
    smooth = np.convolve(part, np.ones(7) / 7, mode="valid")
    return (first + int(np.argmin(smooth)) + 3) * FRAME
