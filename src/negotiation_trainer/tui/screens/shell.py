"""The library's shell: heading and keys, on screen before anything is read or even imported."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from negotiation_trainer.messages import say
from negotiation_trainer.tui.actions import Scope
from negotiation_trainer.tui.widgets.keybar import KeyBar


def head(lang: str) -> Content:
    """Return the heading of the library."""
    return Content.assemble(
        (say("shell", "title", lang), "bold $primary"),
        ("  " + say("shell", "tagline", lang), "$aside"),
    )


class ShellScreen(Screen[None]):
    """What stands where the first screen will be, and lies under every screen afterwards."""

    def __init__(self, lang: str, *, library: bool = True) -> None:
        super().__init__()
        self._lang = lang
        self._library = library

    def compose(self) -> ComposeResult:
        """Lay out the heading and the keys."""
        yield Static(head(self._lang), id="head")
        key = "reading" if self._library else "opening"
        yield Static(say("shell", key, self._lang), id="reading", markup=False)
        if self._library:
            yield KeyBar(Scope.LIBRARY)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing was found to resume yet."""
        return action != "resume"
