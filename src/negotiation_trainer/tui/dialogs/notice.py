"""Something could not be done; says what, and goes away with Esc or Enter."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical

from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose


class Notice(Overlay[None]):
    """A sentence and one way on."""

    SCOPE = Scope.CHOICE
    BINDINGS = bindings(Scope.CHOICE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#menu"

    def __init__(self, title: str, words: str) -> None:
        super().__init__()
        self._title = title
        self._words = words

    def compose(self) -> ComposeResult:
        """Lay out the sentence."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            yield Menu(id="menu")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        lead = [plain(self.words(self._title), "bold $error"), plain(self._words)]
        self.query_one("#lead", Prose).show(joined(lead))
        self.query_one(Menu).offer([("back", self.words("notice.back"), "")])

    def on_menu_taken(self) -> None:
        """Go back."""
        self.dismiss()
