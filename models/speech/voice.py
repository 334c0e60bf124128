"""Where somebody speaks: Silero's voice activity, block by block."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from models.progress import Progress, silent
from models.sound import RATE, Sound

FRAME = 512
"""Samples that one probability covers (32 ms): what Silero was trained on."""
CONTEXT = 64
"""Samples before a frame that Silero wants to see with it."""
BLOCK = 2000 * FRAME
"""Samples judged at a time: about a minute."""

ONSET = 0.5
"""Speech begins at this probability …"""
OFFSET = 0.35
"""… and lasts until it falls below this one."""
PAUSE = 0.6
"""Seconds of silence that part two stretches."""
PAD = 0.2
"""Seconds kept on each side of a stretch: consonants begin before the voice does."""
SHORTEST = 0.25
"""Seconds of voice below which a stretch is a cough or a chair."""


@dataclass(frozen=True)
class Stretch:
    """Samples `start` up to `stop`, in which somebody speaks."""

    start: int
    stop: int

    @property
    def samples(self) -> int:
        """The length in samples."""
        return self.stop - self.start


class Silero:
    """Silero VAD v6, the copy that faster-whisper brings along (MIT)."""

    def __init__(self) -> None:
        from faster_whisper.vad import get_vad_model

        self._session = get_vad_model().session

    def probabilities(self, sound: Sound, progress: Progress = silent) -> NDArray[np.float32]:
        """The probability of speech in every frame of 32 ms.

        The state is carried from block to block, so the blocks are not seen in the result, and memory stays flat.
        """
        found = [np.zeros(0, np.float32)]
        state: list[Any] = [np.zeros((1, 1, 128), np.float32), np.zeros((1, 1, 128), np.float32)]
        tail = np.zeros(CONTEXT, np.float32)
        for block in _blocks(sound):
            framed = np.pad(block, (0, -len(block) % FRAME))
            frames = framed.reshape(-1, FRAME)
            before = np.concatenate([tail[None], frames[:-1, -CONTEXT:]])
            feed = {"input": np.concatenate([before, frames], axis=1), "h": state[0], "c": state[1]}
            answer, *state = self._session.run(None, feed)
            found.append(np.asarray(answer, np.float32).ravel())
            tail = frames[-1, -CONTEXT:]
            progress(min(1.0, sum(map(len, found)) * FRAME / sound.samples))
        return np.concatenate(found)


def _blocks(sound: Sound) -> Iterator[NDArray[np.float32]]:
    """The sound, BLOCK samples at a time."""
    for start in range(0, sound.samples, BLOCK):
        yield sound.read(start, start + BLOCK)


def stretches(probabilities: NDArray[np.float32], samples: int) -> list[Stretch]:
    """The stretches in which somebody speaks, padded, in order, never overlapping, within `samples`."""
    pad, pause = int(PAD * RATE), int(PAUSE * RATE)
    found: list[Stretch] = []
    for start, stop in _runs(probabilities):
        wide = Stretch(max(0, start * FRAME - pad), min(samples, stop * FRAME + pad))
        if found and wide.start - found[-1].stop < pause - 2 * pad:
            wide = Stretch(found.pop().start, wide.stop)
        if wide.samples > 0:
            found.append(wide)
    return [s for s in found if s.samples - 2 * pad >= SHORTEST * RATE]


def _runs(probabilities: NDArray[np.float32]) -> Iterator[tuple[int, int]]:
    """Frames from an onset up to where the probability falls below the offset."""
    start: int | None = None
    for n, probability in enumerate(probabilities.tolist()):
        if start is None and probability >= ONSET:
            start = n
        elif start is not None and probability < OFFSET:
            yield start, n
            start = None
    if start is not None:
        yield start, len(probabilities)
