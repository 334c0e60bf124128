"""A recording in several takes becomes one sound, one take after the other."""

import wave
from collections.abc import Sequence
from pathlib import Path

from models.progress import Progress
from models.sound import RATE
from service.stages import listening
from service.stages.listening import Decoded

BLOCK = 10 * RATE
"""Samples copied at a time."""


def decoded(takes: Sequence[Path], into: Path, progress: Progress) -> Decoded:
    """Decode the takes in their order to 16 kHz mono at `into`. Raises as `models.sound.decode`."""
    if len(takes) == 1:
        return listening.decoded(takes[0], into, progress)
    seconds, warnings, parts = 0.0, [], []
    for place, take in enumerate(takes):
        part = into.with_name(f"{into.name}.{place}")
        one = listening.decoded(
            take,
            part,
            lambda fraction, place=place: progress((place + fraction) / len(takes)),  # type: ignore[misc]
        )
        seconds += one.seconds
        warnings += [line for line in one.warnings if line not in warnings]
        parts.append(part)
    _joined(parts, into)
    for part in parts:
        part.unlink()
    return Decoded(seconds=seconds, warnings=tuple(warnings))


def _joined(parts: Sequence[Path], into: Path) -> None:
    whole = into.with_name(f"{into.name}.part")
    with wave.open(str(whole), "wb") as joined:
        joined.setparams((1, 2, RATE, 0, "NONE", ""))
        for part in parts:
            with wave.open(str(part), "rb") as sound:
                while block := sound.readframes(BLOCK):
                    joined.writeframes(block)
    whole.replace(into)
