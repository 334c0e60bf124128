"""A decoded recording on disk."""

from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar

import numpy as np
import soundfile
from numpy.typing import NDArray

from models.error import UdkastError

RATE = 16_000
"""Samples per second of every Sound: what Whisper, Silero, segmentation-3.0 and CAM++ all expect."""


@dataclass(frozen=True)
class Sound:
    """A recording as 16 kHz mono 16-bit WAV: it stays on disk, `read` fetches a stretch of it.

    `warnings` are Danish lines about what was wrong with the recording although it could be decoded.
    """

    RATE: ClassVar[int] = RATE

    path: Path
    samples: int
    warnings: tuple[str, ...] = ()

    @property
    def seconds(self) -> float:
        """The length in seconds."""
        return self.samples / RATE

    def read(self, start: int, stop: int) -> NDArray[np.float32]:
        """Samples `start` up to `stop`, -1.0 to 1.0; what lies outside the recording is left out."""
        start, stop = max(0, start), min(stop, self.samples)
        if stop <= start:
            return np.zeros(0, np.float32)
        samples, _ = soundfile.read(self.path, start=start, stop=stop, dtype="float32")
        return np.asarray(samples, np.float32)

    @classmethod
    def open(cls, path: Path) -> "Sound":
        """The sound that `decode` once wrote there.

        Raises UdkastError where the file is gone or is something else.
        """
        try:
            info = soundfile.info(path)
        except (OSError, soundfile.LibsndfileError) as error:
            raise UdkastError("Den afkodede lyd mangler eller er beskadiget. Kør igen fra optagelsen.") from error
        if (info.samplerate, info.channels, info.subtype) != (RATE, 1, "PCM_16"):
            raise UdkastError("Den afkodede lyd har et forkert format. Kør igen fra optagelsen.")
        return cls(path, info.frames)
