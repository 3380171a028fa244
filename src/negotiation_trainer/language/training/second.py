"""The second look, fitted on scores that were held out in the first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation_trainer.language.second_look import LINEAR, features_of
from negotiation_trainer.language.training.material import Floats, Material
from negotiation_trainer.language.training.ridge import gaussian, linear_ridge

PENALTY = 1.0
WIDTH = 1.0
SEED = 0


@dataclass(frozen=True, slots=True)
class SecondLook:
    """What the scorers need: levels of the features, marks, weights, and the mean of targets."""

    means: Floats
    spreads: Floats
    marks: Floats
    weights: Floats
    base: Floats


def features_table(material: Material, whole: Floats, clauses: Floats) -> Floats:
    """Return the features of each utterance from first scores."""
    starts = [*material.starts, len(material.clauses)]
    return np.array(
        [
            features_of(
                whole[i].tolist(),
                clauses[starts[i] : starts[i + 1]].tolist(),
                text=utterance.text,
                context=utterance.context,
                zh=utterance.script == "zh",
            )
            for i, utterance in enumerate(material.utterances)
        ],
        np.float32,
    )


def fit_second(material: Material, features: Floats, *, marks: int) -> tuple[SecondLook, Floats]:
    """Return the second look fitted on everything, and its held-out scores."""
    means = features.mean(axis=0)
    spreads = features.std(axis=0) * np.float32(np.sqrt(features.shape[1]))
    level = ((features - means) / spreads).astype(np.float32)
    chosen = np.sort(np.random.default_rng(SEED).permutation(len(level))[:marks])
    known = level[chosen]
    ones = np.ones((len(level), 1), np.float32)
    seen_by = np.concatenate([LINEAR * level, gaussian(level, known, WIDTH), ones], axis=1)
    scores = np.zeros_like(material.targets)
    for fold in np.unique(material.folds):
        seen = material.folds != fold
        mean = material.targets[seen].mean(axis=0)
        weights = linear_ridge(seen_by[seen], material.targets[seen] - mean, PENALTY)
        scores[~seen] = seen_by[~seen] @ weights + mean
    base = material.targets.mean(axis=0)
    weights = linear_ridge(seen_by, material.targets - base, PENALTY)
    return SecondLook(means, spreads, known, weights, base), scores
