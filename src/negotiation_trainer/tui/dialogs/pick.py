"""One of a list that may be long: typing narrows it, arrows mark, Enter takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from negotiation_trainer.messages import say
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import heading, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.wrap import cells, pad

Choice = tuple[str, str]
"""An id of the author's file, and a remark on it."""


class Pick(Overlay[str]):
    """Dismissed with an id, or nothing. `title` is a key of the messages `author.pick`."""

    SCOPE = Scope.PICK
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(Scope.PICK),
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
    ]
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#filter"

    def __init__(self, title: str, choices: Sequence[Choice], now: str = "") -> None:
        super().__init__()
        self._title = title
        self._choices = tuple(choices)
        self._now = now

    def compose(self) -> ComposeResult:
        """Lay out title, filter and list."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            yield Input(id="filter", compact=True)
            yield OptionList(id="choices")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        self.query_one("#lead", Prose).show(heading(say("author", self._title, self.lang)))
        self.query_one("#filter", Input).placeholder = say("author", "pick.filter", self.lang)
        self.query_one("#choices").can_focus = False
        self._fill()

    def on_input_changed(self) -> None:
        """Narrow the list."""
        self._fill()

    def _shown(self) -> list[Choice]:
        wanted = self.query_one("#filter", Input).value.casefold().split()
        return [
            (name, remark)
            for name, remark in self._choices
            if all(word in f"{name} {remark}".casefold() for word in wanted)
        ]

    def _fill(self) -> None:
        shown = self._shown()
        column = max((cells(name) for name, _ in shown), default=0)
        options = self.query_one("#choices", OptionList)
        options.clear_options()
        options.add_options(
            Option(
                Content.assemble(plain(pad(name, column), "bold"), "  ", plain(remark, "$aside")),
                id=name,
            )
            for name, remark in shown
        )
        if not shown:
            options.add_option(Option(plain(say("author", "pick.none", self.lang)), disabled=True))
        names = [name for name, _ in shown]
        if names:
            options.highlighted = names.index(self._now) if self._now in names else 0

    def action_move(self, by: int) -> None:
        """Move the mark."""
        options = self.query_one("#choices", OptionList)
        if by < 0:
            options.action_cursor_up()
        else:
            options.action_cursor_down()

    def on_input_submitted(self) -> None:
        """Enter takes the marked one."""
        self.action_take()

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """A click takes one."""
        self.dismiss(message.option.id)

    def action_take(self) -> None:
        """Take the marked one."""
        options = self.query_one("#choices", OptionList)
        if options.highlighted is not None and self._shown():
            self.dismiss(options.get_option_at_index(options.highlighted).id)
