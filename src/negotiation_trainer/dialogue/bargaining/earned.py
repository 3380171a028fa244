"""When a waiver is no gift: in return for the debtor's own first step, or in answer to his demand.

Apart from the arithmetic of offers, since only words tell it.
"""

from __future__ import annotations

from collections.abc import Iterable

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.language.plans import demanded, is_conditional


def earned_waivers(offer: Offer, text: str, lines: Iterable[str]) -> frozenset[str]:
    """The parts whose waiver is no gift; `lines` are what the debtor said and waits on."""
    if not any(percent for _, percent in offer.waive):
        return frozenset()
    return frozenset(COMPONENTS) if is_conditional(text) else demanded(lines)


def held_back(offer: Offer, text: str, position: Position) -> Offer | None:
    """Return what lies on the table of an offer whose waiver waits for his first figure."""
    yours = position.yours
    planned = yours is not None and _has_plan(yours)
    if (
        not any(percent for _, percent in offer.waive)
        or _has_plan(offer)
        or planned
        or position.theirs is not None
    ):
        return offer
    if not is_conditional(text):
        return offer
    rest = Offer(first_payment=offer.first_payment)
    return None if rest.is_empty else rest


def _has_plan(offer: Offer) -> bool:
    return not (offer.pay_now is None and offer.monthly is None and offer.months is None)
