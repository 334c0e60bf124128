"""Ridge-penalised logistic regression: several yes or no at once, each of its own (Hastie et al., Elements, 4.4)."""

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

Array = NDArray[np.float64]


def regressed(table: csr_matrix, right: NDArray[np.bool_], ridge: float, steps: int = 100) -> Array:
    """The weight of each column of `table` and then the bias, for each column of `right` (rows × answers)."""
    signs = np.where(right, 1.0, -1.0)
    turned = table.T.tocsr()
    shape = (table.shape[1] + 1, right.shape[1])

    def loss(flat: Array) -> tuple[float, Array]:
        point = flat.reshape(shape)
        margins = signs * (table @ point[:-1] + point[-1])
        pull = -signs / (1 + np.exp(np.clip(margins, -30, 30)))
        slope = np.vstack([turned @ pull + ridge * point[:-1], pull.sum(axis=0)])
        held = 0.5 * ridge * float((point[:-1] ** 2).sum())
        return float(np.logaddexp(0, -margins).sum()) + held, slope.ravel()

    begun = np.zeros(shape[0] * shape[1])
    found = minimize(loss, begun, jac=True, method="L-BFGS-B", options={"maxiter": steps}).x
    return np.asarray(found).reshape(shape)
