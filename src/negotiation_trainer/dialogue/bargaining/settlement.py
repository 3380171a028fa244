"""What becomes of an offer: accepted, countered, refused, stalled or incomplete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.bargain import Bargain, acceptable, affordable
from negotiation_trainer.dialogue.bargaining.mandate import newly_outside
from negotiation_trainer.dialogue.bargaining.plan import Missing, Plan, work_out
from negotiation_trainer.dialogue.bargaining.position import Position, completed, stated
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.model import OfferResult


@dataclass(frozen=True, slots=True)
class Settlement:
    """What became of one offer; `as_written`: a counter is no other than its rung of the ladder.

    `held`: it is refused for nothing but his own terms, being within his means and no step back.
    """

    result: OfferResult
    position: Position
    offer: Offer
    missing: Missing | None = None
    conceded_first: bool = False
    beyond_mandate: tuple[str, ...] = ()
    beyond_means: bool = False
    as_written: bool = True
    held: bool = False


def settle(offer: Offer, position: Position, bargain: Bargain) -> Settlement:
    """Judge an offer: accepted, countered, refused, stalled, or incomplete."""
    full = completed(offer, position, bargain.balance)
    plan = work_out(full, bargain.balance)
    own = stated(offer, position.own, bargain.balance)
    noted = replace(position, yours=full, own=own, offers_made=position.offers_made + 1)
    conceded = _gives_first(offer, position, bargain.earned)
    if isinstance(plan, Missing):
        result = OfferResult.INCOMPLETE if bargain.bargains else OfferResult.STALLED
        return Settlement(result, noted, full, missing=plan, conceded_first=conceded)
    if full not in position.offered:
        noted = replace(noted, offered=(*position.offered, full))
    beyond = newly_outside(plan, own, position.own, bargain)
    takes_counter = (
        not bargain.put_off
        and position.theirs is not None
        and _same(plan, position.theirs, bargain.balance)
    )
    if not bargain.bargains and not takes_counter:
        result, after = OfferResult.STALLED, noted
    elif plan.first_payment is None and position.theirs is None:
        return Settlement(OfferResult.INCOMPLETE, noted, full, Missing.DATE, conceded, beyond)
    else:
        result, after = _answer(plan, position, noted, bargain)
    within = affordable(plan, bargain.means)
    disputed = result is OfferResult.REFUSED and position.agreement is None
    return Settlement(
        result,
        after,
        full,
        conceded_first=conceded,
        beyond_mandate=beyond,
        beyond_means=not within,
        as_written=after.theirs is None or after.theirs == bargain.counter(after.rung, Offer()),
        held=disputed and within and not _goes_back(plan, position, bargain.balance),
    )


def _gives_first(offer: Offer, position: Position, earned: frozenset[str]) -> bool:
    gives = any(percent > 0 and part not in earned for part, percent in offer.waive)
    return gives and position.theirs is None and position.offers_made == 0


def _answer(
    plan: Plan, before: Position, noted: Position, bargain: Bargain
) -> tuple[OfferResult, Position]:
    """The ladder: one rung down for each offer that eases him more than any before it.

    Or that is put again unchanged, or easier, when he could live with it: who holds a sound plan is
    met in the end, and nothing is won by going back and forth.
    """
    if before.theirs is not None and _same(plan, before.theirs, bargain.balance):
        # easier on him than his own counter: what the trainee said is what holds
        first = plan.first_payment or before.theirs.first_payment
        agreed = replace(noted, agreement=replace(plan.offer, first_payment=first), theirs=None)
        return OfferResult.ACCEPTED, agreed
    means_ok = affordable(plan, bargain.means) or bargain.agrees_beyond_means
    if bargain.agrees_beyond_means and not affordable(plan, bargain.means):
        return OfferResult.ACCEPTED, replace(noted, agreement=plan.offer, theirs=None)
    rung = before.rung
    if acceptable(plan, bargain.ladder[rung], bargain.balance) and means_ok:
        return OfferResult.ACCEPTED, replace(noted, agreement=plan.offer, theirs=None)
    if before.agreement is not None:
        # what is agreed stands; no new counter comes onto the table
        return OfferResult.REFUSED, before
    last = len(bargain.ladder) - 1
    firm = (
        means_ok
        and acceptable(plan, bargain.ladder[last], bargain.balance)
        and not _goes_back(plan, before, bargain.balance)
    )
    steps = firm or all(better(plan, old) for old in _plans(before, bargain.balance))
    if steps and before.offers_made and rung < last:
        rung += 1
        if acceptable(plan, bargain.ladder[rung], bargain.balance) and means_ok:
            agreed = replace(noted, rung=rung, agreement=plan.offer, theirs=None)
            return OfferResult.ACCEPTED, agreed
    elif before.theirs is not None and (not steps or rung == last):
        return OfferResult.REFUSED, replace(noted, theirs=before.theirs)
    countered = replace(noted, rung=rung, theirs=bargain.counter(rung, plan.offer))
    return OfferResult.COUNTERED, countered


def _last_plan(before: Position, balance: Balance) -> Plan | None:
    """Return what the trainee's last offer works out to, if there was a whole one."""
    old = work_out(before.yours, balance) if before.yours else None
    return old if isinstance(old, Plan) else None


def _plans(before: Position, balance: Balance) -> Iterator[Plan]:
    """What the trainee's whole offers so far work out to."""
    worked_out = (work_out(offer, balance) for offer in before.offered)
    return (plan for plan in worked_out if isinstance(plan, Plan))


def _goes_back(plan: Plan, before: Position, balance: Balance) -> bool:
    """Whether a plan is worse for him than the last one, and better in nothing."""
    old = _last_plan(before, balance)
    return old is not None and better(old, plan) and not better(plan, old)


def better(plan: Plan, old: Plan) -> bool:
    """Whether a plan improves on an older one in any respect that eases the debtor."""
    heaviest, before = max(plan.monthly, plan.last), max(old.monthly, old.last)
    later = (
        plan.first_payment is not None
        and old.first_payment is not None
        and plan.first_payment > old.first_payment
    )
    return plan.waived > old.waived or plan.pay_now < old.pay_now or heaviest < before or later


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
