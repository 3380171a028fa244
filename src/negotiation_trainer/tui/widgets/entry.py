"""The line the trainee types into; while he chooses, its keys go to the replies.

One widget holds both, so that no letter of a fast typist or an input method is lost between two,
and the terminal's cursor, where an input method opens its window, always stands here.
"""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from negotiation_trainer.dialogue.inputs import MAX_WORDS, clean


class Entry(Input):
    """An input for what is said; `choosing` while digits and arrows belong to the replies."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "point(-1)", show=False),
        Binding("down", "point(1)", show=False),
        Binding("escape", "leave", show=False),
    ]

    choosing: reactive[bool] = reactive(False, init=False)

    class Picked(Message):
        """A reply was chosen by its number, or the marked one (None)."""

        def __init__(self, number: int | None) -> None:
            super().__init__()
            self.number = number

    class Pointed(Message):
        """The mark goes up or down the replies."""

        def __init__(self, by: int) -> None:
            super().__init__()
            self.by = by

    class Left(Message):
        """Esc: back to the replies, or out of the talk when there is nothing to go back to."""

        def __init__(self, *, chosen: bool) -> None:
            super().__init__()
            self.was_choosing = chosen

    class Turned(Message):
        """The keys now choose, or now type."""

        def __init__(self, *, choosing: bool) -> None:
            super().__init__()
            self.choosing = choosing

    def __init__(self, *, id: str) -> None:
        super().__init__(id=id, max_length=MAX_WORDS, select_on_focus=False, compact=True)

    def watch_choosing(self, choosing: bool) -> None:
        """Tell the screen."""
        self.set_class(choosing, "-choosing")
        self.post_message(self.Turned(choosing=choosing))

    async def _on_key(self, event: events.Key) -> None:
        if not self.choosing or not event.is_printable or event.character is None:
            return
        if event.character.isascii() and event.character.isdigit():
            event.stop()
            event.prevent_default()
            self.post_message(self.Picked(int(event.character)))
        else:
            self.choosing = False

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        if text := clean(event.text):
            self.choosing = False
            self.insert_text_at_cursor(text)

    def on_click(self) -> None:
        """A click here means to type."""
        self.choosing = False

    async def action_submit(self) -> None:
        """Enter picks the marked reply while choosing, else sends what was typed."""
        if self.choosing:
            self.post_message(self.Picked(None))
        else:
            await super().action_submit()

    def action_point(self, by: int) -> None:
        """Move the mark; from typing, go back to choosing first."""
        self.post_message(self.Pointed(by))

    def action_leave(self) -> None:
        """Go back to the replies, or out."""
        self.post_message(self.Left(chosen=self.choosing))
