"""The graph in styled text: a row for each place, what is known of one, its ways out."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from negotiation_trainer.analysis.graph import Arrow, Box
from negotiation_trainer.analysis.trodden import Trodden, heat_words, reached_words
from negotiation_trainer.analysis.ways import Spot, Ways
from negotiation_trainer.messages import say
from negotiation_trainer.tui.views.style import HEAT_STYLES, dim, heat_bar, joined, listed, plain
from negotiation_trainer.tui.wrap import cells, clip, pad, wrapped

STEPS, COUNT = 2, 4
"""Cells for the length of the shortest way, and for how many playthroughs come there."""


class GraphView:
    """One machine in one language; `now` is the place the talk stands at, `trodden` None before
    the playthroughs were played."""

    def __init__(self, ways: Ways, lang: str, *, now: str = "", trodden: Trodden | None) -> None:
        self._ways = ways
        self._lang = lang
        self._now = now
        self._trodden = trodden

    def _say(self, key: str, **values: object) -> str:
        return say("author", f"graph.{key}", self._lang, **values)

    def coverage(self) -> str:
        """Say how much of this machine the playthroughs come to."""
        found = self._trodden
        if found is None:
            return self._say("talks_wait")
        return reached_words(self._ways.drawing, found, self._lang)

    # ── the list of places ──

    def place(self, spot: Spot, width: int) -> Content:
        """Return one row of the list: length of the way, sign, name, heat, playthroughs."""
        sign, style = self._sign(spot)
        heat = Content("") if spot.box.heat is None else Content(" ") + heat_bar(spot.box.heat)
        times = self._trodden.came(spot.box) if self._trodden else 0
        count = plain(pad(f"×{times}" if times else "", COUNT, right=True), "$aside")
        steps = pad("" if spot.steps is None else str(spot.steps), STEPS, right=True)
        lead = Content.assemble((f"{steps} ", "$aside"), (f"{sign} ", style))
        room = max(width - lead.cell_length - heat.cell_length - count.cell_length, 4)
        name = pad(clip(spot.box.title, room), room)
        return lead + plain(name, "$aside" if spot.lost else "") + heat + count

    def _sign(self, spot: Spot) -> tuple[str, str]:
        if spot.box.id == self._now:
            return "◆", "bold $accent"
        if spot.lost:
            return "✗", "bold $error"
        if spot.stuck:
            return "!", "bold $warning"
        if spot.ending:
            return "■", "$secondary"
        return ("▶", "$success") if spot.box.start else ("·", "$aside")

    # ── one place ──

    def about(self, spot: Spot) -> Content:
        """Return what is known of one place."""
        box = spot.box
        title = plain(box.title, "bold $primary")
        if box.title != box.id and not spot.everywhere:
            title += dim(f"  {box.id}")
        return joined([title, *self._remarks(spot)])

    def _remarks(self, spot: Spot) -> Iterator[Content]:
        note = plain(spot.box.note) if spot.box.note else Content("")
        if spot.steps:
            way = self._say("steps_1") if spot.steps == 1 else self._say("steps", n=spot.steps)
            note = joined([note, dim(way)], " · ") if note.plain else dim(way)
        if note.plain:
            yield note
        if spot.box.id == self._now:
            yield plain(self._say("here"), "$accent")
        if spot.lost:
            yield plain(self._say("lost"), "bold $error")
        if spot.stuck:
            yield plain(self._say("stuck"), "bold $warning")
        if spot.sources:
            yield dim(self._say("sources", names=listed(self._titles(spot), self._lang)))
        yield from self._trod(spot)

    def _titles(self, spot: Spot) -> list[str]:
        sources = (self._ways.spot(name) for name in spot.sources)
        return [source.box.title for source in sources if source is not None]

    def _trod(self, spot: Spot) -> Iterator[Content]:
        found = self._trodden
        if found is None or not found.talks or spot.everywhere:
            return
        told = plain(self._say("seen", n=found.came(spot.box), all=found.talks), "$aside")
        if (heat := found.heat_in(spot.box)) is not None:
            words = plain(heat_words(heat, self._lang), HEAT_STYLES[heat[1]])
            told = joined([told, words], " · ")
        yield told

    # ── its ways out ──

    def way(self, box: Box, arrow: Arrow, width: int, *, shared: bool) -> Content:
        """Return one way out of a box, broken to a width: trigger, condition, where it leads."""
        target = self._ways.spot(arrow.to) if arrow.to is not None else None
        style = "$aside" if shared else ""
        parts = [plain(arrow.label, style)]
        if arrow.guard:
            parts.append(plain(f"[{arrow.guard}]", "$secondary"))
        if target is None:
            parts.append(dim(f"↺ {self._say('stays')}"))
        else:
            sign = "■ " if target.ending else ""
            parts.append(plain(f"→ {sign}{target.box.title}", "bold $primary"))
        times = self._trodden.took(box, arrow) if self._trodden else 0
        if times:
            parts.append(plain(self._say("times", n=times), "$success"))
        return joined(wrapped(joined(parts, "  "), max(width, 12), 2))

    def shared_head(self, spot: Spot, width: int) -> Content:
        """Return the heading over the ways that every place has."""
        words = self._say("shared", what=spot.box.title)
        return plain(words + " " + "─" * max(width - cells(words) - 1, 0), "$aside")

    def no_ways(self, spot: Spot) -> Content:
        """Say that no way leads out."""
        return dim(self._say("over" if spot.ending else "rowless"))

    def signs(self) -> Content:
        """Explain the signs."""
        return dim(self._say("signs"))
