"""How a talk ends: the endings every talk has, a scenario's own, and what a goodbye comes to."""

from __future__ import annotations

from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.signals import QUESTIONS
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.model import OutcomeKind

TRAINEE_HUNG_UP = OutcomeKind.TRAINEE_HUNG_UP.value
OUT_OF_PATIENCE = "out_of_patience"


def outcome_kind(compiled: Compiled, outcome: str) -> OutcomeKind:
    """Return the kind of an ending, a scenario's own or a built-in one (whose id is its kind)."""
    if outcome in compiled.outcomes:
        return compiled.outcomes[outcome].kind
    return OutcomeKind.HUNG_UP if outcome == OUT_OF_PATIENCE else OutcomeKind(outcome)


def outcome_of_kind(compiled: Compiled, kind: OutcomeKind) -> str:
    """Return the scenario's own ending of a kind, or the built-in one, whose id is the kind."""
    return next((o.id for o in compiled.outcomes.values() if o.kind is kind), kind.value)


def closes(acts: frozenset[str]) -> bool:
    """Whether a move with these acts closes the talk: a goodbye that asks nothing more."""
    return "close" in acts and not acts & (QUESTIONS | {"ask_commitment"})


def outcome_of_goodbye(compiled: Compiled, position: Position) -> str:
    """Return how a goodbye ends the talk that no row answers: with the deal, if there is one."""
    if position.agreement is None:
        return TRAINEE_HUNG_UP
    return outcome_of_kind(compiled, OutcomeKind.AGREEMENT)
