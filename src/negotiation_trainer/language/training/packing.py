"""Fitted models as the bytes and the manifest that the scorers read."""

from __future__ import annotations

from typing import Any

import numpy as np

from negotiation_trainer.language.lanes import OFFSET, key_of
from negotiation_trainer.language.training.bags import Bags
from negotiation_trainer.language.training.first import WordBags
from negotiation_trainer.language.training.material import Floats
from negotiation_trainer.language.training.second import SecondLook
from negotiation_trainer.language.words import BEFORE_FACTOR, PIECE_FACTOR

Packed = tuple[dict[str, Any], dict[str, bytes]]


def pack_words(bags: WordBags, dual: Floats) -> Packed:
    """Return the three linear models over n-grams."""
    told: dict[str, Any] = {}
    parts: dict[str, bytes] = {}
    for name, bag, weights in (
        ("runs", bags.runs, dual * bags.factors[:, None]),
        ("pieces", bags.pieces, dual * np.float32(PIECE_FACTOR)),
        ("before", bags.before, dual * np.float32(BEFORE_FACTOR)),
    ):
        told[name], rows = _lanes(bag, bag.primal(weights))
        parts[f"{name}.weights"] = rows
        parts[f"{name}.keys"] = np.array([key_of(g) for g in bag.grams], "<u4").tobytes()
    return told, parts


def _lanes(bags: Bags, weights: Floats) -> tuple[dict[str, Any], bytes]:
    scales = short(np.maximum(np.abs(weights).max(axis=0), 1e-9) / 127)
    rows = np.clip(np.round(weights / np.array(scales)), -127, 127) + OFFSET
    squares = bags.weights**2
    step = short([squares.max() / 255])[0]
    lengths = np.clip(np.round(squares / step), 1, 255)[:, None]
    told = {"scales": scales, "norm_step": step, "unknown": short([bags.unknown**2])[0]}
    return told, np.concatenate([rows, lengths], axis=1).astype(np.uint8).tobytes()


def pack_second(second: SecondLook, lines: list[list[float]]) -> Packed:
    """Return the second look."""
    told = {
        "means": short(second.means),
        "spreads": short(second.spreads),
        "base": short(second.base),
        "lines": lines,
    }
    return {"second": told}, {
        "second.marks": second.marks.astype("<f4").tobytes(),
        "second.weights": second.weights.astype("<f4").tobytes(),
    }


def short(values: Any) -> list[float]:
    """Return numbers with six digits, so that a rebuild elsewhere writes the same."""
    return [float(f"{value:.6g}") for value in values]
