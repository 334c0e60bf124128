"""What a draft may not tell: the lexicon and the model asked of every sentence, and what both say weighed.

Neither is right alone: the lexicon finds "medicin" also where somebody deals it out at work, and the model knows
nothing of a word that it never met. How much a word or a phrase of the lexicon is worth beside the model is learnt
(`evaluation.talks.teach`) from sentences that the lexicon was not made after. The bound is set on the safe side: a
sentence left out is told again in a minute, a diagnosis in a file is not taken back. The figures behind it:
`evaluation.figures.statements`.
"""

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

from service.talks.health import FindingKind, findings, signs
from service.talks.likelihood import WEIGHTS, Weighed, share, taught

DOUBT = 0.3
"""From this likelihood on a sentence is private."""

_CLAUSE_DOUBT = 0.7
"""And from this on where a clause in which the lexicon finds something is: plain words around it prove nothing."""
_CLAUSE = re.compile(r",\s+|\s+[–—+-]\s+|\s*[()]\s*|\s*[…;:.!?]+\s+|\s+(?=(?:fordi|men|og|for|så)\s)", re.IGNORECASE)


class Judge:
    """The model beside the lexicon: a weight for each part of a `view`, and what is added."""

    def __init__(self, model: Weighed, weights: NDArray[np.float64], bias: float) -> None:
        self._model = model
        self._weights = weights
        self._bias = bias

    def of(self, sentence: str) -> float:
        """How likely (0 to 1) the sentence is to tell what must not be written."""
        return share(float(self._weights @ view(sentence, self._model.odds(sentence))) + self._bias)


def private(sentence: str) -> bool:
    """Whether the sentence tells what must not be written, by the lexicon and the model that is installed."""
    return tells(sentence, installed())


def tells(sentence: str, judge: Judge | None, doubt: float = DOUBT) -> bool:
    """Whether the sentence tells of somebody's health, family or mood. Without a judge the lexicon decides alone."""
    if judge is None:
        return bool(findings(sentence))
    if judge.of(sentence) >= doubt:
        return True
    clauses = [clause for clause in _CLAUSE.split(sentence) if clause]
    return len(clauses) > 1 and any(findings(one) and judge.of(one) >= _CLAUSE_DOUBT for one in clauses)


@cache
def installed() -> Judge | None:
    """The judge as it was taught; None where the model is not installed."""
    model = taught()
    if model is None:
        return None
    with np.load(WEIGHTS, allow_pickle=False) as file:
        return Judge(model, file["judge"].astype(np.float64), float(file["judge_bias"]))


def view(sentence: str, odds: float) -> NDArray[np.float64]:
    """What is known of a sentence: the model's odds, and the kinds the lexicon finds by a word, a phrase or spared."""
    found = signs(sentence)
    words = {sign.kind for sign in found if sign.alone and not sign.spared}
    phrases = {sign.kind for sign in found if not sign.alone and not sign.spared}
    spared = {sign.kind for sign in found if sign.spared}
    parts = [bool(words), bool(phrases), bool(spared), bool(words or phrases), len(words | phrases) > 1]
    parts += [kind in kinds for kinds in (words, phrases, spared) for kind in FindingKind]
    return np.array([odds, *parts], dtype=np.float64)
