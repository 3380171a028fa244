"""A review as JSON-able data, and its reasons in words."""

from __future__ import annotations

from typing import Any

from negotiation_trainer.messages import say
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.reasons import citation, reason
from negotiation_trainer.scoring.review import Breach, Review

OWN_RULES = ("tension.", "told.")
"""Kinds of finding that only a review has."""


def review_reason(item: Evidence, found: Review, lang: str) -> str:
    """Say in one sentence why these points were given."""
    if item.rule.startswith(OWN_RULES):
        return say("review", item.rule, lang)
    return reason(item, found.pack, lang)


def review_event(found: Review, lang: str) -> dict[str, Any]:
    """Return a review; reasons are in `lang`, quotes stay as spoken. `passed` is always null."""
    return {
        "talk": found.talk,
        "estimated": True,
        "lang": found.lang,
        "pack": found.pack.conduct,
        "party": found.party,
        "case": list(found.given),
        "moves": len(found.turns) - 1,
        "kind": found.kind.value,
        "scores": {d.value: score for d, score in found.scores},
        "gates": [
            {
                "id": gate.id,
                "rule": gate.rule,
                "turn": gate.turn,
                "line": _line(found, gate.turn),
                "quote": gate.quote if gate.assessable else "",
                "failed": gate.failed,
                "assessable": gate.assessable,
                "missing": "" if gate.assessable else gate.quote,
                "citation": citation(gate, found.pack, lang),
            }
            for gate in found.gates
        ],
        "evidence": [
            {
                "turn": item.turn,
                "line": _line(found, item.turn),
                "dimension": item.dimension.value,
                "points": item.points,
                "rule": item.rule,
                "subject": item.subject,
                "quote": item.quote,
                "called": item.called,
                "reason": review_reason(item, found, lang),
            }
            for item in found.evidence
        ],
        "breaches": [_breach(item, found) for item in found.breaches],
        "passed": None,
        "reader": found.reader,
    }


def _breach(item: Breach, found: Review) -> dict[str, Any]:
    rule = item.rule
    return {
        "turn": item.turn,
        "line": _line(found, item.turn),
        "id": item.mark.id,
        "score": round(item.mark.score, 4),
        "sure": item.mark.sure,
        "quote": item.quote,
        "because": item.mark.because,
        "rule": rule.id if rule else None,
        "severity": rule.severity.value if rule else None,
    }


def _line(found: Review, turn: int | None) -> int | None:
    """The place in the file where a turn begins."""
    return None if turn is None else found.lines[turn]
