"""The debrief, in six parts; digits go to a part, arrows to the next."""

from __future__ import annotations

from typing import Any

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import ContentSwitcher

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.keeping import shelf_for
from negotiation_trainer.records.recording import playthrough_text
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.dialogs.keep import KeepDialog
from negotiation_trainer.tui.dialogs.mark import MarkDialog
from negotiation_trainer.tui.routes import GoHome, Prepare, ShowCards, WriteRecord
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.curve import heat_plot
from negotiation_trainer.tui.views.debrief import DebriefView
from negotiation_trainer.tui.views.style import dim, heading, joined, plain
from negotiation_trainer.tui.views.talk import spoken
from negotiation_trainer.tui.views.turns import TurnsView, turn_marks, unanswered
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.menu import Menu
from negotiation_trainer.tui.widgets.prose import Prose
from negotiation_trainer.tui.widgets.tabs import TabRow

TALL = 40
"""From this height the result shows the curve, too."""
PARTS = ("result", "curve", "turns", "rules", "findings", "cards")


class DebriefScreen(TrainerScreen[None]):
    """What the attempt came to, and by whose words."""

    SCOPE = Scope.DEBRIEF
    BINDINGS = bindings(Scope.DEBRIEF)
    CSS_PATH = "../styles/debrief.tcss"
    AUTO_FOCUS = "#result"

    def __init__(self, attempt: Attempt) -> None:
        super().__init__()
        self._attempt = attempt
        self._at = 0

    def compose(self) -> ComposeResult:
        """Lay out the row of parts and the parts."""
        yield Prose(id="title")
        yield TabRow(id="tabs")
        with ContentSwitcher(initial=PARTS[0], id="parts"):
            for name in PARTS[:-1]:
                with VerticalScroll(id=name):
                    if name != "turns":
                        yield Prose(id=f"{name}-text")
            with VerticalScroll(id="cards", can_focus=False):
                yield Prose(id="cards-text")
                yield Menu(id="card-menu")
        yield KeyBar()

    def reword(self) -> None:
        """Fill in the debrief in the language of the interface."""
        self._view = DebriefView(self._attempt, self.lang)
        source = self._attempt.compiled.source
        mode = self.words(f"talk.mode.{self._attempt.talk.mode.value}")
        title = Content.assemble(
            (self.words("debrief.title"), "bold $primary"),
            "  ",
            plain(source.title),
            "  ",
            dim(mode),
        )
        self.query_one("#title", Prose).show(title)
        self.query_one(TabRow).show(
            [self.words(f"debrief.part.{name}") for name in PARTS], self._at
        )
        self._fill_sized()
        self.query_one("#rules-text", Prose).show(self._view.gates())
        findings = [self._view.facts(), Content(""), self._view.record()]
        self.query_one("#findings-text", Prose).show(joined(findings))
        self._fill_cards()
        self.call_later(self._fill_turns)

    def _fill_sized(self) -> None:
        """Fill in what is drawn to the width."""
        width = max(self.size.width - 6, 40)
        view = self._view
        parts = [view.verdict(), Content(""), view.scores(width)]
        for more in (view.deal(), view.moments(), view.plan()):
            if more is not None:
                parts += [Content(""), more]
        marks = turn_marks(self._attempt.talk.turns)
        plot = heat_plot(view.found.heat, marks, width=min(width, 110), lang=self.lang)
        curve = [plot, Content(""), dim(self.words("debrief.curve_lead"))]
        if self.size.height >= TALL:
            parts += [Content(""), heading(self.words("debrief.part.curve")), *curve]
        if asked := len(unanswered(view)):
            parts += [Content(""), plain(self.words("debrief.asked", n=asked), "$warning")]
        parts += [Content(""), dim(self.words("debrief.next"))]
        self.query_one("#result-text", Prose).show(joined(parts))
        offers = view.offers()
        priced = [] if offers is None else [Content(""), offers]
        self.query_one("#curve-text", Prose).show(joined([*curve, *priced]))

    def on_resize(self) -> None:
        """Draw bars and plot anew."""
        if hasattr(self, "_view"):
            self._fill_sized()

    async def _fill_turns(self) -> None:
        part = self.query_one("#turns")
        await part.remove_children()
        await part.mount_all(
            Prose(block.content, classes=block.kind) for block in TurnsView(self._view).blocks()
        )

    def _fill_cards(self) -> None:
        cards = catalogue().cards
        teaches = [n for n in self._attempt.compiled.source.teaches if n in cards]
        self.query_one("#cards-text", Prose).show(
            joined([heading(self.words("debrief.cards_lead")), Content("")])
        )
        lang = self.lang
        rows = [(n, cards[n].title.get(lang), cards[n].principle.get(lang)) for n in teaches]
        menu = self.query_one("#card-menu", Menu)
        menu.offer(rows, menu.value)

    def on_menu_taken(self, message: Menu.Taken) -> None:
        """Open a card."""
        compiled = self._attempt.compiled
        self.post_message(ShowCards(compiled.source.teaches, lang=compiled.lang, only=message.name))

    def on_tab_row_taken(self, message: TabRow.Taken) -> None:
        """Go to the part that was clicked."""
        self._go(message.number)

    def _go(self, at: int) -> None:
        self._at = at % len(PARTS)
        self.query_one(TabRow).mark(self._at)
        name = PARTS[self._at]
        self.query_one(ContentSwitcher).current = name
        self.query_one("#card-menu" if name == "cards" else f"#{name}").focus()

    def action_tab_1(self) -> None:
        """Go to the result."""
        self._go(0)

    def action_tab_2(self) -> None:
        """Go to the curve."""
        self._go(1)

    def action_tab_3(self) -> None:
        """Go to the turns."""
        self._go(2)

    def action_tab_4(self) -> None:
        """Go to the rules."""
        self._go(3)

    def action_tab_5(self) -> None:
        """Go to the findings."""
        self._go(4)

    def action_tab_6(self) -> None:
        """Go to the cards."""
        self._go(5)

    def action_next(self) -> None:
        """Go to the next part."""
        self._go(self._at + 1)

    def action_previous(self) -> None:
        """Go to the part before."""
        self._go(self._at - 1)

    def action_again(self) -> None:
        """Practise the same scenario once more."""
        self.post_message(Prepare(self._attempt.bundle))

    def action_record(self) -> None:
        """Write the call record after all."""
        self.post_message(WriteRecord(self._attempt))

    def action_keep(self) -> None:
        """Write the attempt down as a playthrough."""
        practice, attempt = self.face.desk.practice(), self._attempt
        shelf = shelf_for(practice, attempt.row.scenario)

        def make(name: str) -> str:
            return playthrough_text(practice.store, attempt.id, name=name, scenario=shelf.scenario)

        self.app.push_screen(KeepDialog(shelf, attempt.id, make))

    def action_card(self) -> None:
        """Go to the cards."""
        self._go(len(PARTS) - 1)

    def action_back(self) -> None:
        """Back to the library."""
        self.post_message(GoHome())

    def action_mark(self) -> None:
        """Answer the first question that is open: was this a breach?"""
        turns = unanswered(self._view)
        if turns:
            dialog = MarkDialog(turns[0], spoken(turns[0], self.lang))
            self.app.push_screen(dialog, self._marked)

    def _marked(self, mark: dict[str, Any] | None) -> None:
        if mark is not None:
            self._attempt.give({"mark": mark})
            self.notify(self.words("talk.marked"), markup=False)
            self.reword()
            self.refresh_keys()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """A record is written once; questions are answered while there are any."""
        if action == "mark":
            return hasattr(self, "_view") and bool(unanswered(self._view))
        if action == "record":
            return self._attempt.record is None
        return True
