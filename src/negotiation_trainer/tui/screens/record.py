"""The call record, written right after the talk; it may be skipped and never changes a score."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.inputs import MAX_WORDS, InputError, clean
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import ShowDebrief
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.widgets.choice import Choice
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

FIELDS = ("amount", "date", "next_step")


class RecordScreen(TrainerScreen[None]):
    """What was agreed, in the trainee's own figures, from memory."""

    SCOPE = Scope.RECORD
    BINDINGS = bindings(Scope.RECORD)
    CSS_PATH = "../styles/prepare.tcss"
    AUTO_FOCUS = "#result"

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt

    def compose(self) -> ComposeResult:
        """Lay out the fields."""
        with VerticalScroll(id="form", can_focus=False):
            yield Prose(id="lead")
            with Horizontal(classes="field"):
                yield Prose(id="label-result", classes="label")
                yield Choice(id="result")
            for name in FIELDS:
                with Horizontal(classes="field"):
                    yield Prose(id=f"label-{name}", classes="label")
                    yield Input(id=name, compact=True, max_length=MAX_WORDS)
            yield Prose(id="problem")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the words; what was written stays."""
        lead = [heading(self.words("record.title")), dim(self.words("record.lead"))]
        self.query_one("#lead", Prose).show(joined(lead))
        for name in ("result", *FIELDS):
            self.query_one(f"#label-{name}", Prose).show(say("score", f"record.{name}", self.lang))
        for name in FIELDS:
            today = self._attempt.compiled.today.isoformat()
            words = self.words(f"record.{name}_like", day=today)
            self.query_one(f"#{name}", Input).placeholder = words
        outcomes = [(o.id, o.label.get(self.lang)) for o in catalogue().outcomes.values()]
        choices = [("", self.words("record.choose")), *outcomes]
        self.query_one("#result", Choice).offer(choices)

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes to the next field; in the last one it keeps the record."""
        if message.input.id == FIELDS[-1]:
            self.action_save()
        else:
            self.focus_next()

    def on_choice_submitted(self) -> None:
        """Enter goes to the next field."""
        self.focus_next()

    def action_save(self) -> None:
        """Keep the record and go to the debrief."""
        record = {name: clean(self.query_one(f"#{name}", Input).value) for name in FIELDS}
        record["result"] = self.query_one("#result", Choice).value
        try:
            self._attempt.give({"record": record})
        except InputError as error:
            words = say("talk", error.key, self.lang, **error.values)
            self.query_one("#problem", Prose).show(plain(words, "bold $error"))
        else:
            self.post_message(ShowDebrief(self._attempt))

    def action_back(self) -> None:
        """Skip the record."""
        self.post_message(ShowDebrief(self._attempt))
