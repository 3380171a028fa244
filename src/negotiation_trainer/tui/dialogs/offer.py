"""The offer form: any part may be left empty; below the fields stands what the offer comes to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widgets import Input

from negotiation_trainer.dialogue.inputs import InputError, clean, offer_data, parse_offer
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import Overlay
from negotiation_trainer.tui.views.case import CaseView
from negotiation_trainer.tui.views.offer import offer_preview
from negotiation_trainer.tui.views.style import heading, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

COMPONENTS = ("penalty", "interest", "principal")
FIELDS = ("pay_now", "monthly", "months", "first_payment")


class OfferForm(Overlay[None]):
    """Filled from the trainee's standing offer; Enter in the last field puts it on the table."""

    SCOPE = Scope.FORM
    BINDINGS = bindings(Scope.FORM)
    CSS_PATH = "../styles/overlay.tcss"
    AUTO_FOCUS = "#pay_now"

    def __init__(self, attempt: Attempt, give: Callable[[Mapping[str, Any]], bool]) -> None:
        super().__init__()
        self._attempt = attempt
        self._give = give
        balance = attempt.compiled.case.balance
        waivable = [part for part in COMPONENTS if getattr(balance, part)]
        self._fields = (*FIELDS[:3], *(f"waive-{part}" for part in waivable), FIELDS[3])

    def compose(self) -> ComposeResult:
        """Lay out the mandate, the fields and the preview."""
        standing = self._standing()
        with Vertical(classes="panel"):
            with VerticalScroll(classes="inner", can_focus=False):
                yield Prose(id="lead")
                for name in self._fields:
                    with Horizontal(classes="field"):
                        yield Prose(id=f"label-{name}", classes="label")
                        yield Input(standing.get(name, ""), id=name, compact=True, max_length=20)
                yield Prose(id="preview")
            yield KeyBar()

    def _standing(self) -> dict[str, str]:
        data = offer_data(self._attempt.talk.cursor.position.yours) or {}
        found = {name: str(data[name]) for name in FIELDS if data.get(name) is not None}
        waived = data.get("waive") or {}
        return found | {f"waive-{part}": share for part, share in waived.items()}

    def reword(self) -> None:
        """Fill in the words."""
        mandate = CaseView(self._attempt.compiled, self.lang).mandate()
        lead = [heading(self.words("offer.title")), *mandate]
        self.query_one("#lead", Prose).show(joined(lead))
        for name in self._fields:
            self.query_one(f"#label-{name}", Prose).show(self._label(name))
            like = "percent" if name.startswith("waive-") else name
            today = self._attempt.compiled.today.isoformat()
            words = self.words(f"offer.{like}_like", day=today)
            self.query_one(f"#{name}", Input).placeholder = words
        self._preview()

    def _label(self, name: str) -> str:
        if name.startswith("waive-"):
            part = self.words(f"case.{name.removeprefix('waive-')}")
            return self.words("offer.waive", part=part)
        return self.words(f"offer.{name}")

    def _offer(self) -> dict[str, Any]:
        values = {name: clean(self.query_one(f"#{name}", Input).value) for name in self._fields}
        waived = {
            name.removeprefix("waive-"): text
            for name, text in values.items()
            if name.startswith("waive-") and text
        }
        offer: dict[str, Any] = {name: values[name] for name in FIELDS if values[name]}
        return offer | ({"waive": waived} if waived else {})

    def on_input_changed(self) -> None:
        """Work the offer out anew."""
        self._preview()

    def _preview(self) -> None:
        preview = self.query_one("#preview", Prose)
        data = self._offer()
        if not data:
            preview.show(plain(self.words("offer.lead"), "$aside"))
            return
        try:
            offer = parse_offer(data)
        except InputError as error:
            words = say("talk", error.key, self.lang, **error.values)
            preview.show(plain("✗ " + words, "$warning"))
        else:
            preview.show(offer_preview(offer, self._attempt.talk, self.lang))

    def on_input_submitted(self, message: Input.Submitted) -> None:
        """Enter goes to the next field; in the last one it puts the offer on the table."""
        if message.input.id == self._fields[-1]:
            self.action_save()
        else:
            self.focus_next()

    def action_save(self) -> None:
        """Put the offer on the table; the form stays if it cannot be."""
        try:
            parse_offer(self._offer())
        except InputError as error:
            words = say("talk", error.key, self.lang, **error.values)
            self.query_one("#preview", Prose).show(plain("✗ " + words, "bold $error"))
            return
        data = self._offer()
        self.dismiss()
        self._give({"offer": data})
