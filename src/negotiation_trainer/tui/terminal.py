"""Whether the terminal is still there: some go without a word, and reading on has no end."""

from __future__ import annotations

import os
import sys

EVERY = 5.0
"""Seconds between two looks."""

HUNG_UP = 129
"""The exit code of a program whose terminal hung up."""


class Terminal:
    """The terminal of standard input, as it was when the app began; there may be none."""

    def __init__(self, descriptor: int | None = None) -> None:
        if descriptor is None and sys.__stdin__ is not None:
            try:
                descriptor = sys.__stdin__.fileno()
            except (OSError, ValueError):
                descriptor = None
        self._descriptor = descriptor
        self._began = self._is_there()

    def _is_there(self) -> bool:
        return self._descriptor is not None and os.isatty(self._descriptor)

    @property
    def gone(self) -> bool:
        """Whether there was one and there is none now."""
        return self._began and not self._is_there()
