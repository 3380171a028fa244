"""A whole contact against every rule that binds it: one finding for each, breaches one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from negotiation_trainer.conduct.contact import (
    judge_contact_person,
    judge_frequency,
    judge_hours,
    judge_request,
)
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.order import judge_order
from negotiation_trainer.conduct.reactions import judge_reaction
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.conduct.speech import (
    judge_amount,
    judge_avoided,
    judge_mandate,
    judge_months,
    judge_said,
    judge_truth,
)


def judge(rules: tuple[Rule, ...], heard: HeardContact) -> tuple[Finding, ...]:
    """Return the findings; `duty` rules are judged where openings are, not here."""
    others = (rule for rule in rules if not rule.check.breach and rule.check.duty is None)
    return (*_breaches(rules, heard), *_judged(others, heard))


def _judged(rules: Iterable[Rule], heard: HeardContact) -> Iterator[Finding]:
    for rule in rules:
        if rule.regions and not heard.gives("region"):
            yield Finding(rule, Verdict.UNKNOWN, about="region")
        else:
            yield _one(rule, heard)


def _breaches(rules: tuple[Rule, ...], heard: HeardContact) -> Iterator[Finding]:
    """Each breach the reader is sure of; what it suspects is asked elsewhere, clause by clause."""
    for move in heard.moves:
        for mark in move.reading.sure_breaches if move.reading else ():
            rule = rule_for_breach(rules, mark.id, move.text)
            if rule is not None:
                quote = move.text[slice(*mark.span)].strip() or move.text
                yield Finding(rule, Verdict.BROKEN, move.number, quote, about=mark.id)


def _one(rule: Rule, heard: HeardContact) -> Finding:
    check = rule.check
    if check.order is not None:
        return judge_order(rule, check.order, heard)
    if check.hours is not None:
        return judge_hours(rule, check.hours, heard)
    if check.frequency is not None:
        return judge_frequency(rule, check.frequency, heard)
    if check.request is not None:
        return judge_request(rule, check.request, heard)
    if check.contact_person is not None:
        return judge_contact_person(rule, check.contact_person, heard)
    if check.reaction is not None:
        return judge_reaction(rule, check.reaction, heard)
    if check.said is not None:
        return judge_said(rule, check.said, heard)
    if check.truth is not None:
        return judge_truth(rule, check.truth, heard)
    if check.avoid is not None:
        return judge_avoided(rule, check.avoid, heard)
    if check.amount is not None:
        return judge_amount(rule, heard)
    if check.mandate is not None:
        return judge_mandate(rule, heard)
    assert check.months_at_most is not None
    return judge_months(rule, check.months_at_most, heard)
