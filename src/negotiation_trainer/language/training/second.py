"""The second look, fitted on scores that were held out in the first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from negotiation_trainer.language.second_look import LINEAR, features_of
from negotiation_trainer.language.training.first import learnt
from negotiation_trainer.language.training.material import Floats, Material
from negotiation_trainer.language.training.ridge import gaussian, linear_ridge
from negotiation_trainer.language.training.splits import LEARNT

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
    """Return the second look fitted on what is learnt from, and scores that it never saw."""
    rows = learnt(material)
    means = features[rows].mean(axis=0)
    spreads = features[rows].std(axis=0) * np.float32(np.sqrt(features.shape[1]))
    level = ((features - means) / spreads).astype(np.float32)
    chosen = np.sort(np.random.default_rng(SEED).permutation(rows)[:marks])
    known = level[chosen]
    ones = np.ones((len(level), 1), np.float32)
    seen_by = np.concatenate([LINEAR * level, gaussian(level, known, WIDTH), ones], axis=1)
    scores = np.zeros_like(material.targets)
    for fold in LEARNT:
        seen, unseen = rows[material.folds[rows] != fold], rows[material.folds[rows] == fold]
        mean = material.targets[seen].mean(axis=0)
        weights = linear_ridge(seen_by[seen], material.targets[seen] - mean, PENALTY)
        scores[unseen] = seen_by[unseen] @ weights + mean
    base = material.targets[rows].mean(axis=0)
    weights = linear_ridge(seen_by[rows], material.targets[rows] - base, PENALTY)
    rest = np.setdiff1d(np.arange(len(level)), rows)
    scores[rest] = seen_by[rest] @ weights + base
    return SecondLook(means, spreads, known, weights, base), scores
