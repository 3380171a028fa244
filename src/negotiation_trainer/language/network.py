"""The tuned network of the full tier: token by token, then what many eyes pick, then labels.

A token's vector goes through layers that see nothing but itself, so what it gives to its own place
and to its neighbours' is kept for the tokens of every day and computed once for a rare one. Then
come a narrow layer, sixteen pairs of eyes that pick from the tokens of a stretch of words, the line
before, and a head of labels. One pass over the tokens serves the whole, every clause and that line.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.arrays import blocks_of, through
from negotiation_trainer.language.wheel import (
    NARROW,
    SMALL,
    WIDE,
    WINDOWS,
    Floats,
    Sentence,
    Wheel,
    WordTable,
    levelled,
    stretches_of,
)

LAYERS = (
    *("proj_W", "proj_b", "ln_g_all", "ln_b_all", "ln_g", "ln_b"),
    *(f"{kind}{layer}_{i}" for kind in "wb" for layer in (1, 2) for i in range(len(WINDOWS))),
)
"""The wheel's arrays that learn on; those of its windows are numbered."""

VECTORS = "vectors"
"""The array of the vectors of common tokens, which learnt on, a row each."""

HEADS, HEAD_WIDTH = 16, 32
NECK = 384
LINE = 128
HIDDEN = 256
OWN = len(WINDOWS) * NARROW
FEATURES = WIDE + OWN
SEEN = NECK + HEADS * HEAD_WIDTH + LINE
"""Numbers the head sees: the narrow layer summed, what was picked, the line before."""

LINE_TOKENS = 32
"""Tokens of the line before that are looked at."""

_GIVEN = OWN + sum(size for size, _ in WINDOWS) * NARROW
"""Where in a row what neighbours get ends."""

ROW = _GIVEN + NECK + HEADS + 2
"""Numbers in the row of a token."""

_NOBODY = -1
_GAP = 2
"""Empty places between two texts, so that no window reaches from one into the other."""

_RARE_KEPT = 2048
_BLOCK = 32
"""Common tokens whose rows are computed together."""

_LINES_KEPT = 64


@dataclass(frozen=True, slots=True)
class Layers:
    """The arrays of the network, brought into the shapes they are used in."""

    arrays: Mapping[str, Floats]
    take: Floats
    hidden: Floats
    further: tuple[Floats, ...]
    narrowing: Floats
    narrowing_near: Floats
    levels: Floats
    base: Floats

    def rows(self, vectors: Floats) -> Floats:
        """Return what tokens of these vectors give by themselves, a row each.

        Its own part (768), what its neighbours get in each place of each window (256 each), its
        share of the narrow layer and of the looks, and sum and sum of squares of its vector.
        """
        own = vectors @ self.arrays["proj_W"] + self.arrays["proj_b"]
        levelled(own, self.arrays["ln_g_all"], self.arrays["ln_b_all"])
        given = []
        for i, (size, _) in enumerate(WINDOWS):
            part = own[:, i * NARROW : (i + 1) * NARROW]
            places = self.arrays[f"w1_{i}"].reshape(size, NARROW, NARROW)
            given += [part @ places[place] for place in range(size)]
        share = vectors @ self.narrowing[:WIDE] + own @ self.narrowing[WIDE:]
        sums = [vectors.sum(axis=1)[:, None], np.square(vectors).sum(axis=1)[:, None]]
        return np.concatenate([own, *given, share, *sums], axis=1)

    def narrow(self, rows: Floats, nobody: slice) -> tuple[Floats, Floats]:
        """Return the narrow layer of each token in its place, and how each pair of eyes sees it.

        `nobody` are the places between two texts.
        """
        own, share = rows[:, :OWN], rows[:, _GIVEN:-2]
        first = self._near(rows)
        first[nobody] = 0
        grown = first + self._further(own + first)
        mixed = through(grown, self.narrowing_near)[:, : NECK + HEADS] + share
        grown += own
        mean = (grown.sum(axis=1) + rows[:, -2]) / FEATURES
        squares = (np.einsum("ij,ij->i", grown, grown) + rows[:, -1]) / FEATURES
        spread = np.sqrt(np.maximum(squares - mean * mean, 0) + SMALL)
        mixed -= mean[:, None] * self.levels
        mixed /= spread[:, None]
        mixed += self.base
        return np.maximum(mixed[:, :NECK], 0), mixed[:, NECK:]

    def _near(self, rows: Floats) -> Floats:
        """What each token gets from its neighbours, as those give it by themselves."""
        near = np.empty((len(rows), OWN), np.float32)
        at = OWN
        for i, (size, left) in enumerate(WINDOWS):
            part = near[:, i * NARROW : (i + 1) * NARROW]
            part[:] = self.arrays[f"b1_{i}"]
            for step in range(-left, size - left):
                _add_shifted(part, rows[:, at : at + NARROW], step)
                at += NARROW
        return np.maximum(near, 0, out=near)

    def _further(self, known: Floats) -> Floats:
        """What each token gets from its neighbours once those know theirs."""
        count = len(known)
        found = np.empty((count, OWN), np.float32)
        for i, (size, left) in enumerate(WINDOWS):
            columns = slice(i * NARROW, (i + 1) * NARROW)
            framed = np.zeros((count + size - 1, NARROW), np.float32)
            framed[left : left + count] = known[:, columns]
            windows = np.concatenate([framed[at : at + count] for at in range(size)], axis=1)
            found[:, columns] = through(windows, self.further[i]) + self.arrays[f"b2_{i}"]
        return np.maximum(found, 0, out=found)


