"""Teach `service.talks.likelihood` what private sentences are like: `python -m evaluation.talks.teach`.

A ridge-penalised logistic regression on what may be learnt from, the same every time. The weights carry
the hash of what they were taught with, so that a test can tell when the sentences have changed and the weights haven't.
"""

import argparse
import hashlib
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from evaluation.talks.script import talks
from evaluation.talks.statements import HarmlessKind, Statement, statements
from service.talks.likelihood import PLACES, WEIGHTS, Weighed, features

RIDGE = 1 / 30
FOLDS = 5
_STEPS = 200
_END = re.compile(r"(?<=[.?!…])\s+")


def lessons() -> tuple[Statement, ...]:
    """All that may be learnt from: the sentences written for it, and what else is said in the talks of "tune"."""
    return (*statements("taught"), *statements("tune"), *_said())


def _said() -> tuple[Statement, ...]:
    """The sentences of lines that have nothing planted: how harmless things are said at length."""
    found: dict[str, None] = {}
    for talk in talks("tune").values():
        for source in talk.sources:
            planted = {one.at for one in talk.planted(source)}
            for at, line in enumerate(talk.lines(source)):
                if at not in planted:
                    found |= dict.fromkeys(s for s in _END.split(line) if re.search(r"\w", s))
    return tuple(Statement(text=text, kind=HarmlessKind.TALK) for text in found)


def fingerprint(of: Sequence[Statement]) -> str:
    """A hash of the sentences and what is right of each."""
    told = "\n".join(f"{int(one.planted)}{one.text}" for one in of)
    return hashlib.sha256(told.encode()).hexdigest()


def fitted(of: Sequence[Statement]) -> tuple[NDArray[np.float16], NDArray[np.float16], float]:
    """Rarity and weight of every place, and the bias."""
    table = _table([one.text for one in of])
    rarity = np.log((1 + len(of)) / (1 + np.asarray((table > 0).sum(axis=0)).ravel())) + 1
    table = table.multiply(rarity).tocsr()
    table = table.multiply(1 / np.sqrt(table.multiply(table).sum(axis=1))).tocsr()
    signs = np.array([1.0 if one.planted else -1.0 for one in of])

    def loss(point: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        margins = signs * (table @ point[:-1] + point[-1])
        pull = -signs / (1 + np.exp(np.clip(margins, -30, 30)))
        ridge = RIDGE * np.append(point[:-1], 0.0)
        slope = np.append(table.T @ pull, pull.sum()) + ridge
        return float(np.logaddexp(0, -margins).sum() + 0.5 * ridge @ point), slope

    found = minimize(loss, np.zeros(PLACES + 1), jac=True, method="L-BFGS-B", options={"maxiter": _STEPS}).x
    return rarity.astype(np.float16), found[:-1].astype(np.float16), float(found[-1])


def cross_validated(of: Sequence[Statement]) -> NDArray[np.float64]:
    """For every sentence the likelihood by a model that was taught with the other folds only."""
    likely = np.zeros(len(of))
    folds = np.random.default_rng(0).integers(0, FOLDS, len(of))
    for fold in range(FOLDS):
        model = Weighed(*fitted([one for one, at in zip(of, folds, strict=True) if at != fold]))
        left = np.flatnonzero(folds == fold).tolist()
        likely[left] = model.of([of[place].text for place in left])
    return likely


def _table(sentences: Sequence[str]) -> csr_matrix:
    rows = [features(sentence) for sentence in sentences]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, ends), shape=(len(sentences), PLACES))


def main() -> None:
    """Teach, and write the weights."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.talks.teach")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    of = lessons()
    rarity, weights, bias = fitted(of)
    np.savez_compressed(given.out, rarity=rarity, weights=weights, bias=bias, taught=fingerprint(of))


if __name__ == "__main__":
    main()
