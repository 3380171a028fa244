"""The blend, fitted on utterances that neither opinion was learnt from."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.blend import Blend
from negotiation_trainer.language.labels import JUDGED
from negotiation_trainer.language.training.material import Floats

Doubles = NDArray[np.float64]

_ROUNDS = 60
_PULL = 4.0
"""How strongly weights are drawn to one half each, counted in utterances."""

_START = np.array([0.5, 0.5, 0.0])


def fit_blend(plain: Floats, network: Floats, targets: Floats) -> Blend:
    """Return the blend of two opinions, log odds of labels and ratings, that fits best."""
    own = plain
    columns = []
    for j in range(targets.shape[1]):
        design = np.stack([own[:, j], network[:, j], np.ones(len(own))], axis=1).astype(np.float64)
        truth = targets[:, j].astype(np.float64)
        columns.append(_logistic(design, truth) if j < len(JUDGED) else _linear(design, truth))
    weights = np.array([[float(f"{value:.6g}") for value in row] for row in np.transpose(columns)])
    return Blend(weights.astype(np.float32))


def _logistic(design: Doubles, truth: Doubles) -> Doubles:
    weights = np.array(_START, np.float64)
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        slope = design.T @ (likely - truth) + _PULL * (weights - _START)
        curve = design.T @ (design * (likely * (1 - likely))[:, None]) + _PULL * np.eye(3)
        weights = weights - np.clip(np.linalg.solve(curve, slope), -0.5, 0.5)
    return weights


def _linear(design: Doubles, truth: Doubles) -> Doubles:
    system = design.T @ design + _PULL * np.eye(3)
    fitted: Doubles = np.asarray(np.linalg.solve(system, design.T @ truth + _PULL * _START))
    return fitted
