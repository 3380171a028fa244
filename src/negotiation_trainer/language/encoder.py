"""Likeness of meaning, by the sentence encoder as its wheel brings it.

It serves what instructors add, facts known by examples and wordings of their own; what the program
itself reads comes from the tuned network beside it.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Sequence
from threading import Lock
from types import SimpleNamespace

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.wheel import (
    NARROW,
    WINDOWS,
    Floats,
    Wheel,
    WordTable,
    levelled,
)

_KEPT = 1024
_BATCH_TOKENS = 384
_SMALL = 1e-12


class SentenceEncoder:
    """Texts as rows of 512 numbers of length 1; the last thousand texts are remembered."""

    def __init__(self, wheel: Wheel) -> None:
        self._wheel = wheel
        self._seen: OrderedDict[str, Floats] = OrderedDict()
        self._lock = Lock()

    def likenesses(self, texts: Sequence[str], examples: Sequence[str]) -> list[list[float]]:
        """Return the cosine of each text with each example."""
        rows = np.stack(self.encode((*texts, *examples)))
        table: list[list[float]] = (rows[: len(texts)] @ rows[len(texts) :].T).tolist()
        return table

    def encode(self, texts: Sequence[str]) -> list[Floats]:
        """Return a row for each text."""
        with self._lock:
            new = list(dict.fromkeys(text for text in texts if text not in self._seen))
            self._seen.update(zip(new, self._encode(new), strict=True))
            for text in texts:
                self._seen.move_to_end(text)
            rows = [self._seen[text] for text in texts]
            while len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
        return rows

    def _encode(self, texts: Sequence[str]) -> Iterator[Floats]:
        tokens = [self._wheel.tokens((text,))[0] for text in texts]
        for batch in _batches(tokens):
            yield from _vectors(self._wheel.words, self._wheel.layers, batch)


def _batches(texts: Sequence[list[int]]) -> Iterator[list[list[int]]]:
    batch: list[list[int]] = []
    size = 0
    for tokens in texts:
        if batch and size + len(tokens) > _BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(tokens)
        size += len(tokens)
    if batch:
        yield batch


def _vectors(words: WordTable, layers: SimpleNamespace, batch: Sequence[Sequence[int]]) -> Floats:
    lengths = np.array([len(tokens) for tokens in batch])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    given = words.vectors(np.concatenate([np.array(tokens) for tokens in batch]))
    features = _features(layers, given, _neighbours(starts, lengths))
    sums = np.add.reduceat(features, starts, axis=0)
    return _pooled(layers, sums, lengths.astype(np.float32))


def _neighbours(starts: NDArray[np.int64], lengths: NDArray[np.int64]) -> NDArray[np.int64]:
    """Return for each token its neighbours in the widest window; those of others are `-1`."""
    size, left = WINDOWS[-1]
    places = np.arange(lengths.sum())[:, None] + np.arange(-left, size - left)
    first = np.repeat(starts, lengths)[:, None]
    after = np.repeat(starts + lengths, lengths)[:, None]
    return np.where((places >= first) & (places < after), places, -1)


def _features(layers: SimpleNamespace, given: Floats, near: NDArray[np.int64]) -> Floats:
    """Return what the encoder knows of each token in its place: 1,280 numbers."""
    projected = given @ layers.proj_W + layers.proj_b
    levelled(projected, layers.ln_g_all, layers.ln_b_all)
    count, leftmost = len(given), WINDOWS[-1][1]
    framed = np.zeros((count + 1, NARROW), np.float32)
    parts = [given]
    for i, (size, left) in enumerate(WINDOWS):
        window = near[:, leftmost - left : leftmost - left + size]
        own = projected[:, i * NARROW : (i + 1) * NARROW]
        for weights, base in ((layers.w1[i], layers.b1[i]), (layers.w2[i], layers.b2[i])):
            framed[:count] = own
            own = own + np.maximum(framed[window].reshape(count, -1) @ weights + base, 0)
        parts.append(own)
    features = np.concatenate(parts, axis=1)
    return levelled(features, layers.ln_g, layers.ln_b)


def _pooled(layers: SimpleNamespace, sums: Floats, lengths: Floats) -> Floats:
    """Return vectors of length 1 from summed token features and the number of tokens."""
    mean = (sums @ layers.cnn_W + lengths[:, None] * layers.cnn_b) / np.sqrt(lengths)[:, None]
    first = np.maximum(mean @ layers.d0, 0)
    second = np.maximum(mean @ layers.p1 + first @ layers.d1, 0)
    third = np.maximum(second @ layers.d2, 0)
    rows: Floats = np.tanh(second @ layers.p3 + third @ layers.d3)
    rows /= np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), _SMALL))[:, None]
    return rows
