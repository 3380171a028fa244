"""What an offer is judged against in a mood: a debtor's terms and means, and how far it meets them.

What his terms make of an offer that does not is the counter he puts.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Plan, waived_amount
from negotiation_trainer.scenario.case_model import Balance, Mandate
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import Means, Terms


@dataclass(frozen=True, slots=True)
class Bargain:
    """Everything an offer is judged against; `put_off`: none is, not even on his own terms.

    `earned`: parts of the balance whose waiver is no gift, asked for or in return for his step.
    """

    balance: Balance
    ladder: tuple[Terms, ...]
    means: Means
    mandate: Mandate
    today: date
    bargains: bool
    agrees_beyond_means: bool
    put_off: bool = False
    earned: frozenset[str] = frozenset()

    def counter(self, rung: int, base: Offer) -> Offer:
        """Return the terms of a rung as an offer built on `base`."""
        return counter_from(
            self.ladder[rung], base, self.balance, today=self.today, means=self.means
        )


def bargain(
    compiled: Compiled, mood: str, *, state: str | None = None, identified: bool = True
) -> Bargain:
    """Return what an offer is judged against in this mood, and in this state if it is given.

    Who says who he is in some line of his agrees to nothing before he has.
    """
    persona = compiled.persona.source
    here = state is None or compiled.states[state].bargains
    here = here and (identified or not compiled.says_who)
    return Bargain(
        balance=compiled.case.balance,
        ladder=compiled.debtor.concedes,
        means=compiled.debtor.can_pay,
        mandate=compiled.mandate,
        today=compiled.today,
        bargains=here and compiled.persona.heat[mood] <= persona.bargains_at_heat,
        agrees_beyond_means=mood in persona.agrees_beyond_means,
        put_off=not here,
    )


def acceptable(plan: Plan, terms: Terms, balance: Balance) -> bool:
    """Whether the plan is at least as good for the debtor as these terms of his."""
    wanted = waived_amount(balance, Offer(waive=tuple(terms.waive.items())))
    return (
        plan.waived >= wanted
        and (terms.pay_now is None or plan.pay_now <= terms.pay_now)
        and (terms.monthly is None or plan.heaviest <= terms.monthly)
        and (
            terms.first_payment_from is None
            or (plan.first_payment is not None and plan.first_payment >= terms.first_payment_from)
        )
    )


def affordable(plan: Plan, means: Means) -> bool:
    """Whether the debtor can really pay this."""
    return plan.pay_now <= means.now and max(plan.monthly, plan.last) <= means.monthly


def counter_from(
    terms: Terms, base: Offer, balance: Balance, *, today: date, means: Means
) -> Offer:
    """Return the debtor's terms as a complete offer, keeping what he does not mind."""
    waive: dict[str, Decimal] = dict(base.waive)
    for part, percent in terms.waive.items():
        waive[part] = max(percent, waive.get(part, percent))  # nobody asks for less than he has
    due = balance_total(balance) - waived_amount(balance, Offer(waive=tuple(waive.items())))
    pay_now = base.pay_now if base.pay_now is not None else Decimal(0)
    if terms.pay_now is not None and (pay_now > terms.pay_now or base.pay_now is None):
        pay_now = terms.pay_now
    pay_now = min(pay_now, due, means.now)
    bearable = [m for m in (terms.monthly, means.monthly) if m]
    limits = [m for m in (*bearable, base.monthly) if m]
    first = base.first_payment or terms.first_payment_from or today + timedelta(days=7)
    if terms.first_payment_from is not None:
        first = max(first, terms.first_payment_from)
    rest = due - pay_now
    if base.months and bearable and rest / base.months <= min(bearable):
        limits = []  # he can bear as many instalments as were offered
    return Offer(
        pay_now=pay_now,
        monthly=min(*limits, rest) if limits and rest else None,
        months=None if limits or not rest else base.months or 1,
        waive=tuple(sorted(waive.items())),
        first_payment=first,
    )
