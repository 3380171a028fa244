"""What can happen in a scenario at all, whatever anybody types: every configuration, visited once.

A configuration is what conditions can see: state, mood, facts told, agreement, counter-offer,
identity and the counters some row asks for. Words, bargaining in figures and called-for openings
are left open (any may come), so what is not found here is impossible; what is found may be too.
All configurations at one place of the talk travel together, as the bits of one number.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from negotiation_trainer.analysis.structure_course import Course, Spoken, Way, course_of
from negotiation_trainer.analysis.structure_rows import Asked, asked
from negotiation_trainer.analysis.structure_space import (
    AGREED,
    COUNTERED,
    IDENTIFIED,
    Place,
    Space,
    fact_name,
    state_name,
)
from negotiation_trainer.scenario.compiled import Compiled, SpokenLine
from negotiation_trainer.scenario.model import OfferResult, OutcomeKind

Progress = Callable[[int], None]
EVERY = 2000
BUILT_IN = frozenset({OutcomeKind.TRAINEE_HUNG_UP.value, "out_of_patience"})
"""Endings that every talk can have. The dialogue names them too; importing it would more than
double the time until a search begins."""


@dataclass(slots=True)
class Limits:
    """How far a search may go: configurations, and seconds of the clock."""

    configurations: int = 200_000
    seconds: float = 60.0
    begun: float = field(default_factory=time.monotonic)

    def reached(self, count: int) -> str:
        """Name the limit that is reached ("configurations", "seconds"), or ""."""
        if count >= self.configurations:
            return "configurations"
        late = time.monotonic() - self.begun > self.seconds
        return "seconds" if late else ""


@dataclass(slots=True)
class Reach:
    """What was found; with `stopped` empty it is everything there can be."""

    states: set[str] = field(default_factory=set)
    moods: set[str] = field(default_factory=set)
    facts: set[str] = field(default_factory=set)
    outcomes: set[str] = field(default_factory=set)
    edges: set[str] = field(default_factory=set)
    lines: set[str] = field(default_factory=set)
    replies: set[str] = field(default_factory=set)
    leads: dict[str, set[str]] = field(default_factory=dict)
    configurations: int = 0
    stopped: str = ""

    @property
    def complete(self) -> bool:
        """Whether every configuration was visited."""
        return not self.stopped


@dataclass(slots=True)
class _Seen:
    """The situations that came to a place, and which of them were followed up in what way."""

    all: int = 0
    waiting: int = 0
    told: int = 0
    come: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})
    taken: dict[OfferResult | None, int] = field(default_factory=dict)


class _Leading(NamedTuple):
    """The moods one leads to: what puts into all he talks on in, and the outcomes of the others."""

    moods: frozenset[str]
    on: int
    ends: Mapping[str, str]


class Explorer:
    """Visits every configuration of one scenario."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._asked: Asked = asked(compiled)
        self._space = Space(dict(compiled.persona.heat), self._asked)
        self._course: Course = course_of(compiled, self._asked, self._space)
        self._bargaining = self._space.moods(self._bargains)
        self._leading = {mood: self._moods_from(mood) for mood in compiled.persona.edges}
        self._agreed = self.outcome_of(OutcomeKind.AGREEMENT)
        self.reach = Reach()
        self._seen: dict[Place, _Seen] = {}
        self._waiting: list[tuple[int, int, Place]] = []
        self._numbers = count()

    def _bargains(self, mood: str) -> bool:
        persona = self._compiled.persona
        return persona.heat[mood] <= persona.source.bargains_at_heat

    def _moods_from(self, mood: str) -> _Leading:
        """Find the moods that can follow one: those he talks on in, and those that end it."""
        persona = self._compiled.persona
        targets = dict.fromkeys((mood, *(edge.to for edge in persona.edges[mood] if edge.to)))
        ends = {to: self.outcome_of(persona.ends[to]) for to in targets if to in persona.ends}
        goes_on = [to for to in targets if to not in ends]
        return _Leading(frozenset(targets), self._space.put_in_moods(goes_on), ends)

    def outcome_of(self, kind: OutcomeKind) -> str:
        """Return the ending of a kind, the built-in one if the scenario has none."""
        ends = self._compiled.outcomes.values()
        return next((end.id for end in ends if end.kind is kind), kind.value)

    def explore(self, limits: Limits, progress: Progress) -> Reach:
        """Visit what can be reached, within limits."""
        compiled, reach = self._compiled, self.reach
        reach.moods.add(compiled.start_mood)
        reach.outcomes |= BUILT_IN
        opening = self._space.put_in_mood(1, compiled.start_mood)
        now, place = self._entered(opening, compiled.start)
        for situations, line in _said(now, self._course.scenes[compiled.start].lines, place):
            self._add(place, self._hear(situations, line))
        while self._waiting:
            reach.stopped = limits.reached(reach.configurations)
            if reach.stopped:
                break
            before = reach.configurations
            self._visit(heappop(self._waiting)[-1])
            if before // EVERY != reach.configurations // EVERY:
                progress(reach.configurations)
        return reach

    def _at(self, place: Place) -> _Seen:
        seen = self._seen.get(place)
        if seen is None:
            seen = self._seen[place] = _Seen()
        return seen

    def _add(self, place: Place, situations: int) -> None:
        """Let situations wait at a place; states that lead to others are visited before them.

        So nearly all that comes to a place has come when it is visited, and once is enough.
        """
        seen = self._at(place)
        new = situations & ~seen.all
        if new:
            if not seen.waiting:
                order = self._course.order[place.state]
                heappush(self._waiting, (order, next(self._numbers), place))
            seen.all |= new
            seen.waiting |= new

    # ── one place ──

    def _visit(self, place: Place) -> None:
        reach, seen, scene = self.reach, self._at(place), self._course.scenes[place.state]
        now, seen.waiting = seen.waiting, 0
        reach.configurations += now.bit_count()
        reach.states.add(place.state)
        for reply, condition in scene.replies:
            if reply not in reach.replies and condition.at(place) & now:
                reach.replies.add(reply)
        for fate, situations in self._fates(self._moved(now, place), place.state):
            new = situations & ~seen.taken.get(fate, 0)
            if fate is not None and scene.open_to[fate] == scene.open_to[None]:
                # The same rows were tried without an offer, when facts could be told as well.
                new &= ~seen.taken.get(None, 0)
            if new:
                seen.taken[fate] = seen.taken.get(fate, 0) | new
                self._take(place, new, fate)

    def _moved(self, now: int, place: Place) -> int:
        """Return the situations after the debtor's mood has moved; some moods end the talk."""
        space, there = self._space, 0
        for mood, leading in self._leading.items():
            part = space.in_mood(now, mood)
            if not part:
                continue
            self.reach.moods |= leading.moods
            there |= part * leading.on
            for outcome in leading.ends.values():
                self._end(space.put_in_mood(part, mood), outcome, place)
        return there

    def _fates(self, now: int, state: str) -> Iterator[tuple[OfferResult | None, int]]:
        """Every fate an offer could have in this state and mood, none made among them.

        Fates that no row of the state tells apart come as one.
        """
        space, here = self._space, self._compiled.states[state].bargains
        known = now & space.where(IDENTIFIED) if self._compiled.says_who else now
        bargaining = known & self._bargaining if here else 0
        accepted = bargaining | (known & space.where(COUNTERED) if here else 0)
        countered = space.with_yes(bargaining, COUNTERED)
        after = {
            OfferResult.ACCEPTED: space.with_yes(space.with_no(accepted, COUNTERED), AGREED),
            OfferResult.COUNTERED: countered,
            OfferResult.REFUSED: countered,
            OfferResult.INCOMPLETE: bargaining,
            OfferResult.STALLED: now ^ bargaining,
        }
        yield None, now
        for alike in self._course.scenes[state].alike:
            situations = 0
            for fate in alike:
                situations |= after[fate]
            yield alike[0], situations

    def _take(self, place: Place, now: int, fate: OfferResult | None) -> None:
        """Let the rows be tried in order, then let the turn pass without any."""
        scene = self._course.scenes[place.state]
        taken: dict[int, int] = {}
        for number in scene.open_to[fate]:
            way = scene.ways[number]
            fits = now & way.condition.at(place)
            for earlier in way.covered_by:
                fits &= ~taken.get(earlier, 0)
            if fits:
                taken[number] = fits
                self._follow(place, fits, way, fate)
        agreed = now & self._space.where(AGREED)
        if agreed:
            self._end(agreed, self._agreed, place)
        self._silent(self._stayed(place), now, fate)

    def _end(self, now: int, outcome: str, place: Place) -> None:
        self.reach.outcomes.add(outcome)
        lines = self._course.endings.get(outcome)
        for _, line in _said(now, lines, place) if lines else ():
            self._note(line)

    # ── one row ──

    def _follow(self, place: Place, now: int, way: Way, fate: OfferResult | None) -> None:
        reach, target = self.reach, way.to or place.state
        reach.edges.add(way.key)
        reach.leads.setdefault(place.state, set()).add(target)
        if way.to is None:
            self._arrive(self._stayed(place), now, way, fate)
            return
        moved, entered = self._entered(now, target, place.names)
        if target in self._course.endings:
            reach.outcomes.add(target)
            for _, line in _said(moved, (*way.lines, *self._course.endings[target]), entered):
                self._note(line)
            return
        for again in self._agains(target):
            place = entered._replace(again=True) if again else entered
            self._arrive(place, moved, way, fate)

    def _stayed(self, place: Place) -> Place:
        return place.stayed(self._asked.turns.get(place.state, 0))

    def _entered(
        self, now: int, target: str, names: frozenset[str] = frozenset()
    ) -> tuple[int, Place]:
        """Return the situations in a state just entered, and the place as if for the first time."""
        if target in self._asked.visited:
            name = state_name(target)
            if self._space.holds(name):
                now = self._space.with_yes(now, name)
            else:
                names |= {name}
        return now, Place(target, names=names)

    def _agains(self, target: str) -> tuple[bool, ...]:
        """Whether the talk has been in a state it enters: left open where both can be."""
        if target not in self._asked.again:
            return (False,)
        if target == self._compiled.start:
            return (True,)
        return (False, True) if target in self._course.cyclic else (False,)

    def _arrive(self, place: Place, moved: int, way: Way, fate: OfferResult | None) -> None:
        for situations, line in _said(moved, way.lines, place):
            if line is not None:
                self._add(place, self._hear(situations, line))
            elif way.to is None:
                self._silent(place, situations, fate)
            else:
                self._come(place, situations, fate)

    def _come(self, place: Place, moved: int, fate: OfferResult | None) -> None:
        """Come to a state and hear its own lines; what has come before says nothing new."""
        seen = self._at(place)
        new = moved & ~seen.come[fate is None]
        seen.come[fate is None] |= new
        for situations, line in _said(new, self._course.scenes[place.state].lines, place):
            if line is not None:
                self._add(place, self._hear(situations, line))
            else:
                self._silent(place, situations, fate)

    def _silent(self, place: Place, now: int, fate: OfferResult | None) -> None:
        """No row and no line: a question may bring out a fact, unless an offer was made."""
        self._add(place, now)
        if fate is not None:
            return
        seen = self._at(place)
        new = now & ~seen.told
        seen.told |= new
        for fact in self._course.facts if new else ():
            tells = new & fact.condition.at(place) & ~fact.known
            if tells and fact.name not in place.names:
                self.reach.facts.add(fact.id)
                self._know(place, self._hear(tells, fact.line), fact.id)

    def _know(self, place: Place, now: int, fact: str) -> None:
        name = fact_name(fact)
        if self._space.holds(name):
            now = self._space.with_yes(now, name)
        elif fact in self._asked.known:
            place = place._replace(names=place.names | {name})
        self._add(place, now)

    def _note(self, line: SpokenLine | None) -> None:
        if line is not None:
            self.reach.lines.add(line.key)

    def _hear(self, now: int, line: SpokenLine | None) -> int:
        if line is None:
            return now
        self._note(line)
        space = self._space
        if line.confirms_identity and self._asked.identified:
            now = space.with_yes(now, IDENTIFIED)
        if line.puts_counter:
            agreed = now & space.where(AGREED)
            now = agreed | space.with_yes(now ^ agreed, COUNTERED)
        return now


def _said(now: int, lines: Spoken, place: Place) -> Iterator[tuple[int, SpokenLine | None]]:
    """Give each line with the situations it is the first to fit in, then those without any."""
    for condition, line in lines:
        fits = now & condition.at(place)
        if fits:
            now ^= fits
            yield fits, line
    if now:
        yield now, None


def explore(compiled: Compiled, limits: Limits, progress: Progress) -> Reach:
    """Return what can happen in a scenario at all."""
    return Explorer(compiled).explore(limits, progress)
