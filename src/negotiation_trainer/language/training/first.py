"""The first look, fitted: kernels of words and of meaning, and one ridge regression over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from negotiation_trainer.language.ngrams import before, pieces, runs
from negotiation_trainer.language.training.bags import Bags, bags_of, crossing
from negotiation_trainer.language.training.material import Floats, Material, scripts_of
from negotiation_trainer.language.training.ridge import gaussian, ridge
from negotiation_trainer.language.words import BEFORE_FACTOR, PIECE_FACTOR, RUN_FACTOR

FEWEST = 2
PENALTY = 0.2
WIDTH = 1.4
WIDTH_BEFORE = 0.5
BEFORE_SHARE = 0.3
SIZE = 256
"""Numbers kept of an encoder's vector."""

Encode = Callable[[Sequence[tuple[str, ...]]], list[Floats]]
"""For each text, given as its clauses: a row for the whole and, of several, each clause."""


@dataclass(frozen=True, slots=True)
class Kernels:
    """Likeness of utterances, of the lines before, and of clauses to utterances."""

    words: Floats
    before: Floats
    clauses: Floats


@dataclass(frozen=True, slots=True)
class WordBags:
    """The n-grams of a corpus, and how much runs count in each utterance."""

    runs: Bags
    pieces: Bags
    before: Bags
    factors: Floats


@dataclass(frozen=True, slots=True)
class Vectors:
    """Encoder vectors centred, projected and rounded to steps; `known` ones are whole numbers."""

    centre: Floats
    projection: Floats
    step: float
    words: Floats
    before: Floats
    clauses: Floats


def word_bags(material: Material) -> WordBags:
    """Return the n-grams of the material."""
    return WordBags(
        bags_of([runs(text) for text in material.texts], fewest=FEWEST),
        bags_of([pieces(text) for text in material.texts], fewest=FEWEST),
        bags_of([before(text) for text in material.contexts], fewest=FEWEST),
        _factors(material.texts),
    )


def word_kernels(material: Material, bags: WordBags) -> Kernels:
    """Return the kernels of words."""
    own = bags.runs.kernel() * bags.factors[:, None] * bags.factors[None]
    own += PIECE_FACTOR**2 * bags.pieces.kernel()
    clauses = crossing(bags.runs, [runs(text) for text in material.clauses])
    clauses *= _factors(material.clauses)[:, None] * bags.factors[None]
    clauses += PIECE_FACTOR**2 * crossing(bags.pieces, [pieces(t) for t in material.clauses])
    return Kernels(own, BEFORE_FACTOR**2 * bags.before.kernel(), clauses)


def vectors_of(material: Material, encode: Encode) -> Vectors:
    """Return the vectors of utterances, lines before (zero where there is none) and clauses."""
    rows = encode([utterance.sentence for utterance in material.utterances])
    words = np.stack([row[0] for row in rows])
    clauses = np.concatenate([row[1:] if len(row) > 1 else row for row in rows])
    lines = np.stack([row[0] for row in encode([(text or ".",) for text in material.contexts])])
    centre = words.mean(axis=0)
    spread = float(np.sqrt(((words - centre) ** 2).sum(axis=1).mean()))
    centred = (words - centre) / spread
    _, axes = np.linalg.eigh(centred.T.astype(np.float64) @ centred)
    projection = (axes[:, ::-1][:, :SIZE] / spread).astype(np.float32)
    projected = (words - centre) @ projection
    before_rows = (lines - centre) @ projection
    before_rows[[not context for context in material.contexts]] = 0
    step = float(max(np.abs(projected).max(), np.abs(before_rows).max()) / 127)
    return Vectors(
        centre,
        projection,
        step,
        np.round(projected / step),
        np.round(before_rows / step),
        (clauses - centre) @ projection,
    )


def meaning_kernels(vectors: Vectors) -> Kernels:
    """Return the kernels of meaning."""
    words, lines = vectors.words * vectors.step, vectors.before * vectors.step
    return Kernels(
        gaussian(words, words, WIDTH),
        BEFORE_SHARE * gaussian(lines, lines, WIDTH_BEFORE),
        gaussian(vectors.clauses, words, WIDTH),
    )


def together(*kernels: Kernels) -> Kernels:
    """Return the sum of kernels."""
    return Kernels(
        sum((k.words for k in kernels[1:]), kernels[0].words),
        sum((k.before for k in kernels[1:]), kernels[0].before),
        sum((k.clauses for k in kernels[1:]), kernels[0].clauses),
    )


def fit(kernels: Kernels, targets: Floats) -> Floats:
    """Return the dual weights over all utterances."""
    return ridge(kernels.words + kernels.before, targets - targets.mean(axis=0), PENALTY)


def held_out(material: Material, kernels: Kernels) -> tuple[Floats, Floats]:
    """Return scores of utterances and of clauses, each by a fit that never saw its fold."""
    targets = material.targets
    whole = np.zeros_like(targets)
    clauses = np.zeros((len(material.clauses), targets.shape[1]), np.float32)
    for fold in np.unique(material.folds):
        seen, unseen = (
            np.nonzero(material.folds != fold)[0],
            np.nonzero(material.folds == fold)[0],
        )
        mean = targets[seen].mean(axis=0)
        square = np.ix_(seen, seen)
        dual = ridge(kernels.words[square] + kernels.before[square], targets[seen] - mean, PENALTY)
        lines = np.zeros_like(targets)
        lines[unseen] = kernels.before[np.ix_(unseen, seen)] @ dual + mean
        whole[unseen] = kernels.words[np.ix_(unseen, seen)] @ dual + lines[unseen]
        here = np.isin(material.owners, unseen)
        clauses[here] = kernels.clauses[here][:, seen] @ dual + lines[material.owners[here]]
    return whole, clauses


def _factors(texts: Sequence[str]) -> Floats:
    return np.array([RUN_FACTOR[script] for script in scripts_of(texts)], np.float32)
