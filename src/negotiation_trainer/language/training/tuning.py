"""The network of the full tier, tuned: the encoder's own layers learn on under a head of labels.

Only the table of word vectors stays as it came. The layers are those of `network.py`, written once
more for a library that differentiates; it is needed to build the weights and never to read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.encoder import NARROW, WINDOWS, WordTable
from negotiation_trainer.language.labels import JUDGED
from negotiation_trainer.language.network import (
    HEAD_WIDTH,
    HEADS,
    HIDDEN,
    LAYERS,
    LINE_FACTOR,
    SEEN,
)

Floats = NDArray[np.float32]
Params = Any
"""Arrays by name, in two groups: `encoder` and `head`."""

EPOCHS = 5
BATCH = 32
LEARNING = {"encoder": 3e-4, "head": 1e-3}
DECAY = 0.01
WARM_UP = 200
KEEP_WORD, KEEP_SEEN, KEEP_HIDDEN = 0.92, 0.8, 0.7
AVERAGING = 0.998
RATING_SHARE = 0.5
LONGEST = 128
STEP = 8
"""Lengths are rounded up to this, so that few shapes are compiled."""

SEED = 0


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt from: tokens, vectors of the lines before (zero for none) and targets."""

    tokens: Sequence[Sequence[int]]
    lines: Floats
    targets: Floats

    def batches(self, order: NDArray[np.int64], seed: int) -> Iterator[NDArray[np.int64]]:
        """Yield the numbers of utterances of like length, shuffled."""
        chance = np.random.default_rng(seed)
        order = order[chance.permutation(len(order))]
        lengths = np.array([-(-min(len(self.tokens[i]), LONGEST) // STEP) for i in order])
        found = [
            alike[start : start + BATCH]
            for length in np.unique(lengths)
            for alike in [order[lengths == length]]
            for start in range(0, len(alike), BATCH)
        ]
        for number in chance.permutation(len(found)):
            yield found[number]

    def padded(self, batch: NDArray[np.int64], table: WordTable) -> tuple[Floats, Floats, Floats]:
        """Return word vectors, which of them are words, and how much each row counts."""
        longest = max(min(len(self.tokens[i]), LONGEST) for i in batch)
        size = -(-longest // STEP) * STEP
        words = np.zeros((BATCH, size, table.width), np.float32)
        present = np.zeros((BATCH, size), np.float32)
        present[:, 0] = 1
        counts = np.zeros(BATCH, np.float32)
        for row, number in enumerate(batch):
            tokens = np.array(self.tokens[number][:size])
            words[row, : len(tokens)] = table.vectors(tokens)
            present[row, : len(tokens)] = 1
            counts[row] = 1
        return words, present, counts


def tune(lesson: Lesson, table: WordTable, start: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the arrays of the tuned network; `start` are the encoder's own."""
    params = _first(lesson.targets, start)
    averaged = params
    moments = (jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
    everything = np.arange(len(lesson.tokens))
    total = EPOCHS * sum(1 for _ in lesson.batches(everything, SEED))
    key = jax.random.PRNGKey(SEED)
    count, began = 0, time.perf_counter()
    for epoch in range(EPOCHS):
        losses = []
        for batch in lesson.batches(everything, SEED + epoch):
            count += 1
            key, now = jax.random.split(key)
            filled = np.resize(batch, BATCH)
            given = (
                *lesson.padded(batch, table),
                lesson.lines[filled],
                lesson.targets[filled],
            )
            pace = min(1.0, count / WARM_UP) * max(0.02, 1 - count / total)
            params, averaged, moments, loss = _advance(
                params, averaged, moments, given, now, float(count), pace
            )
            losses.append(float(loss))
        spent = time.perf_counter() - began
        print(f"epoch {epoch + 1}: loss {np.mean(losses):.2f}, {spent:.0f} s", file=sys.stderr)
    tuned: dict[str, Floats] = {}
    for group in averaged.values():
        tuned |= {name: np.asarray(value, np.float32) for name, value in group.items()}
    return tuned


def _first(targets: Floats, start: Mapping[str, Floats]) -> Params:
    chance = np.random.default_rng(SEED)

    def some(rows: int, columns: int, share: float = 1.0) -> Floats:
        spread = share / np.sqrt(rows)
        return np.asarray(chance.standard_normal((rows, columns)) * spread, np.float32)

    features, columns = start["ln_g"].shape[0], targets.shape[1]
    likely = targets[:, : len(JUDGED)].mean(axis=0).clip(1e-4, 1 - 1e-4)
    base = [np.log(likely / (1 - likely)), targets[:, len(JUDGED) :].mean(axis=0)]
    head = {
        "look": some(features, HEADS, 0.1),
        "take": some(features, HEADS * HEAD_WIDTH),
        "hidden": some(SEEN, HIDDEN),
        "hidden_base": np.zeros(HIDDEN, np.float32),
        "answer": some(HIDDEN, columns, 0.1),
        "direct": some(SEEN, columns, 0.1),
        "base": np.concatenate(base).astype(np.float32),
    }
    own = {name: start[name] for name in LAYERS}
    params: Params = jax.tree.map(jnp.asarray, {"encoder": own, "head": head})
    return params


def _level(rows: Any, gain: Any, shift: Any) -> Any:
    rows = rows - rows.mean(-1, keepdims=True)
    return rows / jnp.sqrt((rows * rows).mean(-1, keepdims=True) + 1e-12) * gain + shift


def _features(own: Any, words: Any, present: Any) -> Any:
    length = words.shape[1]
    projected = _level(words @ own["proj_W"] + own["proj_b"], own["ln_g_all"], own["ln_b_all"])
    projected = projected * present
    found = [words]
    for i, (size, left) in enumerate(WINDOWS):
        here = projected[..., i * NARROW : (i + 1) * NARROW]
        for layer in ("1", "2"):
            framed = jnp.pad(here, ((0, 0), (left, size - 1 - left), (0, 0)))
            near = jnp.concatenate([framed[:, j : j + length] for j in range(size)], axis=-1)
            grown = jax.nn.relu(near @ own[f"w{layer}_{i}"] + own[f"b{layer}_{i}"])
            here = (here + grown) * present
        found.append(here)
    return _level(jnp.concatenate(found, axis=-1), own["ln_g"], own["ln_b"]) * present


def _pooled(own: Any, features: Any, count: Any) -> Any:
    mean = (features.sum(1) @ own["cnn_W"] + count * own["cnn_b"]) / jnp.sqrt(count)
    first = jax.nn.relu(mean @ own["d0"])
    second = jax.nn.relu(mean @ own["p1"] + first @ own["d1"])
    third = jax.nn.relu(second @ own["d2"])
    rows = jnp.tanh(second @ own["p3"] + third @ own["d3"])
    return rows / jnp.sqrt((rows * rows).sum(-1, keepdims=True) + 1e-12)


def _answers(params: Params, words: Any, present: Any, lines: Any, key: Any) -> Any:
    """The layers of `network.Network`, with words and numbers dropped by chance."""
    own, head = params["encoder"], params["head"]
    for_words, for_seen, for_hidden = jax.random.split(key, 3)
    words = words * jax.random.bernoulli(for_words, KEEP_WORD, words.shape[:2])[..., None]
    there = present[..., None]
    features = _features(own, words, there)
    looks = jax.nn.softmax(features @ head["look"] - 1e9 * (1 - there), axis=1)
    taken = (features @ head["take"]).reshape(*features.shape[:2], HEADS, HEAD_WIDTH)
    picked = jax.nn.relu(jnp.einsum("bth,bthd->bhd", looks, taken))
    picked = picked.reshape(features.shape[0], -1)
    vector = _pooled(own, features, present.sum(1, keepdims=True))
    seen = jnp.concatenate([LINE_FACTOR * vector, picked, LINE_FACTOR * lines], axis=-1)
    seen = seen * jax.random.bernoulli(for_seen, KEEP_SEEN, seen.shape) / KEEP_SEEN
    hidden = jax.nn.relu(seen @ head["hidden"] + head["hidden_base"])
    hidden = hidden * jax.random.bernoulli(for_hidden, KEEP_HIDDEN, hidden.shape) / KEEP_HIDDEN
    return hidden @ head["answer"] + seen @ head["direct"] + head["base"]


def _loss(params: Params, given: Any, key: Any) -> Any:
    words, present, counts, lines, targets = given
    said = _answers(params, words, present, lines, key)
    count = len(JUDGED)
    labels = (jax.nn.softplus(said[:, :count]) - said[:, :count] * targets[:, :count]).sum(-1)
    ratings = ((said[:, count:] - targets[:, count:]) ** 2).sum(-1)
    return ((labels + RATING_SHARE * ratings) * counts).sum() / counts.sum()


@jax.jit
def _advance(
    params: Params, averaged: Params, moments: Any, given: Any, key: Any, count: Any, pace: Any
) -> Any:
    """One step of Adam, with decay of the head's weights and a running average of them all."""
    loss, slopes = jax.value_and_grad(_loss)(params, given, key)
    first = jax.tree.map(lambda m, g: 0.9 * m + 0.1 * g, moments[0], slopes)
    second = jax.tree.map(lambda v, g: 0.999 * v + 0.001 * g * g, moments[1], slopes)
    grown, steady = 1 - 0.9**count, 1 - 0.999**count
    moved = {}
    for group in params:
        rate, decay = pace * LEARNING[group], DECAY if group == "head" else 0.0
        moved[group] = jax.tree.map(
            lambda p, m, v, rate=rate, decay=decay: (
                p - rate * ((m / grown) / (jnp.sqrt(v / steady) + 1e-8) + decay * p)
            ),
            params[group],
            first[group],
            second[group],
        )
    share = jnp.minimum(AVERAGING, count / (count + 10))
    averaged = jax.tree.map(lambda a, p: share * a + (1 - share) * p, averaged, moved)
    return moved, averaged, (first, second), loss
