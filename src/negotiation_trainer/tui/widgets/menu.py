"""A short numbered list to choose from: arrows mark, Enter or a digit takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from negotiation_trainer.tui.widgets.prose import literal
from negotiation_trainer.tui.wrap import cells, pad, wrapped


class Menu(Widget, can_focus=True):
    """Named options with a remark each."""

    DEFAULT_CSS: ClassVar[str] = "Menu { height: auto; width: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("enter", "take", show=False),
    ]

    class Marked(Message):
        """The mark moved to an option."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Taken(Marked):
        """An option was taken."""

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._rows: list[tuple[str, str, str]] = []
        self._at = 0
        self._zero = False

    @property
    def value(self) -> str:
        """The id of the marked option."""
        return self._rows[self._at][0] if self._rows else ""

    def offer(
        self, rows: Sequence[tuple[str, str, str]], value: str = "", *, zero: bool = False
    ) -> None:
        """Show options, each an id, its name and a remark; `value` is marked if it is there.

        With `zero` the last one, which leaves things as they are, has the digit 0.
        """
        self._rows = list(rows)
        self._zero = zero
        ids = [name for name, _, _ in rows]
        self._at = ids.index(value) if value in ids else 0
        self.refresh(layout=True)

    def action_move(self, by: int) -> None:
        """Move the mark."""
        if self._rows:
            self._at = (self._at + by) % len(self._rows)
            self.refresh()
            self.post_message(self.Marked(self.value))

    def action_take(self) -> None:
        """Take the marked option."""
        if self._rows:
            self.post_message(self.Taken(self.value))

    def on_key(self, event: events.Key) -> None:
        """A digit takes its option."""
        digits = [self._digit(at) for at in range(len(self._rows))]
        if event.character in digits:
            event.stop()
            self._at = digits.index(event.character)
            self.refresh()
            self.action_take()

    def _digit(self, at: int) -> str:
        return "0" if self._zero and at == len(self._rows) - 1 else str(at + 1)

    def on_click(self, event: events.Click) -> None:
        """A click marks an option; a click on the marked one takes it."""
        row = 0
        for at, lines in enumerate(self._blocks(self.content_size.width)):
            row += len(lines)
            if event.y < row:
                self.action_take() if at == self._at else self.action_move(at - self._at)
                return

    def _blocks(self, width: int) -> list[list[Content]]:
        column = max((cells(name) for _, name, _ in self._rows), default=0)
        return [
            wrapped(
                Content.assemble(
                    (f"{'▸' if at == self._at else ' '} {self._digit(at)}  ", "bold $accent"),
                    (pad(literal(name), column) + "  ", "bold" if at == self._at else ""),
                    (literal(remark), "" if at == self._at else "$aside"),
                ),
                width or 80,
                5 + column + 2,
            )
            for at, (_, name, remark) in enumerate(self._rows)
        ]

    def render(self) -> Content:
        """Return the options."""
        lines = [line for block in self._blocks(self.content_size.width) for line in block]
        return Content("\n").join(lines)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the options take."""
        return sum(map(len, self._blocks(width)))
