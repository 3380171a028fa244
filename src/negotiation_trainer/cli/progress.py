"""How far long work is, on stderr: a moving bar in a terminal, a line now and then elsewhere."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Self

from negotiation_trainer.cli.context import Context

CELLS = 24
EVERY = 0.1
"""Seconds between two looks of the bar."""
SELDOM = 10.0
"""Seconds between two lines where there is no terminal."""
WIPE = "\r\x1b[K"


class Progress:
    """Tells how far one piece of work is. Each part of it is told of at once, then now and then."""

    def __init__(self, context: Context, clock: Callable[[], float] = time.monotonic) -> None:
        self._context, self._clock = context, clock
        self._moves = context.err.isatty()
        self._part = ""
        self._due = 0.0

    def tell(self, part: str, share: float, words: str) -> None:
        """Tell in words where a part stands, and which share of the whole is done, 0..1."""
        now = self._clock()
        if part == self._part and now < self._due:
            return
        self._part, self._due = part, now + (EVERY if self._moves else SELDOM)
        if self._moves:
            full = round(CELLS * min(max(share, 0.0), 1.0))
            self._context.err.write(f"{WIPE}[{'█' * full}{'░' * (CELLS - full)}] {words}")
            self._context.err.flush()
        else:
            self._context.tell(words)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *left: object) -> None:
        """Leave no bar behind, whatever came between."""
        self.done()

    def done(self) -> None:
        """Take the bar away."""
        if self._moves and self._part:
            self._context.err.write(WIPE)
            self._context.err.flush()
