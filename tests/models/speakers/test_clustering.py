import numpy as np
import pytest
from numpy.typing import NDArray

from models.speakers.clustering import group


def voices(
    count: int, pieces: int, noise: float = 0.25, seed: int = 0
) -> tuple[NDArray[np.float32], NDArray[np.int64]]:
    random = np.random.default_rng(seed)
    centres = np.linalg.qr(random.normal(size=(192, count)))[0].T
    truth = np.repeat(np.arange(count), pieces)
    return (centres[truth] + random.normal(size=(len(truth), 192)) * noise / 14).astype(np.float32), truth


@pytest.mark.parametrize("count", [1, 2, 5, 9])
def test_finds_as_many_voices_as_there_are(count: int) -> None:
    vectors, truth = voices(count, 12)
    labels = group(vectors, np.full(len(vectors), 2.0))
    assert len(set(zip(labels, truth, strict=True))) == len(set(labels)) == count


def test_many_noisy_pieces_do_not_become_many_voices() -> None:
    vectors, truth = voices(4, 300, noise=1.0)
    labels = group(vectors, np.full(len(vectors), 2.0))
    assert len(set(labels)) == 4
    assert len(set(zip(labels, truth, strict=True))) == 4


@pytest.mark.parametrize("count", [1, 2, 3, 4])
def test_never_more_voices_than_asked_for(count: int) -> None:
    vectors, _ = voices(5, 10)
    assert len(set(group(vectors, np.full(50, 2.0), count))) == count


def test_more_voices_than_pieces_gives_no_more_than_pieces() -> None:
    vectors, _ = voices(2, 1)
    assert len(set(group(vectors, np.array([2.0, 2.0]), 10))) <= 2


def test_nothing_and_one_piece() -> None:
    assert group(np.zeros((0, 192), np.float32), np.zeros(0)).tolist() == []
    assert group(np.ones((1, 192), np.float32), np.ones(1)).tolist() == [0]
