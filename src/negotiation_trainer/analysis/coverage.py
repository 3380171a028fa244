"""How much of a scenario its playthroughs reach: states, rows, lines, openings, facts, outcomes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from negotiation_trainer.dialogue.cursor import Resolution, Turn
from negotiation_trainer.scenario.compiled import Compiled, Edge, SpokenLine

Loc = tuple[str | int, ...]
ANSWERED = (Resolution.MET, Resolution.LATE)


class Part(StrEnum):
    """What is counted. An opening counts once a move has answered it, a line once it was said."""

    STATES = "states"
    ROWS = "rows"
    LINES = "lines"
    OPENINGS = "openings"
    FACTS = "facts"
    OUTCOMES = "outcomes"


@dataclass(frozen=True, slots=True)
class Gap:
    """Something no playthrough reaches: its name and its place in the scenario's file."""

    part: Part
    name: str
    loc: Loc


@dataclass(frozen=True, slots=True)
class Share:
    """How many of how many."""

    reached: int
    total: int

    @property
    def percent(self) -> int:
        """The share in whole percent, rounded down; of nothing, all is reached."""
        return 100 * self.reached // self.total if self.total else 100


@dataclass(frozen=True, slots=True)
class Coverage:
    """What some talks reach of one scenario."""

    shares: Mapping[Part, Share]
    gaps: tuple[Gap, ...]

    def as_data(self) -> dict[str, Any]:
        """Return the shares as JSON-able data."""
        return {
            part.value: {"reached": one.reached, "total": one.total, "percent": one.percent}
            for part, one in self.shares.items()
        }


def coverage(compiled: Compiled, talks: Iterable[Sequence[Turn]]) -> Coverage:
    """Add up what some talks reach; each begins with turn 0."""
    turns = [turn for talk in talks for turn in talk]
    reached = _reached(turns)
    shares, gaps = {}, []
    for part in Part:
        there = _there(compiled, part)
        missing = [name for name in there if name not in reached[part]]
        shares[part] = Share(len(there) - len(missing), len(there))
        gaps += [Gap(part, *there[name]) for name in missing]
    return Coverage(shares, tuple(gaps))


def _reached(turns: Sequence[Turn]) -> Mapping[Part, set[str]]:
    return {
        Part.STATES: {name for turn in turns for name in (turn.before.state, turn.after.state)},
        Part.ROWS: {turn.scenario_edge for turn in turns if turn.scenario_edge},
        Part.LINES: {key for turn in turns for key in turn.line_keys},
        Part.OPENINGS: {
            item.pending.opening.id
            for turn in turns
            for item in turn.resolved
            if item.resolution in ANSWERED
        },
        Part.FACTS: {name for turn in turns for name in turn.after.known},
        Part.OUTCOMES: {turn.after.outcome for turn in turns if turn.after.outcome},
    }


def _there(compiled: Compiled, part: Part) -> dict[str, tuple[str, Loc]]:
    """Everything of one kind, by the key it is reached under: name and place."""
    match part:
        case Part.STATES:
            return {name: (name, ("states", name)) for name in compiled.states}
        case Part.ROWS:
            return {edge.key: (_row(edge), _loc(edge.key)) for edge in compiled.edges}
        case Part.LINES:
            return {line.key: (line.say[0], _loc(line.key)) for line in _lines(compiled)}
        case Part.OPENINGS:
            return _openings(compiled)
        case Part.FACTS:
            return {name: (name, ("debtor", "facts", name)) for name in compiled.facts}
        case Part.OUTCOMES:
            return {name: (name, ("outcomes", name)) for name in compiled.outcomes}


def _row(edge: Edge) -> str:
    """What a row waits for and where it leads; only what it waits for if the talk stays."""
    return f"{edge.label} → {edge.to}" if edge.to else edge.label


def _openings(compiled: Compiled) -> dict[str, tuple[str, Loc]]:
    """Each opening once, at the first line that leaves it."""
    found: dict[str, tuple[str, Loc]] = {}
    for line in _lines(compiled):
        for opening in line.openings:
            found.setdefault(opening.id, (opening.id, _loc(line.key)))
    return found


def _lines(compiled: Compiled) -> Iterator[SpokenLine]:
    """Every line of the scenario itself; what the persona says is counted nowhere."""
    for state in compiled.states.values():
        yield from state.lines
    for edge in compiled.edges:
        yield from edge.lines
    for fact in compiled.facts.values():
        yield fact.line
    for outcome in compiled.outcomes.values():
        yield from outcome.lines


def _loc(key: str) -> Loc:
    return tuple(int(part) if part.isdecimal() else part for part in key.split("."))
