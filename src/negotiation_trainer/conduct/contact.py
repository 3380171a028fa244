"""Rules on the contact itself, judged from the case: hours and frequency."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from negotiation_trainer.conduct.model import Frequency, Hours, Rule
from negotiation_trainer.scenario.model import Case


@dataclass(frozen=True, slots=True)
class ContactFinding:
    """Whether a rule on the contact is kept; `found` is the hour or the count it was judged by."""

    rule: Rule
    kept: bool
    found: str
    assessable: bool = True


def check_contact(rules: tuple[Rule, ...], case: Case, at: datetime) -> tuple[ContactFinding, ...]:
    """Judge every rule on hours and frequency for a contact at `at`, the debtor's local time."""
    findings = []
    for rule in rules:
        if rule.check.hours is not None:
            findings.append(_hours(rule, rule.check.hours, at))
        elif rule.check.frequency is not None:
            findings.append(_frequency(rule, rule.check.frequency, case, at))
    return tuple(findings)


def _hours(rule: Rule, hours: Hours, at: datetime) -> ContactFinding:
    kept = hours.not_before <= at.time() < hours.not_after
    return ContactFinding(rule, kept, f"{at:%H:%M}")


def _frequency(rule: Rule, limit: Frequency, case: Case, at: datetime) -> ContactFinding:
    """Count calendar days, today being the first; the present contact counts once, as answered."""
    since = at.date() - timedelta(days=limit.within_days - 1)
    past = [
        past
        for past in case.history
        if past.by == "collector" and since <= past.at.date() and past.at < at
    ]
    answered = sum(p.answered for p in past)
    counts = {
        "answered": answered + 1,
        "unanswered": len(past) - answered,
        "all": len(past) + 1,
    }
    found = counts[limit.count]
    return ContactFinding(rule, found <= limit.at_most, str(found))
