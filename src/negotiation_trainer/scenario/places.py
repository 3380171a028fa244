"""Where in a file each key and value stands.

A table beside the plain data, so that whatever judges the data later (the typed model, a check)
can name the exact line and column of what it found.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

Loc = Sequence[str | int]
"""A path into the data: keys and list indexes; parts that are neither are skipped."""


class Place(NamedTuple):
    """A stretch of one line: 1-based line and columns in code points, the end exclusive."""

    line: int = 1
    column: int = 1
    end_column: int = 2


Spot = tuple[Place, Place]
"""The place of a key (of a list item: of the item itself) and that of its value."""


class Places:
    """The places of a document's keys and values."""

    __slots__ = ("_data", "_root", "_spots")

    def __init__(
        self,
        data: Any = None,
        spots: dict[tuple[int, str | int], Spot] | None = None,
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
            found = self._spots.get((id(node), part)) if isinstance(node, (dict, list)) else None
            if found is not None:
                spot = found
                node = node[part]
        return spot[0] if key else spot[1]

    def has(self, loc: Loc) -> bool:
        """Whether the path leads to a value of the document."""
        node: Any = self._data
        for part in loc:
            if (id(node), part) not in self._spots:
                return False
            node = node[part]
        return True
