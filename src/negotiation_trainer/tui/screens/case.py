"""The case file: what the trainee studies before the contact, in the language of the interface."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Container, VerticalScroll
from textual.content import Content

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.routes import Prepare
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.case import CaseView
from negotiation_trainer.tui.views.style import heading, joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

LEFT = ("who", "debt", "mandate")
RIGHT = ("you", "history", "legal", "notes")


class CaseScreen(TrainerScreen[None]):
    """The whole file of one scenario; Enter goes on."""

    SCOPE = Scope.CASE
    BINDINGS = bindings(Scope.CASE)
    CSS_PATH = "../styles/case.tcss"
    AUTO_FOCUS = "#file"

    def __init__(self, bundle: Bundle) -> None:
        super().__init__()
        self._bundle = bundle

    def compose(self) -> ComposeResult:
        """Lay out the title, the sections and the way on."""
        yield Prose(id="title")
        with VerticalScroll(id="file"):
            yield Prose(id="note")
            yield Prose(id="summary")
            yield Prose(id="begins")
            with Container(id="columns"):
                yield Prose(id="left")
                yield Prose(id="right")
            yield Prose(id="cards")
            yield Prose(id="privacy")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the file."""
        compiled = self._bundle.compiled_for(self.lang)
        source = compiled.source
        self.query_one("#title", Prose).show(
            Content.assemble(plain(source.title, "bold $primary"), "  ", self._where())
        )
        note = self.query_one("#note", Prose)
        note.display = source.note is not None
        if source.note is not None:
            lead = self.words("case.note")
            note.show(Content.assemble((lead + "  ", "bold $warning"), plain(source.note)))
        self.query_one("#summary", Prose).show(plain(source.summary))
        begins = self.query_one("#begins", Prose)
        begins.display = len(self._bundle.langs) > 1
        begins.show(self.words(f"case.begins_{compiled.lang}"))
        view = CaseView(compiled, self.lang)
        for column, names in (("#left", LEFT), ("#right", RIGHT)):
            parts = [joined([heading(s.title), s.body]) for s in view.sections(names)]
            self.query_one(column, Prose).show(joined(parts, "\n\n"))
        self.query_one("#cards", Prose).show(self._cards())
        self.query_one("#privacy", Prose).show(self.words("case.privacy"))

    def _where(self) -> Content:
        source = self._bundle.compiled.source
        return plain(self.words("case.level", level="●" * source.level + "○" * (3 - source.level)))

    def _cards(self) -> Content:
        cards = catalogue().cards
        teaches = [cards[name] for name in self._bundle.compiled.source.teaches if name in cards]
        titles = " · ".join(card.title.get(self.lang) for card in teaches)
        return joined([heading(self.words("case.teaches")), plain(titles)])

    def action_prepare(self) -> None:
        """Go on to mode and plan."""
        self.post_message(Prepare(self._bundle))
