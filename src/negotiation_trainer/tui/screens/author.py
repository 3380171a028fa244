"""The author's preview: a talk that follows every save, with the problems of the file beside it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input

from negotiation_trainer.analysis.findings import Example, Finding
from negotiation_trainer.analysis.preview import Preview
from negotiation_trainer.analysis.preview_files import AuthorFiles, Stamp, Version
from negotiation_trainer.messages import say
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.dialogs.problems import ProblemsPage
from negotiation_trainer.tui.screens.author_actions import AuthorActions
from negotiation_trainer.tui.screens.graph import GraphScreen
from negotiation_trainer.tui.views.author import (
    TalkView,
    declared_words,
    problems_short,
    side,
    status,
)
from negotiation_trainer.tui.views.told import Told
from negotiation_trainer.tui.widgets.entry import Entry
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.widgets.replies import Replies
from negotiation_trainer.tui.widgets.transcript import Transcript

EVERY = 0.05
"""Seconds between two looks at the files."""
NOTHING_FOUND = Finding("", Example())
MOST_BELOW = 4
"""Rows for problems on narrow screens."""


class AuthorScreen(AuthorActions):
    """One scenario while it is being written."""

    SCOPE = Scope.AUTHOR
    BINDINGS = bindings(Scope.AUTHOR)
    CSS_PATH = "../styles/author.tcss"
    AUTO_FOCUS = "#entry"

    class Saved(Message):
        """The files were read again, or what was read is checked."""

        def __init__(self, version: Version) -> None:
            super().__init__()
            self.version = version

    def __init__(
        self, preview: Preview, files: AuthorFiles, stamp: Stamp, found: Finding = NOTHING_FOUND
    ) -> None:
        super().__init__(preview)
        self._found = found
        self._files = files
        self._stamp = stamp
        self._busy = False
        self._shown: list[tuple[str, str]] = []

    def compose(self) -> ComposeResult:
        """Lay out status, transcript, replies, input; problems beside or below."""
        yield Prose(id="status")
        with Horizontal(id="floor"):
            with Vertical(id="main"):
                yield Transcript(id="transcript")
                yield Prose(id="calls")
                yield Replies(id="replies")
                with Horizontal(id="line"):
                    yield Prose("›", id="prompt")
                    yield Entry(id="entry")
                yield Prose(id="below")
            with VerticalScroll(id="side", can_focus=False):
                yield Prose(id="beside")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin to watch the files, and to load the reader."""
        self.query_one(Entry).choosing = True
        self.set_interval(EVERY, self._look)
        self.run_worker(self.face.desk.reader, thread=True, group="reader", exit_on_error=False)
        self.tell_found(self._found)

    # ── watching ──

    def _look(self) -> None:
        """Read the files again if one of them has changed."""
        if self._busy:
            return
        stamp = self._files.stamp()
        if stamp != self._stamp:
            self._stamp, self._busy = stamp, True
            self.run_worker(self._reload, thread=True, group="reload")

    def _reload(self) -> None:
        self._work(self._files.read)

    def _check(self, version: Version) -> None:
        self._work(lambda: self._files.check(version))

    def _work(self, make: Callable[[], Version]) -> None:
        try:
            self.post_message(self.Saved(make()))
        except Exception:  # a file that changes under the reader is read again at the next look
            self._stamp, self._busy = (), False

    def on_author_screen_saved(self, message: Saved) -> None:
        """Go on with the new version; its check waits until the talk is shown."""
        version = message.version
        self.preview.take_up(version)
        if version.checked or version.compiled is not None:
            self.refill()
            self._redraw_laid_over(version)
        if version.checked:
            self._busy = False
        else:
            self.call_later(
                lambda: self.call_after_refresh(
                    self.run_worker, partial(self._check, version), thread=True, group="reload"
                )
            )

    def _redraw_laid_over(self, version: Version) -> None:
        """Show the new version also in what lies over the talk: the graph, the problems."""
        for screen in self.app.screen_stack:
            if isinstance(screen, GraphScreen) and not screen.closing:
                screen.saved() if version.checked else screen.redraw()
            elif isinstance(screen, ProblemsPage) and version.checked:
                screen.reword()

    # ── showing ──

    def reword(self) -> None:
        """Fill in everything again, in the language of the interface."""
        self.query_one(Input).placeholder = say("author", "placeholder", self.lang)
        self.refill()

    def refill(self) -> None:
        """Show the talk and where it stands."""
        view = TalkView(self.preview, self.lang)
        self.call_later(self._retell, list(view.told()))
        self.query_one("#calls", Prose).show(view.calls())
        replies = self.preview.replies
        remarks = [declared_words(reply, self.lang) for reply in replies]
        self.query_one(Replies).offer([reply.say for reply in replies], remarks)
        self.query_one(Replies).display = bool(replies)
        entry = self.query_one(Entry)
        if not entry.value:
            entry.choosing = bool(replies)
        self._fit()
        self.refresh_keys()

    def _fit(self) -> None:
        width = max(self.size.width - 2, 20)
        self.query_one("#status", Prose).show(status(self.preview, self.lang, width))
        below = problems_short(self.preview, self.lang, width, MOST_BELOW)
        self.query_one("#below", Prose).show(below)
        self.query_one("#below").set_class(not below.plain, "-empty")
        self.query_one("#beside", Prose).show(side(self.preview, self.lang))

    async def _retell(self, told: list[Told]) -> None:
        """Change the transcript from the first piece on that is another one."""
        now = [(piece.kind, piece.content.plain) for piece in told]
        same = 0
        while same < min(len(now), len(self._shown)) and now[same] == self._shown[same]:
            same += 1
        self._shown = now
        transcript = self.query_one(Transcript)
        await transcript.remove_children(list(transcript.children)[same:])
        await transcript.mount_all(Prose(p.content, classes=p.kind) for p in told[same:])
        transcript.show_end()

    def on_resize(self) -> None:
        """Fit what depends on the width."""
        self._fit()
        self.query_one(Transcript).show_end()

    # ── the line ──

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Say what was typed; it stays in the line if it cannot be taken."""
        self.give({"say": message.value})
