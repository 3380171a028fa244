"""A rule of conduct in words, for the screen a citation opens: text, force, source, day verified.

A source is named only where it was seen; the citation of a derived rule says that it is derived.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.messages import say

AREA = "score"


@dataclass(frozen=True, slots=True)
class RuleTold:
    """A rule as a reader sees it; `source` is None where none may be cited, `why_none` says why."""

    text: str
    force: str
    source: str | None
    why_none: str | None
    verified: str


def rule_told(rule: Rule, lang: str) -> RuleTold:
    """Return a rule in words of one language."""
    source = source_of(rule, lang)
    key = "house" if rule.evidence == "house" else "unseen"
    return RuleTold(
        text=_in(rule.text, lang) or rule.id,
        force=force_of(rule, lang),
        source=source,
        why_none=None if source else say(AREA, f"source.{key}", lang),
        verified=verified_on(rule, lang),
    )


def force_of(rule: Rule, lang: str) -> str:
    """Name what a rule rests on: law, regulation, standard, house rule …"""
    return say(AREA, f"force.{rule.force.value}", lang)


def source_of(rule: Rule, lang: str) -> str | None:
    """Return the instrument a rule rests on, None where it was not seen."""
    if rule.evidence in ("memory", "house"):
        return None
    return _in(rule.citation, lang)


def verified_on(rule: Rule, lang: str) -> str:
    """Say on which day a rule was verified."""
    day = rule.verified_on
    if day is None:
        return say(AREA, "source.unverified", lang)
    named = {"year": day.year, "month": day.month, "day": day.day, "name": f"{day:%B}"}
    return say(AREA, "source.verified", lang, **named)


def _in(texts: Mapping[Any, str], lang: str) -> str | None:
    return texts.get(lang) or next(iter(texts.values()), None)
