"""The full scorer: words and, beside them, likeness of meaning to the utterances of the corpus."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from negotiation_trainer.language.blob import Blob
from negotiation_trainer.language.calibration import Lines, calibrated
from negotiation_trainer.language.encoder import Sentence, SentenceEncoder
from negotiation_trainer.language.plain import lines_of
from negotiation_trainer.language.second_look import LINEAR, features_of
from negotiation_trainer.language.utterance import Scores, Utterance
from negotiation_trainer.language.words import WordModel, added, word_model

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Likeness:
    """Numbers a column from how near a vector lies to known ones."""

    known: Floats
    squares: Floats
    weights: Floats
    width: float

    def score(self, vectors: Floats) -> Floats:
        """Return a row of columns for each vector."""
        squares = np.einsum("ij,ij->i", vectors, vectors)[:, None] + self.squares
        distance = np.maximum(squares - 2 * vectors @ self.known.T, 0)
        near: Floats = np.exp(-self.width * distance) @ self.weights
        return near


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the encoder adds: likeness of the words, and of the line before, to the corpus."""

    encoder: SentenceEncoder
    centre: Floats
    projection: Floats
    words: Likeness
    before: Likeness

    def score(self, sentence: Sentence, context: str) -> tuple[Floats, Floats]:
        """Return a row of columns for the whole and each clause, and one for the line before."""
        rows, *lines = self.encoder.encode([sentence, (context,)] if context else [sentence])
        before = self._placed(lines[0]) if lines else np.zeros((1, self.size), np.float32)
        return self.words.score(self._placed(rows)), self.before.score(before)[0]

    @property
    def size(self) -> int:
        """Numbers kept of a vector."""
        return int(self.projection.shape[1])

    def _placed(self, rows: Floats) -> Floats:
        placed: Floats = ((rows - self.centre) @ self.projection).astype(np.float32)
        return placed


@dataclass(frozen=True, slots=True)
class FullScorer:
    """Scores utterances by their words and their meaning."""

    words: WordModel
    meaning: Meaning
    base: Sequence[float]
    first: Lines
    second_look: Likeness
    linear: Floats
    levels: tuple[Floats, Floats, Floats]
    second: Lines

    def score(self, utterance: Utterance) -> Scores:
        """Return likelihoods and ratings of the whole and of every clause."""
        count = len(utterance.clauses)
        sentence = utterance.sentence
        texts = [utterance.text, *sentence] if len(sentence) > 1 else [utterance.text]
        meant, meant_before = self.meaning.score(sentence, utterance.context)
        base = added(self.base, self.words.score_before(utterance.context), meant_before.tolist())
        raw = [
            added(base, self.words.score(text), row)
            for text, row in zip(texts, meant.tolist(), strict=True)
        ]
        clauses = raw[1:] if count > 1 else raw[:1] * count
        return Scores(
            calibrated(self._second(raw[0], clauses, utterance), self.second),
            tuple(calibrated(clause, self.first) for clause in clauses),
        )

    def _second(
        self, whole: Sequence[float], clauses: Sequence[Sequence[float]], utterance: Utterance
    ) -> Sequence[float]:
        features = features_of(
            whole,
            clauses,
            text=utterance.text,
            context=utterance.context,
            zh=utterance.script == "zh",
        )
        means, spreads, base = self.levels
        level = ((np.array(features, np.float32) - means) / spreads)[None]
        scores = base + LINEAR * level @ self.linear + self.second_look.score(level)
        numbers: list[float] = scores[0].tolist()
        return numbers


def full_scorer(blob: Blob) -> FullScorer:
    """Return the scorer of built weights; it loads the encoder."""
    told = blob.manifest
    columns = len(told["columns"])
    second = told["second"]
    weights = _floats(blob.parts["second.weights"], columns)
    width = len(second["means"])
    marks = _floats(blob.parts["second.marks"], width)
    base = np.array(second["base"], np.float32) + weights[-1]
    meaning = Meaning(
        SentenceEncoder(),
        np.array(told["meaning"]["centre"], np.float32),
        _floats(blob.parts["meaning.projection"], told["meaning"]["size"]),
        likeness(blob.parts, told["meaning"], "words", columns),
        likeness(blob.parts, told["meaning"], "before", columns),
    )
    return FullScorer(
        word_model(blob.parts, told),
        meaning,
        told["first"]["base"],
        lines_of(told["first"]["lines"]),
        Likeness(marks, np.einsum("ij,ij->i", marks, marks), weights[width:-1], 1.0),
        weights[:width],
        (np.array(second["means"], np.float32), np.array(second["spreads"], np.float32), base),
        lines_of(second["lines"]),
    )


def likeness(
    parts: Mapping[str, bytes], told: Mapping[str, Any], name: str, columns: int
) -> Likeness:
    """Return a likeness whose known vectors and weights are kept in single bytes."""
    known = _bytes(parts[f"meaning.{name}.known"], told["size"]) * np.float32(told["step"])
    scales = np.array(told[name]["scales"], np.float32)
    weights = _bytes(parts[f"meaning.{name}.weights"], columns) * scales
    return Likeness(known, np.einsum("ij,ij->i", known, known), weights, told[name]["width"])


def _floats(packed: bytes, width: int) -> Floats:
    return np.frombuffer(packed, "<f4").reshape(-1, width).astype(np.float32)


def _bytes(packed: bytes, width: int) -> Floats:
    return np.frombuffer(packed, np.int8).reshape(-1, width).astype(np.float32)
