"""The app: opens the practice, changes screens, holds language and theme."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.screen import Screen

from negotiation_trainer.collector import hold_collector, release_collector
from negotiation_trainer.tui import routes
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.desk import Desk
from negotiation_trainer.tui.face import Face
from negotiation_trainer.tui.screens.shell import ShellScreen
from negotiation_trainer.tui.terminal import EVERY, HUNG_UP, Terminal
from negotiation_trainer.tui.textual_ways import DARK, LIGHT

AVAILABLE = ("zh", "en")
BESIDE_LIBRARY = 3
"""The screen stack while one screen lies over the library (Textual's own is below it)."""


class TrainerApp(Face):
    """The terminal app over one practice."""

    TITLE = "negotiation-trainer"
    CSS_PATH = "styles/app.tcss"
    BINDINGS: ClassVar[list[BindingType]] = bindings(Scope.APP)
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        open_practice: Callable[[], Any],
        *,
        lang: str,
        scenario: str = "",
        mode: str = "guided",
        trainee: str = "",
        first: Callable[[], Screen[Any]] | None = None,
    ) -> None:
        super().__init__(Desk(open_practice, mode=mode), lang=lang)
        self._terminal = Terminal()
        self._first = first
        self._scenario = scenario
        self._trainee = trainee

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Return our own colours until a theme of ours is set."""
        return {"aside": "#8e99a8", "faint": "#4a5463"}

    def get_default_screen(self) -> Screen[Any]:
        """Return the shell on which everything else is put."""
        return ShellScreen(self.lang, library=self._first is None)

    def on_mount(self) -> None:
        """Show the shell; the library comes after its first frame."""
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name
        self.set_interval(EVERY, self._leave_if_alone)
        self.call_after_refresh(self._open_first if self._first else self._open_library)

    def _leave_if_alone(self) -> None:
        if self._terminal.gone:
            # Leaving in order would wait for a terminal that reads no more; the journal is written.
            os._exit(HUNG_UP)

    def _open_first(self) -> None:
        assert self._first is not None
        self.push_screen(self._first())
        self.call_after_refresh(release_collector)

    def _open_library(self) -> None:
        from negotiation_trainer.tui.screens.library import LibraryScreen

        library = LibraryScreen()
        self.push_screen(library)
        library.read()
        self.call_after_refresh(release_collector)
        if self._scenario:
            self.post_message(routes.OpenCase(self._scenario))

    # ── routes ──

    def _work(self, make: Callable[[], Callable[[], None]]) -> None:
        """Do something slow in a worker; what it returns is run where handlers run."""
        asked = self.screen

        def work() -> None:
            try:
                show = make()
            except Exception as error:  # content, journal or reader: said to the trainee
                self.post_message(routes.Failed(self._said(error)))
            else:
                self.post_message(routes.Opened(show, asked))

        self.run_worker(work, thread=True, group="route")

    def _said(self, error: Exception) -> str:
        problems = getattr(error, "problems", ())
        if problems:
            first = problems[0]
            return f"{first.file}:{first.line}:{first.column}  {first.message(self.lang)}"
        return str(error) or type(error).__name__

    def on_opened(self, message: routes.Opened) -> None:
        """Run what a worker has prepared, unless the trainee has gone elsewhere meanwhile."""
        if self.screen is message.asked:
            message.show()

    def on_failed(self, message: routes.Failed) -> None:
        """Say what could not be done."""
        from negotiation_trainer.tui.dialogs.notice import Notice

        if message.home:
            self._home()
        self.push_screen(Notice("notice.failed", message.words))

    def on_open_case(self, message: routes.OpenCase) -> None:
        """Open a scenario, and begin to load the reader while its file is studied."""

        def make() -> Callable[[], None]:
            from negotiation_trainer.tui.screens.case import CaseScreen

            bundle = self.desk.practice().open(message.name)
            for lang in bundle.langs:
                bundle.compiled_in(lang)  # compiled here, not where the screen is drawn
            return partial(self._show, CaseScreen(bundle))

        self._work(make)
        self.run_worker(self._load_reader, thread=True, group="reader", exit_on_error=False)

    def _load_reader(self) -> None:
        if not self.desk.reader.ready:
            self.desk.reader()

    def on_prepare(self, message: routes.Prepare) -> None:
        """Choose mode and plan."""
        from negotiation_trainer.tui.screens.prepare import PrepareScreen

        self.push_screen(PrepareScreen(message.bundle, self.desk.mode))

    def on_begin(self, message: routes.Begin) -> None:
        """Start a talk."""
        from negotiation_trainer.tui.begin import begin

        self.desk.mode = message.mode
        plan = {"plan": message.plan} if message.plan else None
        practice = self.desk.practice()
        begun = partial(begin, practice, message.bundle, message.mode, plan, self._trainee)
        start = partial(begun, lang=self.lang)
        self._talk(start)

    def on_take_up(self, message: routes.TakeUp) -> None:
        """Go on with a talk that was cut off."""
        self._talk(lambda: self.desk.practice().resume(message.attempt))

    def _talk(self, start: Callable[[], Any]) -> None:
        from negotiation_trainer.tui.screens.talk import TalkScreen

        self._replace(TalkScreen(start))

    def on_look_back(self, message: routes.LookBack) -> None:
        """Show an earlier debrief."""

        def make() -> Callable[[], None]:
            from negotiation_trainer.tui.screens.debrief import DebriefScreen

            attempt = self.desk.practice().resume(message.attempt)
            attempt.debrief()
            return partial(self._show, DebriefScreen(attempt))

        self._work(make)

    def on_write_record(self, message: routes.WriteRecord) -> None:
        """Write the call record."""
        from negotiation_trainer.tui.screens.record import RecordScreen

        self._replace(RecordScreen(message.attempt))

    def on_show_debrief(self, message: routes.ShowDebrief) -> None:
        """Show the debrief."""
        from negotiation_trainer.tui.screens.debrief import DebriefScreen

        self._replace(DebriefScreen(message.attempt))

    def on_show_cards(self, message: routes.ShowCards) -> None:
        """Show the technique cards."""
        from negotiation_trainer.tui.screens.cards import CardsScreen

        spoken = message.lang
        self.push_screen(CardsScreen(message.teaches, spoken=spoken, only=message.only))

    def on_show_history(self) -> None:
        """Show earlier attempts."""

        def make() -> Callable[[], None]:
            from negotiation_trainer.tui.screens.history import HistoryScreen

            rows = self.desk.practice().store.attempts()
            return partial(self._show, HistoryScreen(rows))

        self._work(make)

    def on_go_home(self) -> None:
        """Back to the library."""
        self._home()

    def _home(self) -> None:
        while len(self.screen_stack) >= BESIDE_LIBRARY:
            self.pop_screen()

    def _show(self, screen: Screen[Any]) -> None:
        self.push_screen(screen)

    def _replace(self, screen: Screen[Any]) -> None:
        while len(self.screen_stack) > BESIDE_LIBRARY:
            self.pop_screen()
        if len(self.screen_stack) == BESIDE_LIBRARY:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    # ── actions ──

    def action_help(self) -> None:
        """Show the keys."""
        from negotiation_trainer.tui.dialogs.help import HelpScreen

        scope = getattr(self.screen, "SCOPE", Scope.APP)
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(scope))

    def action_palette(self) -> None:
        """Show the command palette."""
        from negotiation_trainer.tui.palette import palette

        self.push_screen(palette(self))

    def action_language(self) -> None:
        """Speak the other language; nothing else changes."""
        self.lang = AVAILABLE[(AVAILABLE.index(self.lang) + 1) % len(AVAILABLE)]

    def action_shade(self) -> None:
        """Change between dark and light."""
        self.theme = LIGHT.name if self.theme == DARK.name else DARK.name

    def action_leave(self) -> None:
        """Quit; the journal holds everything."""
        self.exit(0)


def run_app(
    practice: Any,
    *,
    lang: str,
    scenario: str = "",
    mode: str = "guided",
    trainee: str = "",
    first: Callable[[], Screen[Any]] | None = None,
) -> int:
    """Run the app and return its exit code.

    `practice` is a `Practice`, or better a function that opens one: then nothing of the core is
    imported before the first frame. With a `scenario` its case file is opened at once; `first`
    makes a screen that stands in place of the library.
    """
    hold_collector()
    app = TrainerApp(
        practice if callable(practice) else lambda: practice,
        lang=lang if lang in AVAILABLE else "en",
        scenario=scenario,
        mode=mode,
        trainee=trainee,
        first=first,
    )
    app.run()
    return app.return_code or 0
