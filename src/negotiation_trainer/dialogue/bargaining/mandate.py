"""The limits of the trainee's mandate: which of them a plan exceeds, and exceeds anew."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from negotiation_trainer.catalogue.moves import CENT, Offer
from negotiation_trainer.dialogue.bargaining.bargain import Bargain
from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.scenario.case_model import Mandate

ROUNDED = CENT / 2
"""By how much of a percent the share of a sum may be more than the one that was rounded to it."""


def outside_mandate(plan: Plan, mandate: Mandate, today: date) -> tuple[str, ...]:
    """Return the names of the limits a plan exceeds: waive, instalments, first_payment, monthly."""
    over = []
    if _given(plan, mandate):
        over.append("waive")
    if plan.months > mandate.instalments:
        over.append("instalments")
    limit = today + timedelta(days=mandate.first_payment_within_days)
    if plan.first_payment is not None and plan.first_payment > limit:
        over.append("first_payment")
    if (floor := mandate.monthly_at_least) is not None and plan.months > 1 and plan.monthly < floor:
        over.append("monthly")
    return tuple(over)


def newly_outside(
    plan: Plan, own: Offer, before: Offer | None, bargain: Bargain
) -> tuple[str, ...]:
    """Return the limits a plan exceeds by what the trainee has said of it, and exceeds anew.

    What is filled in from the debtor's counter is not the trainee's. An offer that only stands, or
    is being taken back, is no new step over the line.
    """
    over = outside_mandate(plan, bargain.mandate, bargain.today)
    fixed = _fixed_by(own)
    new = tuple(name for name in over if name in fixed)
    if not new or before is None:
        return new
    as_far = _as_far(plan, before, bargain)
    return tuple(name for name in new if name not in as_far)


def _fixed_by(own: Offer) -> frozenset[str]:
    """The limits on which the words themselves decide."""
    planned = own.monthly is not None or own.months is not None
    return frozenset(
        (
            "waive",
            *(("instalments", "monthly") if planned else ()),
            *(("first_payment",) if own.first_payment is not None else ()),
        )
    )


def _as_far(plan: Plan, before: Offer, bargain: Bargain) -> frozenset[str]:
    """The limits to which the offer before went as far as this plan does."""
    first = before.first_payment
    found = {
        "waive": all(p <= before.waived(part) for part, p in _given(plan, bargain.mandate)),
        "first_payment": first is not None
        and plan.first_payment is not None
        and plan.first_payment <= first,
    }
    old = work_out(before, bargain.balance)
    if isinstance(old, Plan):
        found["instalments"] = plan.months <= old.months
        found["monthly"] = old.months > 1 and plan.monthly >= old.monthly
    return frozenset(name for name, holds in found.items() if holds)


def _given(plan: Plan, mandate: Mandate) -> list[tuple[str, Decimal]]:
    """The waivers of a plan that go beyond what may be waived, by more than a sum is rounded."""
    allowed = dict[str, Decimal](mandate.waive.items())
    return [
        (part, percent)
        for part, percent in plan.offer.waive
        if percent - allowed.get(part, Decimal(0)) > ROUNDED
    ]
