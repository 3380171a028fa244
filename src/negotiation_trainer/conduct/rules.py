"""Which rules apply to a case, and which of them a breach breaks."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from negotiation_trainer.conduct.model import ConductPack, Rule, Severity
from negotiation_trainer.scenario.model import Case
from negotiation_trainer.scenario.yaml_source import parse_source

SEVERITIES = (Severity.CRITICAL, Severity.MAJOR, Severity.MINOR)


@cache
def shipped_pack(jurisdiction: str) -> ConductPack:
    """Return the shipped pack of a jurisdiction (`FileNotFoundError` if there is none)."""
    name = f"{jurisdiction}.yaml"
    data = files("negotiation_trainer.conduct").joinpath("packs", name).read_bytes()
    return ConductPack.model_validate(parse_source(data, name).data)


def applicable(pack: ConductPack, case: Case) -> tuple[Rule, ...]:
    """Return the rules that bind this collector for this product."""
    return tuple(
        rule
        for rule in pack.rules
        if rule.actor in ("any", case.collector.party)
        and (not rule.products or case.product in rule.products)
    )


def rule_for_breach(rules: Iterable[Rule], breach: str) -> Rule | None:
    """Return the gravest rule a breach breaks, the first in file order among equals."""
    broken = [rule for rule in rules if breach in rule.check.breach]
    return min(broken, key=lambda rule: SEVERITIES.index(rule.severity), default=None)
