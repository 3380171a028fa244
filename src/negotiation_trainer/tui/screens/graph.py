"""The graph of a scenario to walk in: its states or its moods, each with its ways out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from negotiation_trainer.analysis.graph import Arrow, Shape, Side, drawings
from negotiation_trainer.analysis.graph_words import text
from negotiation_trainer.analysis.preview import Deed, Preview
from negotiation_trainer.analysis.trodden import Trodden, trodden
from negotiation_trainer.analysis.ways import Spot, Ways, ways
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.messages import say
from negotiation_trainer.tui.actions import Scope, bindings
from negotiation_trainer.tui.screens.base import TrainerScreen
from negotiation_trainer.tui.views.graph import GraphView
from negotiation_trainer.tui.views.style import dim, heading, joined
from negotiation_trainer.tui.widgets.keybar import KeyBar
from negotiation_trainer.tui.widgets.prose import Prose

LIST_SHARE, LIST_LEAST, LIST_MOST = 0.36, 26, 46
EDGE = 3
"""Cells of a list that no word can have: its border and its scroll bar."""
DEEDS = {Shape.STATE: Deed.STATE, Shape.MOOD: Deed.MOOD}
"""What of the graph a preview can be set to."""

Talks = Callable[[], Sequence[Sequence[Turn]]]


@dataclass(frozen=True, slots=True)
class Stop:
    """Where somebody stood on the walk: a place, and the way that was marked there."""

    name: str
    way: int = 0


class GraphScreen(TrainerScreen[tuple[Deed, str]]):
    """Dismissed with what the preview is to be set to, or nothing.

    `talks` plays the playthroughs; it takes its time and is called in a worker.
    """

    SCOPE = Scope.GRAPH
    BINDINGS = bindings(Scope.GRAPH)
    CSS_PATH = "../styles/graph.tcss"
    AUTO_FOCUS = "#ways"

    class Counted(Message):
        """The playthroughs were played; None if they could not be."""

        def __init__(self, found: Trodden | None) -> None:
            super().__init__()
            self.found = found

    def __init__(self, preview: Preview, talks: Talks) -> None:
        super().__init__()
        self._preview = preview
        self._talks = talks
        self._trodden: Trodden | None = None
        self._failed = False
        self._counting = self._stale = False
        self._side = Side.SCENARIO
        self._at = {Side.SCENARIO: "", Side.PERSONA: ""}
        self._walked: list[Stop] = []
        self._ways: Ways | None = None
        self._out: list[Arrow] = []

    def compose(self) -> ComposeResult:
        """Lay out the places on the left, one place with its ways out on the right."""
        yield Prose(id="head")
        with Horizontal(id="floor"):
            yield OptionList(id="places")
            with Vertical(id="place"):
                yield Prose(id="about")
                yield OptionList(id="ways")
        yield Prose(id="signs")
        yield KeyBar()

    def on_mount(self) -> None:
        """Begin at the place where the talk stands; count the playthroughs beside it."""
        self.query_one("#places").can_focus = False
        self._count()

    def reword(self) -> None:
        """Draw everything in the language of the interface."""
        self.redraw()

    # ── playthroughs ──

    def _count(self) -> None:
        """Play them in a worker, one after another: a save that comes meanwhile waits its turn."""
        self._stale = self._counting
        if self._counting:
            return
        self._counting = True

        def work() -> None:
            try:
                found: Trodden | None = trodden(self._talks())
            except Exception:  # a scenario that cannot be played now is drawn without them
                found = None
            self.post_message(self.Counted(found))

        self.run_worker(work, thread=True, group="talks", exit_on_error=False)

    def on_graph_screen_counted(self, message: Counted) -> None:
        """Show what the playthroughs come through."""
        self._trodden, self._failed = message.found, message.found is None
        self._counting = False
        if self.closing:
            return
        self.redraw()
        if self._stale:
            self._count()

    @property
    def closing(self) -> bool:
        """Whether its parts are gone already; a save may still be told while the app closes."""
        return not self.query("#head")

    def saved(self) -> None:
        """The file was saved and checked: draw it anew, and count again."""
        self.redraw()
        self._count()

    # ── showing ──

    def redraw(self) -> None:
        """Show the machine, the place and its ways out."""
        compiled = self._preview.compiled
        if compiled is None:
            self._ways, self._out = None, []
            self.query_one("#head", Prose).show(say("author", "graph.none", self.lang))
            self.query_one("#places", OptionList).clear_options()
            self.query_one("#ways", OptionList).clear_options()
            self.query_one("#about", Prose).show("")
            return
        self._ways = ways(drawings(compiled, self._side, self.lang)[0])
        if self._ways.spot(self._at[self._side]) is None:
            self._at[self._side] = self._now() or self._ways.start
        self._show()

    def _now(self) -> str:
        """Where the talk stands: its state or ending, or the mood."""
        cursor = self._preview.cursor
        if cursor is None or self._ways is None:
            return ""
        place = cursor.outcome or cursor.state
        name = cursor.mood if self._side is Side.PERSONA else place
        return name if self._ways.spot(name) is not None else ""

    def _here(self) -> Spot | None:
        return self._ways.spot(self._at[self._side]) if self._ways else None

    def _view(self) -> GraphView:
        assert self._ways is not None
        return GraphView(self._ways, self.lang, now=self._now(), trodden=self._trodden)

    def _list_width(self) -> int:
        return min(max(int(self.size.width * LIST_SHARE), LIST_LEAST), LIST_MOST)

    def _show(self, way: int = 0) -> None:
        spot = self._here()
        if spot is None or self._ways is None:
            return
        view = self._view()
        self._show_head(view)
        self._show_places(view)
        self.query_one("#about", Prose).show(view.about(spot))
        self._show_ways(view, spot, way)
        self.refresh_keys()

    def _show_head(self, view: GraphView) -> None:
        assert self._ways is not None
        key = "states" if self._side is Side.SCENARIO else "moods"
        told = text("talks_failed", self.lang) if self._failed else view.coverage()
        parts = [heading(say("author", f"graph.{key}", self.lang)), dim(told)]
        self.query_one("#head", Prose).show(joined(parts, "  "))
        self.query_one("#signs", Prose).show(view.signs())

    def _show_places(self, view: GraphView) -> None:
        assert self._ways is not None
        places, width = self.query_one("#places", OptionList), self._list_width()
        places.styles.width = width
        places.clear_options()
        spots = self._ways.spots
        places.add_options(Option(view.place(spot, width - EDGE)) for spot in spots)
        names = [spot.box.id for spot in spots]
        places.highlighted = names.index(self._at[self._side])

    def _show_ways(self, view: GraphView, spot: Spot, way: int) -> None:
        assert self._ways is not None
        width = self.size.width - self._list_width() - EDGE - 1
        shared = next((s for s in self._ways.spots if s.everywhere), None)
        every = [] if shared is None or spot.ending or spot.everywhere else shared.box.arrows
        options = [Option(view.way(spot.box, a, width, shared=False)) for a in spot.box.arrows]
        if not options:
            options.append(Option(view.no_ways(spot), disabled=True))
        self._out = list(spot.box.arrows)
        if shared is not None and every:
            options.append(Option(view.shared_head(shared, width), disabled=True))
            options += [Option(view.way(shared.box, a, width, shared=True)) for a in every]
            self._out += every
        shown = self.query_one("#ways", OptionList)
        shown.clear_options()
        shown.add_options(options)
        open_ = [at for at, option in enumerate(options) if not option.disabled]
        shown.highlighted = open_[min(way, len(open_) - 1)] if open_ else None

    def on_resize(self) -> None:
        """Break the words to the new width."""
        if self._ways is not None:
            self._show(self._marked())

    # ── walking ──

    def _marked(self) -> int:
        """Return which way out is marked, headings not counted."""
        shown = self.query_one("#ways", OptionList)
        if shown.highlighted is None:
            return 0
        before = [shown.get_option_at_index(at) for at in range(shown.highlighted)]
        return sum(not option.disabled for option in before)

    def _go(self, name: str, *, way: int = 0) -> None:
        self._at[self._side] = name
        self._show(way)

    def on_option_list_option_selected(self, message: OptionList.OptionSelected) -> None:
        """Follow a way, or go to a place that was clicked."""
        message.stop()
        if message.option_list.id == "places" and self._ways is not None:
            self._leave(self._ways.spots[message.option_index].box.id)
        else:
            self.action_follow()

    def action_follow(self) -> None:
        """Follow the marked way."""
        marked = self._marked()
        if self._out and (to := self._out[marked].to) is not None:
            self._leave(to)

    def _leave(self, to: str) -> None:
        """Go elsewhere and remember the way back."""
        if self._ways is not None and self._ways.spot(to) is not None:
            self._walked.append(Stop(self._at[self._side], self._marked()))
            self._go(to)

    def action_turn_back(self) -> None:
        """Go back to where one came from."""
        while self._walked and self._ways is not None:
            stop = self._walked.pop()
            if self._ways.spot(stop.name) is not None:
                self._go(stop.name, way=stop.way)
                return

    def action_next(self) -> None:
        """Go to the next place of the list."""
        self._beside(1)

    def action_before(self) -> None:
        """Go to the place before."""
        self._beside(-1)

    def _beside(self, by: int) -> None:
        if self._ways is not None:
            names = [spot.box.id for spot in self._ways.spots]
            at = names.index(self._at[self._side])
            self._go(names[(at + by) % len(names)])

    def action_start(self) -> None:
        """Go to where everything begins."""
        if self._ways is not None:
            self._leave(self._ways.start)

    def action_machine(self) -> None:
        """Show the other machine."""
        self._side = Side.PERSONA if self._side is Side.SCENARIO else Side.SCENARIO
        self._walked.clear()
        self.redraw()

    def action_preview(self) -> None:
        """Set the preview to this place and go there."""
        spot = self._here()
        if spot is not None and spot.box.shape in DEEDS:
            self.dismiss((DEEDS[spot.box.shape], spot.box.id))

    def action_back(self) -> None:
        """Back to the preview."""
        self.dismiss()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here."""
        if action == "back":
            return True
        spot = self._here()
        if spot is None:
            return False
        if action == "turn_back":
            return bool(self._walked)
        if action == "preview":
            return spot.box.shape in DEEDS
        return True
