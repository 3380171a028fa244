"""The gates: what fails an attempt whatever the score.

One sure critical breach of a rule fails it, or two sure major ones; gravity comes from the pack.
Of what was kept only identity, who is calling and the hours are told; what the file does not let
anybody judge is told as not assessable.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from negotiation_trainer.conduct.check import Duty, Order
from negotiation_trainer.conduct.findings import Finding, Verdict
from negotiation_trainer.conduct.model import Rule, Severity
from negotiation_trainer.scoring.duties import duty_due, duty_met
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.evidence import Gate

ENOUGH = 2
"""From this move on it should be clear who is calling."""

ORDERS = {
    Order.IDENTITY_BEFORE_DISCLOSURE: "identity-before-disclosure",
    Order.THIRD_PARTY_DISCLOSURE: "third-party-told",
    Order.COMPANY_TO_THIRD_PARTY: "company-named",
}
WHO = "who-is-calling"
BREACHES = "breaches"
ALWAYS_TOLD = frozenset({"identity-before-disclosure", WHO, "lawful-hours"})


def gates(hearing: Encounter, at: datetime | None) -> tuple[Gate, ...]:
    """Return every gate of the attempt; `at` is the debtor's local time, None where unknown."""
    found = (
        *hearing.findings(at),
        *_duties(hearing),
    )
    majors = sum(f.broken and f.rule.severity is Severity.MAJOR for f in found)
    told = {
        (gate.id, gate.rule): gate
        for finding in reversed(found)
        if (gate := _gate(finding, many_majors=majors >= ENOUGH)) is not None
    }
    ordered = tuple(reversed(told.values()))
    if any(gate.failed and gate.id.startswith("breach-") for gate in ordered):
        return (*ordered, *_no_rule_on_who(hearing))
    return (*ordered, *_no_rule_on_who(hearing), Gate(BREACHES, "", False))


def _gate(finding: Finding, *, many_majors: bool) -> Gate | None:
    """Return the gate of a finding, None for what nobody needs to be told."""
    name = gate_id(finding)
    severity = finding.rule.severity
    weighs = severity is Severity.CRITICAL or (severity is Severity.MAJOR and many_majors)
    if name == WHO:
        weighs = severity is not Severity.MINOR
    failed = finding.broken and weighs
    unknown = finding.verdict is Verdict.UNKNOWN or (
        name == WHO and finding.verdict is Verdict.NOT_DUE
    )
    if not failed and not unknown and name not in ALWAYS_TOLD:
        return None
    quote = finding.about if finding.verdict is Verdict.UNKNOWN else finding.quote
    turn = finding.turn if failed or finding.quote else None
    return Gate(name, finding.rule.id, failed, not unknown, turn, quote)


def gate_id(finding: Finding) -> str:
    """Name the gate a finding belongs to."""
    check = finding.rule.check
    if check.order is not None:
        return ORDERS[check.order]
    if check.duty is not None:
        return WHO if check.duty is Duty.WHO else f"duty-{check.duty.value}"
    if check.breach:
        return f"breach-{finding.about}"
    if check.reaction is not None:
        return f"reaction-{finding.about or check.reaction.to[0].value}"
    if check.request is not None:
        asked = "" if finding.verdict is Verdict.UNKNOWN else finding.about
        return f"request-{asked or check.request.kinds[0]}"
    return {"hours": "lawful-hours"}.get(check.way, check.way.replace("_", "-"))


def _duties(hearing: Encounter) -> Iterator[Finding]:
    for rule in hearing.rules:
        if rule.check.duty is not None:
            yield _duty(hearing, rule, rule.check.duty)


def _duty(hearing: Encounter, rule: Rule, duty: Duty) -> Finding:
    met = duty_met(hearing, duty)
    if met is not None:
        turn, quote = met
        return Finding(rule, Verdict.KEPT, turn.number, quote, about=duty.value)
    due = duty_due(hearing, duty) and len(hearing.moves) >= ENOUGH
    verdict = Verdict.BROKEN if due else Verdict.NOT_DUE
    return Finding(rule, verdict, hearing.last.number, about=duty.value)


def _no_rule_on_who(hearing: Encounter) -> tuple[Gate, ...]:
    """Saying who calls is owed also where no pack asks for it."""
    if any(rule.check.duty is Duty.WHO for rule in hearing.rules):
        return ()
    met = duty_met(hearing, Duty.WHO)
    if met is not None:
        return (Gate(WHO, "who", False, True, met[0].number, met[1]),)
    enough = len(hearing.moves) >= ENOUGH
    return (Gate(WHO, "who", enough, enough, hearing.last.number),)
