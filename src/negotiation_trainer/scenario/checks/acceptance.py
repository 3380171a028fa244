"""Offers he can accept where no row goes on from there, so that the talk stays where it was.

Told only of a scenario that goes on from an accepted offer somewhere, and of states in which he
bargains: the talk can be there before anything is agreed and, where some line of his says who he
is, after that line. A row whose condition may hold is taken to hold.
"""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.scenario.checks.early import says_who
from negotiation_trainer.scenario.checks.reach import ANYWHERE, spread
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.model import ALWAYS, OfferResult, Row, Scenario

PLAN = "plan"
PROPOSES = "propose_plan"


def check_acceptance(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about the rows that follow an accepted offer, or ought to."""
    rows = (*scenario.anywhere, *(row for state in scenario.states.values() for row in state.moves))
    if not any(_accepted(row) and row.to for row in rows):
        return
    bargaining = _bargaining(scenario)
    for name, state in scenario.states.items():
        if name not in bargaining:
            continue
        tried = [*_placed(state.moves, ("states", name, "moves"))]
        tried += _placed(scenario.anywhere, ("anywhere",))
        taker = next(((loc, row) for loc, row in tried if _accepted(row)), None)
        if taker is None:
            yield subject.at("NT443", ("states", name), at_key=True, word=name)
            continue
        loc, row = taker
        for place, other in tried[: tried.index(taker)]:
            if place[0] == "states" and _swallows(other) and other.to != row.to:
                yield subject.at("NT444", place, word=name, line=subject.line_of(loc))


def _placed(rows: tuple[Row, ...], loc: Loc) -> Iterator[tuple[Loc, Row]]:
    return (((*loc, number), row) for number, row in enumerate(rows))


def _accepted(row: Row) -> bool:
    return OfferResult.ACCEPTED in row.offer


def _swallows(row: Row) -> bool:
    """Whether a row takes whatever plan is proposed, whatever becomes of it."""
    about_plans = not row.about or PLAN in row.about
    return PROPOSES in row.act and about_plans and row.when == ALWAYS


def _bargaining(scenario: Scenario) -> set[str]:
    """The states in which an offer can be accepted for the first time."""
    leads = _before_agreement(scenario)
    still_open = spread(leads, [scenario.start])
    told = set(_where_told(scenario))
    found = still_open & spread(leads, told) if told else still_open
    return {name for name, state in scenario.states.items() if name in found and state.bargains}


def _where_told(scenario: Scenario) -> Iterator[str]:
    """The states the talk is in when he has just said who he is."""
    names = tuple(scenario.states)
    for name, state in scenario.states.items():
        if says_who(state.lines):
            yield name
        yield from (row.to or name for row in state.moves if says_who(row.lines))
    for row in scenario.anywhere:
        if says_who(row.lines):
            yield from [row.to] if row.to else names


def _before_agreement(scenario: Scenario) -> dict[str, frozenset[str]]:
    """Where each state can lead by rows that need nothing agreed."""
    leads = {name: _targets(state.moves) | {ANYWHERE} for name, state in scenario.states.items()}
    return {**leads, ANYWHERE: _targets(scenario.anywhere)}


def _targets(rows: tuple[Row, ...]) -> frozenset[str]:
    return frozenset(
        row.to
        for row in rows
        if row.to and row.when.agreed is not True and row.offer != (OfferResult.ACCEPTED,)
    )
