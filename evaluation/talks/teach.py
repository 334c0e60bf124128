"""Teach what private sentences are like: `python -m evaluation.talks.teach`.

Two ridge-penalised logistic regressions on what may be learnt from, the same every time. The first is
`service.talks.likelihood`: parts of words and words. The second is `service.talks.privacy`: what the first says of a
sentence when it was taught without it, beside what the lexicon finds. It is taught only with sentences that the lexicon
was not made after; else it would believe that the lexicon is always right.

The weights carry the hash of what they were taught with, so that a test can tell when the sentences have changed and
the weights haven't.
"""

import argparse
import hashlib
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from evaluation.talks.regression import regressed
from evaluation.talks.script import talks
from evaluation.talks.statements import HarmlessKind, Statement, statements
from service.talks.likelihood import CLASSES, PLACES, WEIGHTS, Weighed, features
from service.talks.privacy import view

RIDGE = 1 / 30
JUDGE_RIDGE = 1.0
FOLDS = 4
_OFTEN = 2  # a feature of fewer sentences is not learnt from
_END = re.compile(r"(?<=[.?!…])\s+")


def lessons() -> tuple[Statement, ...]:
    """All that may be learnt from: the sentences written for it, and what else is said in the talks of "tune"."""
    return (*statements("taught"), *weighable(), *_said())


def weighable() -> tuple[Statement, ...]:
    """Those of the lessons that the lexicon was not made after."""
    return (*statements("weighed"), *statements("tune"))


def _said() -> tuple[Statement, ...]:
    """How things are said at length: the sentences of lines with nothing planted, and those that tell what is."""
    found: dict[str, Statement] = {}
    for talk in talks("tune").values():
        for source in talk.sources:
            planted = talk.planted(source)
            for at, line in enumerate(talk.lines(source)):
                here = [one for one in planted if one.at == at]
                for text in (s for s in _END.split(line) if re.search(r"\w", s)):
                    kinds = [one.kind for one in here if one.told(text)]
                    if kinds or not here:
                        found.setdefault(text, Statement(text=text, kind=kinds[0] if kinds else HarmlessKind.TALK))
    return tuple(found.values())


def fingerprint(of: Sequence[Statement]) -> str:
    """A hash of the sentences, what is right of each, and the classes of words."""
    told = "\n".join(f"{int(one.planted)}{one.text}" for one in of)
    return hashlib.sha256((told + CLASSES.read_text(encoding="utf-8")).encode()).hexdigest()


def fitted(of: Sequence[Statement]) -> tuple[NDArray[np.float16], NDArray[np.float16], float]:
    """Rarity and weight of every place, and the bias."""
    table = _table([one.text for one in of])
    often = np.asarray((table > 0).sum(axis=0)).ravel()
    rarity = np.log((1 + len(of)) / (1 + often)) + 1
    table = table.multiply(rarity).tocsr()
    table = table.multiply(1 / np.sqrt(table.multiply(table).sum(axis=1))).tocsr()
    learnt = np.flatnonzero(often >= _OFTEN)
    found = regressed(table[:, learnt].tocsr(), _planted(of), RIDGE)[:, 0]
    weights = np.zeros(PLACES)
    weights[learnt] = found[:-1]
    return rarity.astype(np.float16), weights.astype(np.float16), float(found[-1])


def judging(of: Sequence[Statement], odds: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """The weights of a `view` and the bias, by what a model says that was taught without each of the sentences."""
    views = np.array([view(one.text, float(its)) for one, its in zip(of, odds, strict=True)])
    found = regressed(csr_matrix(views), _planted(of), JUDGE_RIDGE)[:, 0]
    return found[:-1], float(found[-1])


def _planted(of: Sequence[Statement]) -> NDArray[np.bool_]:
    return np.array([[one.planted] for one in of])


def left_out(of: Sequence[Statement], always: Sequence[Statement] = ()) -> NDArray[np.float64]:
    """For every sentence the odds by a model that was taught with the other folds, and with `always`, only."""
    odds = np.zeros(len(of))
    folds = np.random.default_rng(0).integers(0, FOLDS, len(of))
    for fold in range(FOLDS):
        model = Weighed(*fitted([*always, *(one for one, at in zip(of, folds, strict=True) if at != fold)]))
        for place in np.flatnonzero(folds == fold).tolist():
            odds[place] = model.odds(of[place].text)
    return odds


@cache
def _features(sentence: str) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Of every sentence once, for each is taught with several times."""
    return features(sentence)


def _table(sentences: Sequence[str]) -> csr_matrix:
    rows = [_features(sentence) for sentence in sentences]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, ends), shape=(len(sentences), PLACES))


def main() -> None:
    """Teach, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.talks.teach")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    of, weighed = lessons(), weighable()
    rarity, weights, bias = fitted(of)
    apart = frozenset(weighed)
    others = [one for one in of if one not in apart]
    judge, judge_bias = judging(weighed, left_out(weighed, others))
    np.savez_compressed(
        given.out,
        rarity=rarity,
        weights=weights,
        bias=bias,
        judge=judge,
        judge_bias=judge_bias,
        taught=fingerprint(of),
    )


if __name__ == "__main__":
    main()
