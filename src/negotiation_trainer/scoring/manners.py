"""How a turn is spoken, whatever it is about: what its signals tell, and words that do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from negotiation_trainer.catalogue.moves import MoveKind
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import acts_of, segments_of
from negotiation_trainer.scenario.persona_model import Signal
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.evidence import Evidence

BREATH = {"zh": 60, "en": 180}
"""Characters that are said in one breath: no more than anybody can take in."""


def signals(hearing: Encounter) -> Iterator[Evidence]:
    """Manners: arguing with a feeling, lecturing, overloading, repeating, taking vagueness."""
    for turn in hearing.moves:
        for name, flat in hearing.rubric.signals.items():
            if name.value in turn.signals and not _bearable(hearing, turn, name):
                yield Evidence(
                    turn.number,
                    flat.dimension,
                    flat.points,
                    "signal",
                    name.value,
                    hearing.words(turn),
                    turn_before(hearing, turn).line,
                    _limits(turn) if name is Signal.BEYOND_MANDATE else "",
                )


def _limits(turn: Turn) -> str:
    """The limits of the mandate that an offer went over."""
    return " ".join(turn.settlement.beyond_mandate) if turn.settlement is not None else ""


def _bearable(hearing: Encounter, turn: Turn, signal: Signal) -> bool:
    """Whether five things at once are no overload: said in a breath, or nearly all called for."""
    if signal is not Signal.OVERLOADS or turn.move is None:
        return False
    breath = BREATH.get(turn.move.reading.lang, BREATH["en"])
    short = len(turn.move.text) <= breath
    return short or turn.uncalled < hearing.rubric.dilution.halve_from


def turn_before(hearing: Encounter, turn: Turn) -> Turn:
    """Return the turn before one the trainee took."""
    return hearing.turns[turn.number - 1]


def empty_moves(hearing: Encounter) -> Iterator[Evidence]:
    """Words that do nothing."""
    flat = hearing.rubric.empty_move
    for turn in hearing.moves:
        move = turn.move
        spoken = move is not None and move.kind is MoveKind.SAY
        if spoken and move is not None and not acts_of(segments_of(move)):
            yield Evidence(turn.number, flat.dimension, flat.points, "empty", "", move.text)
