"""Many texts searched as one for signs that nearly none of them holds."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate


class Joined:
    """Some texts, put together in small letters; there may be thousands."""

    def __init__(self, texts: Sequence[str]) -> None:
        low = [text.lower() for text in texts]
        self._ends = list(accumulate(len(text) + 1 for text in low))
        self._whole = "\0".join(low)

    def holding(self, signs: Iterable[str]) -> list[int]:
        """Return the numbers of those texts that hold any of some signs, given in small letters."""
        return sorted({bisect_right(self._ends, at) for sign in signs for at in self._spots(sign)})

    def _spots(self, sign: str) -> Iterator[int]:
        at = self._whole.find(sign)
        while at >= 0:
            yield at
            at = self._whole.find(sign, at + 1)
