"""What follows an accepted offer: a row that goes on from there, and a recap of those very terms.

A missing row is told only of a scenario that goes on from an accepted offer somewhere, and of
states in which he bargains: the talk can be there before anything is agreed and, where some line
of his says who he is, after that line. A row whose condition may hold is taken to hold.

Where a row does go on, the talk must be able to end in what was agreed, and his words there must
not bargain about it again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from negotiation_trainer.scenario.checks.identity import says_who
from negotiation_trainer.scenario.checks.reach import (
    ANYWHERE,
    every_row,
    reversed_leads,
    spread,
)
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.compiling import compile_opening
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

PLAN = "plan"
PROPOSES = "propose_plan"
RECAP = "confirm_summary"
ABOUT_TERMS = frozenset({PLAN, "amount", "waiver", "due_date"})
TERMS = "{terms}"
AGREED = When(agreed=True)
ONLY = (OfferResult.ACCEPTED,)
_SUM = re.compile(r"[$¥￥£€]\s?\d|\d\s?(?:元|块|dollars?\b)")


def check_acceptance(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about the rows that follow an accepted offer, or ought to, and what is read back."""
    led_to = {row.to for row in every_row(scenario) if row.to and _accepted(row)}
    if not led_to:
        return
    yield from _goes_on(subject, scenario)
    bargaining = _bargaining(scenario)
    for name, state in scenario.states.items():
        if name in bargaining:
            yield from _taken(subject, scenario, name)
        if name in led_to:
            yield from _fixed_recaps(subject, name, state)


def _taken(subject: Subject, scenario: Scenario, name: str) -> Iterator[Diagnostic]:
    """Whether a row goes on from an offer accepted in a state, before anything else takes it."""
    tried = [*_placed(scenario.states[name].moves, ("states", name, "moves"))]
    tried += _placed(scenario.anywhere, ("anywhere",))
    taker = next(((loc, row) for loc, row in tried if _accepted(row)), None)
    if taker is None or (taker[1].to is None and taker[1].when == ALWAYS):
        yield subject.at("NT443", ("states", name), at_key=True, word=name)
        return
    loc, row = taker
    for place, other in tried[: tried.index(taker)]:
        if place[0] == "states" and _swallows(other) and other.to != row.to:
            yield subject.at("NT444", place, word=name, line=subject.line_of(loc))


def _goes_on(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Rows that lead from an accepted offer to where it can only be bargained about again."""
    closing = _closing(scenario)
    for loc, row in _all_placed(scenario):
        if row.to not in scenario.states or not _accepted(row):
            continue
        state, why = scenario.states[row.to], None
        if closing and row.to not in closing:
            why = Phrase("goes-on-without-end")
        elif not row.lines and row.offer == ONLY and (n := _still_bargains(state)) is not None:
            line = subject.line_of(("states", row.to, "lines", n))
            why = Phrase("goes-on-bargaining", {"line": line})
        if why is not None:
            yield subject.at("NT447", (*loc, "to"), word=row.to, why=why)


def _closing(scenario: Scenario) -> set[str]:
    """The places from which a talk can end in the agreement that stands; none without such ends."""
    ends = {name for name, one in scenario.outcomes.items() if one.kind is OutcomeKind.AGREEMENT}
    leads = {name: _targets_agreed(state.moves) for name, state in scenario.states.items()}
    leads[ANYWHERE] = _targets_agreed(scenario.anywhere)
    if ends & spread(leads, [ANYWHERE]):
        return set(scenario.states)
    return spread(reversed_leads(leads), ends)


def _targets_agreed(rows: tuple[Row, ...]) -> frozenset[str]:
    """Where rows lead once something is agreed, without another offer."""
    return frozenset(
        row.to for row in rows if row.to and not row.offer and row.when.agreed is not False
    )


def _still_bargains(state: State) -> int | None:
    """Which line, that may come right after an agreement, promises or proposes terms again."""
    for number, line in enumerate(state.lines):
        loose = (line.vague or line.puts_counter) and not _asks_recap(line)
        if loose and line.when.agreed is None:
            return number
        if line.when in (ALWAYS, AGREED):
            break
    return None


def _asks_recap(line: Line) -> bool:
    """Whether a line calls for a recap: a promise that waits for one is settled by it."""
    openings = map(compile_opening, line.calls_for)
    return any(act == RECAP for opening in openings for act, _ in opening.alternatives)


def _fixed_recaps(subject: Subject, name: str, state: State) -> Iterator[Diagnostic]:
    for number, reply in enumerate(state.replies):
        if _reads_back(reply) and TERMS not in reply.say and _SUM.search(reply.say):
            yield subject.at("NT445", ("states", name, "replies", number, "say"))


def _reads_back(reply: Reply) -> bool:
    """Whether a reply reads back terms, and not the next call or a dispute."""
    about_terms = not reply.topics or not ABOUT_TERMS.isdisjoint(reply.topics)
    return RECAP in reply.acts and about_terms


def _all_placed(scenario: Scenario) -> Iterator[tuple[Loc, Row]]:
    for name, state in scenario.states.items():
        yield from _placed(state.moves, ("states", name, "moves"))
    yield from _placed(scenario.anywhere, ("anywhere",))


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
        row.to for row in rows if row.to and row.when.agreed is not True and row.offer != ONLY
    )
