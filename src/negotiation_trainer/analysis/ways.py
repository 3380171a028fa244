"""One machine as a reader walks it: places in order of the shortest way, each with its ways out.

Made from a drawing of `graph`, so that the walk shows the very boxes and rows of the picture.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from negotiation_trainer.analysis.graph import Arrow, Box, Drawing, Shape
from negotiation_trainer.scenario.checks.reach import reversed_leads, spread

ENDINGS = (Shape.OUTCOME, Shape.LAST_MOOD)


@dataclass(frozen=True, slots=True)
class Spot:
    """One place; `steps` is the length of the shortest way to it, None when there is no way.

    `stuck`: it can be reached, and no row leads on to an ending however far. `sources` are the
    places with a row that leads here.
    """

    box: Box
    steps: int | None
    sources: tuple[str, ...] = ()
    stuck: bool = False

    @property
    def ending(self) -> bool:
        """Whether the talk is over here."""
        return self.box.shape in ENDINGS

    @property
    def everywhere(self) -> bool:
        """Whether it stands for every place at once."""
        return self.box.shape is Shape.ANYWHERE

    @property
    def lost(self) -> bool:
        """Whether no row leads here."""
        return self.steps is None and not self.everywhere


@dataclass(frozen=True, slots=True)
class Ways:
    """A whole machine: its places in order of the shortest way, what cannot be reached last."""

    drawing: Drawing
    spots: tuple[Spot, ...]

    def spot(self, name: str) -> Spot | None:
        """Return a place by its id."""
        return next((spot for spot in self.spots if spot.box.id == name), None)

    @property
    def start(self) -> str:
        """The id of the place everything begins at."""
        return next((s.box.id for s in self.spots if s.box.start), self.spots[0].box.id)


def ways(drawing: Drawing) -> Ways:
    """Return a drawn machine in the order it is walked in."""
    boxes = {box.id: box for box in drawing.boxes}
    shared = next((b.arrows for b in drawing.boxes if b.shape is Shape.ANYWHERE), ())
    leads = {name: _leads(box, shared) for name, box in boxes.items()}
    steps = _steps([box.id for box in drawing.boxes if box.start], leads)
    by_row = {name: _leads(box, shared, rows_only=True) for name, box in boxes.items()}
    saved = spread(reversed_leads(by_row), [b.id for b in boxes.values() if b.shape in ENDINGS])
    sources = reversed_leads({name: _targets(box.arrows) for name, box in boxes.items()})
    # A persona need not end; a talk must.
    may_stay = not any(box.shape is Shape.STATE for box in drawing.boxes)
    spots = [
        Spot(
            box,
            steps.get(name),
            tuple(other for other in boxes if other in sources.get(name, ()) and other != name),
            stuck=not may_stay and name in steps and name not in saved,
        )
        for name, box in boxes.items()
    ]
    return Ways(drawing, tuple(sorted(spots, key=_order)))


def _order(spot: Spot) -> tuple[int, bool, float]:
    group = 2 if spot.everywhere else 1 if spot.ending else 0
    return group, spot.steps is None, spot.steps or 0


def _targets(arrows: Iterable[Arrow]) -> list[str]:
    return [arrow.to for arrow in arrows if arrow.to is not None]


def _leads(box: Box, shared: Sequence[Arrow], *, rows_only: bool = False) -> list[str]:
    """Where a place leads to, by its own rows first."""
    if box.shape in ENDINGS:
        return []
    arrows = [*box.arrows, *shared]
    return _targets(arrow for arrow in arrows if arrow.key or not rows_only)


def _steps(starts: Iterable[str], leads: Mapping[str, Sequence[str]]) -> dict[str, int]:
    found = dict.fromkeys(starts, 0)
    waiting = deque(found)
    while waiting:
        name = waiting.popleft()
        for other in leads.get(name, ()):
            if other not in found:
                found[other] = found[name] + 1
                waiting.append(other)
    return found
