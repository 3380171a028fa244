"""The concession curve: what both sides offered, turn by turn, and where too much was given.

It changes no score: it shows how the price was come to.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Plan, waived_amount, work_out
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.language.plans import demanded
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import OfferResult, Terms

NOTHING = Decimal(0)
FELT = Decimal(1)
"""A difference of less is cents left out."""


class Side(StrEnum):
    """Who made an offer."""

    YOURS = "yours"
    THEIRS = "theirs"


class Slip(StrEnum):
    """A way of giving too much.

    Before anything was asked; twice without an answer between; more than the debtor asked for;
    more than he would have settled for.
    """

    UNASKED = "unasked"
    AGAINST_SELF = "against_self"
    PAST_COUNTER = "past_counter"
    MORE_THAN_NEEDED = "more_than_needed"


@dataclass(frozen=True, slots=True)
class Bid:
    """One offer of one side, worked out; `agreed` if it is what was settled on."""

    turn: int
    side: Side
    plan: Plan
    agreed: bool = False

    @property
    def waived(self) -> Decimal:
        """The money it gives up."""
        return self.plan.waived


@dataclass(frozen=True, slots=True)
class TooMuch:
    """Something given that need not have been: in which turn, how, and how much money."""

    turn: int
    slip: Slip
    amount: Decimal


@dataclass(frozen=True, slots=True)
class Curve:
    """All offers in order, and what was given away; `most` is what the mandate let be waived."""

    bids: tuple[Bid, ...] = ()
    given_away: tuple[TooMuch, ...] = ()
    most: Decimal = NOTHING


def concession_curve(compiled: Compiled, turns: tuple[Turn, ...]) -> Curve:
    """Return the offers of a talk; `turns` begins with turn 0."""
    balance = compiled.case.balance
    bids = tuple(_bids(turns, balance))
    most = waived_amount(balance, Offer(waive=tuple(compiled.mandate.waive.items())))
    return Curve(bids, (*_slips(turns, bids, balance), *needless_waivers(compiled, bids)), most)


def _plan(offer: Offer | None, balance: Balance) -> Plan | None:
    plan = work_out(offer, balance) if offer is not None else None
    return plan if isinstance(plan, Plan) else None


def _bids(turns: Iterable[Turn], balance: Balance) -> Iterator[Bid]:
    """Each offer once, when it is made; an agreement is his counter taken or the last offer."""
    for turn in turns:
        before, after = turn.before.position, turn.after.position
        made = turn.settlement.offer if turn.settlement is not None else None
        agreed = after.agreement if after.agreement != before.agreement else None
        mine = _plan(agreed or made, balance)
        if mine is not None and (turn.settlement is not None or agreed is not None):
            yield Bid(turn.number, Side.YOURS, mine, agreed is not None)
        theirs = _plan(after.theirs, balance) if after.theirs != before.theirs else None
        if theirs is not None:
            yield Bid(turn.number, Side.THEIRS, theirs)


def _slips(turns: tuple[Turn, ...], bids: tuple[Bid, ...], balance: Balance) -> Iterator[TooMuch]:
    """What was given too soon or too freely, each turn for its worst reason only."""
    last: Bid | None = None
    for bid in (bid for bid in bids if bid.side is Side.YOURS):
        turn = turns[bid.turn]
        asked = _plan(turn.before.position.theirs, balance)
        more = bid.waived - (last.waived if last else NOTHING)
        if asked is not None and bid.waived - asked.waived >= FELT:
            yield TooMuch(bid.turn, Slip.PAST_COUNTER, bid.waived - asked.waived)
        elif (unasked := min(more, _unasked(turns, bid, balance))) >= FELT:
            yield TooMuch(bid.turn, Slip.UNASKED, unasked)
        elif last is not None and not _answered(turns[last.turn : bid.turn]) and more >= FELT:
            yield TooMuch(bid.turn, Slip.AGAINST_SELF, more)
        last = bid


def _answered(turns: Iterable[Turn]) -> bool:
    """Whether he answered an offer: by terms of his own, new or said again, or by a no."""
    return any(
        turn.after.put
        or turn.after.position.theirs not in (None, turn.before.position.theirs)
        or (turn.settlement is not None and turn.settlement.result is OfferResult.REFUSED)
        for turn in turns
    )


def _unasked(turns: tuple[Turn, ...], bid: Bid, balance: Balance) -> Decimal:
    """The money a first offer waives of parts that the debtor never yet wanted off.

    What he asked for once stays asked for, also where he spoke of something else since.
    """
    settlement = turns[bid.turn].settlement
    if settlement is None or not settlement.conceded_first:
        return NOTHING
    asked = demanded(turn.line for turn in turns[: bid.turn])
    gifts = (item for item in bid.plan.offer.waive if item[0] not in asked)
    return waived_amount(balance, Offer(waive=tuple(gifts)))


def needless_waivers(compiled: Compiled, bids: tuple[Bid, ...]) -> Iterator[TooMuch]:
    """What was agreed beyond the least waiver the debtor would have settled for."""
    agreed = next((bid for bid in reversed(bids) if bid.agreed), None)
    if agreed is None:
        return
    least = min(_least(terms, compiled, agreed.plan) for terms in compiled.debtor.concedes)
    if agreed.waived - least >= FELT:
        yield TooMuch(agreed.turn, Slip.MORE_THAN_NEEDED, agreed.waived - least)


def _least(terms: Terms, compiled: Compiled, agreed: Plan) -> Decimal:
    """The least waiver that terms of his need: what they ask, and what no term could stretch.

    The longest plan the mandate allows, or the agreed one, is paid at what he can bear; what is
    left of the debt then must go.
    """
    balance, means = compiled.case.balance, compiled.debtor.can_pay
    down = max(_bearable(terms.pay_now, means.now), agreed.pay_now)
    monthly = max(_bearable(terms.monthly, means.monthly), agreed.monthly)
    months = max(compiled.mandate.instalments, agreed.months)
    asked = waived_amount(balance, Offer(waive=tuple(terms.waive.items())))
    return max(asked, balance_total(balance) - down - monthly * months)


def _bearable(wanted: Decimal | None, means: Decimal) -> Decimal:
    """The most he pays: no more than he wants to, nor than he can."""
    return means if wanted is None else min(wanted, means)
