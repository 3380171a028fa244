"""What an offer works out to against the balance; pure arithmetic, whoever judges it.

An offer settles the balance in this order: waivers, the payment now, then equal instalments, the
last one the remainder. No interest runs during the plan.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from negotiation_trainer.catalogue.moves import CENT, Offer
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiling import balance_total

SPARE = Decimal("1.25")
"""How many regular instalments the last one may come to, so that a stated number of them holds."""
COMPONENTS = ("principal", "interest", "penalty")
ROUNDED = Decimal("0.02")
"""Up to this share of what is due instalments may come to more by being rounded up."""
UNFELT = Decimal("1.05")
"""Up to this share of the others a last instalment that clears a remainder is no heavier."""


class Missing(StrEnum):
    """What an offer lacks before it can be judged."""

    TERMS = "terms"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Plan:
    """An offer worked out against the balance; every amount in major units."""

    offer: Offer
    waived: Decimal
    pay_now: Decimal
    monthly: Decimal
    months: int
    last: Decimal
    first_payment: date | None

    @property
    def total(self) -> Decimal:
        """What the debtor pays in all."""
        regular = self.monthly * max(self.months - 1, 0)
        return self.pay_now + regular + (self.last if self.months else Decimal(0))

    @property
    def heaviest(self) -> Decimal:
        """The instalment that weighs most; a little more at the very end is not felt."""
        return self.monthly if self.last <= self.monthly * UNFELT else self.last


def waived_amount(balance: Balance, offer: Offer) -> Decimal:
    """Return the money waived, rounded half up to the cent per component."""
    return sum(
        (
            (getattr(balance, part) * offer.waived(part) / 100).quantize(CENT, ROUND_HALF_UP)
            for part in COMPONENTS
        ),
        Decimal(0),
    )


def merge(offer: Offer, standing: Offer | None) -> Offer:
    """Complete an offer from the standing one; a plan part that is stated replaces the old plan."""
    if standing is None:
        return offer
    plan_stated = offer.monthly is not None or offer.months is not None
    return Offer(
        pay_now=offer.pay_now if offer.pay_now is not None else standing.pay_now,
        monthly=offer.monthly if plan_stated else standing.monthly,
        months=offer.months if plan_stated else standing.months,
        waive=tuple({**dict(standing.waive), **dict(offer.waive)}.items()),
        first_payment=offer.first_payment or standing.first_payment,
    )


def work_out(offer: Offer, balance: Balance) -> Plan | Missing:
    """Compute the plan an offer means, or say what it lacks."""
    waived = waived_amount(balance, offer)
    due = balance_total(balance) - waived
    pay_now = min(offer.pay_now or Decimal(0), due)
    rest = due - pay_now
    if rest and not offer.monthly and not offer.months:
        return Missing.TERMS
    monthly, months = _instalments(rest, offer)
    last = rest - monthly * max(months - 1, 0) if months else Decimal(0)
    return Plan(offer, waived, pay_now, monthly, months, last, offer.first_payment)


@dataclass(frozen=True, slots=True)
class Surplus:
    """What the instalments of an offer come to with its first money, and what is left to pay."""

    asked: Decimal
    due: Decimal


def surplus(offer: Offer, balance: Balance) -> Surplus | None:
    """Return by what sums an offer asks for more than is owed, where its own figures do.

    A last instalment that is smaller, a count that holds the first money and a sum that is rounded
    up do not; `work_out` leaves away what is too much.
    """
    if not offer.monthly or not offer.months:
        return None
    due = balance_total(balance) - waived_amount(balance, offer)
    now = offer.pay_now or Decimal(0)
    counted = offer.months - 1 if now else offer.months
    over = now + offer.monthly * counted - due
    if over <= max(offer.monthly, due * ROUNDED):
        return None
    return Surplus(now + offer.monthly * offer.months, due)


def pays_all(offer: Offer, due: Decimal) -> bool:
    """Whether the instalments that are named pay everything by themselves."""
    if not offer.monthly or not offer.months:
        return False
    return 0 < due - offer.monthly * (offer.months - 1) <= offer.monthly * SPARE


def _instalments(rest: Decimal, offer: Offer) -> tuple[Decimal, int]:
    """Return the regular instalment and their number.

    Both stated hold when what is left over fits into the last instalment (a quarter more than the
    others at most); where they leave more than that, months are added. A number that is one too
    many has counted the payment now.
    """
    if not rest:
        return Decimal(0), 0
    if offer.monthly:
        if offer.months and pays_all(offer, rest):
            return min(offer.monthly, rest), offer.months
        months = int((rest / offer.monthly).to_integral_value(ROUND_CEILING))
        needed = offer.months or 0
        if offer.pay_now:
            needed -= 1
        if months >= needed:
            return min(offer.monthly, rest), months
    count = max(offer.months or 1, 1)
    return min((rest / count).quantize(CENT, ROUND_CEILING), rest), count