def layers_of(arrays: Mapping[str, Floats]) -> Layers:
    """Return arrays as they are used; the last levelling is folded into what follows it."""
    after = np.concatenate([arrays["neck"], arrays["look"]], axis=1)
    narrowing = arrays["ln_g"][:, None] * after
    base = arrays["ln_b"] @ after
    base[:NECK] += arrays["neck_base"]
    split = arrays["take"].reshape(NECK, HEADS, HEAD_WIDTH).transpose(1, 0, 2)
    return Layers(
        arrays=arrays,
        take=np.ascontiguousarray(split),
        hidden=blocks_of(arrays["hidden"]),
        further=tuple(blocks_of(arrays[f"w2_{i}"]) for i in range(len(WINDOWS))),
        narrowing=narrowing,
        narrowing_near=blocks_of(narrowing[WIDE:]),
        levels=narrowing.sum(axis=0),
        base=base,
    )


@dataclass(frozen=True, slots=True)
class TokenRows:
    """What tokens give by themselves: kept for the common ones, computed once for a rare one.

    The common ones are computed block by block, each when a token of it is first asked for, always
    together, so that no row depends on who asked. The last row of `common` is empty, for nobody.
    """

    words: WordTable
    layers: Layers
    places: Mapping[int, int]
    vectors: Floats
    common: Floats
    known: NDArray[np.bool_]
    rare: OrderedDict[int, Floats] = field(default_factory=OrderedDict)

    def of(self, tokens: Sequence[int]) -> Floats:
        """Return a row for each token."""
        places = np.array([self.places.get(token, _NOBODY) for token in tokens])
        blocks = places[places != _NOBODY] // _BLOCK
        if not self.known[blocks].all():
            for block in set(blocks.tolist()):
                self.know(block)
        rows: Floats = self.common[places]
        for number in np.nonzero(places == _NOBODY)[0].tolist():
            if tokens[number] != _NOBODY:
                rows[number] = self._rare(tokens[number])
        return rows

    def know(self, block: int) -> None:
        """Compute the rows of a block of common tokens, if nobody has."""
        if not self.known[block]:
            vectors = self.vectors[block * _BLOCK : (block + 1) * _BLOCK]
            self.common[block * _BLOCK : block * _BLOCK + len(vectors)] = self.layers.rows(vectors)
            self.known[block] = True

    def know_all(self) -> None:
        """Compute what is left."""
        for block in range(len(self.known)):
            self.know(block)

    def _rare(self, token: int) -> Floats:
        row = self.rare.get(token)
        if row is None:
            row = self.rare[token] = self.layers.rows(self.words.vectors([token]))[0]
            while len(self.rare) > _RARE_KEPT:
                self.rare.popitem(last=False)
        return row


