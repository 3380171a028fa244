"""Arrays of a network: kept as few bytes, and laid out so that a few rows go through quickly.

In the file a matrix is single bytes with a scale for each column. In use it is cut into blocks of
columns: the library multiplies few rows with a small matrix without rearranging it first, which
for a sentence of twenty words is half the time.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

_HALF = 127
_BLOCK = 32


def packed_arrays(arrays: Mapping[str, Floats]) -> tuple[dict[str, list[Any]], dict[str, bytes]]:
    """Return shapes and bytes of arrays."""
    told: dict[str, list[Any]] = {}
    parts: dict[str, bytes] = {}
    for name, values in sorted(arrays.items()):
        told[name] = list(values.shape)
        if values.ndim == 1:
            parts[f"network.{name}"] = values.astype("<f4").tobytes()
            continue
        scales = np.maximum(np.abs(values).max(axis=0), 1e-9).astype("<f4") / np.float32(_HALF)
        parts[f"network.{name}.scales"] = scales.astype("<f4").tobytes()
        parts[f"network.{name}"] = np.round(values / scales).astype(np.int8).tobytes()
    return told, parts


def unpacked_arrays(
    told: Mapping[str, Sequence[int]], parts: Mapping[str, bytes]
) -> dict[str, Floats]:
    """Return the arrays that `packed_arrays` packed."""
    arrays: dict[str, Floats] = {}
    for name, shape in told.items():
        raw = parts[f"network.{name}"]
        if len(shape) == 1:
            arrays[name] = np.frombuffer(raw, "<f4").astype(np.float32)
            continue
        scales = np.frombuffer(parts[f"network.{name}.scales"], "<f4")
        small: NDArray[np.int8] = np.frombuffer(raw, np.int8).reshape(tuple(shape))
        arrays[name] = small.astype(np.float32)
        arrays[name] *= scales
    return arrays


def blocks_of(matrix: Floats) -> Floats:
    """Return a matrix as blocks of 32 columns, filled up with zeros."""
    height, width = matrix.shape
    full = np.zeros((height, -(-width // _BLOCK) * _BLOCK), np.float32)
    full[:, :width] = matrix
    return np.ascontiguousarray(full.reshape(height, -1, _BLOCK).transpose(1, 0, 2))


def through(rows: Floats, blocks: Floats) -> Floats:
    """Return rows multiplied with a matrix in blocks, its filling included."""
    found: Floats = np.matmul(rows[None], blocks)
    return found.transpose(1, 0, 2).reshape(len(rows), -1)
