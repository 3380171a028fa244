"""A scenario as an exhaustive search goes through it: rows, lines, replies with their conditions.

Everything that does not change during the search is worked out here once, conditions as sets of
situations among it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from negotiation_trainer.analysis.structure_rows import Asked
from negotiation_trainer.analysis.structure_space import Condition, Space, fact_name
from negotiation_trainer.scenario.compiled import (
    Compiled,
    CompiledState,
    HiddenFact,
    SpokenLine,
)
from negotiation_trainer.scenario.model import Line, OfferResult, Row

Spoken = tuple[tuple[Condition, SpokenLine], ...]
"""Lines in the order they are tried."""

OpenTo = Mapping[OfferResult | None, tuple[int, ...]]
Alike = tuple[tuple[OfferResult, ...], ...]


class Way(NamedTuple):
    """A row: `covered_by` are the numbers of earlier rows that take all this one waits for."""

    key: str
    row: Row
    condition: Condition
    to: str | None
    lines: Spoken
    covered_by: tuple[int, ...]


class Scene(NamedTuple):
    """A state: its lines, replies and rows.

    `open_to` are the rows, by their numbers, that come into question after each fate of an offer;
    `alike` are the fates after which the same rows do.
    """

    lines: Spoken
    replies: tuple[tuple[str, Condition], ...]
    ways: tuple[Way, ...]
    open_to: OpenTo
    alike: Alike


class Told(NamedTuple):
    """A hidden fact: when it is told, how, and the situations that show that it is known."""

    id: str
    name: str
    condition: Condition
    known: int
    line: SpokenLine


class Course(NamedTuple):
    """A whole scenario; `cyclic` are the states a talk can come back to, where that is asked.

    `order` numbers the states so that, circles aside, each comes before those it leads to.
    """

    scenes: Mapping[str, Scene]
    endings: Mapping[str, Spoken]
    facts: tuple[Told, ...]
    cyclic: frozenset[str]
    order: Mapping[str, int]


def covers(first: Row, second: Row) -> bool:
    """Whether the first row takes everything the second waits for, conditions aside."""
    if first.act and second.act:
        about = not first.about or (bool(second.about) and set(second.about) <= set(first.about))
        return set(second.act) <= set(first.act) and about
    if first.offer and second.offer:
        return set(second.offer) <= set(first.offer)
    if first.breach and second.breach:
        return "any" in first.breach or set(second.breach) <= set(first.breach)
    return bool(first.signal and second.signal) and set(second.signal) <= set(first.signal)


def course_of(compiled: Compiled, asked: Asked, space: Space) -> Course:
    """Work out what a search needs of a scenario."""
    source = compiled.source
    facts = zip(compiled.facts.values(), source.debtor.facts.values(), strict=True)
    scenes = {name: _scene(compiled, state, space) for name, state in compiled.states.items()}
    leads = {
        name: dict.fromkeys(way.to for way in scene.ways if way.to)
        for name, scene in scenes.items()
    }
    return Course(
        scenes=scenes,
        endings={
            name: _spoken(end.lines, source.outcomes[name].lines, space)
            for name, end in compiled.outcomes.items()
        },
        facts=tuple(_told(fact, space.condition(said.when), space) for fact, said in facts),
        cyclic=on_cycles(leads) if asked.again else frozenset(),
        order=in_order(leads, compiled.start),
    )


def _told(fact: HiddenFact, condition: Condition, space: Space) -> Told:
    name = fact_name(fact.id)
    known = space.where(name) if space.holds(name) else 0
    return Told(fact.id, name, condition, known, fact.line)


def _spoken(lines: Sequence[SpokenLine], written: Sequence[Line], space: Space) -> Spoken:
    pairs = zip(lines, written, strict=True)
    return tuple((space.condition(source.when), line) for line, source in pairs)


def _scene(compiled: Compiled, state: CompiledState, space: Space) -> Scene:
    written = compiled.source.states[state.id]
    rows = (*written.moves, *compiled.source.anywhere)
    ways = tuple(
        Way(
            edge.key,
            row,
            space.condition(row.when),
            edge.to,
            _spoken(edge.lines, row.lines, space),
            tuple(n for n, earlier in enumerate(rows[:number]) if covers(earlier, row)),
        )
        for number, (edge, row) in enumerate(zip(state.edges, rows, strict=True))
    )
    open_to, alike = _open_to(tuple(row.offer for row in rows))
    pairs = zip(state.replies, written.replies, strict=True)
    return Scene(
        lines=_spoken(state.lines, written.lines, space),
        replies=tuple((reply.key, space.condition(source.when)) for reply, source in pairs),
        ways=ways,
        open_to=open_to,
        alike=alike,
    )


@lru_cache
def _open_to(offers: tuple[tuple[OfferResult, ...], ...]) -> tuple[OpenTo, Alike]:
    """Work out what rows that wait for these fates of an offer are open to; most wait for none."""
    open_to: OpenTo = {
        fate: tuple(n for n, offer in enumerate(offers) if not offer or fate in offer)
        for fate in (None, *OfferResult)
    }
    alike: dict[tuple[int, ...], tuple[OfferResult, ...]] = {}
    for fate in OfferResult:
        alike[open_to[fate]] = (*alike.get(open_to[fate], ()), fate)
    return open_to, tuple(alike.values())


def in_order(leads: Mapping[str, Iterable[str]], start: str) -> Mapping[str, int]:
    """Return numbers by which, circles aside, each place comes before those it leads to."""
    left: list[str] = []
    entered = {start}
    way = [(start, iter(leads[start]))]
    while way:
        place, following = way[-1]
        for target in following:
            if target in leads and target not in entered:
                entered.add(target)
                way.append((target, iter(leads[target])))
                break
        else:
            way.pop()
            left.append(place)
    return {place: number for number, place in enumerate(reversed(left))}


def on_cycles(leads: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """Return what can be come back to; each place is entered once, however many there are."""
    search = _Cycles(leads)
    for place in leads:
        if place not in search.order:
            search.enter(place)
    return frozenset(search.found)


class _Cycles:
    """A search for what hangs together in circles, going deep first (Tarjan), without recursion."""

    def __init__(self, leads: Mapping[str, Iterable[str]]) -> None:
        self.found: set[str] = set()
        self.order: dict[str, int] = {}
        self._leads = leads
        self._lowest: dict[str, int] = {}
        self._open: list[str] = []

    def enter(self, start: str) -> None:
        """Go from a place as deep as it leads."""
        way = [(start, self._begun(start))]
        while way:
            place, following = way[-1]
            for target in following:
                if target in self._leads and target not in self.order:
                    way.append((target, self._begun(target)))
                    break
                if target in self._lowest:
                    self._lowest[place] = min(self._lowest[place], self.order[target])
            else:
                way.pop()
                if way:
                    before = way[-1][0]
                    self._lowest[before] = min(self._lowest[before], self._lowest[place])
                self._finished(place)

    def _begun(self, place: str) -> Iterator[str]:
        self.order[place] = self._lowest[place] = len(self.order)
        self._open.append(place)
        return iter(self._leads[place])

    def _finished(self, place: str) -> None:
        """Close the circle a place is the first of, if it is."""
        if self._lowest[place] < self.order[place]:
            return
        circle: list[str] = []
        while place not in circle[-1:]:
            circle.append(self._open.pop())
            del self._lowest[circle[-1]]
        if len(circle) > 1 or place in self._leads[place]:
            self.found.update(circle)
