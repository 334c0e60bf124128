"""How likely a sentence is to tell of somebody's health, family or mood: a small model of words and parts of words.

A lexicon knows the words that somebody thought of. The model was taught whole sentences (`evaluation.talks.teach`), so
it knows how people tell of such things without naming them. Its weights are one file, made by one command.
"""

import math
import re
import zlib
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "likelihood.npz"
PLACES = 1 << 17
"""Places that features are hashed to."""

_LETTERS = range(2, 6)  # parts of words, with the space before and after
_WORDS = range(1, 4)  # words in a row
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?]")


class Likelihood(Protocol):
    """Something that has an opinion of a sentence on its own."""

    def of(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """For every sentence how likely (0 to 1) it is to tell what must not be written."""
        ...


class Weighed:
    """The model: for each of the `PLACES` how rare its features are and how much they weigh."""

    def __init__(self, rarity: NDArray[np.floating], weights: NDArray[np.floating], bias: float) -> None:
        self._rarity = rarity.astype(np.float64)
        self._weights = weights.astype(np.float64)
        self._bias = bias

    def of(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """See `Likelihood.of`."""
        return np.array([_share(self._sum(sentence)) for sentence in sentences], dtype=np.float64)

    def _sum(self, sentence: str) -> float:
        places, values = features(sentence)
        values = values * self._rarity[places]
        length = math.sqrt(float(values @ values)) or 1.0
        return float(self._weights[places] @ values) / length + self._bias


@cache
def taught() -> Likelihood | None:
    """The model as it was taught; None where its weights are not installed, and the lexicon decides alone."""
    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS, allow_pickle=False) as file:
        return Weighed(file["rarity"], file["weights"], float(file["bias"]))


def features(sentence: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The places of a sentence's features, each once, and their values: parts of words and words weigh the same."""
    tokens = ["0" * len(token) if token.isdigit() else token for token in _TOKEN.findall(sentence.lower())]
    words = {f"_{' '.join(tokens[at : at + n])}" for n in _WORDS for at in range(len(tokens) - n + 1)}
    found: dict[int, float] = {}
    for of in (set().union(*map(_parts, tokens)), words):
        for feature in sorted(of):
            place = zlib.crc32(feature.encode()) % PLACES
            found[place] = found.get(place, 0.0) + 1 / math.sqrt(len(of))
    return np.array(list(found), dtype=np.int64), np.array(list(found.values()), dtype=np.float64)


def _parts(token: str) -> set[str]:
    word = f" {token} "
    return {f"{n}{word[at : at + n]}" for n in _LETTERS for at in range(len(word) - n + 1)}


def _share(total: float) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
