"""A linear model over n-grams in plain Python: many columns summed at once in one long integer.

A row of weights is read as one integer with a lane of three bytes for each column, so adding two
integers adds every column; nothing but the standard library is needed.
"""

from __future__ import annotations

import math
import zlib
from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

OFFSET = 128
"""What is added to a weight of -127..127 to make it a byte."""

_LANE = 3


@dataclass(frozen=True, slots=True)
class LaneModel:
    """Quantised weights of n-grams. `weights` holds a row of bytes for each known n-gram.

    The last byte of a row is the square of the n-gram's share in the length of an utterance, in
    units of `norm_step`; `unknown` is that square for an n-gram that is not known.
    """

    rows: Mapping[int, int]
    weights: bytes
    scales: tuple[float, ...]
    norm_step: float
    unknown: float

    @property
    def width(self) -> int:
        """Bytes of a row: the columns, and the one for the length."""
        return len(self.scales) + 1

    def scores(self, bags: Sequence[Sequence[str]]) -> list[tuple[float, ...]]:
        """Return for each bag of distinct n-grams a number a column; zeros when none is known."""
        return [self._score(grams) for grams in bags]

    def _score(self, grams: Sequence[str]) -> tuple[float, ...]:
        known = [row for row in map(self.rows.get, map(key_of, grams)) if row is not None]
        if not known:
            return (0.0,) * len(self.scales)
        *sums, length = self._sums(known)
        square = length * self.norm_step + (len(grams) - len(known)) * self.unknown
        norm = math.sqrt(square) or 1.0
        shift = OFFSET * len(known)
        return tuple((s - shift) * scale / norm for s, scale in zip(sums, self.scales, strict=True))

    def weight(self, gram: str, column: int) -> float:
        """Return the weight of one n-gram for one column, 0 when it is not known."""
        row = self.rows.get(key_of(gram))
        if row is None:
            return 0.0
        return (self.weights[row * self.width + column] - OFFSET) * self.scales[column]

    def _sums(self, known: Sequence[int]) -> list[int]:
        width = self.width
        total = 0
        for row in known:
            lanes = bytearray(_LANE * width)
            lanes[::_LANE] = self.weights[row * width : (row + 1) * width]
            total += int.from_bytes(lanes, "little")
        packed = total.to_bytes(_LANE * width + 4, "little")
        low, middle, high = packed[::_LANE], packed[1::_LANE], packed[2::_LANE]
        return [low[i] + (middle[i] << 8) + (high[i] << 16) for i in range(width)]


def key_of(gram: str) -> int:
    """Return the 32-bit number an n-gram is filed under."""
    return zlib.crc32(gram.encode())


def lane_model(parts: Mapping[str, bytes], told: Mapping[str, Any], name: str) -> LaneModel:
    """Return the model `name` of a blob: packed little-endian keys, and a row of bytes for each."""
    numbers = array("I")
    numbers.frombytes(parts[f"{name}.keys"])
    about = told[name]
    return LaneModel(
        {key: row for row, key in enumerate(numbers)},
        parts[f"{name}.weights"],
        tuple(about["scales"]),
        about["norm_step"],
        about["unknown"],
    )
