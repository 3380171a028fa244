"""The debrief as JSON-able data, the fixed shape of the scriptable face."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.dialogue.inputs import offer_data
from negotiation_trainer.scoring.call_record import FieldCheck
from negotiation_trainer.scoring.concessions import Bid
from negotiation_trainer.scoring.debrief import Deal, Debrief
from negotiation_trainer.scoring.reasons import NO_TOPICS, citation, reason


def debrief_event(
    found: Debrief,
    *,
    attempt: str,
    pack: ConductPack,
    lang: str,
    record: tuple[FieldCheck, ...] | None = None,
    topics: Mapping[str, str] = NO_TOPICS,
) -> dict[str, Any]:
    """Return a debrief; reasons are in `lang`, quotes stay as spoken.

    `topics` are words for the scenario's own topics.
    """
    return {
        "event": "debrief",
        "attempt": attempt,
        "outcome": found.outcome,
        "kind": found.kind.value,
        "scores": {d.value: score for d, score in found.scores},
        "sums": {one.dimension.value: {"base": one.base, **dict(one.points)} for one in found.sums},
        "passed": found.passed,
        "gates": [
            {
                "id": gate.id,
                "rule": gate.rule,
                "turn": gate.turn,
                "quote": gate.quote,
                "failed": gate.failed,
                "assessable": gate.assessable,
                "citation": citation(gate, pack, lang),
            }
            for gate in found.gates
        ],
        "evidence": [
            {
                "turn": item.turn,
                "dimension": item.dimension.value,
                "points": item.points,
                "rule": item.rule,
                "subject": item.subject,
                "quote": item.quote,
                "called": item.called,
                "reason": reason(item, pack, lang, topics),
            }
            for item in found.evidence
        ],
        "agreement": _deal(found.deal),
        "offers": [_bid(bid) for bid in found.curve.bids],
        "given_away": [
            {"turn": item.turn, "slip": item.slip.value, "amount": str(item.amount)}
            for item in found.curve.given_away
        ],
        "heat": list(found.heat),
        "facts": {"found": list(found.found), "hidden": list(found.hidden)},
        "record": None if record is None else [_field(check) for check in record],
    }


def _bid(bid: Bid) -> dict[str, Any]:
    """One offer: `turn`, `side` (yours, theirs), its terms, and what they come to."""
    plan = bid.plan
    return {
        "turn": bid.turn,
        "side": bid.side.value,
        **(offer_data(plan.offer) or {}),
        "pay_now": str(plan.pay_now),
        "monthly": str(plan.monthly),
        "months": plan.months,
        "waived": str(plan.waived),
        "total": str(plan.total),
        "agreed": bid.agreed,
    }


def _deal(deal: Deal | None) -> dict[str, Any] | None:
    if deal is None:
        return None
    return {
        **(offer_data(deal.offer) or {}),
        "monthly": str(deal.plan.monthly),
        "months": deal.plan.months,
        "last": str(deal.plan.last),
        "total": str(deal.plan.total),
        "affordable": deal.affordable,
        "inside_mandate": deal.inside_mandate,
        "over": list(deal.over),
        "turn": deal.turn,
    }


def _field(check: FieldCheck) -> dict[str, Any]:
    return {
        "field": check.field,
        "written": check.written,
        "actual": check.actual,
        "agrees": check.agrees,
    }
