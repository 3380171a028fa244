"""What words take back of the trainee's own last offer: a waiver denied, a sum that was none.

Apart from the offers in words, since a denial puts nothing forward.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer, Reading
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.language.plans import Denials, denied_in
from negotiation_trainer.language.reader import Frame

NOTHING = Decimal(0)


def keeping(offer: Offer, reading: Reading, position: Position, frame: Frame) -> Offer:
    """Return an offer in which no part is waived that the words deny, whoever waived it before.

    Nor does an instalment stand that they call none.
    """
    denied = denied_in(reading.text, reading.figures, owed=frame.owed)
    before = [each for each in (position.yours, position.theirs) if each is not None]
    parts = _parts_denied(denied, offer, before, frame)
    again = tuple((part, NOTHING) for part in COMPONENTS if part in parts)
    kept = replace(offer, waive=(*offer.waive, *again))
    planned = offer.monthly is not None or offer.months is not None
    if planned or not _denies_rate(denied, position.yours):
        return kept
    return replace(kept, monthly=NOTHING)


def correction(reading: Reading, position: Position, frame: Frame) -> Offer | None:
    """Return what words that propose nothing take back of the offer that stands; None for nothing.

    Where all payments are denied, terms that came up and were never whole go with them.
    """
    yours = position.yours
    if yours is None or position.agreement is not None:
        return None
    denied = denied_in(reading.text, reading.figures, owed=frame.owed)
    parts = _parts_denied(denied, Offer(), [yours], frame)
    waive = tuple((part, NOTHING) for part in COMPONENTS if part in parts)
    if denied.payments and not _is_whole(yours):
        return Offer(pay_now=NOTHING, monthly=NOTHING, waive=waive)
    rate = NOTHING if _denies_rate(denied, yours) else None
    offer = Offer(monthly=rate, waive=waive)
    return None if offer.is_empty else offer


def _is_whole(offer: Offer) -> bool:
    """Whether an offer says how much and from when."""
    planned = bool(offer.pay_now or offer.monthly)
    return planned and offer.first_payment is not None


def _denies_rate(denied: Denials, yours: Offer | None) -> bool:
    return yours is not None and yours.monthly in denied.sums


def _parts_denied(
    denied: Denials, offer: Offer, before: Iterable[Offer], frame: Frame
) -> frozenset[str]:
    """The parts waived before that are denied now, and not waived by the same words."""
    standing = [each for each in before if any(percent for _, percent in each.waive)]
    parts = set(denied.parts)
    if denied.others and offer.waive:
        parts.update(COMPONENTS)
    for each in standing:
        parts.update(_of_shares(denied, each, frame))
    waived = {part for each in standing for part in COMPONENTS if each.waived(part)}
    return frozenset((parts & waived) - {part for part, _ in offer.waive})


def _of_shares(denied: Denials, standing: Offer, frame: Frame) -> Iterator[str]:
    """The parts of an offer whose very share, in percent or money, is refused."""
    for part, percent in standing.waive:
        worth = frame.owed.get(part, NOTHING) * percent / 100
        for share in denied.shares:
            alike = share.value == percent if share.in_percent else abs(share.value - worth) < 1
            if percent and alike and (not share.parts or part in share.parts):
                yield part
