"""Which rules apply to a case, and which of them a breach breaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from negotiation_trainer.conduct.heard import mentions
from negotiation_trainer.conduct.model import ConductPack, Force, Rule, Severity
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.yaml_source import parse_source

SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)
BUSINESS = frozenset({"trade-receivable"})
"""Products one business owes another."""
SPOKEN = "phone"


@cache
def shipped_pack(jurisdiction: str) -> ConductPack:
    """Return the shipped pack of a jurisdiction (`FileNotFoundError` if there is none)."""
    name = f"{jurisdiction}.yaml"
    data = files("negotiation_trainer.conduct").joinpath("packs", name).read_bytes()
    return ConductPack.model_validate(parse_source(data, name).data)


def applicable(pack: ConductPack, case: Case) -> tuple[Rule, ...]:
    """Return the rules that bind this collector for this product, each in the force it has here.

    A rule that binds others only, and is asked here as a house rule, is restated as one: without
    its citation, which would claim too much.
    """
    found = []
    for rule in pack.rules:
        if not _in_place(rule, case):
            continue
        if _bound(rule, case):
            found.append(rule)
        elif rule.otherwise == "house":
            found.append(_restated(rule))
    return tuple(found)


def applicable_without_file(pack: ConductPack, party: str) -> tuple[Rule, ...]:
    """Return the rules that bind a collector of whom only the party (first, third) is known.

    A consumer's debt and a call are taken for granted. What binds certain products only is asked
    as a house rule or not at all; what binds certain states only is told as not assessable.
    """
    found = []
    for rule in pack.rules:
        if rule.channels and SPOKEN not in rule.channels:
            continue
        if rule.regions and (rule.check.breach or rule.check.duty is not None):
            continue
        if rule.actor in ("any", party) and not rule.products:
            found.append(rule)
        elif rule.otherwise == "house":
            found.append(_restated(rule))
    return tuple(found)


def pack_for(pack: ConductPack, case: Case) -> ConductPack:
    """Return a pack with only what applies to a case, so that nothing else is ever cited."""
    return pack.model_copy(update={"rules": applicable(pack, case)})


def _in_place(rule: Rule, case: Case) -> bool:
    """Whether a rule of a state or a channel can concern this contact.

    Where the file names no state the rule stays, to be told as not assessable; but no breach is
    ever held against somebody under the law of a state he may not be in.
    """
    if rule.channels and case.contact.channel not in rule.channels:
        return False
    if not rule.regions or case.region in rule.regions:
        return True
    return case.region is None and not rule.check.breach and rule.check.duty is None


def _bound(rule: Rule, case: Case) -> bool:
    by_actor = rule.actor in ("any", case.collector.party)
    by_product = not rule.products or case.product in rule.products
    return by_actor and by_product and not (rule.consumer_only and case.product in BUSINESS)


def _restated(rule: Rule) -> Rule:
    changes = {
        "force": Force.HOUSE,
        "actor": "any",
        "products": (),
        "consumer_only": False,
        "otherwise": None,
        "evidence": "house",
        "citation": {},
        "verified_on": None,
    }
    return rule.model_copy(update=changes)


def rule_for_breach(rules: Iterable[Rule], breach: str, text: str = "") -> Rule | None:
    """Return the rule a breach breaks: one whose own words were said, else the gravest.

    `text` is the utterance. Among equals the first in file order.
    """
    broken = [rule for rule in rules if breach in rule.check.breach]
    named = [rule for rule in broken if mentions(text, rule.check.words)]
    general = [rule for rule in broken if not rule.check.words]
    return min(named or general, key=lambda rule: SEVERITIES.index(rule.severity), default=None)
