"""Two ways of taking an edge: real `transitions` machines for play, a direct walk for analysis.

This is the only module that knows the `transitions` library. Both ways ask the same `Edge.fits`, so
a lockstep test can hold them equal. A machine has no model of its own: `step` makes a throw-away
object with a `state`, triggers it and reads the state back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from transitions import Machine

from negotiation_trainer.scenario.compiled import Compiled, Edge, Occasion

STAY = "="


class Runner(Protocol):
    """Takes at most one edge of each machine a turn."""

    def mood(self, mood: str, occasion: Occasion) -> Edge | None:
        """Return the persona's edge that is taken in this mood, or None."""

    def state(self, state: str, occasion: Occasion) -> Edge | None:
        """Return the scenario's edge that is taken in this state, or None."""


def first_fit(edges: Sequence[Edge], occasion: Occasion) -> Edge | None:
    """Return the first edge that fits."""
    return next((edge for edge in edges if edge.fits(occasion)), None)


class DirectRunner:
    """Walks the compiled form itself; quick, for simulation and analysis."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled

    def mood(self, mood: str, occasion: Occasion) -> Edge | None:
        """Return the persona's edge that is taken in this mood, or None."""
        return first_fit(self._compiled.persona.edges.get(mood, ()), occasion)

    def state(self, state: str, occasion: Occasion) -> Edge | None:
        """Return the scenario's edge that is taken in this state, or None."""
        return first_fit(self._compiled.states[state].edges, occasion)


class _Position:
    """The throw-away model of one trigger."""

    def __init__(self, state: str) -> None:
        self.state = state


def build_machine(states: Iterable[str], initial: str, edges: Iterable[Edge]) -> Machine:
    """Build a `transitions` machine whose triggers are the edges, each with its condition."""
    machine = Machine(
        model=None,
        states=list(states),
        initial=initial,
        auto_transitions=False,
        ignore_invalid_triggers=True,
    )
    for edge in edges:
        for source in edge.sources:
            dest = STAY if edge.to is None else edge.to
            machine.add_transition(edge.trigger, source, dest, conditions=[edge.fits])
    return machine


class MachineRunner:
    """Drives the two machines of a talk."""

    def __init__(self, compiled: Compiled) -> None:
        self._compiled = compiled
        persona = compiled.persona
        self.persona_machine = build_machine(persona.heat, compiled.start_mood, persona.all_edges)
        names = [*compiled.states, *compiled.outcomes]
        self.scenario_machine = build_machine(names, compiled.start, compiled.edges)

    def mood(self, mood: str, occasion: Occasion) -> Edge | None:
        """Trigger the persona machine edge by edge; return the one that was taken, or None."""
        edges = self._compiled.persona.edges.get(mood, ())
        return _fire(self.persona_machine, mood, edges, occasion)

    def state(self, state: str, occasion: Occasion) -> Edge | None:
        """Trigger the scenario machine edge by edge; return the one that was taken, or None."""
        edges = self._compiled.states[state].edges
        return _fire(self.scenario_machine, state, edges, occasion)


def _fire(machine: Machine, state: str, edges: Sequence[Edge], occasion: Occasion) -> Edge | None:
    position = _Position(state)
    for edge in edges:
        if machine.events[edge.trigger].trigger(position, occasion):
            return edge
    return None
