"""Values derived from something immutable, kept for the last few it was asked of.

A compiled scenario cannot be hashed, and is the same object all through a talk or a simulation: so
it is told apart by identity.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

Source = TypeVar("Source")
Value = TypeVar("Value")

KEPT = 8


def kept(derive: Callable[[Source], Value]) -> Callable[[Source], Value]:
    """Let a pure function of one immutable object remember its values for the last eight."""
    known: dict[int, tuple[Source, Value]] = {}

    @wraps(derive)
    def value(source: Source) -> Value:
        found = known.get(id(source))
        if found is None:
            if len(known) >= KEPT:
                known.pop(next(iter(known)), None)
            # the source is kept as well, so that no other object can come to have its id
            found = known[id(source)] = (source, derive(source))
        return found[1]

    return value
