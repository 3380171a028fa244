"""Bags of n-grams as a kernel: likeness of utterances for fitting, weights of n-grams to ship."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_RARE = 600
"""N-grams in at most this many utterances are added pair by pair, the others as a matrix."""


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

    def kernel(self) -> Floats:
        """Return the cosine of every pair of documents, 0 for empty ones."""
        n = len(self.norms)
        rare = np.zeros((n, n), np.float32)
        common: list[tuple[NDArray[np.int64], float]] = []
        for found, weight in zip(self.documents, self.weights, strict=True):
            if len(found) > _RARE:
                common.append((found, float(weight)))
            else:
                rare[np.ix_(found, found)] += weight * weight
        dense = np.zeros((n, len(common)), np.float32)
        for column, (found, weight) in enumerate(common):
            dense[found, column] = weight
        kernel = rare
        kernel += dense @ dense.T
        kernel *= self.norms[:, None]
        kernel *= self.norms[None, :]
        return kernel

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
    places: dict[str, list[int]] = defaultdict(list)
    for number, grams in enumerate(documents):
        for gram in grams:
            places[gram].append(number)
    kept = sorted(gram for gram, found in places.items() if len(found) >= fewest)
    total = sum(1 for grams in documents if grams)
    weights = np.array(
        [1 + math.log((1 + total) / (1 + len(places[gram]))) for gram in kept], np.float32
    )
    found = tuple(np.array(places[gram], np.int64) for gram in kept)
    unknown = 1 + math.log((1 + total) / 2)
    squares = np.array([len(grams) for grams in documents]) * unknown**2
    for where, weight in zip(found, weights, strict=True):
        squares[where] += float(weight) ** 2 - unknown**2
    norms = np.divide(1, np.sqrt(squares), out=np.zeros_like(squares), where=squares > 0)
    return Bags(tuple(kept), found, weights, unknown, norms.astype(np.float32))


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
