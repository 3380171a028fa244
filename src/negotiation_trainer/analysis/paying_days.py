"""Days in offered replies that nobody can pay on: those no calendar has, and those gone by.

The debtor hears no day at all in either and asks for one, so whoever picked the reply is taken for
somebody who named none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.dialogue.bargaining.typed_offers import PROPOSING
from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.language.figures import find_figures, impossible_days
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply


@dataclass(frozen=True, slots=True)
class UnpayableDay:
    """A day in a reply; `words` as they stand there, `exists` where it only has gone by."""

    loc: tuple[str | int, ...]
    words: str
    exists: bool = False


def unpayable_days(compiled: Compiled) -> Iterator[UnpayableDay]:
    """Yield such days of the offered replies; what the author stands by is left out."""
    for state in compiled.states.values():
        written = compiled.source.states[state.id].replies
        for reply, own in zip(state.replies, written, strict=True):
            if not own.as_declared:
                loc = ("states", state.id, "replies", reply.number - 1)
                for span in impossible_days(reply.say, today=compiled.today):
                    yield UnpayableDay((*loc, "say"), reply.say[slice(*span)])
                yield from _gone_by(compiled, reply, loc)


def _gone_by(
    compiled: Compiled, reply: OfferedReply, loc: tuple[str | int, ...]
) -> Iterator[UnpayableDay]:
    if reply.offer is not None:
        day = reply.offer.first_payment
        if day is not None and day < compiled.today:
            yield UnpayableDay((*loc, "offer", "first_payment"), day.isoformat(), exists=True)
        return
    if PROPOSING.isdisjoint(reply.acts):
        return
    figures: tuple[Figure, ...] = find_figures(
        reply.say, lang=compiled.lang, currency=compiled.case.currency, today=compiled.today
    )
    if _first_payment(compiled, reply, figures, compiled.today) is None:
        # Without a today no day is past, so this is what the plan would begin on.
        day = _first_payment(compiled, reply, figures, None)
        if day is not None and day < compiled.today:
            words = next(reply.say[slice(*one.span)] for one in figures if _is_day(one, day))
            yield UnpayableDay((*loc, "say"), words, exists=True)


def _first_payment(
    compiled: Compiled, reply: OfferedReply, figures: tuple[Figure, ...], today: date | None
) -> date | None:
    owed = frame_of(compiled).owed
    offer = read_offer(reply.say, figures, today=today, owed=owed)
    return offer.first_payment if offer is not None else None


def _is_day(figure: Figure, day: date) -> bool:
    return figure.kind is FigureKind.DATE and figure.value == day.isoformat()
