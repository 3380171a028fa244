"""The talk so far: bubbles of debtor and trainee, and small lines between them."""

from __future__ import annotations

from textual.containers import VerticalScroll

from negotiation_trainer.tui.views.told import Told
from negotiation_trainer.tui.widgets.prose import Prose


class Transcript(VerticalScroll, can_focus=False):
    """A scrolling transcript that stays at its end when something is said."""

    def tell(self, told: Told) -> None:
        """Add one piece and show it."""
        self.mount(Prose(told.content, classes=told.kind))
        self.show_end()

    def show_end(self) -> None:
        """Scroll to what was said last, once everything has its place."""
        self.call_after_refresh(self.scroll_end, animate=False)

    async def clear(self) -> None:
        """Take everything away."""
        await self.remove_children()
