"""How raw numbers become likelihoods, and ratings on their scales."""

from __future__ import annotations

import math
from collections.abc import Sequence

from negotiation_trainer.language.labels import JUDGED, RATING_RANGES, RATINGS

Lines = tuple[tuple[float, float], ...]
"""Slope and intercept for each label."""


def calibrated(raw: Sequence[float], lines: Lines) -> tuple[float, ...]:
    """Return likelihoods 0..1 for the labels, then the ratings within their ranges."""
    judged = [logistic(s * value + i) for value, (s, i) in zip(raw, lines, strict=False)]
    for name, value in zip(RATINGS, raw[len(JUDGED) :], strict=True):
        low, high = RATING_RANGES[name]
        judged.append(min(max(float(value), low), high))
    return tuple(judged)


def logistic(value: float) -> float:
    """Return the logistic function, safe for any number."""
    return 1 / (1 + math.exp(-min(max(float(value), -40.0), 40.0)))
