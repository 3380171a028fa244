"""What the compiled form no longer shows: the row behind an edge, and what conditions ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from negotiation_trainer.scenario.compiled import Compiled, Edge
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import ALWAYS, Line, Row, When

SHARED = "anywhere."


def source_row(compiled: Compiled, edge: Edge) -> Row:
    """Return the row of the file that a scenario's edge was made from."""
    *path, number = edge.key.split(".")
    if path == ["anywhere"]:
        return compiled.source.anywhere[int(number)]
    return compiled.source.states[path[1]].moves[int(number)]


def _of_lines(lines: Iterable[Line]) -> Iterator[When]:
    return (line.when for line in lines)


def _of_rows(rows: Iterable[Row]) -> Iterator[When]:
    for row in rows:
        yield row.when
        yield from _of_lines(row.lines)


def conditions_of(compiled: Compiled, state: str) -> Iterator[When]:
    """Give the conditions that are asked only while the talk is in a state."""
    source = compiled.source.states[state]
    yield from _of_lines(source.lines)
    yield from (reply.when for reply in source.replies)
    yield from _of_rows(source.moves)


def shared_conditions(compiled: Compiled) -> Iterator[When]:
    """Give the conditions that may be asked in any state."""
    yield from _of_rows(compiled.source.anywhere)
    for outcome in compiled.source.outcomes.values():
        yield from _of_lines(outcome.lines)
    for fact in compiled.debtor.facts.values():
        yield fact.when
        yield fact.line.when


class Asked(NamedTuple):
    """What of a situation any condition looks at; the rest need not be told apart."""

    known: frozenset[str]
    visited: frozenset[str]
    again: frozenset[str]
    turns: dict[str, int]
    identified: bool

    def reduced(self, state: str, now: Situation) -> Situation:
        """Return a situation without what no condition asks."""
        return Situation(
            now.mood,
            now.heat,
            now.known & self.known,
            now.visited & self.visited,
            now.agreed,
            now.identified and self.identified,
            now.countered,
            now.again and state in self.again,
            min(now.turns_here, self.turns.get(state, 0)),
        )


def _conditional(whens: Iterable[When]) -> tuple[When, ...]:
    return tuple(when for when in whens if when is not ALWAYS)


def _most_turns(whens: Iterable[When]) -> int:
    return max((when.turns_here or 0 for when in whens), default=0)


def asked(compiled: Compiled) -> Asked:
    """Collect what the conditions of a scenario look at."""
    shared = _conditional(shared_conditions(compiled))
    own = {name: _conditional(conditions_of(compiled, name)) for name in compiled.states}
    everything = [when for whens in (shared, *own.values()) for when in whens]
    again = frozenset(
        name for name, whens in own.items() if any(w.again is not None for w in (*whens, *shared))
    )
    return Asked(
        known=frozenset(fact for when in everything for fact in when.knows),
        visited=frozenset(name for when in everything for name in when.visited),
        again=again,
        turns={name: _most_turns((*whens, *shared)) for name, whens in own.items()},
        identified=compiled.says_who or any(when.identified is not None for when in everything),
    )
