"""The plain scorer: n-grams and nothing but the standard library, always there."""

from __future__ import annotations

import math
from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import Protocol

from negotiation_trainer.language.blob import Blob
from negotiation_trainer.language.calibration import Lines, calibrated
from negotiation_trainer.language.second_look import LINEAR, features_of, levelled
from negotiation_trainer.language.utterance import Scores, Utterance
from negotiation_trainer.language.words import WordModel, added, word_model

Rows = tuple[tuple[float, ...], ...]


class SecondLook(Protocol):
    """Judges every label again in the light of all the others."""

    def score(self, features: Sequence[float]) -> Sequence[float]:
        """Return one number a column."""


@dataclass(frozen=True, slots=True)
class PlainSecondLook:
    """The second look without a library for numbers: likeness to marks, then a linear model."""

    means: Sequence[float]
    spreads: Sequence[float]
    marks: Rows
    mark_squares: tuple[float, ...]
    columns: Rows
    base: Sequence[float]

    def score(self, features: Sequence[float]) -> list[float]:
        """Return one number a column."""
        level = levelled(features, self.means, self.spreads)
        square = sum(map(mul, level, level))
        near = [
            math.exp(-max(square + other - 2 * sum(map(mul, level, mark)), 0.0))
            for mark, other in zip(self.marks, self.mark_squares, strict=True)
        ]
        seen = [*(LINEAR * value for value in level), *near, 1.0]
        return [
            base + sum(map(mul, seen, column))
            for base, column in zip(self.base, self.columns, strict=True)
        ]


@dataclass(frozen=True, slots=True)
class PlainScorer:
    """Scores utterances by their words and those of the line before."""

    words: WordModel
    means: Sequence[float]
    first: Lines
    second_look: SecondLook
    second: Lines

    def score(self, utterance: Utterance) -> Scores:
        """Return likelihoods and ratings of the whole and of every clause."""
        whole, clauses = self.raw(utterance)
        return Scores(
            calibrated(whole, self.second),
            tuple(calibrated(clause, self.first) for clause in clauses),
        )

    def raw(self, utterance: Utterance) -> tuple[Sequence[float], list[list[float]]]:
        """Return what the second look says of the whole, and the first of every clause."""
        base = added(self.means, self.words.score_before(utterance.context))
        count = len(utterance.clauses)
        parts = [utterance.clause(i) for i in range(count)] if count > 1 else []
        said = self.words.scores([utterance.text, *parts])
        whole, *clauses = [added(base, row) for row in said]
        clauses = clauses or [whole] * count
        features = features_of(
            whole,
            clauses,
            text=utterance.text,
            context=utterance.context,
            zh=utterance.script == "zh",
        )
        return self.second_look.score(features), clauses


def plain_scorer(blob: Blob) -> PlainScorer:
    """Return the scorer of built weights."""
    told = blob.manifest
    width = len(told["second"]["means"])
    marks = _rows(blob.parts["second.marks"], width)
    columns = tuple(zip(*_rows(blob.parts["second.weights"], len(told["columns"])), strict=True))
    second_look = PlainSecondLook(
        told["second"]["means"],
        told["second"]["spreads"],
        marks,
        tuple(sum(map(mul, mark, mark)) for mark in marks),
        columns,
        told["second"]["base"],
    )
    return PlainScorer(
        word_model(blob.parts, told),
        told["first"]["base"],
        lines_of(told["first"]["lines"]),
        second_look,
        lines_of(told["second"]["lines"]),
    )


def lines_of(pairs: Sequence[Sequence[float]]) -> Lines:
    """Return calibration lines from a manifest."""
    return tuple((slope, intercept) for slope, intercept in pairs)


def _rows(packed: bytes, width: int) -> Rows:
    numbers = array("f")
    numbers.frombytes(packed)
    return tuple(tuple(numbers[i : i + width]) for i in range(0, len(numbers), width))
