"""Where a screen wants to go: messages that bubble up to the app, which alone changes screens.

Imports nothing heavy; what they carry comes from the core.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.message import Message


class Route(Message):
    """A wish to go somewhere."""


class OpenCase(Route):
    """Show the case file of a scenario."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name


class Prepare(Route):
    """Choose a mode and plan the contact; `bundle` is what will be played."""

    def __init__(self, bundle: Any) -> None:
        super().__init__()
        self.bundle = bundle


class Begin(Route):
    """Start the talk."""

    def __init__(self, bundle: Any, *, mode: str, plan: Mapping[str, str]) -> None:
        super().__init__()
        self.bundle = bundle
        self.mode = mode
        self.plan = dict(plan)


class TakeUp(Route):
    """Go on with an attempt that was cut off."""

    def __init__(self, attempt: str) -> None:
        super().__init__()
        self.attempt = attempt


class LookBack(Route):
    """Show the debrief of an attempt kept in the journal."""

    def __init__(self, attempt: str) -> None:
        super().__init__()
        self.attempt = attempt


class WriteRecord(Route):
    """The talk is over: write the call record."""

    def __init__(self, attempt: Any) -> None:
        super().__init__()
        self.attempt = attempt


class ShowDebrief(Route):
    """Show the debrief of an attempt that is at hand."""

    def __init__(self, attempt: Any) -> None:
        super().__init__()
        self.attempt = attempt


class ShowCards(Route):
    """Show technique cards, those a scenario teaches first."""

    def __init__(self, teaches: tuple[str, ...] = (), *, lang: str = "", only: str = "") -> None:
        super().__init__()
        self.teaches = teaches
        self.lang = lang
        self.only = only


class ShowHistory(Route):
    """Show earlier attempts."""


class GoHome(Route):
    """Back to the library."""


class Opened(Route):
    """A worker has opened something for the screen `asked`; `show` is run where handlers run."""

    def __init__(self, show: Callable[[], None], asked: object) -> None:
        super().__init__()
        self.show = show
        self.asked = asked


class Failed(Route):
    """A worker could not do its work; `words` says why. `home`: the screen is of no use now."""

    def __init__(self, words: str, *, home: bool = False) -> None:
        super().__init__()
        self.words = words
        self.home = home
