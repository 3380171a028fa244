"""The heat curve as a witness of the control of escalation: rises, falls, the peak and the end."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.endings import TRAINEE_HUNG_UP
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.rubric import Dimension
from negotiation_trainer.scoring.suspicion import doubtful

LOW, HIGH = 1, 3
FEW = 2
"""So many moves are too few to be called steady."""


def heat(hearing: Encounter) -> Iterator[Evidence]:
    """The heat curve the trainee caused: rises, falls, the peak and the end."""
    start = lowest = hearing.turns[0].heat
    for turn in hearing.moves:
        yield from _change(hearing, turn, lowest)
        lowest = min(lowest, turn.heat)
    yield from _steady(hearing)
    points = hearing.rubric.heat
    top = max(hearing.turns, key=lambda turn: turn.heat)
    if top.heat > start:
        yield _seen(hearing, top, "heat.peak", points.peak * (top.heat - start), str(top.heat))
    yield from _ending(hearing)


def _seen(
    hearing: Encounter, turn: Turn, rule: str, worth: float, subject: str, *, detail: str = ""
) -> Evidence:
    words, control = hearing.words(turn), Dimension.ESCALATION
    return Evidence(turn.number, control, worth, rule, subject, words, turn.line, detail)


def _change(hearing: Encounter, turn: Turn, lowest: int) -> Iterator[Evidence]:
    """A rise or a fall; words that may hide a threat earn nothing for calming somebody.

    Down to `lowest`, where the talk has been before, he only takes back what he stirred up himself.
    """
    points, change = hearing.rubric.heat, turn.heat - turn.heat_before
    if change > 0:
        why = hearing.stirred_by(turn)
        yield _seen(hearing, turn, "heat.rise", points.rise * change, str(change), detail=why)
    elif change < 0 and doubtful(hearing, turn):
        yield _seen(hearing, turn, "heat.withheld", 0, str(-change))
    elif change < 0:
        undone = max(turn.heat_before - max(turn.heat, lowest), 0)
        for rule, steps, worth in (
            ("heat.undone", undone, points.taken_back),
            ("heat.fall", -change - undone, points.fall),
        ):
            if steps:
                yield _seen(hearing, turn, rule, worth * steps, str(steps))


def _steady(hearing: Encounter) -> Iterator[Evidence]:
    """Three moves or more and never hotter than before, or once and made good again.

    Who was hot from the start and still is was not kept calm. The last words are the witness.
    """
    moves = hearing.moves
    if len(moves) <= FEW:
        return
    points = hearing.rubric.heat
    risen = sum(max(turn.heat - turn.heat_before, 0) for turn in moves)
    last = next((t for t in reversed(moves) if hearing.words(t)), hearing.last)
    start = hearing.turns[0].heat
    calm = hearing.last.heat < max(HIGH, start)
    if not risen and calm:
        yield _seen(hearing, last, "heat.steady", points.steady, str(last.heat))
    elif risen == 1 and _came_down(moves) and hearing.last.heat <= start and points.regained:
        yield _seen(hearing, last, "heat.regained", points.regained, str(last.heat))


def _came_down(moves: Sequence[Turn]) -> bool:
    """Whether it came down again after its last rise."""
    changes = [turn.heat - turn.heat_before for turn in moves if turn.heat != turn.heat_before]
    return bool(changes) and changes[-1] < 0


def _ending(hearing: Encounter) -> Iterator[Evidence]:
    last, points = hearing.last, hearing.rubric.heat
    found: list[tuple[str, float]] = []
    if hearing.broken_off:
        found.append(("heat.broken_off", points.broken_off))
    if last.after.outcome == TRAINEE_HUNG_UP:
        found.append(("heat.walked_off", points.walked_off))
    elif last.heat <= LOW and len(hearing.moves) > FEW:
        found.append(("heat.ends_low", points.ends_low))
    if last.heat >= HIGH:
        found.append(("heat.ends_high", points.ends_high))
    for rule, worth in found:
        yield _seen(hearing, last, rule, worth, str(last.heat))
