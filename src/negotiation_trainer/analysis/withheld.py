"""Why a hidden fact stayed in: which move came nearest to it, and what kept it back there.

Worked out afterwards from the turns of a talk, with the debtor's own ways of hearing and answering.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from negotiation_trainer.dialogue.asked_for import asked_fact
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.manner import without_practical_demands
from negotiation_trainer.dialogue.signals import segments_of
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.guards import Situation, always, compile_guard
from negotiation_trainer.scenario.model import When


class Reason(StrEnum):
    """What kept a fact back."""

    NOT_ASKED = "not_asked"
    CONDITION = "condition"
    OTHER_FACT = "other_fact"
    ROW = "row"
    OFFER = "offer"
    ENDED = "ended"
    OTHERWISE = "otherwise"


@dataclass(frozen=True, slots=True)
class Withheld:
    """A fact that stayed in; `turn` came nearest to it, and `now` is what conditions saw there.

    `unmet` holds those parts of its `when` that failed; `row` is the key of the row that answered.
    """

    fact: str
    reason: Reason
    turn: int = 0
    unmet: When | None = None
    now: Situation | None = None
    row: str = ""
    other: str = ""


def withheld(
    compiled: Compiled, turns: Sequence[Turn], facts: Iterable[str]
) -> tuple[Withheld, ...]:
    """Say of each fact, none of which was told in these turns, why it stayed in."""
    return tuple(_why(compiled, turns, fact) for fact in facts if fact in compiled.facts)


def _why(compiled: Compiled, turns: Sequence[Turn], fact: str) -> Withheld:
    """The last move that asked for it tells most: before it, more was in the way."""
    near = (turn for turn in reversed(turns) if _touches(compiled, turn, fact))
    turn = next(near, None)
    return Withheld(fact, Reason.NOT_ASKED) if turn is None else _at(compiled, turn, fact)


def _touches(compiled: Compiled, turn: Turn, fact: str) -> bool:
    """Whether a move would have brought the fact out, had nothing else been there."""
    if turn.move is None:
        return False
    alone = {fact: compiled.facts[fact]._replace(guard=always)}
    heard = without_practical_demands(turn.move.reading, segments_of(turn.move))
    told, _ = asked_fact(replace(compiled, facts=alone), heard, turn.before, _seen(turn))
    return told is not None


def _seen(turn: Turn) -> Situation:
    """What conditions saw after both machines moved and before the debtor spoke."""
    after, before = turn.after, turn.before
    position = turn.settlement.position if turn.settlement else before.position
    return Situation(
        mood=after.mood,
        heat=turn.heat,
        known=before.known,
        visited=after.visited,
        agreed=position.agreement is not None,
        identified=before.identified,
        countered=position.theirs is not None,
        again=after.again,
        turns_here=after.turns_here,
    )


def _at(compiled: Compiled, turn: Turn, fact: str) -> Withheld:
    now = _seen(turn)
    unmet = unmet_parts(compiled.debtor.facts[fact].when, now)
    at = Withheld(fact, Reason.OTHERWISE, turn.number, now=now)
    if turn.done:
        return replace(at, reason=Reason.ENDED)
    if unmet != When():
        return replace(at, reason=Reason.CONDITION, unmet=unmet)
    if turn.fact is not None:
        return replace(at, reason=Reason.OTHER_FACT, other=turn.fact)
    if turn.scenario_edge is not None:
        return replace(at, reason=Reason.ROW, row=turn.scenario_edge)
    return replace(at, reason=Reason.OFFER) if turn.settlement is not None else at


def unmet_parts(when: When, now: Situation) -> When:
    """Return a condition with those parts only that do not hold."""
    parts = {name: value for name in When.model_fields if (value := getattr(when, name)) != ()}
    failed = {
        name: value
        for name, value in parts.items()
        if value is not None and not compile_guard(When.model_validate({name: value}))(now)
    }
    for name, there in (("knows", now.known), ("visited", now.visited)):
        if name in failed:
            failed[name] = tuple(item for item in failed[name] if item not in there)
    return When.model_validate(failed)
