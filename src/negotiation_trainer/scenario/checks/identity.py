"""Whether the debtor can ever say who he is, where the talk needs it.

Every shipped country has a rule that nothing of the debt is told before, so a talk with the debtor
that can settle something needs it. One that can only end in a call back, a draft without an ending
or a talk with somebody else needs it where a condition waits for it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from negotiation_trainer.scenario.checks.reach import every_row
from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.model import Line, OutcomeKind, Scenario

ASKS = "verify_identity"
SETTLED = frozenset({OutcomeKind.AGREEMENT, OutcomeKind.REFERRAL, OutcomeKind.DISPUTE_LOGGED})
"""Endings that nobody comes to without a word about the debt."""

CONDITION = ("when", "identified")


def check_identity(subject: Subject, scenario: Scenario) -> Iterator[Diagnostic]:
    """Findings about a scenario in which no line confirms who he is."""
    told = (fact.line for fact in scenario.debtor.facts.values())
    if any(map(says_who, every_line(scenario))) or says_who(tuple(told)):
        return
    if scenario.case.answers == "debtor" and _settles(scenario):
        why = Phrase("unconfirmed-rule")
        yield subject.at("NT446", _where_asked(scenario), at_key=True, why=why)
        return
    for leaf in subject.leaves:
        if leaf.loc[-2:] == CONDITION and leaf.value is True:
            yield subject.at("NT446", leaf.loc, why=Phrase("unconfirmed-condition"))
            return


def says_who(lines: Collection[Line]) -> bool:
    """Whether one of some lines confirms who he is."""
    return any(line.confirms == "identity" for line in lines)


def every_line(scenario: Scenario) -> Iterator[Collection[Line]]:
    """What is said in states and by rows, list by list."""
    yield from (state.lines for state in scenario.states.values())
    yield from (row.lines for row in every_row(scenario))


def _settles(scenario: Scenario) -> bool:
    """Whether a row leads to an ending in which the debt was spoken of."""
    ends = (scenario.outcomes.get(row.to or "") for row in every_row(scenario))
    return any(end is not None and end.kind in SETTLED for end in ends)


def _where_asked(scenario: Scenario) -> Loc:
    """The state to which a question who he is leads, where the line most likely belongs."""
    for row in every_row(scenario):
        if ASKS in row.act and row.to in scenario.states:
            return ("states", row.to)
    return ("states",)
