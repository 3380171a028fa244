"""Scenarios whose offered plans the debtor can accept none of, in whatever order they are played.

Told only where it is sure: every plan is whole and dated, and stays too much for him even with all
that any reply or the mandate waives.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from negotiation_trainer.analysis.reply_plans import offer_in
from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.bargain import acceptable, affordable
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Plan, waived_amount, work_out
from negotiation_trainer.dialogue.bargaining.typed_offers import PROPOSE
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply
from negotiation_trainer.scenario.model import OutcomeKind


@dataclass(frozen=True, slots=True)
class Unwelcome:
    """The first plan that the mandate allows, and what he minds of it: waive, now, monthly, date.

    `most` is what he would pay at once or a month, where that is what he minds.
    """

    loc: tuple[str | int, ...]
    reason: str
    most: Decimal


def unwelcome(compiled: Compiled) -> Iterator[Unwelcome]:
    """Yield what is wrong with the plans of a scenario, if he can accept none."""
    kinds = {outcome.kind for outcome in compiled.outcomes.values()}
    if OutcomeKind.AGREEMENT not in kinds or compiled.persona.source.agrees_beyond_means:
        return
    plans = list(_plans(compiled))
    if any(plan is None or _may_be_accepted(compiled, plan) for _, _, plan in plans):
        return
    for loc, reply, plan in plans:
        beyond = plan and outside_mandate(plan, compiled.mandate, compiled.today)
        if plan is not None and not beyond and not reply.breaches:
            yield _minded(compiled, loc, _at_best(compiled, plan))
            return


def _plans(
    compiled: Compiled,
) -> Iterator[tuple[tuple[str | int, ...], OfferedReply, Plan | None]]:
    """What each proposing reply comes to; None where that hangs on the talk."""
    for state in compiled.states.values():
        for reply in state.replies:
            if PROPOSE in reply.acts or reply.offer is not None:
                loc = ("states", state.id, "replies", reply.number - 1, "say")
                yield loc, reply, _whole(compiled, reply)


def _whole(compiled: Compiled, reply: OfferedReply) -> Plan | None:
    offer = offer_in(compiled, reply)
    if offer is None or offer.first_payment is None:
        return None
    plan = work_out(offer, compiled.case.balance)
    return plan if isinstance(plan, Plan) else None


def _may_be_accepted(compiled: Compiled, plan: Plan) -> bool:
    best = _at_best(compiled, plan)
    suits = any(
        acceptable(best, terms, compiled.case.balance) for terms in compiled.debtor.concedes
    )
    return suits and affordable(best, compiled.debtor.can_pay)


def _at_best(compiled: Compiled, plan: Plan) -> Plan:
    """A plan with all that may have been waived before it was put."""
    waived = dict[str, Decimal](compiled.mandate.waive.items())
    offers = [
        offer
        for state in compiled.states.values()
        for reply in state.replies
        if (offer := offer_in(compiled, reply)) is not None
    ]
    for part, percent in (pair for offer in (*offers, plan.offer) for pair in offer.waive):
        waived[part] = max(percent, waived.get(part, percent))
    best = work_out(replace(plan.offer, waive=tuple(waived.items())), compiled.case.balance)
    return best if isinstance(best, Plan) else plan


def _minded(compiled: Compiled, loc: tuple[str | int, ...], plan: Plan) -> Unwelcome:
    """What his last terms and his means leave of a plan."""
    last, means, balance = (
        compiled.debtor.concedes[-1],
        compiled.debtor.can_pay,
        compiled.case.balance,
    )
    now = means.now if last.pay_now is None else min(last.pay_now, means.now)
    monthly = means.monthly if last.monthly is None else min(last.monthly, means.monthly)
    if plan.pay_now > now:
        return Unwelcome(loc, "now", now)
    if max(plan.monthly, plan.last) > monthly:
        return Unwelcome(loc, "monthly", monthly)
    wanted = waived_amount(balance, Offer(waive=tuple(last.waive.items())))
    return Unwelcome(loc, "waive" if plan.waived < wanted else "date", wanted)
