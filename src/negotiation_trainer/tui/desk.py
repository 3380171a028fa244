"""The practice behind the screens: opened once, in a worker, with its reader loaded beside it.

Nothing heavy is imported here, so that the first screen stands before the library is read.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import Any, Generic, TypeVar

Made = TypeVar("Made")


class Once(Generic[Made]):
    """A thing made on first use, once, whichever thread asks first."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self._make = make
        self._lock = Lock()
        self._made: list[Made] = []

    def __call__(self) -> Made:
        """Return it, waiting while another thread makes it."""
        with self._lock:
            if not self._made:
                self._made.append(self._make())
            return self._made[0]

    @property
    def ready(self) -> bool:
        """Whether it is there already."""
        return bool(self._made)


class Desk:
    """Where a practice (`records.practice.Practice`) comes from, and its reader once loaded.

    `mode` is the mode chosen last.
    """

    def __init__(self, open_practice: Callable[[], Any], *, mode: str = "guided") -> None:
        self._open = open_practice
        self.mode = mode
        self.practice: Once[Any] = Once(self._make)
        self.reader: Once[Any] = Once(self._read)

    def _make(self) -> Any:
        practice = self._open()
        self._source = practice.reader
        practice.reader = self.reader
        return practice

    def _read(self) -> Any:
        self.practice()
        return self._source()
