"""Two opinions made one: what the words alone say and what the network says, label by label."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.labels import JUDGED, RATING_RANGES, RATINGS

Floats = NDArray[np.float32]
_LEAST = 1e-4


@dataclass(frozen=True, slots=True)
class Blend:
    """Weights of both opinions and a level, three rows of columns.

    Opinions on labels are weighed as log odds; those on ratings as they are.
    """

    weights: Floats

    def likelihoods(self, plain: Floats, network: Floats) -> Floats:
        """Return likelihoods 0..1 for labels and ratings within their ranges, row by row.

        Both opinions are log odds of labels, then ratings.
        """
        own, other, level = self.weights
        count = len(JUDGED)
        mixed: Floats = own * _bounded(plain) + other * network + level
        mixed[:, :count] = 1 / (1 + np.exp(-np.clip(mixed[:, :count], -40, 40)))
        for column, name in enumerate(RATINGS, count):
            low, high = RATING_RANGES[name]
            mixed[:, column] = np.clip(mixed[:, column], low, high)
        return mixed


def log_odds(likely: Floats) -> Floats:
    """Return likelihoods as log odds, ratings as they are."""
    rows = np.array(likely, np.float32)
    labels = np.clip(rows[:, : len(JUDGED)], _LEAST, 1 - _LEAST)
    rows[:, : len(JUDGED)] = np.log(labels / (1 - labels))
    return rows


def _bounded(rows: Floats) -> Floats:
    most = np.log((1 - _LEAST) / _LEAST)
    labels = np.clip(rows[:, : len(JUDGED)], -most, most)
    return np.concatenate([labels, rows[:, len(JUDGED) :]], axis=1)
