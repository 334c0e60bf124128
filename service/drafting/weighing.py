"""Signs weighed together: a linear model whose weights are data (`weights.toml`), fitted by `evaluation.scenes.fit`.

A sum of weights that a person can read beats the first of many phrases that happens to match: a chair who says neither
"godkendt" nor "afvist" still leaves signs, and no sign alone decides.
"""

import math
import tomllib
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path

Features = Mapping[str, float]
"""What was seen, by name; mostly 0 or 1."""
Weights = Mapping[str, Mapping[str, float]]
"""For every class the weight of every feature that speaks for or against it."""

_FILE = Path(__file__).parent / "weights.toml"


@lru_cache(maxsize=1)
def fitted() -> Mapping[str, Weights]:
    """The weights by what they decide: "ending" (which outcome) and "departing" (whether anything was changed)."""
    found: dict[str, Weights] = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return found


def weighed(features: Features, weights: Weights) -> dict[str, float]:
    """The probability of every class; they sum to 1."""
    sums = {name: sum(of.get(f, 0.0) * value for f, value in features.items()) for name, of in weights.items()}
    highest = max(sums.values())
    shares = {name: math.exp(total - highest) for name, total in sums.items()}
    whole = sum(shares.values())
    return {name: share / whole for name, share in shares.items()}
