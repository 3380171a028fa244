"""Keeps the garbage collector out of the way where it would find nothing.

It looks through everything that was made again and again; in a short process that is much of the
work. What is no longer used is given back all the same, only circles wait.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Keep it away from work that makes much and throws little away, such as reading a file."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def hold_collector() -> None:
    """Keep it out of the way until what is needed was imported, or the first frame stands."""
    gc.disable()


def release_collector() -> None:
    """Let it work again, but not look through what was imported."""
    if not gc.isenabled():
        gc.freeze()
        gc.enable()


def spare_collector() -> None:
    """Let the process end without a last look through everything there is."""
    gc.freeze()
