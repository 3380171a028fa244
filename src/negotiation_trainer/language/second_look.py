"""The second look: every label judged again in the light of all the others and of the clauses.

Labels go together and exclude each other; a small model over the first scores knows how.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from negotiation_trainer.language.labels import JUDGED

LINEAR = 2.0
"""How much the first scores themselves count beside likeness to marks."""


def features_of(
    whole: Sequence[float], clauses: Sequence[Sequence[float]], *, text: str, context: str, zh: bool
) -> list[float]:
    """Return what the second look sees of first scores, before it is levelled."""
    peaks = [max(column) for column in zip(*clauses, strict=True)] if clauses else list(whole)
    about = (float(bool(context)), float(zh), math.log(max(len(clauses), 1)))
    return [*whole, *peaks[: len(JUDGED)], *about, math.log(max(len(text), 1))]


def levelled(
    features: Sequence[float], means: Sequence[float], spreads: Sequence[float]
) -> list[float]:
    """Return features of mean 0 and, together, of length about 1."""
    return [(f - m) / s for f, m, s in zip(features, means, spreads, strict=True)]
