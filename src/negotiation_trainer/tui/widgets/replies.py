"""The offered replies, numbered; one is marked while the keys choose among them.

Where they do not all fit, the marked one is shown whole and the last row says what is out of sight.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.widget import Widget

from negotiation_trainer.messages import say
from negotiation_trainer.tui.face import face_of
from negotiation_trainer.tui.widgets.prose import literal
from negotiation_trainer.tui.wrap import wrapped

MARGIN = 4
"""Cells before the words of a reply: the pointer, the number, spaces."""
LEAST = 2
"""Rows from which one can be spared for what is out of sight."""


class Replies(Widget):
    """A numbered list of what could be said now."""

    DEFAULT_CSS: ClassVar[str] = "Replies { height: auto; width: 1fr; }"

    class Picked(Message):
        """A reply was clicked; `number` is 1-based."""

        def __init__(self, number: int) -> None:
            super().__init__()
            self.number = number

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id)
        self._replies: tuple[str, ...] = ()
        self._remarks: tuple[str, ...] = ()
        self._at = 0
        self._active = True

    @property
    def marked(self) -> int:
        """The 1-based number of the marked reply, 0 when there are none."""
        return self._at + 1 if self._replies else 0

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._replies)

    def offer(self, replies: Sequence[str], remarks: Sequence[str] = ()) -> None:
        """Show replies, the first one marked; each may have a remark after it."""
        self._replies = tuple(replies)
        self._remarks = tuple(remarks)
        self._at = 0
        self.refresh(layout=True)

    def activate(self, active: bool) -> None:
        """Show or hide the pointer: whether the keys choose or type."""
        self._active = active
        self.refresh()

    def move(self, by: int) -> None:
        """Mark the next or the previous reply."""
        if self._replies:
            self._at = (self._at + by) % len(self._replies)
            self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click marks a reply; a click on the marked one picks it."""
        blocks = self._blocks(self.content_size.width)
        first, room = self._window(blocks)
        if event.y >= room:
            self.move(1)
            return
        ends = accumulate(map(len, blocks))
        at = next((at for at, end in enumerate(ends) if first + event.y < end), None)
        if at is None:
            return
        if at == self._at:
            self.post_message(self.Picked(at + 1))
        self._at = at
        self.refresh()

    def on_mouse_scroll_down(self) -> None:
        """The wheel moves the mark, and with it what is in sight."""
        self.move(1)

    def on_mouse_scroll_up(self) -> None:
        """The wheel moves the mark back."""
        self.move(-1)

    def _blocks(self, width: int) -> list[list[Content]]:
        return [self._block(at, words, width) for at, words in enumerate(self._replies)]

    def _block(self, at: int, words: str, width: int) -> list[Content]:
        marked = self._active and at == self._at
        content = Content.assemble(
            (f"{'▸' if marked else ' '}{at + 1}  ", "bold $accent"),
            (literal(words), "bold" if marked else ""),
            (f"  {literal(self._remarks[at])}" if at < len(self._remarks) else "", "$aside"),
        )
        return wrapped(content, width or 80, MARGIN)

    def render(self) -> Content:
        """Return the numbered replies."""
        blocks = self._blocks(self.content_size.width)
        lines = [line for block in blocks for line in block]
        first, room = self._window(blocks)
        shown = lines[first : first + room]
        if room < len(lines):
            shown.append(self._unseen(blocks, first, first + room))
        return Content("\n").join(shown)

    def _window(self, blocks: list[list[Content]]) -> tuple[int, int]:
        """Return the first row in sight and how many are, so that the marked reply is among them.

        Where not all fit, the last row of the widget is kept for what is out of sight.
        """
        total, height = sum(map(len, blocks)), self.content_size.height
        if total <= height or height < LEAST:
            return 0, total
        room = height - 1
        end = sum(map(len, blocks[: self._at + 1]))
        return min(max(end - room, 0), end - len(blocks[self._at])), room

    def _unseen(self, blocks: list[list[Content]], first: int, last: int) -> Content:
        """Say how many replies are not wholly in sight, above and below."""
        ends = list(accumulate(map(len, blocks)))
        starts = [end - len(block) for end, block in zip(ends, blocks, strict=True)]
        told = [("above", sum(start < first for start in starts))]
        told.append(("below", sum(end > last for end in ends)))
        lang = face_of(self).lang
        words = [say("app", f"replies.{where}", lang, n=n) for where, n in told if n]
        return Content.styled("    " + "   ".join(words), "$accent")

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines the replies take."""
        return sum(map(len, self._blocks(width)))
