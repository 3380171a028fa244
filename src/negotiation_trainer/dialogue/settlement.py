"""Offers against the balance, the debtor's ladder and the trainee's mandate; pure arithmetic.

An offer settles the balance in this order: waivers, the payment now, then equal instalments, the
last one the remainder. No interest runs during the plan.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from enum import StrEnum

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.scenario.case_model import Balance, Mandate
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import Means, OfferResult, Terms

CENT = Decimal("0.01")
SPARE = Decimal("1.25")
"""How many regular instalments the last one may come to, so that a stated number of them holds."""
COMPONENTS = ("principal", "interest", "penalty")
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


@dataclass(frozen=True, slots=True)
class Position:
    """Where the bargaining stands: rung of the ladder, and what lies on the table."""

    rung: int = 0
    yours: Offer | None = None
    theirs: Offer | None = None
    agreement: Offer | None = None
    offers_made: int = 0


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of one offer; `as_written`: a counter is no other than its rung of the ladder."""

    result: OfferResult
    position: Position
    offer: Offer
    missing: Missing | None = None
    stepped_down: bool = False
    conceded_first: bool = False
    beyond_mandate: tuple[str, ...] = ()
    beyond_means: bool = False
    as_written: bool = True


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


def completed(offer: Offer, position: Position, balance: Balance) -> Offer:
    """Complete an offer from the trainee's last one, and what neither says from the counter.

    Of the counter only the plan and its first day are taken: a waiver nobody named is not given.
    """
    full = merge(offer, position.yours)
    due = balance_total(balance) - waived_amount(balance, full)
    counted = offer.months is not None and full.pay_now == offer.monthly
    if offer.pay_now is None and (counted or _pays_all(offer, due)):
        full = replace(full, pay_now=None)
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


def _pays_all(offer: Offer, due: Decimal) -> bool:
    """Whether the instalments that are named pay everything by themselves."""
    if not offer.monthly or not offer.months:
        return False
    return 0 < due - offer.monthly * (offer.months - 1) <= offer.monthly * SPARE


def _instalments(rest: Decimal, offer: Offer) -> tuple[Decimal, int]:
    """Return the regular instalment and their number.

    Both stated hold when what is left over fits into the last instalment (a quarter more than the
    others at most); where they leave more than that, months are added.
    """
    if not rest:
        return Decimal(0), 0
    if offer.monthly:
        if offer.months and _pays_all(offer, rest):
            return min(offer.monthly, rest), offer.months
        months = int((rest / offer.monthly).to_integral_value(ROUND_CEILING))
        if not offer.months or months >= offer.months:
            return min(offer.monthly, rest), months
    count = max(offer.months or 1, 1)
    return min((rest / count).quantize(CENT, ROUND_CEILING), rest), count


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


def better(plan: Plan, old: Plan | None) -> bool:
    """Whether a plan improves on the last one in any respect that eases the debtor."""
    if old is None:
        return True
    heaviest, before = max(plan.monthly, plan.last), max(old.monthly, old.last)
    later = (
        plan.first_payment is not None
        and old.first_payment is not None
        and plan.first_payment > old.first_payment
    )
    return plan.waived > old.waived or plan.pay_now < old.pay_now or heaviest < before or later


def counter_from(
    terms: Terms, base: Offer, balance: Balance, *, today: date, means: Means
) -> Offer:
    """Return the debtor's terms as a complete offer, keeping what he does not mind."""
    waive: dict[str, Decimal] = dict(base.waive)
    waive.update(terms.waive.items())
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


def settle(offer: Offer, position: Position, bargain: Bargain) -> Settlement:
    """Judge an offer: accepted, countered, refused, stalled, or incomplete."""
    full = completed(offer, position, bargain.balance)
    plan = work_out(full, bargain.balance)
    noted = replace(position, yours=full, offers_made=position.offers_made + 1)
    conceded = _gives_first(offer, position, bargain.earned)
    if isinstance(plan, Missing):
        result = OfferResult.INCOMPLETE if bargain.bargains else OfferResult.STALLED
        return Settlement(result, noted, full, missing=plan, conceded_first=conceded)
    beyond = newly_outside(plan, position.yours, bargain)
    takes_counter = (
        not bargain.put_off
        and position.theirs is not None
        and _same(plan, position.theirs, bargain.balance)
    )
    if not bargain.bargains and not takes_counter:
        result, after, stepped = OfferResult.STALLED, noted, False
    elif plan.first_payment is None and position.theirs is None:
        return Settlement(
            OfferResult.INCOMPLETE, noted, full, Missing.DATE, False, conceded, beyond
        )
    else:
        result, after, stepped = _answer(plan, position, noted, bargain)
    return Settlement(
        result,
        after,
        full,
        stepped_down=stepped,
        conceded_first=conceded,
        beyond_mandate=beyond,
        beyond_means=not affordable(plan, bargain.means),
        as_written=after.theirs is None or after.theirs == bargain.counter(after.rung, Offer()),
    )


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


def _gives_first(offer: Offer, position: Position, earned: frozenset[str]) -> bool:
    gives = any(percent > 0 and part not in earned for part, percent in offer.waive)
    return gives and position.theirs is None and position.offers_made == 0


def _answer(
    plan: Plan, before: Position, noted: Position, bargain: Bargain
) -> tuple[OfferResult, Position, bool]:
    """The ladder: one rung down for each improving offer, never below the last."""
    if before.theirs is not None and _same(plan, before.theirs, bargain.balance):
        # easier on him than his own counter: what the trainee said is what holds
        first = plan.first_payment or before.theirs.first_payment
        agreed = replace(noted, agreement=replace(plan.offer, first_payment=first), theirs=None)
        return OfferResult.ACCEPTED, agreed, False
    means_ok = affordable(plan, bargain.means) or bargain.agrees_beyond_means
    if bargain.agrees_beyond_means and not affordable(plan, bargain.means):
        return OfferResult.ACCEPTED, replace(noted, agreement=plan.offer, theirs=None), False
    rung = before.rung
    if acceptable(plan, bargain.ladder[rung], bargain.balance) and means_ok:
        return OfferResult.ACCEPTED, replace(noted, agreement=plan.offer, theirs=None), False
    if before.agreement is not None:
        # what is agreed stands; no new counter comes onto the table
        return OfferResult.REFUSED, before, False
    old = work_out(before.yours, bargain.balance) if before.yours else None
    improved = better(plan, old if isinstance(old, Plan) else None)
    last = len(bargain.ladder) - 1
    if improved and before.offers_made and rung < last:
        rung += 1
        if acceptable(plan, bargain.ladder[rung], bargain.balance) and means_ok:
            agreed = replace(noted, rung=rung, agreement=plan.offer, theirs=None)
            return OfferResult.ACCEPTED, agreed, True
    elif before.theirs is not None and (not improved or rung == last):
        return OfferResult.REFUSED, replace(noted, theirs=before.theirs), False
    countered = replace(noted, rung=rung, theirs=bargain.counter(rung, plan.offer))
    return OfferResult.COUNTERED, countered, rung != before.rung


def _same(plan: Plan, counter: Offer, balance: Balance) -> bool:
    """Whether a plan is the standing counter, or easier on the debtor."""
    theirs = work_out(counter, balance)
    return (
        isinstance(theirs, Plan)
        and plan.waived >= theirs.waived
        and plan.pay_now <= theirs.pay_now
        and plan.heaviest <= max(theirs.monthly, theirs.last)
        and (plan.first_payment or theirs.first_payment) == theirs.first_payment
    )
