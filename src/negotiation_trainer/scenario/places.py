"""Where in a file each key and value stands.

A table beside the plain data, so that whatever judges the data later (the typed model, a check)
can name the exact line and column of what it found.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple, Protocol

Loc = Sequence[str | int]
"""A path into the data: keys and list indexes; parts that are neither are skipped."""


_ITEM = re.compile(r"\b(anywhere|concedes|lines|moves|replies)\.([0-9]+)")


def counted(name: str) -> str:
    """Return the name of a row or line as authors see it, its items counted from 1.

    In keys (`states.terms.moves.0`) they are counted from 0, in overlays as here.
    """
    return _ITEM.sub(lambda item: f"{item[1]}.{int(item[2]) + 1}", name)


class Place(NamedTuple):
    """A stretch of one line: 1-based line and columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_column: int = 2


class Mark(Protocol):
    """Where the parser was: line and column from 0."""

    line: int
    column: int


class Piece(Protocol):
    """A piece of a file as the parser gave it."""

    start_mark: Mark
    end_mark: Mark


Spot = tuple[Place | Piece, Place | Piece]
"""Where a key stands (of a list item: the item itself) and where its value does.

Few places are ever asked for, so most are kept as the parser's own pieces until they are.
"""

Spots = dict[int, dict[str | int, Spot]]
"""The spots of what stands in each container, by the container's `id`."""


def place_of(piece: Piece) -> Place:
    """Return the place of a piece; of what runs over several lines, the first character."""
    start, end = piece.start_mark, piece.end_mark
    line, column = start.line, start.column + 1
    last = end.column if line == end.line else column
    return Place(line + 1, column, (last if last > column else column) + 1)


def as_place(written: Place | Piece) -> Place:
    """Return the place of what may be one already."""
    return written if isinstance(written, Place) else place_of(written)


class Places:
    """The places of a document's keys and values."""

    __slots__ = ("_data", "_root", "_spots")

    def __init__(
        self,
        data: Any = None,
        spots: Spots | None = None,
        root: Place | None = None,
    ) -> None:
        self._data = data
        self._spots = spots or {}
        self._root = root or Place()

    def of(self, loc: Loc, *, key: bool = False) -> Place:
        """The deepest place known on a path: that of the value, or with `key` that of the key."""
        spot: Spot = (self._root, self._root)
        node = self._data
        for part in loc:
            found = self._inside(node).get(part)
            if found is not None:
                spot = found
                node = node[part]
        return as_place(spot[0] if key else spot[1])

    def has(self, loc: Loc) -> bool:
        """Whether the path leads to a value of the document."""
        node: Any = self._data
        for part in loc:
            if part not in self._inside(node):
                return False
            node = node[part]
        return True

    def _inside(self, node: Any) -> Mapping[str | int, Spot]:
        """The spots of what stands in a mapping or a list."""
        return self._spots.get(id(node), {}) if isinstance(node, (dict, list)) else {}
