"""The tuned network of the full tier: the encoder's layers, learnt on, under a head of labels.

The head sees the vector of a stretch of words, what sixteen pairs of eyes pick from its tokens, and
the vector of the line before; one pass over the tokens serves the whole and every clause.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import SimpleNamespace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.encoder import (
    WINDOWS,
    Floats,
    SentenceEncoder,
    features_of_tokens,
    pooled,
    stretches_of,
)

LAYERS = (
    *("proj_W", "proj_b", "ln_g_all", "ln_b_all", "ln_g", "ln_b", "cnn_W", "cnn_b"),
    *("d0", "p1", "d1", "d2", "p3", "d3"),
    *(f"{kind}{layer}_{i}" for kind in "wb" for layer in (1, 2) for i in range(len(WINDOWS))),
)
"""The encoder's arrays that learn on; those of its windows are numbered."""

HEADS = 16
HEAD_WIDTH = 32
HIDDEN = 256
VECTOR = 512
SEEN = VECTOR + HEADS * HEAD_WIDTH + VECTOR
"""Numbers the head sees: the vector, what was picked, the line before."""

LINE_FACTOR = 8.0
"""Vectors of length 1 are small beside the rest."""

_HALF = 127


@dataclass(frozen=True, slots=True)
class Network:
    """The tuned layers and the head over them."""

    encoder: SentenceEncoder
    layers: Any
    head: Mapping[str, Floats]

    def score(self, sentence: Sequence[str], context: str) -> Floats:
        """Return a row of columns for the whole and, where it has several, for each clause."""
        line = self.encoder.encode([(context,)])[0][0] if context else np.zeros(VECTOR, np.float32)
        return self.scores([tuple(sentence)], line[None])[0]

    def scores(self, sentences: Sequence[tuple[str, ...]], lines: Floats) -> list[Floats]:
        """Return the same for any number of sentences, each with the vector of its line before."""
        rows: list[Floats] = []
        for sentence, line in zip(sentences, lines, strict=True):
            tokens = self.encoder.tokens(sentence)
            flat = np.array([token for clause in tokens for token in clause])
            lengths = np.array([len(flat)])
            features = features_of_tokens(self.layers, flat, np.zeros(1, np.int64), lengths)
            rows.append(self._answers(features, stretches_of(tokens), line))
        return rows

    def _answers(
        self, features: Floats, stretches: Sequence[tuple[int, int]], line: Floats
    ) -> Floats:
        head = self.head
        looks, taken = features @ head["look"], features @ head["take"]
        taken = taken.reshape(len(features), HEADS, HEAD_WIDTH)
        seen = np.empty((len(stretches), SEEN), np.float32)
        sums = np.stack([features[start:end].sum(axis=0) for start, end in stretches])
        lengths = np.array([end - start for start, end in stretches], np.float32)
        seen[:, :VECTOR] = LINE_FACTOR * pooled(self.layers, sums, lengths)
        seen[:, -VECTOR:] = LINE_FACTOR * line
        for row, (start, end) in zip(seen, stretches, strict=True):
            share = _shares(looks[start:end])
            picked = np.einsum("th,thd->hd", share, taken[start:end])
            row[VECTOR:-VECTOR] = np.maximum(picked, 0).ravel()
        hidden = np.maximum(seen @ head["hidden"] + head["hidden_base"], 0)
        answers: Floats = hidden @ head["answer"] + seen @ head["direct"] + head["base"]
        return answers


def _shares(looks: Floats) -> Floats:
    shares: Floats = np.exp(looks - looks.max(axis=0))
    shares /= shares.sum(axis=0)
    return shares


def encoder_layers(backend: Any) -> dict[str, Floats]:
    """Return the arrays of the encoder as it came, by their names in `LAYERS`."""
    return {name: np.asarray(_layer(backend, name), np.float32) for name in LAYERS}


def _layer(backend: Any, name: str) -> Any:
    kind, _, number = name.partition("_")
    return getattr(backend, kind)[int(number)] if number.isdigit() else getattr(backend, name)


def network_of(encoder: SentenceEncoder, arrays: Mapping[str, Floats]) -> Network:
    """Return the network of tuned arrays."""
    layers: dict[str, Any] = {name: arrays[name] for name in LAYERS if not name[-1].isdigit()}
    layers |= {name: arrays[name] for name in ("d0", "p1", "d1", "d2", "p3", "d3")}
    for name in ("w1", "b1", "w2", "b2"):
        layers[name] = [arrays[f"{name}_{i}"] for i in range(len(WINDOWS))]
    head = {name: value for name, value in arrays.items() if name not in LAYERS}
    return Network(encoder, SimpleNamespace(**encoder.fixed, **layers), head)


def packed_arrays(arrays: Mapping[str, Floats]) -> tuple[dict[str, list[Any]], dict[str, bytes]]:
    """Return shapes and bytes of arrays: matrices in single bytes with a scale for each column."""
    told: dict[str, list[Any]] = {}
    parts: dict[str, bytes] = {}
    for name, values in sorted(arrays.items()):
        told[name] = list(values.shape)
        if values.ndim == 1:
            parts[f"network.{name}"] = values.astype("<f4").tobytes()
            continue
        scales = np.maximum(np.abs(values).max(axis=0), 1e-9).astype("<f4") / np.float32(_HALF)
        parts[f"network.{name}.scales"] = scales.astype("<f4").tobytes()
        parts[f"network.{name}"] = np.round(values / scales).astype(np.int8).tobytes()
    return told, parts


def unpacked_arrays(
    told: Mapping[str, Sequence[int]], parts: Mapping[str, bytes]
) -> dict[str, Floats]:
    """Return the arrays that `packed_arrays` packed."""
    arrays: dict[str, Floats] = {}
    for name, shape in told.items():
        raw = parts[f"network.{name}"]
        if len(shape) == 1:
            arrays[name] = np.frombuffer(raw, "<f4").astype(np.float32)
            continue
        scales = np.frombuffer(parts[f"network.{name}.scales"], "<f4")
        small: NDArray[np.int8] = np.frombuffer(raw, np.int8).reshape(tuple(shape))
        arrays[name] = small.astype(np.float32) * scales
    return arrays
