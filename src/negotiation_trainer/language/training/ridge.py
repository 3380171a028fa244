"""Ridge regression, without chance: over sparse features step by step, over few columns exactly."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_ENOUGH = 1e-4
"""What is left of a column of targets, as a part of it, when its weights are good enough."""

_MOST_STEPS = 400


def gaussian(these: Floats, those: Floats, width: float) -> Floats:
    """Return exp(-width * squared distance) for each pair of rows."""
    squares = (these**2).sum(axis=1)[:, None] + (those**2).sum(axis=1)[None]
    distance = np.maximum(squares - 2 * these @ those.T, 0)
    near: Floats = np.exp(-width * distance)
    return near


def ridge(features: Any, targets: Floats, penalty: float) -> Floats:
    """Return the dual weights of centred targets, one row for each row of sparse `features`.

    The kernel is the product of the features with themselves; it is never written down, for it
    grows with the square of the rows. All columns of targets go down their conjugate gradients
    together until what is left of each is small.
    """
    turned = features.T.tocsr()
    right = targets.astype(np.float32)
    weights = np.zeros_like(right)
    left, course = right.copy(), right.copy()
    square = np.einsum("ij,ij->j", left, left)
    enough = _ENOUGH**2 * np.maximum(square, 1e-12)
    for _ in range(_MOST_STEPS):
        along = features @ (turned @ course) + np.float32(penalty) * course
        pace = square / np.maximum(np.einsum("ij,ij->j", course, along), 1e-12)
        weights += pace * course
        left -= pace * along
        before, square = square, np.einsum("ij,ij->j", left, left)
        if (square <= enough).all():
            break
        course = left + square / np.maximum(before, 1e-12) * course
    return weights


def linear_ridge(features: Floats, targets: Floats, penalty: float) -> Floats:
    """Return the weights of features, one row each; give a column of ones for an intercept."""
    system = features.astype(np.float64).T @ features
    system[np.diag_indices_from(system)] += penalty
    right = features.astype(np.float64).T @ targets
    solved: Floats = np.linalg.solve(system, right).astype(np.float32)
    return solved