@dataclass(frozen=True, slots=True)
class Network:
    """The tuned layers and the head over them."""

    wheel: Wheel
    rows: TokenRows
    layers: Layers
    lines: OrderedDict[str, Floats] = field(default_factory=OrderedDict)

    def score(self, sentence: Sentence, context: str) -> Floats:
        """Return a row of columns for the whole and, where it has several, for each clause."""
        tokens = self.wheel.tokens(sentence)
        flat = [token for clause in tokens for token in clause]
        said = len(flat)
        line = self.lines.get(context) if context else np.zeros(LINE, np.float32)
        if line is None:
            flat += [_NOBODY] * _GAP + self.wheel.tokens((context,))[0][:LINE_TOKENS]
        narrow, looks = self.layers.narrow(self.rows.of(flat), slice(said, said + _GAP))
        if line is None:
            line = self._remembered(context, narrow[said + _GAP :])
        seen = self._seen(narrow[:said], looks[:said], stretches_of(tokens))
        seen[:, -LINE:] = line
        arrays = self.layers.arrays
        hidden = np.maximum(through(seen, self.layers.hidden) + arrays["hidden_base"], 0)
        answers: Floats = hidden @ arrays["answer"] + seen @ arrays["direct"] + arrays["base"]
        return answers

    def _seen(self, narrow: Floats, looks: Floats, stretches: Sequence[tuple[int, int]]) -> Floats:
        """What the head sees of each stretch of words, the line before left open."""
        count = len(stretches)
        picked = (_shares(looks, stretches) @ narrow).reshape(count, HEADS, NECK)
        taken = (picked.transpose(1, 0, 2) @ self.layers.take).transpose(1, 0, 2)
        seen = np.empty((count, SEEN), np.float32)
        for row, (start, end) in zip(seen, stretches, strict=True):
            row[:NECK] = narrow[start:end].sum(axis=0) / np.sqrt(end - start)
        seen[:, NECK:-LINE] = np.maximum(taken.reshape(count, -1), 0)
        return seen

    def _remembered(self, context: str, narrow: Floats) -> Floats:
        """What the head sees of the line before, kept for the next time it is asked for."""
        mean = narrow.sum(axis=0) / np.sqrt(len(narrow))
        arrays = self.layers.arrays
        line: Floats = np.maximum(mean @ arrays["line"] + arrays["line_base"], 0)
        self.lines[context] = line
        while len(self.lines) > _LINES_KEPT:
            self.lines.popitem(last=False)
        return line


def _add_shifted(rows: Floats, given: Floats, step: int) -> None:
    """Add to each row what its neighbour so many steps to the right gives it."""
    if step > 0:
        rows[:-step] += given[step:]
    elif step < 0:
        rows[-step:] += given[:step]
    else:
        rows += given


def _shares(looks: Floats, stretches: Sequence[tuple[int, int]]) -> Floats:
    """Return how much each pair of eyes takes from each token, a row an eye of a stretch."""
    shares = np.zeros((len(stretches), HEADS, len(looks)), np.float32)
    for share, (start, end) in zip(shares, stretches, strict=True):
        weighed = np.exp(looks[start:end] - looks[start:end].max(axis=0))
        share[:, start:end] = (weighed / weighed.sum(axis=0)).T
    return shares.reshape(-1, len(looks))


def first_layers(wheel: Wheel) -> dict[str, Floats]:
    """Return the arrays of the wheel that learn on, by their names in `LAYERS`."""
    return {name: np.asarray(_layer(wheel.layers, name), np.float32) for name in LAYERS}


def _layer(layers: Any, name: str) -> Any:
    kind, _, number = name.partition("_")
    return getattr(layers, kind)[int(number)] if number.isdigit() else getattr(layers, name)


def network_of(wheel: Wheel, arrays: Mapping[str, Floats], common: Sequence[int]) -> Network:
    """Return the network of tuned arrays; `common` are the tokens whose vectors it brings."""
    layers = layers_of(arrays)
    places = {token: place for place, token in enumerate(common)}
    vectors = arrays[VECTORS]
    rows = np.empty((len(vectors) + 1, ROW), np.float32)
    rows[-1] = 0
    known = np.zeros(-(-len(vectors) // _BLOCK), np.bool_)
    return Network(wheel, TokenRows(wheel.words, layers, places, vectors, rows, known), layers)
