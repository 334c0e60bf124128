"""The peaks that a player draws a sound with."""

import os
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from models.progress import Progress, silent
from models.sound.sound import RATE, Sound

PER_SECOND = 10
MOST = 4_000
"""Peaks of a long sound: more than a screen has columns."""
STEP = RATE // PER_SECOND
BLOCK = 60 * RATE
LOUD = 0.995
"""The share of peaks that fit the height: one knock on the table must not make all speech look flat."""


def peaks(sound: Sound, progress: Progress = silent) -> bytes:
    """One byte per peak, 0 for silence to 255 for loud: ten per second, at most 4,000 over the whole sound.

    The height is relative to the sound's own loud places. Memory does not grow with its length but for the peaks.
    """
    found: list[NDArray[np.float32]] = []
    for start in range(0, sound.samples, BLOCK):
        block = np.abs(sound.read(start, start + BLOCK))
        found.append(np.maximum.reduceat(block, np.arange(0, len(block), STEP)))
        progress(min(1.0, (start + len(block)) / sound.samples))
    if not found:
        return b""
    fine = np.concatenate(found)
    if len(fine) > MOST:
        fine = np.maximum.reduceat(fine, np.arange(MOST) * len(fine) // MOST)
    top = max(float(np.quantile(fine, LOUD)), 1e-3)
    return bytes(np.clip(np.rint(fine / top * 255), 0, 255).astype(np.uint8))


def write(drawn: bytes, into: Path) -> None:
    """Write the peaks at `into`, wholly or not at all."""
    part = into.with_name(f"{into.name}.part")
    try:
        with part.open("wb") as file:
            file.write(drawn)
            file.flush()
            os.fsync(file.fileno())
        part.replace(into)
    finally:
        part.unlink(missing_ok=True)
