"""Help: every key of every screen, drawn from the one table of actions."""

from __future__ import annotations

from textual.content import Content

from negotiation_trainer.tui.actions import Scope, actions_of
from negotiation_trainer.tui.dialogs.page import Page
from negotiation_trainer.tui.views.style import heading, joined, plain
from negotiation_trainer.tui.wrap import pad

SHOWN = (Scope.TALK, Scope.LIBRARY, Scope.CASE, Scope.PREPARE, Scope.DEBRIEF, Scope.APP)


class HelpScreen(Page):
    """The keys of the screen one came from stand first."""

    HANG = 10

    def __init__(self, scope: Scope) -> None:
        super().__init__()
        self._first = scope

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
        self.show(joined(parts))
