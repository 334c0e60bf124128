"""How likely a sentence is to tell of somebody's health, family or mood: a small model of words and parts of words.

A lexicon knows the words that somebody thought of. The model was taught whole sentences (`evaluation.talks.teach`), so
it knows how people tell of such things without naming them. Its weights are one file, made by one command.
"""

import math
import re
import tomllib
import zlib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

WEIGHTS = Path(__file__).parent / "likelihood.npz"
CLASSES = Path(__file__).parent / "word_classes.toml"
PLACES = 1 << 17
"""Places that features are hashed to."""

_LETTERS = range(2, 6)  # parts of words, with the space before and after
_WORDS = range(1, 4)  # words in a row
_TOKEN = re.compile(r"[^\W\d_]+|\d+|[?]")
_CLASSED = 0.8  # how much words in a row weigh of which some stand for their class, beside those as they are
_NAME = "NAVN"


class Weighed:
    """The model: for each of the `PLACES` how rare its features are and how much they weigh."""

    def __init__(self, rarity: NDArray[np.floating], weights: NDArray[np.floating], bias: float) -> None:
        self._rarity = rarity.astype(np.float64)
        self._weights = weights.astype(np.float64)
        self._bias = bias

    def of(self, sentences: Sequence[str]) -> NDArray[np.float64]:
        """For every sentence how likely (0 to 1) it is to tell what must not be written."""
        return np.array([share(self.odds(sentence)) for sentence in sentences], dtype=np.float64)

    def odds(self, sentence: str) -> float:
        """The logarithm of the odds that the sentence tells what must not be written."""
        places, values = features(sentence)
        values = values * self._rarity[places]
        length = math.sqrt(float(values @ values)) or 1.0
        return float(self._weights[places] @ values) / length + self._bias


@cache
def taught() -> Weighed | None:
    """The model as it was taught; None where its weights are not installed, and the lexicon decides alone."""
    if not WEIGHTS.exists():
        return None
    with np.load(WEIGHTS, allow_pickle=False) as file:
        return Weighed(file["rarity"], file["weights"], float(file["bias"]))


def features(sentence: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """The places of a sentence's features, each once, and their values: parts of words and words weigh the same."""
    spelt = _TOKEN.findall(sentence)
    tokens = ["0" * len(token) if token.isdigit() else token.lower() for token in spelt]
    classed = [
        _stands_for(token, word, first=not at or tokens[at - 1] == "?")
        for at, (token, word) in enumerate(zip(tokens, spelt, strict=True))
    ]
    found: dict[int, float] = {}
    of_classes = {row for row in _rows(classed, "K") if any(part.isupper() for part in row[1:].split())}
    for of, weight in (
        (set().union(*map(_parts, tokens)), 1.0),
        (_rows(tokens, "_"), 1.0),
        (of_classes, _CLASSED),
    ):
        for feature in sorted(of):
            place = zlib.crc32(feature.encode()) % PLACES
            found[place] = found.get(place, 0.0) + weight / math.sqrt(len(of))
    return np.array(list(found), dtype=np.int64), np.array(list(found.values()), dtype=np.float64)


def _stands_for(token: str, spelt: str, *, first: bool) -> str:
    """The word's class in capitals, or that it is a name, or the word."""
    if its := _classes().get(token):
        return its
    return _NAME if not first and len(token) > 1 and spelt[0].isupper() else token


@cache
def _classes() -> Mapping[str, str]:
    data = tomllib.loads(CLASSES.read_text(encoding="utf-8"))
    return {word: name.upper() for name, words in data.items() for word in words}


def _rows(tokens: Sequence[str], mark: str) -> set[str]:
    """The words in a row, also from the beginning and to the end; none of nothing."""
    ends = ["^", *tokens, "$"]
    return (
        {f"{mark}{' '.join(ends[at : at + n])}" for n in _WORDS for at in range(len(ends) - n + 1)} if tokens else set()
    )


def _parts(token: str) -> set[str]:
    word = f" {token} "
    return {f"{n}{word[at : at + n]}" for n in _LETTERS for at in range(len(word) - n + 1)}


def share(total: float) -> float:
    """The likelihood of logarithmic odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
