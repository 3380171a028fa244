"""What the reader only suspects: never charged, always asked about, earning nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from negotiation_trainer.catalogue.moves import BreachMark
from negotiation_trainer.conduct.model import Rule, Severity
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.language.thresholds import TOLD
from negotiation_trainer.scoring.encounter import Encounter

GRAVE = frozenset({Severity.CRITICAL, Severity.MAJOR})


def suspected(hearing: Encounter, turn: Turn) -> Iterator[tuple[BreachMark, Rule]]:
    """Yield the breaches suspected in a turn, with the rules they would break.

    Readings that were kept may hold fainter ones than are told of.
    """
    if turn.move is None:
        return
    for mark in turn.move.reading.breaches:
        if mark.sure or mark.score < TOLD:
            continue
        rule = rule_for_breach(hearing.rules, mark.id, turn.move.text)
        if rule is not None:
            yield mark, rule


def doubtful(hearing: Encounter, turn: Turn) -> bool:
    """Whether a turn may hold a grave breach, so that what it won earns nothing as yet."""
    return any(rule.severity in GRAVE for _, rule in suspected(hearing, turn))


def first_doubtful(hearing: Encounter) -> Turn | None:
    """Return the first turn that is doubtful, None where all are plain."""
    return next((turn for turn in hearing.moves if doubtful(hearing, turn)), None)


def believed(turns: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return the turns as they are if nothing that is only suspected was a breach."""
    return tuple(map(_cleared, turns))


def _cleared(turn: Turn) -> Turn:
    if turn.move is None or all(mark.sure for mark in turn.move.reading.breaches):
        return turn
    reading = replace(turn.move.reading, breaches=turn.move.reading.sure_breaches)
    return replace(turn, move=replace(turn.move, reading=reading))
