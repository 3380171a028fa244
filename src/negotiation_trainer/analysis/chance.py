"""What is left to chance in a simulated talk: one die a turn, and all that hangs on it.

A die has few sides, so that talks often begin alike; but then each number drawn must be spread
evenly over the sides, or a learner would lapse more often in some turns than he is said to.
"""

from __future__ import annotations

import random
from functools import lru_cache
from hashlib import blake2b

MOST_TURNS = 30
"""A talk that gets nowhere is cut off after so many."""

SIDES = 32
"""The sides of a learner's die: he does at most so many different things in one moment."""

_SIDE_OF = bytes(byte % SIDES for byte in range(256))

NO_DICE = bytes(MOST_TURNS)
"""What is thrown by a learner who leaves nothing to chance."""


def dice(seed: int) -> bytes:
    """Return what the die shows in a talk, turn by turn, each side below `SIDES`."""
    thrown = blake2b(str(seed).encode(), digest_size=MOST_TURNS).digest()
    return thrown.translate(_SIDE_OF)


class Throw(random.Random):
    """The numbers that follow from one throw in a turn.

    Over all the sides of the die the first number falls once into each of as many equal parts of
    0..1, and so do the second, the third and all others, each in an order of its own.
    """

    def __init__(self, about: str, side: int) -> None:
        super().__init__(f"{about}/{side}")
        self._about, self._side, self._drawn = about, side, 0

    def random(self) -> float:
        """Return the next number, from 0 up to 1."""
        self._drawn += 1
        part = _order(self._about, self._drawn)[self._side]
        return (part + super().random()) / SIDES


@lru_cache(maxsize=4096)
def _order(about: str, number: int) -> tuple[int, ...]:
    """Which part each side gets in the n-th number."""
    parts = list(range(SIDES))
    random.Random(f"{about}/{number}").shuffle(parts)
    return tuple(parts)
