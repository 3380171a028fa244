"""A one-line choice: the arrow keys go through the options, and the present one is named."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widget import Widget


class Choice(Widget, can_focus=True):
    """One of a few options, each an id and its words."""

    DEFAULT_CSS: ClassVar[str] = """
    Choice { height: 1; width: 1fr; padding: 0 1; background: $surface; }
    Choice:focus { background: $primary 30%; text-style: bold; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "turn(1)", show=False),
        Binding("left", "turn(-1)", show=False),
        Binding("enter", "submit", show=False),
    ]

    class Changed(Message):
        """Another option was taken."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

        @property
        def control(self) -> Choice:
            """The choice it comes from."""
            return self.choice

    class Submitted(Message):
        """Enter was pressed on the choice."""

        def __init__(self, choice: Choice) -> None:
            super().__init__()
            self.choice = choice

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._options: list[tuple[str, str]] = []
        self._at = 0

    @property
    def value(self) -> str:
        """The id of the option taken; empty while there are none."""
        return self._options[self._at][0] if self._options else ""

    def offer(self, options: Sequence[tuple[str, str]], value: str | None = None) -> None:
        """Show options; the present one stays if it is among them."""
        wanted = self.value if value is None else value
        self._options = list(options)
        ids = [name for name, _ in options]
        self._at = ids.index(wanted) if wanted in ids else 0
        self.refresh()

    def action_turn(self, by: int) -> None:
        """Go to the next or previous option."""
        if self._options:
            self._at = (self._at + by) % len(self._options)
            self.refresh()
            self.post_message(self.Changed(self))

    def action_submit(self) -> None:
        """Be done with this field."""
        self.post_message(self.Submitted(self))

    def on_click(self) -> None:
        """A click goes on to the next option."""
        self.action_turn(1)

    def render(self) -> Content:
        """Return the option between its arrows."""
        label = self._options[self._at][1] if self._options else ""
        return Content.assemble(("‹ ", "$accent"), label, (" ›", "$accent"))
