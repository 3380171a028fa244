"""The technique cards: those a scenario teaches first, then all of them; one is read at a time."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from negotiation_trainer.catalogue.entries import Card, catalogue
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.style import joined, plain
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose


class CardsScreen(TrainerScreen[None]):
    """A list on the left, the card on the right. `spoken` is the language of the example lines."""

    SCOPE = Scope.CARDS
    BINDINGS = bindings(Scope.CARDS)
    CSS_PATH = "../styles/cards.tcss"
    AUTO_FOCUS = "OptionList"

    def __init__(self, teaches: tuple[str, ...], *, spoken: str = "", only: str = "") -> None:
        super().__init__()
        cards = catalogue().cards
        first = [name for name in teaches if name in cards]
        self._order = [*first, *(name for name in cards if name not in first)]
        self._taught = frozenset(first)
        self._spoken = spoken
        self._card = only or (self._order[0] if self._order else "")

    def compose(self) -> ComposeResult:
        """Lay out list and card."""
        yield Prose(id="title")
        with Horizontal(id="desk"):
            yield OptionList(id="list", markup=False, compact=True)
            with VerticalScroll(id="card", can_focus=False):
                yield Prose(id="text")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the cards."""
        self.query_one("#title", Prose).show(plain(self.words("cards.title"), "bold $primary"))
        cards, listed = catalogue().cards, self.query_one(OptionList)
        keep = self._card
        listed.clear_options()
        for name in self._order:
            sign = "★ " if name in self._taught else "  "
            listed.add_option(Option(plain(sign + cards[name].title.get(self.lang)), id=name))
        if keep in self._order:
            listed.highlighted = self._order.index(keep)
        self._show(keep)

    def on_option_list_option_highlighted(self, message: OptionList.OptionHighlighted) -> None:
        """Show the card under the cursor."""
        if message.option.id:
            self._card = message.option.id
            self._show(self._card)

    def _show(self, name: str) -> None:
        card = catalogue().cards.get(name)
        if card is not None:
            self.query_one("#text", Prose).show(self._text(card))

    def _text(self, card: Card) -> Content:
        lang, spoken = self.lang, self._spoken or self.lang
        parts: list[Content] = [
            plain(card.title.get(lang), "bold $primary"),
            plain(card.principle.get(lang), "bold"),
            Content(""),
        ]
        for key, text in (("how", card.how.get(lang)), ("say", card.say.get(spoken))):
            parts += [plain(self.words(f"cards.{key}"), "$aside"), plain(text), Content("")]
        parts += [plain(self.words("cards.trap"), "$warning"), plain(card.trap.get(lang))]
        return joined(parts)
