"""The bottom row: the keys that work now, the most needed first, as many as fit."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from negotiation_trainer.tui.actions import Action, Scope, key_bar
from negotiation_trainer.tui.face import face_of

GAP = "  "


class KeyBar(Widget):
    """Key hints that can be clicked, too."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyBar { dock: bottom; height: 1; background: $panel; color: $foreground; padding: 0 1;
        link-style: none; link-color: $foreground; link-background: $panel 0%;
        link-style-hover: bold; link-color-hover: $accent; link-background-hover: $panel 0%; }
    """

    def __init__(self, scope: Scope | None = None) -> None:
        super().__init__()
        self._scope = scope
        self._hidden: frozenset[str] = frozenset()

    def show(self, scope: Scope, hidden: frozenset[str] = frozenset()) -> None:
        """Show the keys of a scope that work now, without the actions hidden."""
        self._scope, self._hidden = scope, hidden
        self.refresh()

    def on_resize(self, _: events.Resize) -> None:
        """Fit the new width."""
        self.refresh()

    def render(self) -> Content:
        """Return the hints that fit the width."""
        if self._scope is None:
            return Content("")
        hints = [self._hint(action) for action in filter(self._works, key_bar(self._scope))]
        return Content(GAP).join(_fitting(hints, self.content_size.width))

    def _hint(self, action: Action) -> tuple[Content, bool]:
        label = action.label(face_of(self).lang)
        text = Content.assemble((action.shown, "bold $accent"), " ", label)
        return text.stylize(Style.from_meta({"@click": action.target})), action.stays

    def _works(self, action: Action) -> bool:
        if action.scope is Scope.APP:
            return True
        return action.name not in self._hidden and bool(self.screen.check_action(action.name, ()))


def _fitting(hints: list[tuple[Content, bool]], width: int) -> list[Content]:
    """Leave out the last hints that need not stay until the rest fits."""
    kept = list(hints)
    while len(kept) > 1 and sum(h.cell_length + len(GAP) for h, _ in kept) - len(GAP) > width:
        spare = [at for at, (_, stays) in enumerate(kept) if not stays]
        kept.pop(spare[-1] if spare else -1)
    return [hint for hint, _ in kept]
