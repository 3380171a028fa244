"""Before the contact: how much help, and a light plan that may be skipped."""

from __future__ import annotations

from datetime import datetime

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Input

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.dialogue.inputs import MAX_WORDS, clean
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import Begin
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.style import dim, heading, plain
from negotiation_trainer.tui.widgets.choice import Choice
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose

FIELDS = ("goal", "floor", "alternative", "opening", "at")


class PrepareScreen(TrainerScreen[None]):
    """Mode first, Enter starts at once; Tab goes down to the plan."""

    SCOPE = Scope.PREPARE
    BINDINGS = bindings(Scope.PREPARE)
    CSS_PATH = "../styles/prepare.tcss"
    AUTO_FOCUS = "#mode"

    def __init__(self, bundle: Bundle, mode: str = Mode.GUIDED) -> None:
        super().__init__()
        self._bundle = bundle
        self._mode = str(mode)

    def compose(self) -> ComposeResult:
        """Lay out the modes and the plan."""
        contact = self._bundle.compiled.case.contact
        with VerticalScroll(id="form", can_focus=False):
            yield Prose(id="mode-title")
            yield Menu(id="mode")
            yield Prose(id="plan-title")
            yield Prose(id="plan-lead")
            for name in FIELDS:
                with Horizontal(classes="field"):
                    yield Prose(id=f"label-{name}", classes="label")
                    value = f"{contact.at:%Y-%m-%d %H:%M}" if name == "at" else ""
                    yield Input(value, id=name, compact=True, max_length=MAX_WORDS)
            with Horizontal(classes="field"):
                yield Prose(id="label-channel", classes="label")
                yield Choice(id="channel")
            yield Prose(id="problem")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the words; what was typed stays."""
        self.query_one("#mode-title", Prose).show(heading(self.words("prepare.mode")))
        menu = self.query_one("#mode", Menu)
        rows = [
            (mode.value, self.words(f"talk.mode.{mode.value}"), self.words(f"prepare.{mode.value}"))
            for mode in Mode
        ]
        menu.offer(rows, self._mode)
        self.query_one("#plan-title", Prose).show(heading(self.words("prepare.plan")))
        self.query_one("#plan-lead", Prose).show(dim(self.words("prepare.plan_lead")))
        for name in FIELDS:
            self.query_one(f"#label-{name}", Prose).show(self.words(f"prepare.{name}"))
            at = f"{self._bundle.compiled.case.contact.at:%Y-%m-%d %H:%M}"
            self.query_one(f"#{name}", Input).placeholder = self.words(
                f"prepare.{name}_like", at=at
            )
        self.query_one("#label-channel", Prose).show(self.words("prepare.channel"))
        channels = [(c.id, c.label.get(self.lang)) for c in catalogue().channels.values()]
        choice = self.query_one("#channel", Choice)
        choice.offer(channels, choice.value or self._bundle.compiled.case.contact.channel)

    def on_menu_taken(self, message: Menu.Taken) -> None:
        """Enter on a mode starts."""
        self._mode = message.name
        self.action_start()

    def on_menu_marked(self, message: Menu.Marked) -> None:
        """Remember the mode."""
        self._mode = message.name

    def on_input_submitted(self) -> None:
        """Enter in a field goes to the next one."""
        self.focus_next()

    def on_choice_submitted(self) -> None:
        """Enter on the last field starts."""
        self.action_start()

    def action_start(self) -> None:
        """Start the talk with what was planned."""
        plan = self._plan()
        if not _is_time(plan.get("at")):
            self.query_one("#problem", Prose).show(
                plain(say("talk", "plan.at", self.lang), "$error")
            )
            self.query_one("#at").focus()
            return
        self.post_message(Begin(self._bundle, mode=self._mode, plan=plan))

    def _plan(self) -> dict[str, str]:
        contact = self._bundle.compiled.case.contact
        plan = {name: clean(self.query_one(f"#{name}", Input).value) for name in FIELDS}
        plan["channel"] = self.query_one("#channel", Choice).value
        if plan["at"] == f"{contact.at:%Y-%m-%d %H:%M}":
            plan["at"] = ""
        if plan["channel"] == contact.channel:
            plan["channel"] = ""
        return {name: text for name, text in plan.items() if text}


def _is_time(text: str | None) -> bool:
    if text is None:
        return True
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
