"""The limits of the trainee's mandate: which of them a plan exceeds, and exceeds anew."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargain import Bargain
from negotiation_trainer.dialogue.plan import Plan, work_out
from negotiation_trainer.scenario.case_model import Mandate


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


def newly_outside(plan: Plan, before: Offer | None, bargain: Bargain) -> tuple[str, ...]:
    """Return the limits a plan exceeds, without those the offer before exceeded as far.

    An offer that only stands, or is being taken back, is no new step over the line.
    """
    over = outside_mandate(plan, bargain.mandate, bargain.today)
    old = work_out(before, bargain.balance) if over and before is not None else None
    if not isinstance(old, Plan):
        return over
    as_far = {
        "waive": all(p <= old.offer.waived(part) for part, p in _given(plan, bargain.mandate)),
        "instalments": plan.months <= old.months,
        "first_payment": old.first_payment is not None
        and plan.first_payment is not None
        and plan.first_payment <= old.first_payment,
        "monthly": old.months > 1 and plan.monthly >= old.monthly,
    }
    return tuple(name for name in over if not as_far[name])


def _given(plan: Plan, mandate: Mandate) -> list[tuple[str, Decimal]]:
    """The waivers of a plan that go beyond what may be waived."""
    allowed = dict[str, Decimal](mandate.waive.items())
    return [(part, percent) for part, percent in plan.offer.waive if percent > allowed.get(part, 0)]
