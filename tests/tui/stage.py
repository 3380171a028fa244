"""What the tests of the app stand on: the app over the small library, driven by keys alone."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from threading import Event

from textual.pilot import Pilot
from textual.widgets import Input

from negotiation_trainer.records.practice import Practice
from negotiation_trainer.tui.app import TrainerApp
from negotiation_trainer.tui.textual_ways import rows_of
from tests.sample import NOON, TagReader

HERE = Path(__file__).parent
LIBRARY = HERE / "library"
SNAPSHOTS = HERE / "snapshots"
UPDATE = "UPDATE_SNAPSHOTS"
SMALL, LARGE = (80, 24), (200, 60)


class Stage:
    """A running app and the keys to it."""

    def __init__(self, app: TrainerApp, pilot: Pilot[int]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def rows(self) -> list[str]:
        """The screen as it is, a string a row."""
        return rows_of(self.app)

    @property
    def text(self) -> str:
        """The screen in one string."""
        return "\n".join(self.rows)

    @property
    def entry(self) -> Input:
        """The line the trainee types into."""
        return self.app.screen.query_one("#entry", Input)

    async def press(self, *keys: str) -> None:
        """Press keys one after another."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def type(self, words: str) -> None:
        """Type words letter by letter, as a keyboard or an input method gives them."""
        await self.press(*["space" if letter == " " else letter for letter in words])

    async def say(self, words: str) -> None:
        """Say something in the talk: the first letter by key, the rest at once, then Enter."""
        await self.type(words[0])
        self.entry.value = words
        await self.press("enter")

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait for a worker's result to be on the screen."""
        for _ in range(500):
            if holds():
                await self.pilot.pause()
                return
            await self.pilot.pause(0.01)
        raise AssertionError("it did not come to pass; the screen was:\n" + self.text)

    async def shows(self, *words: str) -> None:
        """Wait until the screen shows all these words."""
        await self.until(lambda: all(word in self.text for word in words))

    async def library(self) -> None:
        """Wait until the library is read."""
        await self.until(lambda: "torn-page" in self.text)

    async def open(self, title: str) -> None:
        """Open the case file of the scenario whose title begins so."""
        await self.library()
        for _ in range(5):
            line = next(row for row in self.rows if title in row)
            if line and self.app.screen.query_one("#table").cursor_row == self._row(title):
                break
            await self.press("down")
        await self.press("enter")
        await self.until(lambda: bool(self.app.screen.query("#privacy")))

    def _row(self, title: str) -> int:
        titles = [row.title for row in self.app.screen._shown]
        return next(at for at, found in enumerate(titles) if found.startswith(title))

    async def talk(self, title: str, mode: str = "1", first: str = "") -> None:
        """Go from the library into a talk; `mode` is the digit of the mode."""
        await self.open(title)
        await self.press("enter", mode)
        await self.until(lambda: bool(self.app.screen.query("#entry")))
        if first:
            await self.shows(first)


@asynccontextmanager
async def stage(
    home: Path,
    *,
    lang: str = "zh",
    size: tuple[int, int] = SMALL,
    scenario: str = "",
    held: Event | None = None,
) -> AsyncIterator[Stage]:
    """Run the app on a data directory; leaving it is like a kill: nothing is said goodbye to.

    While `held` is not set, the practice does not open.
    """

    def open_practice() -> Practice:
        if held is not None:
            held.wait(timeout=30)
        return Practice(home, lambda: NOON, TagReader, shipped=LIBRARY)

    app = TrainerApp(open_practice, lang=lang, scenario=scenario)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield Stage(app, pilot)


def assert_snapshot(found: Stage, name: str) -> None:
    """Compare the screen with the one kept; with UPDATE_SNAPSHOTS set, keep it."""
    path = SNAPSHOTS / f"{name}.txt"
    text = "\n".join(row.rstrip() for row in found.rows) + "\n"
    if os.environ.get(UPDATE):
        path.write_text(text, encoding="utf-8")
    assert path.is_file(), f"no snapshot {path.name}; run once with {UPDATE}=1 and look at it"
    assert text == path.read_text(encoding="utf-8")
