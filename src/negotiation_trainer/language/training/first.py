"""The first look, fitted: one ridge regression over n-grams of the words and of the line before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np

from negotiation_trainer.language.ngrams import before, pieces, runs
from negotiation_trainer.language.training.bags import Bags, bags_of, crossing
from negotiation_trainer.language.training.material import Floats, Ints, Material, scripts_of
from negotiation_trainer.language.training.ridge import ridge
from negotiation_trainer.language.training.splits import LEARNT
from negotiation_trainer.language.words import BEFORE_FACTOR, PIECE_FACTOR, RUN_FACTOR

FEWEST = 3
PENALTY = 0.2


@dataclass(frozen=True, slots=True)
class WordBags:
    """The n-grams of what is learnt from, and how much runs count in each utterance."""

    runs: Bags
    pieces: Bags
    before: Bags
    factors: Floats


@dataclass(frozen=True, slots=True)
class FirstLook:
    """Dual weights over the utterances learnt from, and scores by fits that never saw the fold."""

    dual: Floats
    whole: Floats
    clauses: Floats


def learnt(material: Material) -> Ints:
    """Return the numbers of the utterances that are learnt from."""
    return np.nonzero(np.isin(material.folds, LEARNT))[0]


def word_bags(material: Material) -> WordBags:
    """Return the n-grams of what is learnt from."""
    rows = learnt(material)
    texts = material.texts(rows)
    return WordBags(
        bags_of([runs(text) for text in texts], fewest=FEWEST),
        bags_of([pieces(text) for text in texts], fewest=FEWEST),
        bags_of([before(text) for text in material.contexts(rows)], fewest=FEWEST),
        _factors(texts),
    )


def first_look(material: Material, bags: WordBags) -> FirstLook:
    """Fit on everything learnt from, and fold by fold; score every utterance and clause unseen."""
    rows = learnt(material)
    folds = material.folds[rows]
    features = _features(bags)
    targets = material.targets[rows]
    whole = np.zeros_like(material.targets)
    clauses = np.zeros((len(material.clauses), material.targets.shape[1]), np.float32)
    scored = _Scored(material, bags, whole, clauses)
    for fold in LEARNT:
        seen, unseen = np.nonzero(folds != fold)[0], np.nonzero(folds == fold)[0]
        mean = targets[seen].mean(axis=0)
        dual = ridge(features[seen], targets[seen] - mean, PENALTY)
        full = np.zeros((len(rows), targets.shape[1]), np.float32)
        full[seen] = dual
        scored.fill(rows[unseen], full, mean)
    mean = targets.mean(axis=0)
    dual = ridge(features, targets - mean, PENALTY)
    rest = np.setdiff1d(np.arange(len(material.utterances)), rows)
    scored.fill(rest, dual, mean)
    return FirstLook(dual, whole, clauses)


@dataclass(frozen=True, slots=True)
class _Scored:
    """Tables of scores, filled by the weights of n-grams."""

    material: Material
    bags: WordBags
    whole: Floats
    clauses: Floats

    def fill(self, rows: Ints, dual: Floats, mean: Floats) -> None:
        """Score some utterances and their clauses with dual weights."""
        material, bags = self.material, self.bags
        texts = material.texts(rows)
        lines = [before(text) for text in material.contexts(rows)]
        base = mean + BEFORE_FACTOR * primal_scores(bags.before, dual * BEFORE_FACTOR, lines)
        self.whole[rows] = base + self._words(texts, dual)
        here = np.nonzero(np.isin(material.owners, rows))[0]
        place = {row: i for i, row in enumerate(rows.tolist())}
        owners = [place[owner] for owner in material.owners[here].tolist()]
        said = self._words([material.clauses[i] for i in here], dual)
        self.clauses[here] = base[owners] + said

    def _words(self, texts: Sequence[str], dual: Floats) -> Floats:
        bags = self.bags
        by_run = primal_scores(bags.runs, dual * bags.factors[:, None], [runs(t) for t in texts])
        by_piece = primal_scores(bags.pieces, dual * PIECE_FACTOR, [pieces(t) for t in texts])
        scores: Floats = _factors(texts)[:, None] * by_run + PIECE_FACTOR * by_piece
        return scores


def primal_scores(bags: Bags, dual: Floats, documents: Sequence[Sequence[str]]) -> Floats:
    """Return what likeness to the documents of the bags gives others under dual weights."""
    weights = bags.primal(dual)
    return crossing(bags, documents, weights)


def _features(bags: WordBags) -> Any:
    """Everything known of each utterance learnt from; the product of two is their likeness."""
    parts = (
        bags.runs.features(bags.factors),
        bags.pieces.features(PIECE_FACTOR),
        bags.before.features(BEFORE_FACTOR),
    )
    return import_module("scipy.sparse").hstack(parts, format="csr")


def _factors(texts: Sequence[str]) -> Floats:
    return np.array([RUN_FACTOR[script] for script in scripts_of(texts)], np.float32)
