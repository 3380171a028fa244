"""What can happen in a scenario at all, whatever anybody types: every configuration, visited once.

A configuration is what conditions can see: state, mood, facts told, agreement, counter-offer,
identity and the counters some row asks for. Words, bargaining in figures and called-for openings
are left open (any may come), so what is not found here is impossible; what is found may be too.
"""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace

from negotiation_trainer.analysis.structure_rows import Asked, asked, source_row
from negotiation_trainer.dialogue.answering import OUT_OF_PATIENCE
from negotiation_trainer.dialogue.speech import first_line
from negotiation_trainer.dialogue.step import TRAINEE_HUNG_UP
from negotiation_trainer.scenario.compiled import Compiled, SpokenLine
from negotiation_trainer.scenario.guards import Guard, Situation, compile_guard
from negotiation_trainer.scenario.model import OfferResult, OutcomeKind, Row

Spot = tuple[str, Situation]
Progress = Callable[[int], None]
EVERY = 2000


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


@dataclass(frozen=True, slots=True)
class _Way:
    """A scenario's edge as the search sees it; `later` are rows it always comes before."""

    key: str
    row: Row
    guard: Guard
    to: str | None
    lines: tuple[SpokenLine, ...]


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


class Explorer:
    """Visits every configuration of one scenario."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        self._asked: Asked = asked(compiled)
        self._ways = {
            name: tuple(
                _Way(e.key, row, compile_guard(row.when), e.to, e.lines)
                for e in state.edges
                for row in (source_row(compiled, e),)
            )
            for name, state in compiled.states.items()
        }
        self._targets = {
            mood: {mood: None, **{e.to: None for e in edges if e.to}}
            for mood, edges in compiled.persona.edges.items()
        }
        self._after = self._closure()
        self.reach = Reach()
        self._waiting: deque[Spot] = deque()
        self._seen: set[Spot] = set()
        self._arrived: set[tuple[object, ...]] = set()
        self._taken: set[tuple[str, Situation, OfferResult | None]] = set()

    def _closure(self) -> dict[str, set[str]]:
        """Return which states can come after each, by the rows alone."""
        after = {
            name: {way.to for way in ways if way.to in self._ways} - {None}
            for name, ways in self._ways.items()
        }
        found: dict[str, set[str]] = {}
        for name in self._ways:
            waiting = [to for to in after[name] if to]
            seen: set[str] = set()
            while waiting:
                other = waiting.pop()
                if other not in seen:
                    seen.add(other)
                    waiting += [to for to in after[other] if to]
            found[name] = seen
        return found

    def explore(self, limits: Limits, progress: Progress) -> Reach:
        """Visit what can be reached, within limits."""
        compiled, reach = self._compiled, self.reach
        now = Situation(
            compiled.start_mood,
            compiled.persona.heat[compiled.start_mood],
            visited=frozenset({compiled.start}),
        )
        reach.moods.add(now.mood)
        line = first_line(compiled.states[compiled.start].lines, now)
        self._add(compiled.start, self._hear(now, line))
        reach.outcomes |= {TRAINEE_HUNG_UP, OUT_OF_PATIENCE}
        while self._waiting:
            reach.stopped = limits.reached(reach.configurations)
            if reach.stopped:
                break
            reach.configurations += 1
            if reach.configurations % EVERY == 0:
                progress(reach.configurations)
            self._visit(*self._waiting.popleft())
        return reach

    def _add(self, state: str, now: Situation) -> None:
        spot = (state, self._asked.reduced(state, now))
        if spot not in self._seen:
            self._seen.add(spot)
            self._waiting.append(spot)

    def _visit(self, state: str, now: Situation) -> None:
        reach, compiled = self.reach, self._compiled
        reach.states.add(state)
        for reply in compiled.states[state].replies:
            if reply.key not in reach.replies and reply.guard(now):
                reach.replies.add(reply.key)
        for mood in self._targets[now.mood]:
            reach.moods.add(mood)
            if mood in compiled.persona.ends:
                self._end(now, self.outcome_of(compiled.persona.ends[mood]))
                continue
            there = replace(now, mood=mood, heat=compiled.persona.heat[mood])
            for result, after in self._offers(there):
                self._take(state, after, result)

    def outcome_of(self, kind: OutcomeKind) -> str:
        """Return the ending of a kind, the built-in one if the scenario has none."""
        ends = self._compiled.outcomes.values()
        return next((end.id for end in ends if end.kind is kind), kind.value)

    def _end(self, now: Situation, outcome: str) -> None:
        if outcome in self._compiled.outcomes:
            self._note(first_line(self._compiled.outcomes[outcome].lines, now))
        self.reach.outcomes.add(outcome)

    def _offers(self, now: Situation) -> Iterator[tuple[OfferResult | None, Situation]]:
        """Every fate an offer could have in this mood, none made among them."""
        persona = self._compiled.persona.source
        yield None, now
        bargains = now.heat <= persona.bargains_at_heat
        if bargains or now.countered:
            yield OfferResult.ACCEPTED, replace(now, agreed=True, countered=False)
        if bargains:
            yield OfferResult.COUNTERED, replace(now, countered=True)
            yield OfferResult.REFUSED, replace(now, countered=True)
            yield OfferResult.INCOMPLETE, now
        else:
            yield OfferResult.STALLED, now

    def _take(self, state: str, now: Situation, result: OfferResult | None) -> None:
        if (state, now, result) in self._taken:
            return
        self._taken.add((state, now, result))
        tried: list[Row] = []
        for way in self._ways[state]:
            fits = not way.row.offer or result in way.row.offer
            if not fits or not way.guard(now) or any(covers(row, way.row) for row in tried):
                continue
            tried.append(way.row)
            self._follow(state, now, way, result)
        if result is None:
            self._unanswered(state, now)
            return
        if now.agreed:
            self._end(now, self.outcome_of(OutcomeKind.AGREEMENT))
        self._add(state, replace(now, turns_here=now.turns_here + 1))

    def _follow(self, state: str, now: Situation, way: _Way, result: OfferResult | None) -> None:
        reach = self.reach
        reach.edges.add(way.key)
        target = way.to or state
        reach.leads.setdefault(state, set()).add(target)
        for again in self._agains(target, entered=way.to is not None, now=now):
            moved = self._moved(now, target, entered=way.to is not None, again=again)
            here = (target, self._asked.reduced(target, moved), way.lines and way.key, result)
            if here not in self._arrived or target in self._compiled.outcomes:
                self._arrived.add(here)
                self._arrive(target, moved, way, result)

    def _agains(self, target: str, *, entered: bool, now: Situation) -> tuple[bool, ...]:
        """Whether the talk has been in a state it enters: left open where both can be."""
        if not entered or target not in self._asked.again:
            return (now.again,) if not entered else (False,)
        if target == self._compiled.start:
            return (True,)
        return (False, True) if target in self._after.get(target, ()) else (False,)

    def _arrive(self, target: str, moved: Situation, way: _Way, result: OfferResult | None) -> None:
        reach, compiled = self.reach, self._compiled
        line = first_line(way.lines, moved)
        if target in compiled.outcomes:
            reach.outcomes.add(target)
            self._note(line or first_line(compiled.outcomes[target].lines, moved))
            return
        if line is None and way.to is not None:
            line = first_line(compiled.states[target].lines, moved)
        self._add(target, self._hear(moved, line))
        if line is None and result is None:
            self._tell(target, moved)

    def _moved(self, now: Situation, target: str, *, entered: bool, again: bool) -> Situation:
        if not entered:
            return replace(now, turns_here=now.turns_here + 1)
        # Written out because this is where the time goes.
        return Situation(
            now.mood,
            now.heat,
            now.known,
            now.visited | {target},
            now.agreed,
            now.identified,
            now.countered,
            again,
            0,
        )

    def _unanswered(self, state: str, now: Situation) -> None:
        """No row fits: a goodbye ends the talk, a question may bring out a fact."""
        if now.agreed:
            self._end(now, self.outcome_of(OutcomeKind.AGREEMENT))
        moved = replace(now, turns_here=now.turns_here + 1)
        self._add(state, moved)
        self._tell(state, moved)

    def _tell(self, state: str, now: Situation) -> None:
        for fact in self._compiled.facts.values():
            if fact.id not in now.known and fact.guard(now):
                self.reach.facts.add(fact.id)
                heard = self._hear(now, fact.line)
                self._add(state, replace(heard, known=heard.known | {fact.id}))

    def _note(self, line: SpokenLine | None) -> None:
        if line is not None:
            self.reach.lines.add(line.key)

    def _hear(self, now: Situation, line: SpokenLine | None) -> Situation:
        if line is None:
            return now
        self.reach.lines.add(line.key)
        identified = now.identified or line.confirms_identity
        countered = now.countered or (line.puts_counter and not now.agreed)
        if identified == now.identified and countered == now.countered:
            return now
        return replace(now, identified=identified, countered=countered)


def explore(compiled: Compiled, limits: Limits, progress: Progress) -> Reach:
    """Return what can happen in a scenario at all."""
    return Explorer(compiled).explore(limits, progress)
