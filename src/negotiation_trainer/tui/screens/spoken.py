"""A screen with a line to type into and replies to choose from: what its keys and clicks say."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.widgets.entry import Entry
from negotiation_trainer.tui.widgets.replies import Replies
from negotiation_trainer.tui.widgets.transcript import Transcript


class SpokenScreen(TrainerScreen[None]):
    """The trainee's talk and the author's preview alike; each says what handing in means."""

    @abstractmethod
    def give(self, data: Mapping[str, Any]) -> object:
        """Hand an input in."""

    def said(self) -> None:
        """Clear the line: its words were said."""
        self.query_one(Entry).value = ""

    # ── the line and the replies ──

    def on_entry_picked(self, message: Entry.Picked) -> None:
        """Say an offered reply."""
        replies = self.query_one(Replies)
        number = replies.marked if message.number is None else message.number
        if 1 <= number <= replies.count:
            self.give({"choose": number})

    def on_replies_picked(self, message: Replies.Picked) -> None:
        """Say the reply that was clicked."""
        self.give({"choose": message.number})

    def on_entry_pointed(self, message: Entry.Pointed) -> None:
        """Move the mark; from typing, go back to choosing."""
        entry, replies = self.query_one(Entry), self.query_one(Replies)
        if entry.choosing:
            replies.move(message.by)
        elif replies.count:
            entry.choosing = True

    def on_entry_turned(self, message: Entry.Turned) -> None:
        """Show whether keys choose or type."""
        self.query_one(Replies).activate(message.choosing)

    def on_entry_left(self, message: Entry.Left) -> None:
        """Back to the replies; from there, out."""
        if self.query_one(Replies).count and not message.was_choosing:
            self.query_one(Entry).choosing = True
        else:
            self.action_back()

    # ── moves without words ──

    def action_silence(self) -> None:
        """Leave room."""
        self.give({"silence": True})

    def action_accept(self) -> None:
        """Accept the debtor's standing terms."""
        self.give({"accept": True})

    # ── the transcript ──

    def action_scroll_up(self) -> None:
        """Page up in the transcript."""
        self.query_one(Transcript).scroll_page_up(animate=False)

    def action_scroll_down(self) -> None:
        """Page down in the transcript."""
        self.query_one(Transcript).scroll_page_down(animate=False)
