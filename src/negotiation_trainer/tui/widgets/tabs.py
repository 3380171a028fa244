"""A row of numbered parts, the present one marked."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from negotiation_trainer.tui.wrap import cells


class TabRow(Widget):
    """Shows where one is; digits and arrows belong to the screen."""

    DEFAULT_CSS: ClassVar[str] = "TabRow { height: 1; width: 1fr; padding: 0 1; }"

    class Taken(Message):
        """A part was clicked; `number` is 0-based."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._labels: list[str] = []
        self._at = 0

    def show(self, labels: Sequence[str], at: int) -> None:
        """Show parts, one of them marked."""
        self._labels = list(labels)
        self.mark(at)

    def mark(self, at: int) -> None:
        """Mark another part."""
        self._at = at
        self.refresh()

    def _texts(self) -> list[str]:
        return [f" {at + 1} {label} " for at, label in enumerate(self._labels)]

    def render(self) -> Content:
        """Return the row."""
        parts = [
            (text, "bold reverse" if at == self._at else "$aside")
            for at, text in enumerate(self._texts())
        ]
        return Content.assemble(*parts)

    def on_click(self, event: events.Click) -> None:
        """Go to the part under the pointer."""
        edge = 1
        for at, text in enumerate(self._texts()):
            edge += cells(text)
            if event.x < edge:
                self.post_message(self.Taken(at))
                return
