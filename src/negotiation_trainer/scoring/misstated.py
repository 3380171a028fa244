"""Sums told as owed that are not; apart from the witness, since a rounding is no mistake."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Move
from negotiation_trainer.conduct.speech import claimed_amounts
from negotiation_trainer.dialogue.signals import segments_of
from negotiation_trainer.language.figures.rounding import rough


def misstated(move: Move, right: Collection[Decimal]) -> Iterator[tuple[Decimal, str]]:
    """Yield the sums claimed as owed, with their words, that are neither right nor a rounding.

    `right` are the sums that may be told. A figure said exactly and then roughly in one breath
    (三万四，三万四千多) is meant roughly; cents left out are no mistake.
    """
    claimed = tuple(claimed_amounts(move.reading, segments_of(move)))
    loose = set()
    for figure, _ in claimed:
        reach = rough(move.text, figure)
        if reach is not None and any(map(reach.holds, right)):
            loose.add(figure.value)
    for figure, words in claimed:
        value = Decimal(figure.value)
        if figure.value not in loose and all(abs(value - each) >= 1 for each in right):
            yield value, words
