"""The network of the full tier, tuned: the encoder's own layers learn on under a head of labels.

The vectors of common tokens learn as well, as shifts beside the table. The layers are those of
`network.py`, written once more for a library that differentiates; it is needed to build the weights
and never to read.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import Any

import jax
import jax.numpy as jnp
import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.labels import JUDGED
from negotiation_trainer.language.network import (
    FEATURES,
    HEAD_WIDTH,
    HEADS,
    HIDDEN,
    LAYERS,
    LINE,
    NECK,
    SEEN,
    VECTORS,
)
from negotiation_trainer.language.training.lesson import Lesson
from negotiation_trainer.language.wheel import NARROW, SMALL, WIDE, WINDOWS, WordTable

Floats = NDArray[np.float32]
Params = Any
"""Arrays by name, in three groups: `encoder`, `head` and `words`."""

EPOCHS = 4
LEARNING = {"encoder": 6e-4, "head": 2e-3, "words": 1.2e-3}
DECAY = 0.01
WARM_UP = 200
KEEP_WORD, KEEP_SEEN, KEEP_HIDDEN = 0.92, 0.8, 0.7
AVERAGING = 0.998
RATING_SHARE = 0.5
_SHIFTS = "shifts"
"""What is added to the vectors of common tokens."""

SEED = 0


def tune(lesson: Lesson, table: WordTable, start: Mapping[str, Floats]) -> dict[str, Floats]:
    """Return the arrays of the tuned network; `start` are the wheel's own."""
    params = _first(lesson, start)
    averaged = params
    moments = (jax.tree.map(jnp.zeros_like, params), jax.tree.map(jnp.zeros_like, params))
    total = EPOCHS * sum(1 for _ in lesson.with_long_turns(SEED).batches(SEED))
    key = jax.random.PRNGKey(SEED)
    count, began = 0, time.perf_counter()
    for epoch in range(EPOCHS):
        losses = []
        whole = lesson.with_long_turns(SEED + epoch)
        for batch in whole.batches(SEED + epoch):
            count += 1
            key, now = jax.random.split(key)
            given = whole.given(batch, table)
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
    tuned[VECTORS] = table.vectors(lesson.common) + tuned.pop(_SHIFTS)
    return tuned


def _first(lesson: Lesson, start: Mapping[str, Floats]) -> Params:
    targets = lesson.targets
    chance = np.random.default_rng(SEED)

    def some(rows: int, columns: int, share: float = 1.0) -> Floats:
        spread = share / np.sqrt(rows)
        return np.asarray(chance.standard_normal((rows, columns)) * spread, np.float32)

    columns = targets.shape[1]
    likely = targets[:, : len(JUDGED)].mean(axis=0).clip(1e-4, 1 - 1e-4)
    base = [np.log(likely / (1 - likely)), targets[:, len(JUDGED) :].mean(axis=0)]
    head = {
        "neck": some(FEATURES, NECK, 1.4),
        "neck_base": np.zeros(NECK, np.float32),
        "look": some(FEATURES, HEADS, 0.1),
        "take": some(NECK, HEADS * HEAD_WIDTH),
        "line": some(NECK, LINE),
        "line_base": np.zeros(LINE, np.float32),
        "hidden": some(SEEN, HIDDEN),
        "hidden_base": np.zeros(HIDDEN, np.float32),
        "answer": some(HIDDEN, columns, 0.1),
        "direct": some(SEEN, columns, 0.1),
        "base": np.concatenate(base).astype(np.float32),
    }
    own = {name: start[name] for name in LAYERS}
    words = {_SHIFTS: np.zeros((len(lesson.common), WIDE), np.float32)}
    params: Params = jax.tree.map(jnp.asarray, {"encoder": own, "head": head, "words": words})
    return params


def _level(rows: Any, gain: Any, shift: Any) -> Any:
    rows = rows - rows.mean(-1, keepdims=True)
    return rows / jnp.sqrt((rows * rows).mean(-1, keepdims=True) + SMALL) * gain + shift


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


def _narrow(head: Any, features: Any, present: Any) -> tuple[Any, Any]:
    """The narrow layer of each token, and its sum over the root of how many there are."""
    narrow = jax.nn.relu(features @ head["neck"] + head["neck_base"]) * present
    return narrow, narrow.sum(1) / jnp.sqrt(jnp.maximum(present.sum(1), 1))


def _answers(params: Params, given: Any, key: Any) -> Any:
    """The layers of `network.Network`, with words and numbers dropped by chance."""
    own, head = params["encoder"], params["head"]
    (words, present, places), (before, line_present, line_places) = given
    shifts = jnp.concatenate([params["words"][_SHIFTS], jnp.zeros((1, WIDE))])
    words, before = words + shifts[places], before + shifts[line_places]
    for_words, for_seen, for_hidden = jax.random.split(key, 3)
    words = words * jax.random.bernoulli(for_words, KEEP_WORD, words.shape[:2])[..., None]
    there, line_there = present[..., None], line_present[..., None]
    features = _features(own, words, there)
    narrow, whole = _narrow(head, features, there)
    looks = jax.nn.softmax(features @ head["look"] - 1e9 * (1 - there), axis=1)
    taken = (narrow @ head["take"]).reshape(*narrow.shape[:2], HEADS, HEAD_WIDTH)
    picked = jax.nn.relu(jnp.einsum("bth,bthd->bhd", looks, taken))
    picked = picked.reshape(narrow.shape[0], -1)
    _, line = _narrow(head, _features(own, before, line_there), line_there)
    line = jax.nn.relu(line @ head["line"] + head["line_base"]) * line_present[:, :1]
    seen = jnp.concatenate([whole, picked, line], axis=-1)
    seen = seen * jax.random.bernoulli(for_seen, KEEP_SEEN, seen.shape) / KEEP_SEEN
    hidden = jax.nn.relu(seen @ head["hidden"] + head["hidden_base"])
    hidden = hidden * jax.random.bernoulli(for_hidden, KEEP_HIDDEN, hidden.shape) / KEEP_HIDDEN
    return hidden @ head["answer"] + seen @ head["direct"] + head["base"]


def _loss(params: Params, given: Any, key: Any) -> Any:
    *texts, targets, counts = given
    said = _answers(params, texts, key)
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
