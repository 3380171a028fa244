"""The talk: what the debtor says, what could be said, what is said, and where things stand."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message import Message
from textual.widgets import Input

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.talk import Mode, Retold
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import as_begun
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import Failed
from negotiation_trainer.tui.screens.talk_actions import TalkActions
from negotiation_trainer.tui.views.side import side_column
from negotiation_trainer.tui.views.style import plain
from negotiation_trainer.tui.views.talk import ending, status
from negotiation_trainer.tui.views.told import Told, told_again, told_turn
from negotiation_trainer.tui.widgets.entry import Entry
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.widgets.replies import Replies
from negotiation_trainer.tui.widgets.transcript import Transcript


class TalkScreen(TalkActions):
    """One attempt. `start` begins or resumes it, in a worker, since it waits for the reader."""

    SCOPE = Scope.TALK
    BINDINGS = bindings(Scope.TALK)
    CSS_PATH = "../styles/talk.tcss"
    AUTO_FOCUS = "#entry"

    class Started(Message):
        """The attempt is there."""

        def __init__(self, attempt: Attempt) -> None:
            super().__init__()
            self.attempt = attempt

    def __init__(self, start: Callable[[], Attempt]) -> None:
        super().__init__()
        self._start = start
        self._remarks: list[tuple[int, str]] = []

    def compose(self) -> ComposeResult:
        """Lay out status, transcript, replies, input and the columns of wide screens."""
        yield Prose(id="status")
        with Horizontal(id="floor"):
            with Vertical(id="main"):
                yield Transcript(id="transcript")
                yield Prose(id="ask")
                yield Replies(id="replies")
                with Horizontal(id="line"):
                    yield Prose("›", id="prompt")
                    yield Entry(id="entry")
            with VerticalScroll(id="side", can_focus=False):
                yield Prose(id="file")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin the attempt beside the screen."""
        self.run_worker(self._work, thread=True, exclusive=True, group="start")

    def _work(self) -> None:
        try:
            attempt = self._start()
        except Exception as error:  # a broken journal or reader is said, not thrown
            self.post_message(Failed(str(error) or type(error).__name__, home=True))
        else:
            self.post_message(self.Started(attempt))

    def on_talk_screen_started(self, message: Started) -> None:
        """Show the talk from its first line."""
        self._attempt = message.attempt
        if message.attempt.talk.mode is Mode.GUIDED and not message.attempt.done:
            self.query_one(Entry).choosing = True
        self.reword()
        self.refresh_keys()

    # ── showing ──

    def reword(self) -> None:
        """Fill in everything again, in the language of the interface."""
        self.query_one(Input).placeholder = self.words("talk.placeholder")
        self.call_later(self._retell)

    async def _retell(self) -> None:
        transcript = self.query_one(Transcript)
        await transcript.clear()
        if self._attempt is None:
            transcript.tell(Told("note", plain(self.words("talk.connecting"))))
            return
        for turn in self._attempt.talk.turns:
            self.tell(turn)
        self.settle()

    def tell(self, turn: Turn) -> None:
        """Add one turn to the transcript, with the remarks made at it."""
        attempt = self._attempt
        assert attempt is not None
        transcript = self.query_one(Transcript)
        for told in told_turn(as_begun(attempt, turn), attempt.talk, self.lang):
            transcript.tell(told)
        for again in attempt.talk.retold:
            if again.turn == turn.number > 0:
                self.tell_again(again)
        for at, words in self._remarks:
            if at == turn.number:
                transcript.tell(Told("note", plain(words)))

    def remark(self, words: str) -> None:
        """Add a remark of the program; it stays at its turn."""
        if self._attempt is not None:
            self._remarks.append((self._attempt.talk.turns[-1].number, words))
            self.query_one(Transcript).tell(Told("note", plain(words)))

    def tell_again(self, said: Retold) -> None:
        """Tell a line in the language the talk went over to."""
        assert self._attempt is not None
        for told in told_again(said, self._attempt.talk, self.lang):
            self.query_one(Transcript).tell(told)

    def settle(self) -> None:
        """Show where the talk stands: status, replies, input, columns, keys."""
        attempt = self._attempt
        if attempt is None:
            return
        talk = attempt.talk
        self._status()
        self.query_one(Replies).offer([reply.say for reply in talk.replies])
        over = attempt.done
        if over:
            self.query_one(Entry).choosing = False
        elif talk.mode is Mode.GUIDED and not self.query_one(Entry).value:
            self.query_one(Entry).choosing = bool(talk.replies)
        self.query_one(Replies).display = bool(talk.replies)
        self.query_one("#line").display = not over
        self.query_one(Entry).disabled = over
        self._ask()
        self.query_one("#file", Prose).show(side_column(attempt, self.lang))
        self.query_one(Transcript).show_end()
        self.refresh_keys()

    def _status(self) -> None:
        if self._attempt is not None:
            row = status(self._attempt.talk, self.lang, max(self.size.width - 2, 20))
            self.query_one("#status", Prose).show(row)

    def _ask(self) -> None:
        attempt, ask = self._attempt, self.query_one("#ask", Prose)
        if attempt is None:
            return
        if attempt.done:
            words = ending(attempt.talk, attempt.talk.turns[-1], self.lang)
            ask.show(plain(words + self.words("talk.go_on"), "bold $accent"))
        elif attempt.talk.mode is Mode.GUIDED and attempt.talk.replies:
            choosing = self.query_one(Entry).choosing
            ask.show(self.words("talk.choose" if choosing else "talk.typing"))
        else:
            ask.show(self.words("talk.type"))

    def on_resize(self) -> None:
        """Fit the status row to the new width."""
        self._status()

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Say what was typed; it stays in the line if it cannot be taken."""
        self.say_words(message.value)

    def said(self) -> None:
        """Clear the line and offer the replies again."""
        super().said()
        self.settle()

    def on_entry_turned(self, _: Entry.Turned) -> None:
        """Say whether keys choose or type, beside what all such screens show."""
        self._ask()
