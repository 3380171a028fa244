"""A page of text over a screen, longer than the window may be."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose


class Page(Overlay[None]):
    """What scrolls, with the keys below; `HANG` is how far broken lines stand in."""

    SCOPE = Scope.PAGE
    BINDINGS = bindings(Scope.PAGE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#scroll"
    HANG: ClassVar[int] = 0

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="panel tall"):
            with VerticalScroll(id="scroll"):
                yield Prose(id="page", hang=self.HANG)
            yield KeyBar()

    def show(self, content: Content) -> None:
        """Fill the page."""
        self.query_one("#page", Prose).show(content)
