"""A small copy of a sound for a browser to play."""

import os
from pathlib import Path
from typing import Any

import numpy as np

from models.progress import Progress, silent
from models.sound.sound import RATE, Sound

BITS = 40_000
"""Bits per second: speech at 16 kHz in one channel stays clear, and an hour takes 18 MB."""
CODER = {"aac_coder": "fast"}
"""FFmpeg's two coders sound alike at this rate, and this one takes half the time of the other."""
FRAME = 1024
"""Samples of one AAC frame (ISO/IEC 14496-3)."""
BLOCK = RATE * 30 // FRAME * FRAME
"""Samples read at a time: whole frames, half a minute."""


def write(sound: Sound, into: Path, progress: Progress = silent) -> None:
    """Write the sound at `into` as AAC-LC in MP4, block by block.

    Every browser plays that. The index lies first, so that a small request for a range of bytes is enough to begin, or
    to jump anywhere. The copy is made of the decoded sound and not of the recording, so that its times are those of
    the transcript, whatever gaps the recording had.

    Raises OSError where the disk is full; nothing is then left at `into`.
    """
    import av

    part = into.with_name(f"{into.name}.part")
    try:
        with av.open(str(part), "w", format="ipod", options={"movflags": "+faststart"}) as out:
            stream: Any = out.add_stream("aac", rate=RATE, layout="mono", bit_rate=BITS, options=CODER)
            for start in range(0, sound.samples, BLOCK):
                block = sound.read(start, start + BLOCK)
                for at in range(0, len(block), FRAME):
                    piece = np.ascontiguousarray(block[at : at + FRAME].reshape(1, -1))
                    frame = av.AudioFrame.from_ndarray(piece, format="fltp", layout="mono")
                    frame.sample_rate, frame.pts = RATE, start + at
                    out.mux(stream.encode(frame))
                progress(min(1.0, (start + len(block)) / sound.samples))
            out.mux(stream.encode(None))
        with part.open("rb") as file:
            os.fsync(file.fileno())
        part.replace(into)
    except av.error.FFmpegError as error:
        # As any other writer would say it, and so that it can be told to another process.
        raise OSError(error.errno, "the playback copy could not be written") from error
    finally:
        part.unlink(missing_ok=True)
