"""What a scenario's structure allows, found the plain way: one configuration after the other.

Slow and short; the search that carries whole sets along is held against it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from negotiation_trainer.analysis.structure import BUILT_IN, Reach
from negotiation_trainer.analysis.structure_course import covers
from negotiation_trainer.analysis.structure_rows import asked, source_row
from negotiation_trainer.dialogue.speech import first_line
from negotiation_trainer.scenario.compiled import Compiled, Edge, SpokenLine
from negotiation_trainer.scenario.guards import Situation, compile_guard
from negotiation_trainer.scenario.model import OfferResult, OutcomeKind, Row

Spot = tuple[str, Situation]


class PlainSearch:
    """Visits every configuration of one scenario by itself."""

    def __init__(self, compiled: Compiled) -> None:
        self.compiled = compiled
        self.asked = asked(compiled)
        self.reach = Reach()
        self.waiting: list[Spot] = []
        self.seen: set[Spot] = set()

    def search(self) -> Reach:
        """Return everything there can be."""
        compiled, start = self.compiled, self.compiled.start
        mood = compiled.start_mood
        now = Situation(mood, compiled.persona.heat[mood], visited=frozenset({start}))
        self.reach.moods.add(mood)
        self.reach.outcomes |= BUILT_IN
        self.add(start, self.hear(now, first_line(compiled.states[start].lines, now)))
        while self.waiting:
            self.reach.configurations += 1
            self.visit(*self.waiting.pop())
        return self.reach

    def add(self, state: str, now: Situation) -> None:
        """Note a configuration."""
        spot = (state, self.asked.reduced(state, now))
        if spot not in self.seen:
            self.seen.add(spot)
            self.waiting.append(spot)

    def visit(self, state: str, now: Situation) -> None:
        """Take every turn from here."""
        compiled, persona = self.compiled, self.compiled.persona
        self.reach.states.add(state)
        replies = compiled.states[state].replies
        self.reach.replies |= {reply.key for reply in replies if reply.guard(now)}
        for mood in {now.mood, *(e.to for e in persona.edges[now.mood] if e.to)}:
            self.reach.moods.add(mood)
            if mood in persona.ends:
                self.end(now, persona.ends[mood])
                continue
            there = replace(now, mood=mood, heat=persona.heat[mood])
            for fate, after in self.fates(state, there):
                self.take(state, after, fate)

    def fates(self, state: str, now: Situation) -> Iterator[tuple[OfferResult | None, Situation]]:
        """Every fate of an offer."""
        here = self.compiled.states[state].bargains
        here = here and (now.identified or not self.compiled.says_who)
        bargains = here and now.heat <= self.compiled.persona.source.bargains_at_heat
        yield None, now
        if bargains or (here and now.countered):
            yield OfferResult.ACCEPTED, replace(now, agreed=True, countered=False)
        if bargains:
            yield OfferResult.COUNTERED, replace(now, countered=True)
            yield OfferResult.REFUSED, replace(now, countered=True)
            yield OfferResult.INCOMPLETE, now
        else:
            yield OfferResult.STALLED, now

    def take(self, state: str, now: Situation, fate: OfferResult | None) -> None:
        """Try every row, and none."""
        tried: list[Row] = []
        for edge in self.compiled.states[state].edges:
            row = source_row(self.compiled, edge)
            if (row.offer and fate not in row.offer) or not compile_guard(row.when)(now):
                continue
            if not any(covers(earlier, row) for earlier in tried):
                tried.append(row)
                self.follow(state, now, edge, fate)
        if now.agreed:
            self.end(now, OutcomeKind.AGREEMENT)
        self.silent(state, replace(now, turns_here=now.turns_here + 1), fate)

    def follow(self, state: str, now: Situation, edge: Edge, fate: OfferResult | None) -> None:
        """Go where a row leads."""
        target = edge.to or state
        self.reach.edges.add(edge.key)
        self.reach.leads.setdefault(state, set()).add(target)
        if edge.to is None:
            self.arrive(state, replace(now, turns_here=now.turns_here + 1), edge, fate)
            return
        for again in self.agains(target):
            visited = now.visited | {target}
            moved = replace(now, visited=visited, again=again, turns_here=0)
            self.arrive(target, moved, edge, fate)

    def agains(self, target: str) -> tuple[bool, ...]:
        """Whether a state is entered for another time."""
        if target not in self.asked.again:
            return (False,)
        if target == self.compiled.start:
            return (True,)
        return (False, True) if target in self.after(target) else (False,)

    def after(self, state: str) -> set[str]:
        """Every state that rows lead to from one."""
        found: set[str] = set()
        waiting = [state]
        while waiting:
            targets = {e.to for e in self.compiled.states[waiting.pop()].edges if e.to}
            new = (targets & self.compiled.states.keys()) - found
            found |= new
            waiting += new
        return found

    def arrive(self, target: str, moved: Situation, edge: Edge, fate: OfferResult | None) -> None:
        """Hear the row's words, else the state's."""
        line = first_line(edge.lines, moved)
        if target in self.compiled.outcomes:
            self.reach.outcomes.add(target)
            self.hear(moved, line or first_line(self.compiled.outcomes[target].lines, moved))
            return
        if line is None and edge.to is not None:
            line = first_line(self.compiled.states[target].lines, moved)
        if line is None:
            self.silent(target, moved, fate)
        else:
            self.add(target, self.hear(moved, line))

    def silent(self, state: str, now: Situation, fate: OfferResult | None) -> None:
        """Nothing is said but a fact, perhaps."""
        self.add(state, now)
        for fact in self.compiled.facts.values() if fate is None else ():
            if fact.id not in now.known and fact.guard(now):
                self.reach.facts.add(fact.id)
                heard = self.hear(now, fact.line)
                self.add(state, replace(heard, known=heard.known | {fact.id}))

    def end(self, now: Situation, kind: OutcomeKind) -> None:
        """End the talk in the scenario's way, else in the program's."""
        ends = [end for end in self.compiled.outcomes.values() if end.kind is kind]
        self.reach.outcomes.add(ends[0].id if ends else kind.value)
        if ends:
            self.hear(now, first_line(ends[0].lines, now))

    def hear(self, now: Situation, line: SpokenLine | None) -> Situation:
        """Note a line and what it brings."""
        if line is None:
            return now
        self.reach.lines.add(line.key)
        countered = now.countered or (line.puts_counter and not now.agreed)
        identified = now.identified or line.confirms_identity
        return replace(now, identified=identified, countered=countered)
