"""Help: every key of every screen, drawn from the one table of actions."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content

from negotiation_trainer.tui.actions import Scope, actions_of, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import heading, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.wrap import pad

SHOWN = (Scope.TALK, Scope.LIBRARY, Scope.CASE, Scope.PREPARE, Scope.DEBRIEF, Scope.APP)


class HelpScreen(Overlay[None]):
    """The keys of the screen one came from stand first."""

    SCOPE = Scope.PAGE
    BINDINGS = bindings(Scope.PAGE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#scroll"

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._first = scope

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="panel tall"):
            with VerticalScroll(id="scroll"):
                yield Prose(id="page", hang=10)
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the keys."""
        parts = [plain(self.words("help.lead")), Content("")]
        here = [self._first] if self._first in (*SHOWN, Scope.AUTHOR, Scope.GRAPH) else []
        for scope in (*here, *(s for s in SHOWN if s not in here)):
            parts.append(heading(self.words(f"help.scope.{scope.value}")))
            for action in actions_of(scope):
                if action.id.startswith("debrief.tab-") and action.rank == 0:
                    continue
                parts.append(
                    Content.assemble(
                        (pad(action.shown, 8) + "  ", "bold $accent"), plain(action.help(self.lang))
                    )
                )
            parts.append(Content(""))
        self.query_one("#page", Prose).show(joined(parts))
