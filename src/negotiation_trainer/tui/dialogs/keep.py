"""Keeps a talk as a playthrough: asks for a name, says where the file is or why there is none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.messages import say
from negotiation_trainer.records.keeping import Shelf, playthrough_name
from negotiation_trainer.records.practice import ContentError
from negotiation_trainer.scenario.diagnostics import as_typed
from negotiation_trainer.scenario.playthrough import SUFFIX
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.dialogs.confirm import Confirm
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

LONGEST = 80


class KeepDialog(Overlay[None]):
    """`make` returns the playthrough called so as text; `wanted` is the name proposed."""

    SCOPE = Scope.FORM
    BINDINGS = bindings(Scope.FORM)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#name"

    def __init__(self, shelf: Shelf, wanted: str, make: Callable[[str], str]) -> None:
        super().__init__()
        self._shelf = shelf
        self._wanted = shelf.free_name(wanted)
        self._make = make
        self._kept: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the folder, the name and what came of it."""
        with Vertical(classes="panel"):
            yield Prose(id="lead")
            with Horizontal(classes="field"):
                yield Prose(id="label-name", classes="label")
                yield Input(self._wanted + SUFFIX, id="name", compact=True, max_length=LONGEST)
            yield Prose(id="preview")
            yield KeyBar()

    def reword(self) -> None:
        """Fill in the words."""
        self.query_one("#label-name", Prose).show(self.words("keep.name"))
        where = self.words(f"keep.{self._shelf.why or 'beside'}", folder=self._shelf.folder)
        lead = [heading(self.words("keep.title")), plain(where)]
        self.query_one("#lead", Prose).show(joined(lead))
        self._tell(dim(self.words("keep.aside")))
        if self._kept is not None:
            self._show_kept(self._kept)

    def _tell(self, words: Content) -> None:
        self.query_one("#preview", Prose).show(words)

    def _refuse(self, words: str) -> None:
        self._tell(plain("✗ " + words, "bold $error"))

    def on_input_changed(self) -> None:
        """Another name may be a good one."""
        if self._kept is None:
            self._tell(dim(self.words("keep.aside")))

    def on_input_submitted(self) -> None:
        """Enter writes."""
        self.action_save()

    def action_save(self) -> None:
        """Write the playthrough; nothing is replaced without a yes."""
        if self._kept is not None:
            self.dismiss()
            return
        given = self.query_one("#name", Input).value.strip()
        try:
            name = playthrough_name(given)
        except ValueError:
            self._refuse(self.words("keep.name_bad", found=given))
            return
        if (text := self._text(name)) is not None:
            self._write(name, text)

    def _text(self, name: str) -> str | None:
        """Return the playthrough, or say why there is none."""
        try:
            return self._make(name)
        except InputError as error:
            why = say("talk", error.key, self.lang, **error.values)
            self._refuse(self.words("keep.failed", why=why))
        except ContentError as error:
            told = [f"{one.file}:{one.line}  {one.message(self.lang)}" for one in error.problems]
            self._refuse(self.words("keep.failed", why=(told or [error.reference])[0]))
        except (LookupError, ValueError):
            self._refuse(self.words("keep.nothing"))
        return None

    def _write(self, name: str, text: str, *, over: bool = False) -> None:
        try:
            path = self._shelf.keep(name, text, over=over)
        except FileExistsError:
            self._ask(name, text)
        except OSError as error:
            self._refuse(self.words("keep.failed", why=error))
        else:
            self._kept = path
            self._show_kept(path)

    def _ask(self, name: str, text: str) -> None:
        def answered(yes: bool | None) -> None:
            if yes:
                self._write(name, text, over=True)

        dialog = Confirm("keep.exists_ask", "keep.exists_yes", "keep.exists_no")
        self.app.push_screen(dialog, answered)

    def _show_kept(self, path: Path) -> None:
        self.query_one("#name", Input).disabled = True
        told = [
            plain("✓ " + self.words("keep.done") + str(path), "bold $success"),
            plain(self.words("keep.try", path=as_typed(path))),
            dim(self.words("keep.close")),
        ]
        self._tell(joined(told))
