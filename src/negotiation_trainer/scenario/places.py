"""Where in a file each key and value stands.

A table beside the plain data, so that whatever judges the data later (the typed model, a check)
can name the exact line and column of what it found.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
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
    """Where the parser was: an index of the text, and line and column from 0."""

    index: int
    line: int
    column: int


class Piece(Protocol):
    """A piece of a file as the parser gave it."""

    start_mark: Mark
    end_mark: Mark


def place_of(piece: Piece) -> Place:
    """Return the place of a piece; of what runs over several lines, the first character."""
    start, end = piece.start_mark, piece.end_mark
    line, column = start.line, start.column + 1
    last = end.column if line == end.line else column
    return Place(line + 1, column, (last if last > column else column) + 1)


_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_RARE_BREAKS = "\r\x85\u2028\u2029"


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text, broken wherever the parser breaks them."""
    if any(sign in text for sign in _RARE_BREAKS):
        return tuple(_LINE_BREAK.split(text))
    return tuple(text.split("\n"))


class Rows:
    """Where the lines of a text begin, looked for when a place is first asked for."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        self._text = text
        self._lines = lines

    @cached_property
    def _starts(self) -> list[int]:
        if "\r\n" in self._text:
            return [0, *(found.end() for found in _LINE_BREAK.finditer(self._text))]
        return list(accumulate((len(line) + 1 for line in self._lines), initial=0))

    def place(self, start: int, end: int) -> Place:
        """Return the place between two indexes; of what runs over lines, the first character."""
        line = bisect_right(self._starts, start)
        column = start - self._starts[line - 1] + 1
        goes_on = line < len(self._starts) and end >= self._starts[line]
        return Place(line, column, column + (1 if goes_on else max(end - start, 1)))


Spots = dict[int, list[int]]
"""Where what stands in each container begins and ends, by the container's `id`.

Two indexes of the text for each item of a list; for each entry of a mapping two for the key and two
for the value. Few places are ever asked for, and numbers are all that is kept for the others:
whatever else lay between the data would make all later work on them slower.
"""


class Places:
    """The places of a document's keys and values."""

    __slots__ = ("_data", "_root", "_rows", "_spots")

    def __init__(
        self,
        data: Any = None,
        spots: Spots | None = None,
        root: tuple[int, int] = (0, 1),
        rows: Rows | None = None,
    ) -> None:
        self._data = data
        self._spots = spots or {}
        self._root = root
        self._rows = rows or Rows("", ("",))

    def of(self, loc: Loc, *, key: bool = False) -> Place:
        """The deepest place known on a path: that of the value, or with `key` that of the key."""
        spot = (*self._root, *self._root)
        node = self._data
        for part in loc:
            found = self._inside(node, part)
            if found is not None:
                spot = found
                node = node[part]
        return self._rows.place(*(spot[:2] if key else spot[2:]))

    def has(self, loc: Loc) -> bool:
        """Whether the path leads to a value of the document."""
        node: Any = self._data
        for part in loc:
            if self._inside(node, part) is None:
                return False
            node = node[part]
        return True

    def _inside(self, node: Any, part: str | int) -> tuple[int, int, int, int] | None:
        """Where a part of a mapping or a list stands: key (of a list the item) and value."""
        spots = self._spots.get(id(node))
        if spots is None:
            return None
        if isinstance(node, dict) and part in node:
            at = 4 * list(node).index(part)
            return spots[at], spots[at + 1], spots[at + 2], spots[at + 3]
        if isinstance(node, list) and isinstance(part, int) and 0 <= part < len(node):
            start, end = spots[2 * part : 2 * part + 2]
            return start, end, start, end
        return None
