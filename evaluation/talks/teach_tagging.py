"""Teach which fields sentences are about: `python -m evaluation.talks.teach_tagging`.

Both steps of `service.talks.tagging` from the talks of `tagged`, the same every time. The second step learns from odds
of a first one that was taught without the talk (`FOLDS`), else it would believe that the first is always right. With
`--worth` nothing is written: the shares of right tags are told, of talks that both steps were taught without.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from evaluation.talks.regression import Array, regressed
from evaluation.talks.tagged import Tagged, tagged
from service.talks.tagging import FIELDS, PLACES, WEIGHTS, Tagger, features, second

FOLDS = 5
RIDGE = 0.02
AROUND_RIDGE = 3.0
_STEPS = 60
_OFTEN = 3  # a feature of fewer lines is not learnt from


def taught(talks: Sequence[Tagged]) -> Tagger:
    """Both steps, taught these talks."""
    table, right = _table(talks), _right(talks)
    folds = _folds(talks)
    first = np.zeros(right.shape)
    for fold in range(FOLDS):
        apart = folds == fold
        if apart.any() and not apart.all():
            step = _first(table[~apart], right[~apart])
            first[apart] = _odds(step, table[apart])
    ends = np.cumsum([len(talk.lines) for talk in talks])[:-1]
    rows = [second(talk.lines, odds) for talk, odds in zip(talks, np.split(first, ends), strict=True)]
    around = regressed(csr_matrix(np.vstack(rows)), right, AROUND_RIDGE, _STEPS)
    places, rarity, words = _first(table, right)
    return Tagger(places=places, rarity=rarity, words=words, around=around)


def left_out(talks: Sequence[Tagged]) -> Array:
    """For every line the odds of each tag by a model that was taught without its talk."""
    folds = _folds(talks)
    found = np.zeros((len(folds), 2 * len(FIELDS)))
    starts = np.cumsum([0, *(len(talk.lines) for talk in talks)])
    for fold in range(FOLDS):
        apart = [at for at, start in enumerate(starts[:-1]) if folds[start] == fold]
        model = taught([talk for at, talk in enumerate(talks) if at not in set(apart)])
        for at in apart:
            found[starts[at] : starts[at + 1]] = model.odds(talks[at].lines, talks[at].kind)
    return found


def fingerprint(talks: Sequence[Tagged]) -> str:
    """A hash of the lines and their tags."""
    told = [
        f"{talk.kind}|{line.part}|{line.text}|{sorted(about)}|{sorted(tells)}"
        for talk in talks
        for line, about, tells in zip(talk.lines, talk.about, talk.tells, strict=True)
    ]
    return hashlib.sha256("\n".join(told).encode()).hexdigest()


def _first(table: csr_matrix, right: NDArray[np.bool_]) -> tuple[NDArray[np.int64], Array, Array]:
    """The places that are learnt, their rarity, and the first step's weights."""
    often = np.asarray((table > 0).sum(axis=0)).ravel()
    places = np.flatnonzero(often >= _OFTEN)
    rarity = np.log((1 + table.shape[0]) / (1 + often[places])) + 1
    return places, rarity, regressed(_weighed(table, places, rarity), right, RIDGE, _STEPS)


def _weighed(table: csr_matrix, places: NDArray[np.int64], rarity: Array) -> csr_matrix:
    """The table by rarity, each row of length one."""
    rows = table[:, places].multiply(rarity).tocsr()
    lengths = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    return rows.multiply(1 / np.where(lengths > 0, lengths, 1.0)[:, None]).tocsr()


def _odds(step: tuple[NDArray[np.int64], Array, Array], table: csr_matrix) -> Array:
    places, rarity, weights = step
    return np.asarray(_weighed(table, places, rarity) @ weights[:-1] + weights[-1])


def _folds(talks: Sequence[Tagged]) -> NDArray[np.int64]:
    """For every line its fold: both sources of a talk are in one."""
    names = sorted({talk.name for talk in talks})
    dealt = dict(zip(np.random.default_rng(0).permutation(names).tolist(), range(len(names)), strict=True))
    return np.concatenate([np.full(len(talk.lines), dealt[talk.name] % FOLDS) for talk in talks])


def _table(talks: Sequence[Tagged]) -> csr_matrix:
    rows = [features(talk.lines, at, talk.kind) for talk in talks for at in range(len(talk.lines))]
    ends = np.cumsum([0, *(len(row) for row in rows)])
    places = np.array([place for row in rows for place in row], dtype=np.int64)
    values = np.array([value for row in rows for value in row.values()], dtype=np.float64)
    return csr_matrix((values, places, ends), shape=(len(rows), PLACES))


def _right(talks: Sequence[Tagged]) -> NDArray[np.bool_]:
    """Lines × tags: what each is about, then what it tells of."""
    rows = [
        [*(name in about for name in FIELDS), *(name in tells for name in FIELDS)]
        for talk in talks
        for about, tells in zip(talk.about, talk.tells, strict=True)
    ]
    return np.array(rows, dtype=np.bool_)


def _worth(talks: Sequence[Tagged]) -> None:
    odds, right = left_out(talks), _right(talks)
    for column, name in enumerate([*FIELDS, *(f"{name}, tells" for name in FIELDS)]):
        found, true = odds[:, column] > 0, right[:, column]
        both = int((found & true).sum())
        shares = f"precision {both / max(1, int(found.sum())):.2f}, recall {both / max(1, int(true.sum())):.2f}"
        sys.stdout.write(f"{name}: {shares} of {int(true.sum())}\n")


def main() -> None:
    """Teach, and write the weights; or tell what they are worth."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.talks.teach_tagging")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    parser.add_argument("--worth", action="store_true")
    given = parser.parse_args()
    talks = tagged()
    if given.worth:
        _worth(talks)
        return
    model = taught(talks)
    # A byte for a weight: what is lost is far under what another fold would change.
    scale = np.abs(model.words[:-1]).max(axis=0) / 127
    np.savez_compressed(
        given.out,
        places=model.places.astype(np.int32),
        rarity=model.rarity.astype(np.float16),
        words=np.round(model.words[:-1] / scale).astype(np.int8),
        scale=scale.astype(np.float32),
        bias=model.words[-1].astype(np.float32),
        around=model.around.astype(np.float32),
        taught=fingerprint(talks),
    )


if __name__ == "__main__":
    main()
