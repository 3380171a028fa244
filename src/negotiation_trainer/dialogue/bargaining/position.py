"""Where the bargaining stands, and what an offer says there: what it adds, repeats, leaves open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import (
    Missing,
    Plan,
    merge,
    pays_all,
    waived_amount,
    work_out,
)
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiling import balance_total


@dataclass(frozen=True, slots=True)
class Position:
    """Where the bargaining stands: rung of the ladder, and what lies on the table.

    `yours` is completed from the counter; of it `own` is what the trainee has said. `offered`: the
    whole plans he has put so far, each once.
    """

    rung: int = 0
    yours: Offer | None = None
    own: Offer | None = None
    theirs: Offer | None = None
    agreement: Offer | None = None
    offers_made: int = 0
    offered: tuple[Offer, ...] = ()


def completed(offer: Offer, position: Position, balance: Balance) -> Offer:
    """Complete an offer from the trainee's last one, and what neither says from the counter.

    Of the counter only the plan and its first day are taken: a waiver nobody named is not given.
    """
    full = stated(offer, position.yours, balance)
    theirs = position.theirs
    if theirs is None:
        return full
    unplanned = full.monthly is None and full.months is None
    return replace(
        full,
        monthly=theirs.monthly if unplanned else full.monthly,
        months=theirs.months if unplanned else full.months,
        first_payment=full.first_payment or theirs.first_payment,
    )


def stated(offer: Offer, before: Offer | None, balance: Balance) -> Offer:
    """Return an offer with what still holds of the one before it."""
    full = _without_nothing(merge(offer, before), offer)
    if offer.monthly and offer.months and _pays_whole(full, balance):
        full = replace(full, waive=offer.waive)
    due = balance_total(balance) - waived_amount(balance, full)
    counted = offer.months is not None and full.pay_now == offer.monthly
    if offer.pay_now is None and (counted or pays_all(offer, due)):
        full = replace(full, pay_now=None)
    return full


def _pays_whole(offer: Offer, balance: Balance) -> bool:
    """Whether the payments that are named come to the whole debt, though part of it is waived.

    Each of them may be rounded by as much as one.
    """
    monthly, months = offer.monthly or Decimal(0), offer.months or 0
    short = balance_total(balance) - (offer.pay_now or Decimal(0)) - monthly * months
    return abs(short) <= months < waived_amount(balance, offer) - abs(short)


def _without_nothing(full: Offer, offer: Offer) -> Offer:
    """Return an offer in which nothing a month, as an offer may say, is no instalment at all.

    Who takes back the first payment as well has left no day for it.
    """
    if offer.monthly != 0:
        return full
    if full.pay_now:
        return replace(full, monthly=None)
    return replace(full, pay_now=None, monthly=None, first_payment=offer.first_payment)


def only_takes_back(offer: Offer) -> bool:
    """Whether an offer only says what no longer lies on the table: no waiver, nothing a month."""
    if offer.pay_now or offer.monthly or offer.months or offer.first_payment:
        return False
    return not offer.is_empty and not any(percent for _, percent in offer.waive)


def without(offer: Offer, position: Position, balance: Balance) -> Position:
    """Return where the talk stands when an offer that only takes back has been heard.

    A counter of the very sum that was a mistake goes with it.
    """
    theirs, yours = position.theirs, position.yours
    built_on = theirs is not None and yours is not None and theirs.monthly == yours.monthly
    return replace(
        position,
        yours=stated(offer, yours, balance),
        own=stated(offer, position.own, balance),
        theirs=None if offer.monthly == 0 and built_on else theirs,
    )


def repeats_terms(offer: Offer, counter: Offer, balance: Balance) -> tuple[bool, bool]:
    """Whether some part of an offer says what a counter says, and whether every part does."""
    plan = work_out(counter, balance)
    months = plan.months if isinstance(plan, Plan) else counter.months
    parts = [
        *_alike(offer.pay_now, counter.pay_now or Decimal(0)),
        *_alike(offer.monthly, counter.monthly),
        *([] if offer.months is None else [offer.months == months]),
        *(abs(percent - counter.waived(part)) < 1 for part, percent in offer.waive),
        *([] if offer.first_payment is None else [offer.first_payment == counter.first_payment]),
    ]
    return any(parts), bool(parts) and all(parts)


def _alike(stated: Decimal | None, put: Decimal | None) -> list[bool]:
    """One answer if an amount was stated; cents left out make no difference."""
    if stated is None:
        return []
    return [put is not None and abs(stated - put) < 1]


def restates(offer: Offer, position: Position, balance: Balance) -> bool:
    """Whether an offer only says again what is agreed: a read-back, not a new offer."""
    agreed = position.agreement
    if agreed is None:
        return False
    plan, old = work_out(merge(offer, agreed), balance), work_out(agreed, balance)
    if isinstance(plan, Missing) or isinstance(old, Missing):
        return True
    return replace(plan, offer=agreed) == old
