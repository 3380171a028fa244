"""What the words alone say: three linear models over n-grams, summed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from negotiation_trainer.language.lanes import LaneModel, lane_model
from negotiation_trainer.language.ngrams import before, pieces, runs
from negotiation_trainer.language.script import language_of

RUN_FACTOR = {"zh": 2.0**0.5, "en": 1.2**0.5}
"""How much runs of tokens count, by the script of the utterance: Chinese needs no word pieces."""

PIECE_FACTOR = 0.3**0.5
BEFORE_FACTOR = 0.3**0.5


@dataclass(frozen=True, slots=True)
class WordModel:
    """Numbers for each column from runs of tokens, pieces of words and the line before."""

    runs: LaneModel
    pieces: LaneModel
    before: LaneModel

    def score(self, text: str) -> list[float]:
        """Return one number a column for folded words."""
        factor = RUN_FACTOR[language_of(text)]
        whole, parts = self.runs.score(runs(text)), self.pieces.score(pieces(text))
        return [factor * r + PIECE_FACTOR * p for r, p in zip(whole, parts, strict=True)]

    def score_before(self, context: str) -> list[float]:
        """Return one number a column for the folded line before."""
        return [BEFORE_FACTOR * value for value in self.before.score(before(context))]

    def telling(self, text: str, column: int, *, most: int = 3) -> list[str]:
        """Return the runs of a folded text that speak most for a column, the strongest first."""
        weighed = [(self.runs.weight(run, column), run) for run in runs(text) if len(run) > 1]
        strongest = sorted(weighed, key=lambda pair: (-pair[0], pair[1]))[:most]
        return [run for weight, run in strongest if weight > 0]


def word_model(parts: Mapping[str, bytes], told: Mapping[str, Any]) -> WordModel:
    """Return the word model of a blob."""
    return WordModel(*(lane_model(parts, told, name) for name in ("runs", "pieces", "before")))


def added(*columns: Sequence[float]) -> list[float]:
    """Return the sums of several numbers a column."""
    return [sum(values) for values in zip(*columns, strict=True)]
