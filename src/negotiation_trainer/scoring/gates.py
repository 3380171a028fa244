"""The gates: what fails an attempt whatever the score."""

from __future__ import annotations

from datetime import datetime

from negotiation_trainer.conduct.contact import check_contact
from negotiation_trainer.conduct.model import Duty, Order, Rule, Severity
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.scoring.evidence import Gate
from negotiation_trainer.scoring.witnesses import Hearing, duty_met


def gates(hearing: Hearing, at: datetime) -> tuple[Gate, ...]:
    """Return every gate of the attempt; `at` is the debtor's local time of the contact."""
    return (
        *_order(hearing),
        _who(hearing),
        *_breaches(hearing),
        *_contact(hearing, at),
    )


def _rule_on(hearing: Hearing, order: Order) -> Rule | None:
    return next((rule for rule in hearing.rules if rule.check.order is order), None)


def _order(hearing: Hearing) -> tuple[Gate, ...]:
    rule = _rule_on(hearing, Order.IDENTITY_BEFORE_DISCLOSURE)
    if rule is None:
        return ()
    for turn in hearing.moves:
        if turn.disclosed is not None:
            _, quote = turn.disclosed
            return (Gate("identity-before-disclosure", rule.id, True, True, turn.number, quote),)
    return (Gate("identity-before-disclosure", rule.id, False),)


def _who(hearing: Hearing) -> Gate:
    rule = next((r for r in hearing.rules if r.check.duty is Duty.WHO), None)
    met = duty_met(hearing, Duty.WHO)
    name = rule.id if rule else "who"
    if met is not None:
        turn, quote = met
        return Gate("who-is-calling", name, False, True, turn.number, quote)
    said_enough = len(hearing.moves) > 1
    return Gate("who-is-calling", name, said_enough, said_enough, hearing.last.number)


def _breaches(hearing: Hearing) -> tuple[Gate, ...]:
    """A sure critical breach fires at once, a major one from the second on."""
    found: list[Gate] = []
    majors = 0
    for turn in hearing.moves:
        for mark in turn.move.reading.sure_breaches if turn.move else ():
            rule = rule_for_breach(hearing.rules, mark.id)
            if rule is None or turn.move is None or rule.severity is Severity.MINOR:
                continue
            majors += rule.severity is Severity.MAJOR
            failed = rule.severity is Severity.CRITICAL or majors >= 2
            quote = turn.move.text[slice(*mark.span)].strip() or turn.move.text
            found.append(Gate(f"breach-{mark.id}", rule.id, failed, True, turn.number, quote))
    return tuple(found) or (Gate("breaches", "", False),)


def _contact(hearing: Hearing, at: datetime) -> tuple[Gate, ...]:
    return tuple(
        Gate(
            "lawful-hours" if f.rule.check.hours else "frequency",
            f.rule.id,
            not f.kept,
            f.assessable,
            0,
            f.found,
        )
        for f in check_contact(hearing.rules, hearing.compiled.case, at)
    )
