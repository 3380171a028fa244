"""The library: what can be practised, what was practised, and the talk that was cut off."""

from __future__ import annotations

from dataclasses import replace
from typing import TypeVar

from rich.text import Text
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import DataTable, Input

from negotiation_trainer.messages import say
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import Failed, OpenCase, ShowCards, ShowHistory, TakeUp
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.screens.shell import head
from negotiation_trainer.tui.views.library import columns, filter_line, row_cells, row_detail
from negotiation_trainer.tui.views.shelf import Filter, Row, Shelf, options_of, read_shelf
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

Option = TypeVar("Option")
SEARCH = 28
"""Cells the search and its margins take."""


class Rows(DataTable[Content]):
    """A table that keeps its marked row in sight when what stands around it takes rows from it."""

    def on_resize(self) -> None:
        """Scroll to the marked row, once the table knows how far it can be scrolled."""
        self.call_after_refresh(lambda: self.move_cursor(row=self.cursor_row))


class LibraryScreen(TrainerScreen[None]):
    """The first screen. It stands before anything is read; a worker brings the shelf."""

    SCOPE = Scope.LIBRARY
    BINDINGS = bindings(Scope.LIBRARY)
    CSS_PATH = "../styles/library.tcss"
    AUTO_FOCUS = "DataTable"

    class Read(Message):
        """The shelf was read."""

        def __init__(self, shelf: Shelf) -> None:
            super().__init__()
            self.shelf = shelf

    def __init__(self) -> None:
        super().__init__()
        self._shelf = Shelf()
        self._shown: list[Row] = []
        self._filter = Filter()
        self._read = False
        self._stale = False

    def compose(self) -> ComposeResult:
        """Lay out header, resume offer, filters, table and details."""
        yield Prose(id="head")
        yield Prose(id="resume")
        with Horizontal(id="filters"):
            yield Input(id="search", compact=True)
            yield Prose(id="chosen")
        with Vertical(id="body"):
            yield Rows(id="table", cursor_type="row", zebra_stripes=False)
            yield Prose(id="detail")
        yield KeyBar()

    def on_screen_resume(self) -> None:
        """Read the shelf again: something may have been practised."""
        if self._stale:
            self._stale = False
            self.read()

    def read(self) -> None:
        """Read the shelf in a worker."""
        desk, lang = self.face.desk, self.lang

        def work() -> None:
            try:
                shelf = read_shelf(desk.practice(), lang)
            except Exception as error:  # whatever is wrong with the folder is shown, not thrown
                self.post_message(Failed(str(error) or type(error).__name__))
            else:
                self.post_message(self.Read(shelf))

        self.run_worker(work, thread=True, exclusive=True, group="shelf")

    def on_library_screen_read(self, message: Read) -> None:
        """Show the shelf."""
        self._shelf, self._read = message.shelf, True
        self._fill()

    def reword(self) -> None:
        """Fill in the words."""
        self.query_one("#head", Prose).show(head(self.lang))
        self.query_one("#search", Input).placeholder = self.words("library.search")
        self._fill()

    def _fill(self) -> None:
        self._fill_offer()
        room = self.size.width - SEARCH
        found = len(self._picked()) if self._read else None
        chosen = filter_line(self._filter, found, room, self.lang)
        self.query_one("#chosen", Prose).show(chosen)
        table: DataTable[Content] = self.query_one("#table", DataTable)
        keep = self._current()
        self._shown = self._picked()
        table.clear(columns=True)
        table_width = self.size.width * 2 // 3 if self.has_class("-wide") else self.size.width
        widths = columns(table_width, self.lang)
        for label, width in widths:
            table.add_column(Text(label), width=width)
        for row in self._shown:
            table.add_row(*row_cells(row, [width for _, width in widths], self.lang), key=row.name)
        if keep is not None and keep.name in table.rows:
            table.move_cursor(row=table.get_row_index(keep.name))
        self._detail()
        self.refresh_keys()

    def _picked(self) -> list[Row]:
        return [row for row in self._shelf.rows if self._filter.takes(row)]

    def _fill_offer(self) -> None:
        offer = self.query_one("#resume", Prose)
        cut = self._shelf.unfinished
        offer.display = bool(cut)
        if cut:
            more = self.words("library.more_cut", n=len(cut) - 1) if len(cut) > 1 else ""
            mode = self.words(f"talk.mode.{cut[0].mode}")
            title = self._shelf.title_of(cut[0], self.lang)
            words = self.words("library.resume", title=title, mode=mode)
            offer.show(Content.assemble(("▶ ", "bold"), words, (more, "$aside")))

    def _current(self) -> Row | None:
        at = self.query_one("#table", DataTable).cursor_row
        return self._shown[at] if 0 <= at < len(self._shown) else None

    def _detail(self) -> None:
        row = self._current()
        detail = self.query_one("#detail", Prose)
        if row is not None:
            detail.show(row_detail(row, self.lang))
        elif not self._read:
            detail.show(say("shell", "reading", self.lang))
        else:
            empty = "library.nothing" if self._shelf.rows else "library.no_scenarios"
            detail.show(self.words(empty))

    def on_resize(self) -> None:
        """Give the title column what is left."""
        if self._read:
            self._fill()

    def on_data_table_row_highlighted(self) -> None:
        """Show what the row under the cursor is about."""
        self._detail()

    def on_data_table_row_selected(self) -> None:
        """Open the row under the cursor."""
        self.action_open()

    def on_input_changed(self, event: Input.Changed) -> None:
        """Filter while the trainee types."""
        self._set(replace(self._filter, text=event.value))

    def on_input_submitted(self) -> None:
        """From the search to what it found."""
        self.query_one("#table").focus()

    def _set(self, chosen: Filter) -> None:
        self._filter = chosen
        self._fill()

    def action_open(self) -> None:
        """Open the case file."""
        row = self._current()
        if row is not None and not row.broken:
            self._stale = True
            self.query_one("#detail", Prose).show(self.words("library.opening"))
            self.post_message(OpenCase(row.name))

    def action_resume(self) -> None:
        """Take up the talk that was cut off."""
        if self._shelf.unfinished:
            self._stale = True
            self.post_message(TakeUp(self._shelf.unfinished[0].id))

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one("#search").focus()

    def action_persona(self) -> None:
        """Show the next kind of debtor only."""
        kinds = ("", *options_of(self._shelf).personas)
        self._set(replace(self._filter, persona=_next(self._filter.persona, kinds)))

    def action_level(self) -> None:
        """Show the next level only."""
        levels = (0, *options_of(self._shelf).levels)
        self._set(replace(self._filter, level=_next(self._filter.level, levels)))

    def action_pack(self) -> None:
        """Show the next pack only."""
        packs = ("", *options_of(self._shelf).packs)
        self._set(replace(self._filter, pack=_next(self._filter.pack, packs)))

    def action_history(self) -> None:
        """Show earlier attempts."""
        self._stale = True
        self.post_message(ShowHistory())

    def action_cards(self) -> None:
        """Show the technique cards."""
        self.post_message(ShowCards())

    def action_leave(self) -> None:
        """Quit."""
        self.face.exit(0)

    def action_back(self) -> None:
        """From the search to the table; at the table, take the filters off."""
        if self.focused is not None and self.focused.id == "search":
            self.query_one("#table").focus()
        else:
            self.query_one("#search", Input).value = ""
            self._set(Filter())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to resume only when there is something to resume."""
        if action == "resume":
            return bool(self._shelf.unfinished)
        return True


def _next(now: Option, options: tuple[Option, ...]) -> Option:
    at = options.index(now) if now in options else 0
    return options[(at + 1) % len(options)]
