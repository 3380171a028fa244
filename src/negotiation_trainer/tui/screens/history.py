"""Earlier attempts: finished ones to look back on, cut-off ones to take up."""

from __future__ import annotations

from rich.text import Text
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import DataTable

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.records.store import AttemptRow
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import LookBack, TakeUp
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.style import plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.wrap import clip


class HistoryScreen(TrainerScreen[None]):
    """One row an attempt, the latest first."""

    SCOPE = Scope.HISTORY
    BINDINGS = bindings(Scope.HISTORY)
    CSS_PATH = "../styles/library.tcss"
    AUTO_FOCUS = "DataTable"

    def __init__(self, rows: list[AttemptRow]) -> None:
        super().__init__()
        self._rows = rows

    def compose(self) -> ComposeResult:
        """Lay out the table."""
        yield Prose(id="head")
        yield DataTable(id="table", cursor_type="row")
        yield Prose(id="detail")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the table."""
        self.query_one("#head", Prose).show(plain(self.words("history.title"), "bold $primary"))
        table: DataTable[Content] = self.query_one("#table", DataTable)
        at = table.cursor_row
        table.clear(columns=True)
        for name, width in (("attempt", 34), ("when", 11), ("mode", 8), ("outcome", 14)):
            table.add_column(Text(self.words(f"history.{name}")), width=width)
        for row in self._rows:
            table.add_row(*self._cells(row), key=row.id)
        if self._rows:
            table.move_cursor(row=max(at, 0))
        empty = self.words("history.empty") if not self._rows else self.words("history.lead")
        self.query_one("#detail", Prose).show(plain(empty, "$aside"))

    def _cells(self, row: AttemptRow) -> list[Content]:
        outcomes = catalogue().outcomes
        if not row.closed:
            ended = plain(self.words("history.open"), "bold $accent")
        else:
            sign, style = ("✓ ", "$success") if row.passed else ("✗ ", "$warning")
            entry = outcomes.get(row.outcome or "")
            ended = plain(
                sign + (entry.label.get(self.lang) if entry else row.outcome or ""), style
            )
        return [
            plain(clip(row.id, 34)),
            plain(row.started[5:16].replace("T", " ")),
            plain(self.words(f"talk.mode.{row.mode}")),
            ended,
        ]

    def on_data_table_row_selected(self) -> None:
        """Open the row."""
        self.action_open()

    def action_open(self) -> None:
        """Look back on a finished attempt, take up one that was cut off."""
        at = self.query_one("#table", DataTable).cursor_row
        if 0 <= at < len(self._rows):
            row = self._rows[at]
            self.post_message(LookBack(row.id) if row.closed else TakeUp(row.id))
