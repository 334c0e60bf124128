"""The voices of a whole recording, from embeddings of its pieces. Pure functions on arrays."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]
Weights = NDArray[np.float64]

_APART = 0.85  # cosine distance that no two pieces of one group exceed
_CLOSER = (0.75, 0.7, 0.6, 0.5, 0.4, 0.3)  # the same, where more people are known to speak than came out
_SAME = 0.7  # cosine similarity of two groups' means from which they are one person
_LEAST = 2.0  # seconds that somebody must speak to count as a speaker …
_SHARE = 0.003  # … and of the whole: in three hours, stray noises add up
_RELIABLE = 0.6  # seconds a piece needs to have a say in who there is
_MOST = 4_000  # pieces that have it: their distances fill 64 MB, whatever the meeting's length
_ROUNDS = 3


def group(vectors: Vectors, seconds: Weights, count: int | None = None) -> Labels:
    """A label, 0 up, for every embedding (piece, number). `seconds` is how much pure speech each was made from.

    Agglomerative clustering, complete linkage on cosine distance: groups stay pure, but the longer the meeting the
    more of them. So those who say almost nothing are dropped, groups with like means become one, and every piece goes
    to the nearest mean. With `count`, that many groups where so many can be told apart.
    """
    if not len(vectors):
        return np.zeros(0, np.int64)
    unit = (vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)).astype(np.float32)
    chosen = _reliable(seconds, count or 1)
    sure, weight = unit[chosen], seconds[chosen]
    means = _means(sure, _agglomerate(sure, weight, count), weight)
    while len(means) > 1:
        likeness = means @ means.T - 2 * np.eye(len(means), dtype=np.float32)
        one, other = np.unravel_index(likeness.argmax(), likeness.shape)
        if likeness[one, other] < _SAME if count is None else len(means) <= count:
            break
        labels = _nearest(sure, means)
        labels[labels == other] = one
        means = _means(sure, labels, weight)
    for _ in range(_ROUNDS):
        means = _means(sure, _nearest(sure, means), weight)
    return np.unique(_nearest(unit, means), return_inverse=True)[1].astype(np.int64)


def _reliable(seconds: Weights, least: int) -> Labels:
    """The pieces, in order, that are long enough: at least two (or `least`), and of too many an even choice."""
    long = np.flatnonzero(seconds >= _RELIABLE)
    if len(long) < max(2, least):
        long = np.sort(np.argsort(-seconds, kind="stable")[: max(2, least)])
    if len(long) > _MOST:
        long = long[np.linspace(0, len(long) - 1, _MOST).astype(np.int64)]
    return long


def _agglomerate(unit: Vectors, seconds: Weights, count: int | None) -> Labels:
    """Labels of the groups who say enough; -1 for pieces of the others."""
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    if len(unit) < 2:
        return np.zeros(len(unit), np.int64)
    tree = linkage(pdist(unit, "cosine"), "complete")
    least = max(_LEAST, _SHARE * seconds.sum()) if count is None else 0.0
    labels = np.zeros(len(unit), np.int64)
    for apart in (_APART,) if count is None else (_APART, *_CLOSER):
        labels = np.asarray(fcluster(tree, apart, "distance"), np.int64) - 1
        if count is None or labels.max() + 1 >= count:
            break
    spoken = np.bincount(labels, weights=seconds)
    enough = spoken >= min(least, spoken.max())
    return np.where(enough[labels], labels, -1)


def _means(unit: Vectors, labels: Labels, seconds: Weights) -> Vectors:
    """The mean direction of each label's pieces, long ones counting more; labels below 0 have none."""
    weighted = unit * np.sqrt(seconds)[:, None].astype(np.float32)
    sums = np.stack([weighted[labels == label].sum(axis=0) for label in np.unique(labels[labels >= 0])])
    return np.asarray(sums / np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9), np.float32)


def _nearest(unit: Vectors, means: Vectors) -> Labels:
    return np.asarray((unit @ means.T).argmax(axis=1), np.int64)
