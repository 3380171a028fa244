"""The talk stands still: go on, leave it for later, or go to the debrief as it is."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from negotiation_trainer.conduct.model import HelpLine
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import dim, heading, in_language, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose


class PauseDialog(Overlay[str]):
    """Dismissed with `leave`, `finish` or nothing."""

    SCOPE = Scope.CHOICE
    BINDINGS = bindings(Scope.CHOICE)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#menu"

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt

    def compose(self) -> ComposeResult:
        """Lay out what can be done."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            yield Menu(id="menu")
            yield Prose(id="help")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        lead = joined([heading(self.words("pause.title")), plain(self.words("pause.lead"))])
        self.query_one("#lead", Prose).show(lead)
        names = ("go_on", "leave", "finish")
        rows = [(n, self.words(f"pause.{n}"), self.words(f"pause.{n}_what")) for n in names]
        self.query_one(Menu).offer(rows)
        self._help()

    def _help(self) -> None:
        """Help lines stand by when a talk touches despair."""
        lines = self._attempt.pack.help_lines if self._attempt.compiled.source.note else ()
        panel = self.query_one("#help", Prose)
        panel.display = bool(lines)
        parts: list[Content] = [dim(self.words("pause.help"))]
        parts += [self._line(line) for line in lines]
        panel.show(joined(parts))

    def _line(self, line: HelpLine) -> Content:
        name, note = in_language(line.name, self.lang), in_language(line.note, self.lang)
        checked = self.words("pause.verified", day=f"{line.verified_on:%Y-%m-%d}")
        return Content.assemble(
            plain(f"{line.number}  ", "bold"), plain(f"{name}  {note}  "), dim(checked)
        )

    def on_menu_taken(self, message: Menu.Taken) -> None:
        """Do what was chosen."""
        self.dismiss(message.name if message.name != "go_on" else None)
