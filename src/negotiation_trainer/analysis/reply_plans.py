"""Plans of offered replies that the debtor takes otherwise than they are meant.

Of one he hears only the first payment and asks for the rest; of another the instalments do not come
to what is owed, and the talk goes on with other sums than those that were said.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import FigureKind, Mark, Offer, Reading, Segment
from negotiation_trainer.dialogue.bargaining.agreeing import rest_is_theirs
from negotiation_trainer.dialogue.bargaining.plan import Missing, waived_amount, work_out
from negotiation_trainer.dialogue.bargaining.put_forward import aside
from negotiation_trainer.dialogue.bargaining.terms import TERMS
from negotiation_trainer.dialogue.bargaining.typed_offers import PROPOSE, stated
from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply
from negotiation_trainer.scenario.compiling import balance_total

_THE_REST = re.compile(
    r"剩下|余下|其余|剩余|尾款|另一半|\b(?:rest|remainder|remaining|what's left|other half)\b",
    re.IGNORECASE,
)
UNTOLD = Decimal("0.05")
"""Round instalments may miss what is owed by this share, or by one of them: the last is another."""


@dataclass(frozen=True, slots=True)
class CutShort:
    """A plan of which only a first payment is heard."""

    loc: tuple[str | int, ...]
    pay_now: Decimal


@dataclass(frozen=True, slots=True)
class NotMet:
    """Instalments that do not come to what is due after the waivers; amounts in major units."""

    loc: tuple[str | int, ...]
    now: Decimal
    monthly: Decimal
    months: int
    due: Decimal

    @property
    def asked(self) -> Decimal:
        """What the sums that were said come to."""
        return self.now + self.monthly * self.months


def doubtful_plans(compiled: Compiled) -> Iterator[CutShort | NotMet]:
    """Yield such plans of the offered replies; what is meant to be wrong is left out."""
    for state in compiled.states.values():
        written = compiled.source.states[state.id].replies
        for reply, own in zip(state.replies, written, strict=True):
            meant = own.as_declared or bool(reply.breaches) or TERMS in reply.say
            if PROPOSE in reply.acts and not meant:
                loc = ("states", state.id, "replies", reply.number - 1)
                yield from _doubtful(compiled, reply, loc)


def _doubtful(
    compiled: Compiled, reply: OfferedReply, loc: tuple[str | int, ...]
) -> Iterator[CutShort | NotMet]:
    offer, balance = offer_in(compiled, reply), compiled.case.balance
    place = (*loc, "say" if reply.offer is None else "offer")
    if offer is None:
        return
    if work_out(offer, balance) is Missing.TERMS:
        if offer.pay_now and _says_more(_as_declared(compiled, reply), offer):
            yield CutShort(place, offer.pay_now)
    elif offer.monthly and offer.months:
        now, due = (
            offer.pay_now or Decimal(0),
            balance_total(balance) - waived_amount(balance, offer),
        )
        counts = (offer.months, offer.months - 1) if now else (offer.months,)
        missed = min(abs(now + offer.monthly * count - due) for count in counts)
        if missed > _leeway(offer.monthly, offer.months, due):
            yield NotMet(place, now, offer.monthly, offer.months, due)


def offer_in(compiled: Compiled, reply: OfferedReply) -> Offer | None:
    """The offer a reply makes with nothing on the table, or None."""
    if reply.offer is not None:
        return reply.offer
    if TERMS in reply.say:
        return None
    reading, frame = _as_declared(compiled, reply), frame_of(compiled)
    return stated(reading, frame, aside(reading, frame, told=""))


def _as_declared(compiled: Compiled, reply: OfferedReply) -> Reading:
    """What a reply says, without a reader: its acts are declared, its figures are plain."""
    frame, whole = frame_of(compiled), (0, len(reply.say))
    figures = find_figures(
        reply.say,
        lang=compiled.lang,
        currency=frame.currency,
        today=frame.today,
        owed=frame.owed.values(),
    )
    return Reading(
        reply.say,
        compiled.lang,
        acts=tuple(Mark(act, 1.0, whole) for act in reply.acts),
        figures=figures,
        segments=(Segment(whole, reply.acts, reply.topics, reply.breaches),),
    )


def _says_more(reading: Reading, offer: Offer) -> bool:
    """Whether the words speak of more money than the first payment, and do not leave it to him."""
    if rest_is_theirs(reading.text):
        return False
    sums = {Decimal(f.value) for f in reading.figures if f.kind is FigureKind.AMOUNT}
    counted = any(f.kind is FigureKind.TERM and f.unit != "day" for f in reading.figures)
    waived = any(percent for _, percent in offer.waive)
    more = counted or (len(sums - {offer.pay_now}) > 0 and not waived)
    return more or _THE_REST.search(reading.text) is not None


def _leeway(monthly: Decimal, months: int, due: Decimal) -> Decimal:
    """By how much instalments may miss what is due; one with cents was reckoned to fit."""
    if monthly % 1:
        return Decimal(months)
    return max(monthly, due * UNTOLD)
