"""Every problem of an author's files, whole: what is wrong and how to mend it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll

from negotiation_trainer.analysis.preview import Preview
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.author import problems
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose


class ProblemsPage(Overlay[None]):
    """The problems of the last save; the next one is shown as soon as it is checked."""

    SCOPE = Scope.PAGE
    BINDINGS = bindings(Scope.PAGE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#scroll"

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._preview = preview

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="panel tall"):
            with VerticalScroll(id="scroll"):
                yield Prose(id="page")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the problems."""
        self.query_one("#page", Prose).show(problems(self._preview, self.lang))
