"""The command palette over our own actions; apart because it is imported when first opened."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable
from typing import Any

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.screen import Screen

from negotiation_trainer.tui.actions import Action, Scope, actions_of
from negotiation_trainer.tui.face import face_of


def palette(app: App[Any]) -> CommandPalette:
    """Return the command palette over our own actions."""
    words = face_of(app.screen).words("palette.search")
    return CommandPalette([Actions], placeholder=words, id="--command-palette")


class Actions(Provider):
    """The actions that work now, by label, in both languages."""

    def _actions(self) -> Iterable[Action]:
        screen = self.screen
        scope = getattr(screen, "SCOPE", None)
        for action in (*(actions_of(scope) if isinstance(scope, Scope) else ()), *_app_actions()):
            if action.scope is Scope.APP or screen.check_action(action.name, ()):
                yield action

    def _hit(self, action: Action) -> tuple[str, str, str]:
        face = face_of(self.screen)
        other = "en" if face.lang == "zh" else "zh"
        return action.label(face.lang), action.help(face.lang), action.label(other)

    async def discover(self) -> Hits:
        """Yield everything, before anything is typed."""
        for action in self._actions():
            label, what, _ = self._hit(action)
            yield DiscoveryHit(
                Content(f"{label}  {action.shown}"), self._run(action), text=label, help=what
            )

    async def search(self, query: str) -> AsyncIterator[Hit]:
        """Yield what fits the words typed, in either language."""
        matcher = self.matcher(query)
        for action in self._actions():
            label, what, other = self._hit(action)
            score = max(matcher.match(text) for text in (label, what, other))
            if score > 0:
                yield Hit(
                    score, Content(f"{label}  {action.shown}"), self._run(action), label, what
                )

    def _run(self, action: Action) -> Runner:
        return Runner(self.screen, action.target)


class Runner:
    """Runs an action where the palette was opened."""

    def __init__(self, screen: Screen[Any], target: str) -> None:
        self._screen = screen
        self._target = target

    async def __call__(self) -> None:
        """Run it."""
        await self._screen.run_action(self._target)


def _app_actions() -> tuple[Action, ...]:
    return tuple(a for a in actions_of(Scope.APP) if a.id != "app.palette")
