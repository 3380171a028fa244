"""How a learner makes offers: step by step inside the mandate, built on what the debtor named."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import waived_amount
from negotiation_trainer.scenario.compiling import balance_total

CENT = Decimal("0.01")


def waiver(view: View, share: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """Return a share of the waivers the mandate allows, of components that are owed at all."""
    return tuple(
        (part, (percent * share).quantize(Decimal(1)))
        for part, percent in sorted(view.mandate.waive.items())
        if getattr(view.balance, part) and share
    )


def step_offer(view: View, step: int, steps: int) -> Offer:
    """Return the offer of a step: at first the balance over time, then more of the waiver.

    What the debtor named is built on in turns: his first payment with the rest spread evenly, then
    his monthly sum with more of it first. Either way the plan is as long as the mandate allows.
    """
    share = Decimal(min(step, steps)) / Decimal(max(steps, 1)) if steps else Decimal(1)
    waive = waiver(view, share)
    due = balance_total(view.balance) - waived_amount(view.balance, Offer(waive=waive))
    down = _his_first(view, due)
    if step % 2 == 0:
        down = max(down, _left_by_his_monthly(view, due))
    months = _months(view, due - down)
    monthly = ((due - down) / months).quantize(CENT, ROUND_CEILING)
    return Offer(down, monthly, months, waive, first_day(view))


def _months(view: View, due: Decimal) -> int:
    """The longest plan the mandate allows."""
    months, floor = view.mandate.instalments, view.mandate.monthly_at_least
    if floor is not None and months > 1:
        months = max(min(months, int(due / floor)), 1)
    return months


def _his_first(view: View, due: Decimal) -> Decimal:
    """The first payment the debtor named himself."""
    named = view.theirs.pay_now if view.theirs is not None else None
    return min(named or Decimal(0), due)


def _left_by_his_monthly(view: View, due: Decimal) -> Decimal:
    """What must come first for the rest to fit the monthly sum the debtor named."""
    named = view.theirs.monthly if view.theirs is not None else None
    if named is None:
        return Decimal(0)
    return max(due - named * view.mandate.instalments, Decimal(0))


def first_day(view: View) -> date:
    """Return the day of the first money: the debtor's own if allowed, else the last allowed."""
    last = view.today + timedelta(days=view.mandate.first_payment_within_days)
    named = view.theirs.first_payment if view.theirs is not None else None
    return min(named, last) if named is not None else last
