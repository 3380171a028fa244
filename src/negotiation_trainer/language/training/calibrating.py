"""Likelihoods and thresholds, fitted on held-out scores."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.calibration import calibrated
from negotiation_trainer.language.labels import ANY_BREACH, BREACHES, JUDGED
from negotiation_trainer.language.thresholds import CLEAR
from negotiation_trainer.language.training.material import Floats, Material

_ROUNDS = 80
SURE_PRECISION = 0.975
SURE_LABEL_PRECISION = 0.8
_FEWEST_SURE = 8
_SHARED = 60
"""How many utterances the threshold of both languages together counts for."""

COMMON_LINE, _COMMON = 0.32, 1000
"""The threshold all labels are drawn to, and how many utterances it counts for.

F1 over many labels is best where each is asserted from half that F1 on; a threshold of its own
for each label follows chance.
"""

FALSE_ALARMS = 0.05
"""The most false alarms among lawful utterances that any gain in recall may cost."""


def lines_for(scores: Floats, targets: Floats) -> list[list[float]]:
    """Return slope and intercept for each label, by Newton's method on the logistic loss."""
    return [
        _line(scores[:, j].astype(np.float64), targets[:, j].astype(np.float64))
        for j in range(len(JUDGED))
    ]


def _line(x: Floats, y: Floats) -> list[float]:
    centre, spread = float(x.mean()), float(x.std()) or 1.0
    design = np.stack([(x - centre) / spread, np.ones_like(x)], axis=1)
    weights = np.array([1.0, np.log((y.mean() + 1e-3) / (1 - y.mean() + 1e-3))])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(design @ weights, -30, 30)))
        gradient = design.T @ (p - y) + 1e-2 * weights
        curve = design.T @ (design * (p * (1 - p) + 1e-9)[:, None]) + 1e-2 * np.eye(2)
        step = np.linalg.solve(curve, gradient)
        weights = weights - np.clip(step, -1, 1)
    slope = weights[0] / spread
    return [round(float(slope), 5), round(float(weights[1] - slope * centre), 5)]


def likelihoods(scores: Floats, lines: list[list[float]]) -> Floats:
    """Return the table of likelihoods, as the readers compute them."""
    pairs = tuple((slope, intercept) for slope, intercept in lines)
    return np.array([calibrated(row, pairs) for row in scores.tolist()], np.float32)


def thresholds_for(
    material: Material, likely: Floats, *, rows: NDArray[np.bool_] | None = None
) -> dict[str, dict[str, dict[str, float]]]:
    """Return the thresholds of each language: best F1 for labels, precision for what is sure.

    `rows` are the utterances to look at, all when None.
    """
    found = {}
    seen = np.ones(len(likely), bool) if rows is None else rows
    for lang in ("zh", "en"):
        here = (material.langs == lang) & seen
        y, p = material.targets[here], likely[here]
        asserted = {
            name: _steady(
                _best_f1(y[:, j], p[:, j]),
                _best_f1(material.targets[seen, j], likely[seen, j]),
                int(y[:, j].sum()),
                common=0 if name == ANY_BREACH else _COMMON,
            )
            for j, name in enumerate(JUDGED)
        }
        sure = {
            name: _precise(y[:, j], p[:, j], SURE_LABEL_PRECISION)
            for j, name in enumerate(JUDGED)
            if name in BREACHES
        }
        any_breach = JUDGED.index(ANY_BREACH)
        quiet = _quiet(y[:, any_breach], p[:, any_breach])
        asserted[ANY_BREACH] = max(asserted[ANY_BREACH], quiet)
        clear = p[:, [JUDGED.index(name) for name in BREACHES]].max(axis=1) >= CLEAR
        sure[ANY_BREACH] = _precise(y[clear, any_breach], p[clear, any_breach], SURE_PRECISION)
        found[lang] = {"asserted": asserted, "sure": sure}
    return found


def _best_f1(y: Floats, p: Floats) -> float:
    order = np.argsort(-p, kind="stable")
    hits = np.cumsum(y[order])
    f1 = 2 * hits / (np.arange(1, len(order) + 1) + y.sum())
    # the middle of the near-best stretch generalises better than its peak
    near = np.nonzero(f1 >= f1.max() - 0.005)[0]
    return round(float(np.median(p[order[near]])), 4)


def _steady(own: float, shared: float, count: int, *, common: int) -> float:
    """Draw the threshold of a label to that of both languages, and to the common one."""
    drawn = own * count + shared * _SHARED + COMMON_LINE * common
    return round(drawn / (count + _SHARED + common), 4)


def _quiet(y: Floats, p: Floats) -> float:
    return round(float(np.quantile(p[y == 0], 1 - FALSE_ALARMS)), 4)


def _precise(y: Floats, p: Floats, wanted: float) -> float:
    order = np.argsort(-p, kind="stable")
    hits = np.cumsum(y[order])
    count = np.arange(1, len(order) + 1)
    good = np.nonzero((hits / count >= wanted) & (count >= _FEWEST_SURE))[0]
    return round(float(p[order[good[-1]]]), 4) if len(good) else 0.97
