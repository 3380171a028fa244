"""“That is not what I meant”: the trainee's word on how a turn was read, for the instructor."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import MAX_WORDS, clean
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.views.talk import reading_line
from negotiation_trainer.tui.widgets.choice import Choice
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose


class MarkDialog(Overlay[dict[str, Any]]):
    """Dismissed with the mark, or nothing."""

    SCOPE = Scope.FORM
    BINDINGS = bindings(Scope.FORM)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#meant"

    def __init__(self, turn: Turn, spoken: str) -> None:
        super().__init__()
        self._turn = turn
        self._spoken = spoken
        reading = turn.move.reading if turn.move else None
        asked = [mark.id for mark in reading.breaches if not mark.sure] if reading else []
        self._suspected = asked[0] if asked else ""

    def compose(self) -> ComposeResult:
        """Lay out what was read, the question if there is one, and the field."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            if self._suspected:
                with Horizontal(classes="field"):
                    yield Prose(id="label-was", classes="label")
                    yield Choice(id="was")
            with Horizontal(classes="field"):
                yield Prose(id="label-meant", classes="label")
                yield Input(id="meant", compact=True, max_length=MAX_WORDS)
            yield Prose(id="aside")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        lead = [heading(self.words("mark.title")), plain(self._spoken)]
        if self._turn.move is not None and self._turn.move.text:
            lead.append(reading_line(self._turn.move.reading, self.lang))
        self.query_one("#lead", Prose).show(joined([*lead, Content("")]))
        self.query_one("#label-meant", Prose).show(self.words("mark.meant"))
        self.query_one("#meant", Input).placeholder = self.words("mark.meant_like")
        self.query_one("#aside", Prose).show(dim(self.words("mark.aside")))
        if self._suspected:
            what = catalogue().breaches[self._suspected].label.get(self.lang)
            self.query_one("#label-was", Prose).show(self.words("mark.was", what=what))
            answers = [(name, self.words(f"mark.{name}")) for name in ("open", "yes", "no")]
            self.query_one("#was", Choice).offer(answers)

    def on_input_submitted(self) -> None:
        """Enter keeps the mark."""
        self.action_save()

    def on_choice_submitted(self) -> None:
        """Enter on the answer keeps the mark."""
        self.action_save()

    def action_save(self) -> None:
        """Keep the mark."""
        mark: dict[str, Any] = {
            "turn": self._turn.number,
            "meant": clean(self.query_one("#meant", Input).value),
        }
        if self._suspected and self.query_one("#was", Choice).value != "open":
            mark["breach"] = self._suspected
            mark["was_it"] = self.query_one("#was", Choice).value == "yes"
        self.dismiss(mark)
