"""A meeting room for clean voices: who sits far away, how the walls answer, the ventilation, and people who begin
before another has ended.

- Everybody sits at a distance of their own from the one microphone, the first speaker nearest. The direct sound falls
  with the distance, the room's answer does not: noise that dies away by 60 dB in `ECHO` seconds, as strong as the
  direct sound at `CRITICAL` metres (Kuttruff, *Room Acoustics*: the diffuse field).
- Under it all lies pink noise `NOISE` dB below a voice at one metre.
- Of the changes of speaker `OVERLAPS` are early: the next begins up to `EARLY` seconds before the other has ended.

The same voices and seed always give the same sound, to what NumPy's generator and transforms promise.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from models.sound import RATE

NEAR = 0.6
FAR = 3.0
"""Metres from the microphone."""
ECHO = 0.4
CRITICAL = 2.0
NOISE = 26.0
OVERLAPS = 0.15
EARLY = 0.7
SHARED = 0.4
"""An overlap takes at most this share of the shorter of the two."""
GAPS = (0.15, 0.9)
VERSION = 1
"""Raised when the same voices come out otherwise."""

Samples = NDArray[np.float32]


@dataclass(frozen=True)
class Voice:
    """One utterance as it was spoken by itself, at 16 kHz, with the label of who says it."""

    speaker: str
    samples: Samples


def recorded(voices: Sequence[Voice], seed: int) -> tuple[Samples, list[tuple[float, float]]]:
    """What the microphone hears, and from when to when (seconds) each utterance is spoken, in their order."""
    draw = np.random.default_rng(seed)
    metres = _seats(voices, draw)
    answers = {speaker: _answer(distance, draw) for speaker, distance in metres.items()}
    times: list[tuple[float, float]] = []
    clock = 0.5
    for number, voice in enumerate(voices):
        length = len(voice.samples) / RATE
        if number:
            clock = _begins(voices[number - 1], voice, times[-1], draw)
        times.append((clock, clock + length))
    whole = np.zeros(int((max(end for _, end in times) + 1.0) * RATE), np.float32)
    for voice, (start, _) in zip(voices, times, strict=True):
        heard = _convolved(voice.samples, answers[voice.speaker])
        place = int(start * RATE)
        heard = heard[: len(whole) - place]
        whole[place : place + len(heard)] += heard
    loud = np.sqrt(np.mean(np.concatenate([voice.samples for voice in voices]) ** 2))
    whole += _pink(len(whole), draw) * loud * 10 ** (-NOISE / 20)
    return (whole * (0.5 / max(0.5, float(np.abs(whole).max())))).astype(np.float32), times


def _seats(voices: Sequence[Voice], draw: np.random.Generator) -> dict[str, float]:
    speakers = list(dict.fromkeys(voice.speaker for voice in voices))
    return {speaker: NEAR if n == 0 else float(draw.uniform(NEAR, FAR)) for n, speaker in enumerate(speakers)}


def _begins(before: Voice, voice: Voice, last: tuple[float, float], draw: np.random.Generator) -> float:
    """When the next utterance begins: after a pause, or before the last one has ended."""
    gap, chance, early = float(draw.uniform(*GAPS)), float(draw.random()), float(draw.uniform(0.1, EARLY))
    if voice.speaker == before.speaker or chance >= OVERLAPS:
        return last[1] + gap
    shorter = min(len(before.samples), len(voice.samples)) / RATE
    return last[1] - min(early, SHARED * shorter)


def _answer(distance: float, draw: np.random.Generator) -> Samples:
    """The room's answer to a clap at that distance."""
    length = int(ECHO * RATE)
    tail = draw.standard_normal(length) * 10 ** (-3 * np.arange(length) / length)
    tail[: RATE // 100] = 0
    tail /= np.sqrt((tail**2).sum())
    answer = tail / CRITICAL
    answer[0] = 1 / max(distance, NEAR)
    return answer.astype(np.float32)


def _convolved(samples: Samples, answer: Samples) -> Samples:
    size = 1 << (len(samples) + len(answer) - 2).bit_length()
    product = np.fft.rfft(samples, size) * np.fft.rfft(answer, size)
    return np.fft.irfft(product, size)[: len(samples) + len(answer) - 1].astype(np.float32)


def _pink(length: int, draw: np.random.Generator) -> Samples:
    """Noise whose power falls by 3 dB an octave, as ventilation's does; its mean square is 1."""
    spectrum = np.fft.rfft(draw.standard_normal(length))
    frequency = np.fft.rfftfreq(length, 1 / RATE)
    noise = np.fft.irfft(spectrum / np.sqrt(np.maximum(frequency, 20.0)), length)
    pink: Samples = (noise / np.sqrt(np.mean(noise**2))).astype(np.float32)
    return pink
