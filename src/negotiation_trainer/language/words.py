"""What the words alone say: three linear models over n-grams, summed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from negotiation_trainer.language.lanes import lane_model
from negotiation_trainer.language.ngrams import before, pieces, runs
from negotiation_trainer.language.script import language_of

RUN_FACTOR = {"zh": 2.0**0.5, "en": 1.2**0.5}
"""How much runs of tokens count, by the script of the utterance: Chinese needs no word pieces."""

PIECE_FACTOR = 0.3**0.5
BEFORE_FACTOR = 0.3**0.5


class GramModel(Protocol):
    """A linear model over n-grams."""

    def scores(self, bags: Sequence[Sequence[str]]) -> Sequence[Sequence[float]]:
        """Return for each bag of distinct n-grams a number a column; zeros when none is known."""

    def weight(self, gram: str, column: int) -> float:
        """Return the weight of one n-gram for one column, 0 when it is not known."""


Made = Callable[[Mapping[str, bytes], Mapping[str, Any], str], GramModel]
"""How a model over n-grams is made of the parts and the manifest of a blob, and its name."""


@dataclass(frozen=True, slots=True)
class WordModel:
    """Numbers for each column from runs of tokens, pieces of words and the line before."""

    runs: GramModel
    pieces: GramModel
    before: GramModel

    def scores(self, texts: Sequence[str]) -> list[list[float]]:
        """Return for each of several folded texts a number a column."""
        by_run = self.runs.scores([runs(text) for text in texts])
        by_piece = self.pieces.scores([pieces(text) for text in texts])
        found = []
        for text, whole, parts in zip(texts, by_run, by_piece, strict=True):
            factor = RUN_FACTOR[language_of(text)]
            found.append([factor * r + PIECE_FACTOR * p for r, p in zip(whole, parts, strict=True)])
        return found

    def score_before(self, context: str) -> list[float]:
        """Return one number a column for the folded line before."""
        (row,) = self.before.scores([before(context)])
        return [BEFORE_FACTOR * value for value in row]

    def telling(self, text: str, column: int, *, most: int = 3) -> list[str]:
        """Return the runs of a folded text that speak most for a column, the strongest first."""
        weighed = [(self.runs.weight(run, column), run) for run in runs(text) if len(run) > 1]
        strongest = sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:most]
        return [run for weight, run in strongest if weight > 0]


def word_model(
    parts: Mapping[str, bytes], told: Mapping[str, Any], make: Made = lane_model
) -> WordModel:
    """Return the word model of a blob."""
    return WordModel(*(make(parts, told, name) for name in ("runs", "pieces", "before")))


def added(*columns: Sequence[float]) -> list[float]:
    """Return the sums of several numbers a column."""
    return [sum(values) for values in zip(*columns, strict=True)]
