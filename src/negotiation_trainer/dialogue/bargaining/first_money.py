"""Which money a day in an offer is for: the first to arrive, or only what comes after it.

Apart from what else typed terms mean, since only the words around the day tell it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Offer, Reading
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.language.folding import fold_utterance

_REST = re.compile(r"剩下|余下|其余|剩余|尾款|\b(?:rest|remainder|remaining|balance)\b")
_ALL_THE_REST = re.compile(
    r"剩下|余下|其余|剩余|尾款|\b(?:the|that's|whatever's) (?:rest|remainder|remaining|left)\b"
)
_SENTENCE_END = re.compile(r"[.!?。！？;；](?![0-9])")
_CLAUSE_END = re.compile(r"[,.;!?，。；！？]")


def with_first_money(offer: Offer, text: str, figures: tuple[Figure, ...]) -> Offer | None:
    """Leave the first day open where the only day that was named is that of the rest."""
    if offer.pay_now is None or offer.first_payment is None:
        return offer
    days = [f for f in figures if f.kind is FigureKind.DATE and day_of(f) == offer.first_payment]
    if not days or not all(_of_the_rest(day, text) for day in days):
        return offer
    rest = replace(offer, first_payment=None)
    return None if rest.is_empty else rest


def first_day_left(offer: Offer, reading: Reading, position: Position) -> Offer:
    """Leave the day of the first payment that stands where only the rest is given a day."""
    yours = position.yours
    if yours is None or yours.pay_now is None or yours.first_payment is None:
        return offer
    if offer.pay_now is not None or offer.first_payment is None:
        return offer
    days = [f for f in reading.figures if f.kind is FigureKind.DATE]
    named = [day for day in days if day_of(day) == offer.first_payment]
    of_rest = named and all(_ALL_THE_REST.search(_sentence(day, reading.text)) for day in named)
    return replace(offer, first_payment=None) if of_rest else offer


def _of_the_rest(figure: Figure, text: str) -> bool:
    before = _CLAUSE_END.split(text[: figure.span[0]])[-1]
    return _REST.search(fold_utterance(before).text) is not None


def _sentence(figure: Figure, text: str) -> str:
    """The sentence a figure stands in, in one spelling."""
    start, end = figure.span
    before = _SENTENCE_END.split(text[:start])[-1]
    return fold_utterance(before + text[start:end] + _SENTENCE_END.split(text[end:])[0]).text


def day_of(figure: Figure) -> date:
    """The day a figure states."""
    return date.fromisoformat(figure.value)
