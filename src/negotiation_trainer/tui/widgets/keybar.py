"""The bottom row: the keys that work now, the most needed first; two rows where one is narrow."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.style import Style
from textual.widget import Widget

from negotiation_trainer.tui.actions import Action, Scope, key_bar
from negotiation_trainer.tui.face import face_of

GAP = "  "
HIGH = 24
"""From this height a screen has two rows to spare for keys."""

Hint = tuple[Content, bool]
"""A key with its label, and whether it stays however narrow the bar is."""


class KeyBar(Widget):
    """Key hints that can be clicked, too."""

    DEFAULT_CSS: ClassVar[str] = """
    KeyBar { dock: bottom; height: auto; background: $panel; color: $foreground; padding: 0 1;
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
        self.refresh(layout=True)

    def on_resize(self, _: events.Resize) -> None:
        """Fit the new width."""
        self.refresh()

    def render(self) -> Content:
        """Return the hints that fit the width."""
        rows = self._rows(self.content_size.width)
        return Content("\n").join(Content(GAP).join(row) for row in rows)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the rows the hints take, one even without any."""
        return max(len(self._rows(width)), 1)

    def _rows(self, width: int) -> list[list[Content]]:
        if self._scope is None:
            return []
        hints = [self._hint(action) for action in filter(self._works, key_bar(self._scope))]
        return _fitting(hints, width, 2 if self.screen.size.height >= HIGH else 1)

    def _hint(self, action: Action) -> Hint:
        label = action.label(face_of(self).lang)
        text = Content.assemble((action.shown, "bold $accent"), " ", label)
        return text.stylize(Style.from_meta({"@click": action.target})), action.stays

    def _works(self, action: Action) -> bool:
        if action.scope is Scope.APP:
            return True
        return action.name not in self._hidden and bool(self.screen.check_action(action.name, ()))


def _fitting(hints: list[Hint], width: int, most: int) -> list[list[Content]]:
    """Leave out the last hints that need not stay until the rest fits into the rows."""
    kept = list(hints)
    while len(kept) > 1 and len(_broken([hint for hint, _ in kept], width)) > most:
        spare = [at for at, (_, stays) in enumerate(kept) if not stays]
        kept.pop(spare[-1] if spare else -1)
    return _even([hint for hint, _ in kept], width)


def _even(hints: list[Content], width: int) -> list[list[Content]]:
    """Put hints into as few rows as the width allows, none much longer than another."""
    few = len(_broken(hints, width))
    least = sum(hint.cell_length for hint in hints) // max(few, 1)
    ways = (_broken(hints, narrower) for narrower in range(least, width))
    return next((rows for rows in ways if len(rows) == few), _broken(hints, width))


def _broken(hints: list[Content], width: int) -> list[list[Content]]:
    """Put hints into rows, each as full as can be."""
    rows: list[list[Content]] = []
    used = width
    for hint in hints:
        used += len(GAP) + hint.cell_length
        if used > width or not rows:
            rows.append([])
            used = hint.cell_length
        rows[-1].append(hint)
    return rows
