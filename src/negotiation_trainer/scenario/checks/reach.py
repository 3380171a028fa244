"""What can be reached from where, in one pass however large a file is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from negotiation_trainer.scenario.model import Row, Scenario

ANYWHERE = "*"
"""Stands for every place at once; no author can give anything this name."""


def every_row(scenario: Scenario) -> Iterator[Row]:
    """The rows of all states, and then those for anywhere."""
    for state in scenario.states.values():
        yield from state.moves
    yield from scenario.anywhere


def spread(leads: Mapping[str, Iterable[str]], start: Iterable[str]) -> set[str]:
    """Everything that can be reached from `start`, itself included."""
    reached = set(start)
    waiting = list(reached)
    while waiting:
        for target in leads.get(waiting.pop(), ()):
            if target not in reached:
                reached.add(target)
                waiting.append(target)
    return reached


def reversed_leads(leads: Mapping[str, Iterable[str]]) -> dict[str, set[str]]:
    """The same steps, taken backwards."""
    back: dict[str, set[str]] = {}
    for name, targets in leads.items():
        for target in targets:
            back.setdefault(target, set()).add(name)
    return back
