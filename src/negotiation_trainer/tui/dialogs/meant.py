"""“How did you mean that?”: asked before words are said that were hardly understood."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from negotiation_trainer.catalogue.moves import AS_SAID
from negotiation_trainer.dialogue.meaning import sense
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.wrap import clip

SHOWN = 210
"""Cells of the words that are shown, three lines at most."""


class MeantDialog(Overlay[str]):
    """Dismissed with an act, `AS_SAID`, or nothing to go back to the words.

    Leaving the words as they are is marked first: whoever hurries on with Enter sends what he
    typed, and nothing is put into his mouth.
    """

    SCOPE = Scope.CHOICE
    BINDINGS = bindings(Scope.CHOICE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#menu"

    def __init__(self, words: str, acts: Sequence[str]) -> None:
        super().__init__()
        self._spoken = words
        self._acts = tuple(acts)

    def compose(self) -> ComposeResult:
        """Lay out the words, the meanings and the aside."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            yield Menu(id="menu")
            yield Prose(id="aside")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        spoken = plain("› " + clip(self._spoken, SHOWN), "$aside")
        lead = joined([heading(self.words("meant.title")), Content(""), spoken])
        self.query_one("#lead", Prose).show(lead)
        rows = [(act, *sense(act, self.lang)) for act in self._acts]
        menu = self.query_one(Menu)
        menu.offer(
            [*rows, (AS_SAID, self.words("meant.as_said"), "")], menu.value or AS_SAID, zero=True
        )
        self.query_one("#aside", Prose).show(dim(self.words("meant.aside")))

    def on_menu_taken(self, message: Menu.Taken) -> None:
        """Answer."""
        self.dismiss(message.name)
