"""The course of the talk: states that cannot be reached or left, rows and lines that never come."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from negotiation_trainer.scenario.checks.cover import first_cover, row_covers, weaker
from negotiation_trainer.scenario.checks.reach import ANYWHERE, every_row, reversed_leads, spread
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import (
    ALWAYS,
    Line,
    OfferResult,
    OutcomeKind,
    Reply,
    Row,
    Scenario,
    State,
    When,
)

BUILT_IN = frozenset(
    {
        OutcomeKind.HUNG_UP,
        OutcomeKind.COMPLAINT,
        OutcomeKind.REFUSED,
        OutcomeKind.TRAINEE_HUNG_UP,
        OutcomeKind.UNFINISHED,
    }
)
"""Endings that come about without a row: by the debtor's mood, by hanging up, by running out."""

SAID_IN_ANGER = frozenset({OutcomeKind.REFUSED, OutcomeKind.COMPLAINT})
"""Endings that a persona's friendly answer to a goodbye does not fit."""

FEWEST_REPLIES = 2


def check_course(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Everything about where the talk can go."""
    if scenario.start in scenario.states:
        yield from _opening_line(subject, scenario)
        # A name that leads nowhere is told already; what cannot be reached for it is no news.
        if _targets(scenario) <= {*scenario.states, *scenario.outcomes}:
            yield from _reach(subject, scenario)
    silently = {row.to for row in every_row(scenario) if not row.lines}
    for name, state in scenario.states.items():
        if not state.lines and name != scenario.start and name in silently:
            yield subject.at("NT403", ("states", name), at_key=True, word=name)
        yield from _state(subject, name, state)
    yield from _rows(subject, scenario.anywhere, ("anywhere",))
    for name, outcome in scenario.outcomes.items():
        yield from _lines(subject, outcome.lines, ("outcomes", name, "lines"))
        if not outcome.lines and outcome.kind in SAID_IN_ANGER and name in silently:
            yield subject.at("NT448", ("outcomes", name), at_key=True, word=name)
    yield from _conditions(subject, scenario)


def _targets(scenario: Scenario) -> set[str]:
    return {row.to for row in every_row(scenario) if row.to is not None}


def steps(scenario: Scenario) -> Mapping[str, frozenset[str]]:
    """Where each state can lead: states, outcomes, and what the rows for anywhere lead to."""
    leads = {
        name: frozenset(row.to for row in state.moves if row.to and row.to != name) | {ANYWHERE}
        for name, state in scenario.states.items()
    }
    return {**leads, ANYWHERE: frozenset(row.to for row in scenario.anywhere if row.to)}


def _reach(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    leads = steps(scenario)
    reached = spread(leads, [scenario.start])
    saved = spread(reversed_leads(leads), scenario.outcomes)
    endings = tuple(scenario.outcomes)
    for name in scenario.states:
        loc = ("states", name)
        if name not in reached:
            yield subject.at("NT401", loc, at_key=True, word=name, start=scenario.start)
        elif name not in saved:
            yield subject.at("NT402", loc, at_key=True, word=name, allowed=endings)
    for name, outcome in scenario.outcomes.items():
        if name not in reached and outcome.kind not in BUILT_IN:
            yield subject.at("NT410", ("outcomes", name), at_key=True, word=name)


def _opening_line(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    if not scenario.states[scenario.start].lines:
        loc = ("states", scenario.start)
        yield subject.at("NT404", loc, at_key=True, word=scenario.start)


def _state(subject: Subject, name: str, state: State) -> Iterator[Diagnostic]:
    loc = ("states", name)
    if state.lines and not any(map(_always, state.lines)):
        yield subject.at("NT415", (*loc, "lines"), at_key=True, word=name)
    if len(state.replies) < FEWEST_REPLIES:
        yield subject.at("NT405", loc, at_key=True, word=name, count=len(state.replies))
    yield from _replies(subject, state.replies, (*loc, "replies"))
    yield from _lines(subject, state.lines, (*loc, "lines"))
    yield from _rows(subject, state.moves, (*loc, "moves"))
    if not state.bargains:
        yield from _put_off(subject, name, state.moves)


def _always(line: Line) -> bool:
    return line.when is ALWAYS or line.when == ALWAYS


def _put_off(subject: Subject, name: str, rows: Sequence[Row]) -> Iterator[Diagnostic]:
    """Rows that wait for an answer to an offer where every offer is put off."""
    for number, row in enumerate(rows):
        if row.offer and OfferResult.STALLED not in row.offer:
            place = ("states", name, "moves", number, "offer")
            results = tuple(result.value for result in row.offer)
            yield subject.at("NT440", place, word=name, results=results)


def _replies(subject: Subject, replies: Sequence[Reply], loc: Loc) -> Iterator[Diagnostic]:
    first: dict[str, int] = {}
    for number, reply in enumerate(replies):
        if not reply.acts and not reply.breaches and reply.offer is None:
            yield subject.at("NT413", (*loc, number))
        if reply.say in first:
            line = subject.line_of((*loc, first[reply.say], "say"))
            yield subject.at("NT414", (*loc, number, "say"), line=line)
        first.setdefault(reply.say, number)


def _lines(subject: Subject, lines: Sequence[Line], loc: Loc) -> Iterator[Diagnostic]:
    whens = [line.when for line in lines]
    for number in range(1, len(whens)):
        earlier = first_cover(whens, number, weaker)
        if earlier is not None:
            above = subject.line_of((*loc, earlier))
            yield subject.at("NT407", (*loc, number), line=above)


def _rows(subject: Subject, rows: Sequence[Row], loc: Loc) -> Iterator[Diagnostic]:
    for number, row in enumerate(rows):
        if row.lines:
            yield from _lines(subject, row.lines, (*loc, number, "lines"))
        earlier = first_cover(rows, number, row_covers)
        if earlier is not None:
            above = subject.line_of((*loc, earlier))
            yield subject.at("NT406", (*loc, number), line=above)


def _conditions(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    for loc, when in conditions(scenario):
        reason = _impossible(subject, when)
        if reason:
            yield subject.at("NT408", (*loc, "when"), at_key=True, reason=reason)


def _impossible(subject: Subject, when: When) -> Phrase | None:
    low, high = when.heat_at_least or 0, 4 if when.heat_at_most is None else when.heat_at_most
    if low > high:
        return Phrase("reason-bounds", {"low": low, "high": high})
    moods = subject.persona.moods if subject.persona else {}
    heats = [moods[name].heat if name in moods else low for name in when.mood]
    if heats and not any(low <= heat <= high for heat in heats):
        return Phrase("reason-moods", {"moods": when.mood, "low": low, "high": high})
    return None


def conditions(scenario: Scenario) -> Iterator[tuple[Loc, When]]:
    """Every condition an author wrote, with the path of what it belongs to."""
    for name, state in scenario.states.items():
        loc: Loc = ("states", name)
        yield from _whens(state.lines, (*loc, "lines"))
        yield from _whens(state.replies, (*loc, "replies"))
        yield from _row_whens(state.moves, (*loc, "moves"))
    yield from _row_whens(scenario.anywhere, ("anywhere",))
    for name, outcome in scenario.outcomes.items():
        yield from _whens(outcome.lines, ("outcomes", name, "lines"))
    for name, fact in scenario.debtor.facts.items():
        yield ("debtor", "facts", name), fact.when


def _whens(items: Sequence[Line | Reply | Row], loc: Loc) -> Iterator[tuple[Loc, When]]:
    for number, item in enumerate(items):
        if item.when is not ALWAYS:
            yield (*loc, number), item.when


def _row_whens(rows: Sequence[Row], loc: Loc) -> Iterator[tuple[Loc, When]]:
    yield from _whens(rows, loc)
    for number, row in enumerate(rows):
        if row.lines:
            yield from _whens(row.lines, (*loc, number, "lines"))
