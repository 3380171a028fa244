"""Offered replies whose figures the rules of conduct would take for an inflated debt.

Read as in a talk, so that what is told here is what whoever picks the reply is blamed for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind
from negotiation_trainer.conduct.speech import claims, is_overstated
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.compiled import Compiled, OfferedReply


@dataclass(frozen=True, slots=True)
class Overstated:
    """An amount in a reply that is more than is owed; `words` as they stand there."""

    loc: tuple[str | int, ...]
    words: str


def overstated(compiled: Compiled) -> Iterator[Overstated]:
    """Yield the replies that state more than is owed; what the author stands by is left out."""
    for state in compiled.states.values():
        written = compiled.source.states[state.id].replies
        for reply, own in zip(state.replies, written, strict=True):
            meant = own.as_declared or bool(reply.breaches)
            if not meant and claims(reply.acts, reply.topics):
                words = _more_than_owed(compiled, reply)
                if words:
                    yield Overstated(
                        ("states", state.id, "replies", reply.number - 1, "say"), words
                    )


def _more_than_owed(compiled: Compiled, reply: OfferedReply) -> str:
    """The words of the first such amount, empty if there is none."""
    case = compiled.case
    found: tuple[Figure, ...] = find_figures(
        reply.say, lang=compiled.lang, currency=case.currency, today=compiled.today
    )
    for figure in found:
        stated = figure.kind is FigureKind.AMOUNT and not figure.unit
        if stated and is_overstated(Decimal(figure.value), case):
            return reply.say[slice(*figure.span)]
    return ""
