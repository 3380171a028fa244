"""The base of all screens and overlays: their words in two languages, their keys, the way back."""

from __future__ import annotations

from typing import ClassVar

from textual.screen import ModalScreen, Screen
from textual.screen import ScreenResultType as Result

from negotiation_trainer.tui.actions import Scope
from negotiation_trainer.tui.face import Face, face_of
from negotiation_trainer.tui.widgets.keybar import KeyBar

WIDE = 120
"""From this width the talk has its columns; below, overlays."""


class TrainerScreen(Screen[Result]):
    """A screen in two languages: `reword` fills in every text, at first and after a change."""

    SCOPE: ClassVar[Scope]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (WIDE, "-wide")]  # noqa: RUF012  as Textual has it

    @property
    def face(self) -> Face:
        """The app."""
        return face_of(self)

    @property
    def lang(self) -> str:
        """The language of the interface."""
        return self.face.lang

    def words(self, key: str, /, **values: object) -> str:
        """Return one text of the interface."""
        return self.face.words(key, **values)

    def on_mount(self) -> None:
        """Fill in the words, and again whenever the language changes."""
        self.watch(self.face, "lang", self._reword)

    def _reword(self) -> None:
        self.reword()
        self.refresh_keys()

    def reword(self) -> None:
        """Fill in every text of the screen; called at first and when the language changes."""

    def refresh_keys(self) -> None:
        """Show the keys that work now."""
        for bar in self.query(KeyBar):
            bar.show(self.SCOPE, self.hidden_actions())

    def hidden_actions(self) -> frozenset[str]:
        """Return actions that say why they do nothing, and so are not worth a place in the bar."""
        return frozenset()

    def action_back(self) -> None:
        """Leave this screen."""
        self.dismiss()


class Overlay(TrainerScreen[Result], ModalScreen[Result]):
    """Something laid over a screen; Esc closes it."""
