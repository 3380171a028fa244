"""Bags of n-grams: sparse features of utterances for fitting, weights of n-grams to ship."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Bags:
    """N-grams found in at least `fewest` documents, each with its documents and its weight.

    Any other n-gram weighs `unknown`: it makes an utterance longer and tells nothing.
    """

    grams: tuple[str, ...]
    documents: tuple[NDArray[np.int64], ...]
    weights: Floats
    unknown: float
    norms: Floats

    def features(self, factor: Floats | float = 1.0) -> Any:
        """Return a sparse row for each document, of length `factor`; empty ones have nothing."""
        sparse = import_module("scipy.sparse")
        counts = [len(found) for found in self.documents]
        documents = np.concatenate([*self.documents, np.zeros(0, np.int64)])
        grams = np.repeat(np.arange(len(self.grams)), counts)
        lengths = (self.norms * factor).astype(np.float32)
        values = np.repeat(self.weights, counts) * lengths[documents]
        shape = (len(self.norms), len(self.grams))
        return sparse.csr_matrix((values, (documents, grams)), shape=shape)

    def primal(self, dual: Floats) -> Floats:
        """Return a row of weights for each n-gram from one row of dual weights a document.

        Summed over the n-grams present and divided by the document's length, they give what the
        kernel would.
        """
        scaled = dual * self.norms[:, None]
        rows = np.empty((len(self.grams), dual.shape[1]), np.float32)
        for i, (found, weight) in enumerate(zip(self.documents, self.weights, strict=True)):
            rows[i] = scaled[found].sum(axis=0) * weight * weight
        return rows


def bags_of(documents: Sequence[Sequence[str]], *, fewest: int) -> Bags:
    """Return the bags of documents given as distinct n-grams each."""
    numbers: dict[str, int] = {}
    met = np.array([numbers.setdefault(g, len(numbers)) for d in documents for g in d], np.int64)
    lengths = np.array([len(grams) for grams in documents])
    counts, names = np.bincount(met, minlength=len(numbers)), list(numbers)
    kept = sorted(np.nonzero(counts >= fewest)[0].tolist(), key=names.__getitem__)
    total = int((lengths > 0).sum())
    weights = np.array([1 + math.log((1 + total) / (1 + counts[n])) for n in kept], np.float32)
    unknown = 1 + math.log((1 + total) / 2)
    place = np.full(len(numbers), -1)
    place[kept] = np.arange(len(kept))
    known = place[met]
    where, grams = np.repeat(np.arange(len(lengths)), lengths)[known >= 0], known[known >= 0]
    gained = weights[grams].astype(np.float64) ** 2 - unknown**2
    squares = lengths * unknown**2 + np.bincount(where, gained, minlength=len(lengths))
    norms = np.divide(1, np.sqrt(squares), out=np.zeros_like(squares), where=squares > 0)
    by_gram = where[np.argsort(grams, kind="stable")]
    found = np.split(by_gram, np.cumsum(counts[kept])[:-1]) if kept else []
    kept_names = tuple(names[number] for number in kept)
    return Bags(kept_names, tuple(found), weights, unknown, norms.astype(np.float32))


def crossing(bags: Bags, documents: Sequence[Sequence[str]], weights: Floats) -> Floats:
    """Return a row of columns for each of other documents, by the weights of `Bags.primal`."""
    place = {gram: i for i, gram in enumerate(bags.grams)}
    squares = bags.weights.astype(np.float64) ** 2
    scores = np.zeros((len(documents), weights.shape[1]), np.float32)
    for row, grams in zip(scores, documents, strict=True):
        known = [place[gram] for gram in grams if gram in place]
        if known:
            square = (len(grams) - len(known)) * bags.unknown**2 + squares[known].sum()
            row += weights[known].sum(axis=0) / np.sqrt(square)
    return scores
