"""The voices of a whole recording, from embeddings of its pieces. Pure functions on arrays."""

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]
Labels = NDArray[np.int64]
Weights = NDArray[np.float64]

_APART = 0.8  # cosine distance beyond which two groups are two people
_LEAST = 2.0  # seconds that somebody must speak to count as a speaker
_RELIABLE = 0.6  # seconds a piece needs to have a say in who there is
_ROUNDS = 2


def group(vectors: Vectors, seconds: Weights, count: int | None = None) -> Labels:
    """A label, 0 up, for every embedding (piece, number). `seconds` is how much pure speech each was made from.

    Agglomerative, complete linkage, cosine; groups who say almost nothing go to the nearest other voice, and every piece
    ends with the voice whose mean it is nearest to. With `count`, that many groups where there is enough to part.
    """
    if not len(vectors):
        return np.zeros(0, np.int64)
    unit = vectors / np.maximum(np.linalg.norm(vectors, axis=1, keepdims=True), 1e-9)
    reliable = np.flatnonzero(seconds >= _RELIABLE)
    if len(reliable) < max(2, count or 0):
        reliable = np.argsort(-seconds, kind="stable")[: max(2, count or 0)]
    labels = _agglomerate(unit[reliable], count)
    weight = np.sqrt(seconds[reliable])
    spoken = np.bincount(labels, weights=seconds[reliable])
    kept = np.flatnonzero(spoken >= _LEAST) if count is None else np.arange(len(spoken))
    if not len(kept):
        kept = np.array([spoken.argmax()])
    means = np.stack([(unit[reliable] * (weight * (labels == k))[:, None]).sum(axis=0) for k in kept])
    for _ in range(_ROUNDS):
        nearest = _nearest(unit, means)
        mine = nearest[reliable]
        sums = [(unit[reliable] * (weight * (mine == k))[:, None]).sum(axis=0) for k in range(len(means))]
        means = np.stack([new if new.any() else old for new, old in zip(sums, means, strict=True)])
    return np.unique(_nearest(unit, means), return_inverse=True)[1].astype(np.int64)


def _nearest(unit: Vectors, means: Vectors) -> Labels:
    return np.asarray((unit @ (means / np.linalg.norm(means, axis=1, keepdims=True)).T).argmax(axis=1), np.int64)


def _agglomerate(unit: Vectors, count: int | None) -> Labels:
    from scipy.cluster.hierarchy import fcluster, linkage
    from scipy.spatial.distance import pdist

    if len(unit) < 2:
        return np.zeros(len(unit), np.int64)
    tree = linkage(pdist(unit, "cosine"), "complete")
    labels = fcluster(tree, _APART, "distance") if count is None else fcluster(tree, count, "maxclust")
    return np.asarray(labels, np.int64) - 1
