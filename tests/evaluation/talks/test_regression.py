import numpy as np
from scipy.sparse import csr_matrix

from evaluation.talks.regression import regressed


def test_each_answer_is_learnt_from_its_own_column() -> None:
    table = csr_matrix(np.array([[1.0, 0.0], [1.0, 0.0], [0.0, 1.0], [0.0, 1.0]]))
    right = np.array([[True, False], [True, False], [False, True], [False, True]])
    weights = regressed(table, right, 0.1)
    odds = table @ weights[:-1] + weights[-1]
    assert ((odds > 0) == right).all()


def test_a_heavier_ridge_holds_the_weights_back() -> None:
    table = csr_matrix(np.array([[1.0], [0.0]]))
    right = np.array([[True], [False]])
    assert abs(regressed(table, right, 10.0)[0, 0]) < abs(regressed(table, right, 0.1)[0, 0])
