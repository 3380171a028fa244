"""A question before something that cannot be taken back."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose


class Confirm(Overlay[bool]):
    """Yes or no; no is marked first. The arguments are keys of messages."""

    SCOPE = Scope.CHOICE
    BINDINGS = bindings(Scope.CHOICE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#menu"

    def __init__(self, ask: str, yes: str, no: str) -> None:
        super().__init__()
        self._keys = (ask, yes, no)

    def compose(self) -> ComposeResult:
        """Lay out question and answers."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            yield Menu(id="menu")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        ask, yes, no = map(self.words, self._keys)
        self.query_one("#lead", Prose).show(ask)
        self.query_one(Menu).offer([("no", no, ""), ("yes", yes, "")])

    def on_menu_taken(self, message: Menu.Taken) -> None:
        """Answer."""
        self.dismiss(message.name == "yes")

    def action_back(self) -> None:
        """Esc means no."""
        self.dismiss(False)
