"""Many channels become one, and none of them is lost."""

import numpy as np
from numpy.typing import NDArray

MEMORY = 0.9
"""How much of what was known about the channels is kept from one block to the next: about ten blocks."""
QUIET = 1e-4
"""A channel this much weaker than the loudest (in power: 40 dB) carries nothing and gets no weight."""
OPPOSED = -0.6
"""A channel correlated with the loudest below this is the same sound with its polarity turned."""


class Mix:
    """Mixes blocks of one recording to mono.

    A plain mean would halve a voice beside a silent channel, and erase one that a wrongly soldered cable delivers with
    opposite polarity in the two channels. So a channel that carries nothing is left out and an opposed one is
    turned round; what is known about the channels is carried along, and the weights glide, so that no click is heard.
    """

    def __init__(self) -> None:
        self._known: NDArray[np.float64] | None = None
        self._weights: NDArray[np.float64] | None = None

    def mono(self, block: NDArray[np.float32]) -> NDArray[np.float32]:
        """One block, channels × samples, as one channel of the same length."""
        channels, samples = block.shape
        if channels == 1 or not samples:
            return np.asarray(block.sum(axis=0), np.float32)
        wide = block.astype(np.float64)
        covariance = wide @ wide.T / samples
        if self._known is None or self._weights is None or len(self._known) != channels:
            self._known, self._weights = covariance, _weights(covariance)
        else:
            self._known = MEMORY * self._known + (1 - MEMORY) * covariance
        before, self._weights = self._weights, _weights(self._known)
        glide = np.linspace(0.0, 1.0, samples)
        mixed = (before @ wide) * (1 - glide) + (self._weights @ wide) * glide
        return mixed.astype(np.float32)


def _weights(covariance: NDArray[np.float64]) -> NDArray[np.float64]:
    """A weight for each channel, their magnitudes summing to one."""
    power = np.diag(covariance)
    loudest = int(np.argmax(power))
    if power[loudest] <= 0:
        return np.full(len(power), 1 / len(power))
    carries = power > QUIET * power[loudest]
    alike = covariance[loudest] / np.sqrt(np.maximum(power * power[loudest], 1e-30))
    signs = np.where(alike < OPPOSED, -1.0, 1.0)
    return np.asarray(carries * signs / carries.sum(), np.float64)
