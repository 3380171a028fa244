"""Every key of the app in one table: bindings, key bar, help and command palette are drawn from it.

Their words are the messages of the area `keys`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from negotiation_trainer.messages import say


class Scope(StrEnum):
    """Where an action lives."""

    APP = "app"
    LIBRARY = "library"
    CASE = "case"
    PREPARE = "prepare"
    TALK = "talk"
    RECORD = "record"
    DEBRIEF = "debrief"
    HISTORY = "history"
    CARDS = "cards"
    AUTHOR = "author"
    GRAPH = "graph"
    PICK = "pick"
    FORM = "form"
    CHOICE = "choice"
    PAGE = "page"


OVERLAYS = (Scope.FORM, Scope.CHOICE, Scope.PAGE, Scope.PICK)
"""Scopes whose key bar names their own keys only."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a key does. `rank` orders the key bar, the most needed first; 0 keeps it out.

    What `stays` is in the bar however narrow it is.
    """

    id: str
    keys: str
    shown: str
    rank: int = 0
    priority: bool = False
    stays: bool = False

    @property
    def scope(self) -> Scope:
        """Where it lives."""
        return Scope(self.id.partition(".")[0])

    @property
    def name(self) -> str:
        """The name of the method that does it, without `action_`."""
        return self.id.partition(".")[2].replace("-", "_")

    @property
    def target(self) -> str:
        """The action as Textual addresses it."""
        return f"{'app' if self.scope is Scope.APP else 'screen'}.{self.name}"

    def label(self, lang: str) -> str:
        """One or two words for the key bar."""
        return say("keys", f"{self.id}.label", lang)

    def help(self, lang: str) -> str:
        """What it does, for the help page and the palette."""
        return say("keys", f"{self.id}.help", lang)


ACTIONS: tuple[Action, ...] = (
    Action("app.help", "f1", "F1", 90, stays=True),
    Action("app.palette", "ctrl+p", "^P"),
    Action("app.language", "ctrl+l", "^L", 91, priority=True),
    Action("app.shade", "ctrl+t", "^T", priority=True),
    Action("app.leave", "ctrl+q", "^Q", priority=True),
    Action("library.open", "enter", "Enter", 1),
    Action("library.resume", "r", "R", 2),
    Action("library.search", "slash", "/", 3),
    Action("library.persona", "p", "P", 4),
    Action("library.level", "v", "V", 5),
    Action("library.pack", "k", "K", 6),
    Action("library.history", "h", "H", 7),
    Action("library.cards", "t", "T", 8),
    Action("library.back", "escape", "Esc"),
    Action("library.leave", "q", "Q", 9),
    Action("case.prepare", "enter", "Enter", 1),
    Action("case.back", "escape", "Esc", 2),
    Action("prepare.start", "ctrl+s", "^S", 1),
    Action("prepare.back", "escape", "Esc", 2),
    Action("talk.case", "f2", "F2", 3),
    Action("talk.offer", "f3", "F3", 4),
    Action("talk.accept", "f4", "F4", 2),
    Action("talk.silence", "f5", "F5", 5),
    Action("talk.hint", "f6", "F6", 6),
    Action("talk.cards", "f7", "F7", 10),
    Action("talk.hang-up", "f8", "F8", 7),
    Action("talk.mark", "f9", "F9", 9),
    Action("talk.pause", "f10", "F10"),
    Action("talk.go-on", "enter", "Enter", 1),
    Action("talk.back", "escape", "Esc", 8, stays=True),
    Action("talk.speak", "ctrl+g", "^G", 8, stays=True),
    Action("talk.scroll-up", "pageup", "PgUp"),
    Action("talk.scroll-down", "pagedown", "PgDn"),
    Action("record.save", "ctrl+s", "^S", 1),
    Action("record.back", "escape", "Esc", 2),
    Action("debrief.tab-1", "1", "1–6", 2),
    Action("debrief.tab-2", "2", "2"),
    Action("debrief.tab-3", "3", "3"),
    Action("debrief.tab-4", "4", "4"),
    Action("debrief.tab-5", "5", "5"),
    Action("debrief.tab-6", "6", "6"),
    Action("debrief.next", "right,n", "←→", 3),
    Action("debrief.previous", "left", "←"),
    Action("debrief.again", "a", "A", 4),
    Action("debrief.record", "w", "W", 5),
    Action("debrief.card", "c", "C", 7),
    Action("debrief.mark", "m", "M", 6),
    Action("debrief.keep", "p", "P", 8),
    Action("debrief.back", "escape,q", "Esc", 1),
    Action("history.open", "enter", "Enter", 1),
    Action("history.back", "escape,q", "Esc", 2),
    Action("cards.back", "escape,q", "Esc", 1),
    Action("author.state", "f2", "F2", 1),
    Action("author.graph", "f10,ctrl+g", "F10", 2),
    Action("author.mood", "f3", "F3", 2),
    Action("author.accept", "f4", "F4", 7),
    Action("author.silence", "f5", "F5", 6),
    Action("author.facts", "f6", "F6", 3),
    Action("author.restart", "f7", "F7", 5),
    Action("author.hang-up", "f8", "F8", 8),
    Action("author.undo", "f9", "F9", 4),
    Action("author.keep", "ctrl+s", "^S", 9),
    Action("author.problems", "ctrl+o", "^O", 4, priority=True),
    Action("author.findings", "ctrl+f", "^F", 9, priority=True),
    Action("author.back", "escape", "Esc", 9, stays=True),
    Action("author.scroll-up", "pageup", "PgUp"),
    Action("author.scroll-down", "pagedown", "PgDn"),
    Action("graph.follow", "enter", "↑↓ Enter", 2),
    Action("graph.turn-back", "backspace", "⌫", 3),
    Action("graph.next", "right,n", "←→", 4),
    Action("graph.before", "left,b", "←"),
    Action("graph.preview", "p", "P", 5),
    Action("graph.machine", "m", "M", 6),
    Action("graph.start", "s", "S", 7),
    Action("graph.back", "escape,q", "Esc", 1, stays=True),
    Action("pick.take", "enter", "Enter", 1),
    Action("pick.back", "escape", "Esc", 2),
    Action("form.save", "ctrl+s", "^S", 1),
    Action("form.back", "escape", "Esc", 2),
    Action("choice.back", "escape", "Esc", 1),
    Action("page.back", "escape,q,f2,f1", "Esc", 1),
)


def actions_of(scope: Scope) -> tuple[Action, ...]:
    """Return the actions of one scope in order."""
    return tuple(action for action in ACTIONS if action.scope is scope)


def bindings(scope: Scope) -> list[BindingType]:
    """Return the key bindings of one scope."""
    return [
        Binding(action.keys, action.name, action.id, show=False, priority=action.priority)
        for action in actions_of(scope)
    ]


def key_bar(scope: Scope) -> tuple[Action, ...]:
    """Return what the key bar shows in a scope, the most needed first."""
    everywhere = () if scope in OVERLAYS else actions_of(Scope.APP)
    shown = [action for action in (*actions_of(scope), *everywhere) if action.rank]
    return tuple(sorted(shown, key=lambda action: action.rank))
