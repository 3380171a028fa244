"""What the network learns from: utterances with the lines before them, in batches of like length.

Apart from the tuning, since it needs nothing that differentiates.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.labels import JUDGED
from negotiation_trainer.language.network import LINE_TOKENS
from negotiation_trainer.language.wheel import WIDE, WordTable

Floats = NDArray[np.float32]
Words = tuple[Floats, Floats, NDArray[np.int32]]
"""Vectors of tokens, whether there is one in a place, and its row among the common ones."""

BATCH = 32
JOINED = 0.08
"""How many long turns are put together anew in each round, as a share of the short utterances."""

SHORT, MOST_JOINED = (3, 24), 5
"""Tokens of an utterance that is joined to others, from and to; and how many of them at most."""

LENGTHS = (16, 24, 32, 48, 96)
"""Numbers of tokens that utterances are filled up to, so that few shapes are compiled; more are not
looked at."""

LINE_LENGTHS = (1, 16, LINE_TOKENS)
"""The same for lines before; half of the utterances have none."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """What is learnt from: tokens of utterances and of the lines before, and targets.

    `common` are the tokens whose vectors learn, in their order; `langs` the language of each.
    """

    tokens: Sequence[Sequence[int]]
    lines: Sequence[Sequence[int]]
    targets: Floats
    common: NDArray[np.int64]
    langs: NDArray[np.str_]

    def with_long_turns(self, seed: int) -> Lesson:
        """Return the lesson with short utterances of one language put together besides.

        Such a turn does all that its parts do, and is rated like them on the whole: whoever learns
        from single sentences alone hears no threat among four kind ones.
        """
        chance = np.random.default_rng(seed)
        turns = [turn for lang in sorted(set(self.langs)) for turn in self._turns(lang, chance)]
        first = [rows[0] for rows in turns]
        return replace(
            self,
            tokens=[
                *self.tokens,
                *([t for row in rows for t in self.tokens[row]] for rows in turns),
            ],
            lines=[*self.lines, *(self.lines[row] for row in first)],
            targets=np.concatenate([self.targets, *map(self._aims, turns)]),
            langs=np.concatenate([self.langs, self.langs[first]]),
        )

    def _aims(self, rows: Sequence[int]) -> Floats:
        """The targets of a turn made of some utterances, as a table of one row."""
        labels, ratings = np.split(self.targets[list(rows)], [len(JUDGED)], axis=1)
        return np.concatenate([labels.max(axis=0), ratings.mean(axis=0)])[None]

    def _turns(self, lang: str, chance: np.random.Generator) -> Iterator[list[int]]:
        """Yield the numbers of the utterances of each turn put together."""
        least, most = SHORT
        lengths = np.array([len(tokens) for tokens in self.tokens])
        fits = (self.langs == lang) & (least <= lengths) & (lengths <= most)
        short = np.nonzero(fits)[0]
        for _ in range(int(JOINED * len(short))):
            yield chance.choice(short, chance.integers(2, MOST_JOINED + 1)).tolist()

    def batches(self, seed: int) -> Iterator[NDArray[np.int64]]:
        """Yield the numbers of utterances of like length after lines of like length, shuffled."""
        chance = np.random.default_rng(seed)
        order = chance.permutation(len(self.tokens))
        alike: defaultdict[tuple[int, int], list[int]] = defaultdict(list)
        for i in order.tolist():
            lengths = _filled(self.tokens[i]), _filled(self.lines[i], LINE_LENGTHS)
            alike[lengths].append(i)
        found = [
            np.array(numbers[start : start + BATCH])
            for _, numbers in sorted(alike.items())
            for start in range(0, len(numbers), BATCH)
        ]
        for number in chance.permutation(len(found)):
            yield found[number]

    def given(self, batch: NDArray[np.int64], table: WordTable) -> tuple[Any, ...]:
        """Return the words, the lines before, targets, and what counts."""
        filled = np.resize(batch, BATCH)
        texts = [self.tokens[int(i)] for i in filled]
        lines = [self.lines[int(i)] for i in filled]
        counts = np.zeros(BATCH, np.float32)
        counts[: len(batch)] = 1
        return (
            self._words(texts, max(_filled(text) for text in texts), table),
            self._words(lines, max(_filled(line, LINE_LENGTHS) for line in lines), table),
            self.targets[filled],
            counts,
        )

    def _words(self, texts: Sequence[Sequence[int]], length: int, table: WordTable) -> Words:
        words = np.zeros((len(texts), length, WIDE), np.float32)
        present = np.zeros((len(texts), length), np.float32)
        places = np.full((len(texts), length), len(self.common), np.int32)
        for row, text in enumerate(texts):
            tokens = np.array(text[:length], np.int64)
            words[row, : len(tokens)] = table.vectors(tokens)
            present[row, : len(tokens)] = 1
            places[row, : len(tokens)] = self._places(tokens)
        return words, present, places

    def _places(self, tokens: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of tokens among the common ones; for a rare one, the row after the last."""
        found = np.searchsorted(self.common, tokens).clip(max=len(self.common) - 1)
        return np.where(self.common[found] == tokens, found, len(self.common))


def _filled(tokens: Sequence[int], lengths: Sequence[int] = LENGTHS) -> int:
    return next((length for length in lengths if len(tokens) <= length), lengths[-1])
