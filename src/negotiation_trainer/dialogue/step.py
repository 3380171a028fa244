"""One turn of a talk, as a pure function: cursor and move in, the turn as it happened out.

The order: the move is heard; the persona takes one edge; an offer is settled; the scenario takes
one edge; one asked fact is told; the line is chosen. No clock, no I/O; variants of a line come from
the seed and the turn.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from negotiation_trainer.catalogue.moves import Move, MoveKind, Offer
from negotiation_trainer.dialogue import signals as derive
from negotiation_trainer.dialogue.answering import Listened, answer
from negotiation_trainer.dialogue.bargaining.bargain import bargain
from negotiation_trainer.dialogue.bargaining.position import Position, without
from negotiation_trainer.dialogue.bargaining.settlement import Settlement, settle
from negotiation_trainer.dialogue.calling import calls_of, missed_twice
from negotiation_trainer.dialogue.cursor import Cursor, Turn, situation
from negotiation_trainer.dialogue.endings import (
    OUT_OF_PATIENCE,
    TRAINEE_HUNG_UP,
    closes,
    outcome_of_goodbye,
    outcome_of_kind,
)
from negotiation_trainer.dialogue.listening import Heard, listen, occasion_of
from negotiation_trainer.dialogue.machines import Runner
from negotiation_trainer.dialogue.speech import REMEMBERED, SILENT, Speech, Voice, first_line
from negotiation_trainer.scenario.compiled import Compiled, Edge
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import OfferResult


def start(compiled: Compiled, *, seed: int, at: Cursor | None = None) -> Turn:
    """Return turn 0: the debtor's first line; with `at`, what he says on coming to that place."""
    cursor = at or Cursor(
        mood=compiled.start_mood, state=compiled.start, visited=frozenset({compiled.start})
    )
    voice = Voice(compiled, seed, cursor.turn, cursor.said, cursor.position)
    line = first_line(compiled.states[cursor.state].lines, situation(compiled, cursor))
    speech = voice.say(line) if line else SILENT
    after = _having_spoken(cursor, speech, position=_on_the_table(compiled, cursor, speech))
    heat = compiled.persona.heat[cursor.mood]
    return Turn(
        cursor.turn,
        None,
        cursor,
        after,
        heat,
        heat,
        speech.text,
        _keys(speech),
        raised=speech.raises,
    )


def _keys(speech: Speech) -> tuple[str, ...]:
    return tuple(key for key, _ in speech.keys)


def _on_the_table(compiled: Compiled, cursor: Cursor, speech: Speech) -> Position:
    """Return the position after the debtor has spoken, with the counter his line puts forward."""
    position = cursor.position
    if not speech.puts_counter or position.theirs is not None or position.agreement is not None:
        return position
    # his line names its figures, so nothing of what was offered before goes into it
    counter = bargain(compiled, cursor.mood).counter(position.rung, Offer())
    return replace(position, theirs=counter)


def _having_spoken(cursor: Cursor, speech: Speech, **along: Any) -> Cursor:
    """Return the cursor after the debtor has spoken; fields `along` change at the same time."""
    return replace(
        cursor,
        identified=cursor.identified or speech.confirms_identity,
        pending=calls_of(cursor, speech),
        vague_standing=speech.vague,
        said=(cursor.said + speech.keys)[-REMEMBERED:],
        **along,
    )


@dataclass(frozen=True, slots=True)
class _Taken:
    """A move as it was heard, and what both machines and the bargaining made of it."""

    before: Cursor
    move: Move
    heard: Heard
    persona_edge: Edge | None
    scene: Edge | None
    settlement: Settlement | None

    def as_listened(self, now: Situation) -> Listened:
        """Return it as the debtor answers to it, both machines having moved."""
        heard = self.heard
        return Listened(
            self.move,
            heard.segments,
            heard.signals,
            occasion_of(heard, now, self.settlement),
            self.scene,
            self.settlement,
            heard.misquoted,
            tuple(item.opening for item in self.before.pending),
        )


def step(compiled: Compiled, cursor: Cursor, move: Move, *, runner: Runner, seed: int) -> Turn:
    """Take one turn. `cursor` must not have ended (`ValueError`)."""
    if cursor.outcome is not None:
        raise ValueError("the talk is over")
    if move.kind is MoveKind.HANG_UP:
        return _hang_up(compiled, cursor, move)
    heard = listen(compiled, cursor, move)
    persona_edge = _mood_taken(compiled, cursor, heard, runner)
    mood = persona_edge.to if persona_edge and persona_edge.to else cursor.mood
    now = situation(compiled, cursor, mood)
    settlement = None
    if heard.offer is not None and mood not in compiled.persona.ends:
        against = bargain(compiled, mood, state=cursor.state, identified=cursor.identified)
        judged = replace(against, earned=heard.earned)
        settlement = settle(heard.offer, cursor.position, judged)
    if settlement is not None:
        now = replace(
            now,
            agreed=settlement.position.agreement is not None,
            countered=settlement.position.theirs is not None,
        )
    scene = None
    if mood not in compiled.persona.ends and heard.misquoted is None:
        scene = runner.state(cursor.state, occasion_of(heard, now, settlement))
    taken = _Taken(cursor, move, heard, persona_edge, scene, settlement)
    return _spoken(compiled, taken, _advance(compiled, taken, mood), seed)


def _mood_taken(compiled: Compiled, cursor: Cursor, heard: Heard, runner: Runner) -> Edge | None:
    """Return the persona's one edge; the question whether he can pay a fair sum never heats."""
    occasion = occasion_of(heard, situation(compiled, cursor))
    edge = runner.mood(cursor.mood, occasion)
    heat = compiled.persona.heat
    if not heard.fair or edge is None or edge.to is None or heat[edge.to] <= heat[cursor.mood]:
        return edge
    return runner.mood(cursor.mood, replace(occasion, segments=derive.unpressed(heard.segments)))


def _hang_up(compiled: Compiled, cursor: Cursor, move: Move) -> Turn:
    after = replace(cursor, turn=cursor.turn + 1, outcome=TRAINEE_HUNG_UP)
    heat = compiled.persona.heat[cursor.mood]
    return Turn(after.turn, move, cursor, after, heat, heat, "")


def _advance(compiled: Compiled, taken: _Taken, mood: str) -> Cursor:
    """Return the cursor after both machines moved, before the debtor speaks."""
    cursor, move, heard = taken.before, taken.move, taken.heard
    scene, settlement = taken.scene, taken.settlement
    target = scene.to if scene and scene.to else cursor.state
    entered = scene is not None and scene.to is not None
    outcome = None
    if mood in compiled.persona.ends:
        outcome = outcome_of_kind(compiled, compiled.persona.ends[mood])
    elif target in compiled.outcomes:
        outcome = target
    elif cursor.turn + 1 >= compiled.persona.source.patience:
        outcome = OUT_OF_PATIENCE
    elif scene is None and heard.misquoted is None and closes(heard.acts):
        position = settlement.position if settlement else cursor.position
        outcome = outcome_of_goodbye(compiled, position)
    words = derive.plain(move.text)
    return replace(
        cursor,
        mood=mood,
        state=cursor.state if target in compiled.outcomes else target,
        turn=cursor.turn + 1,
        turns_here=0 if entered else cursor.turns_here + 1,
        again=target in cursor.visited if entered else cursor.again,
        visited=cursor.visited | {target},
        streaks=tuple(sorted(heard.streaks.items())),
        pending=heard.pending,
        position=settlement.position if settlement else _standing(compiled, taken),
        heard=(*cursor.heard, words)[-derive.MEMORY :] if words else cursor.heard,
        told=cursor.told | derive.topics_told(derive.segments_of(move)),
        outcome=outcome,
    )


def _standing(compiled: Compiled, taken: _Taken) -> Position:
    """Return what lies on the table where no offer was judged, without what was taken back."""
    position, taken_back = taken.before.position, taken.heard.taken_back
    if taken_back is None:
        return position
    return without(taken_back, position, compiled.case.balance)


def _spoken(compiled: Compiled, taken: _Taken, moved: Cursor, seed: int) -> Turn:
    """Let the debtor answer, and tell the turn."""
    before = taken.before
    voice = Voice(compiled, seed, moved.turn, before.said, moved.position)
    now = situation(compiled, moved)
    said = answer(voice, moved, taken.as_listened(now), now)
    speech, told = said.speech, said.told
    position = _on_the_table(compiled, moved, speech)
    put, declined = _counter_stands(taken, position, speech)
    after = _having_spoken(
        moved,
        speech,
        position=position,
        put=put,
        declined=declined,
        known=moved.known if told is None else moved.known | {told.id},
        mood_called=moved.mood if speech.openings else before.mood_called,
    )
    turn = _unanswered(compiled, taken, after)
    return replace(
        turn,
        resolved=turn.resolved + missed_twice(moved, speech),
        line=speech.text,
        line_keys=_keys(speech),
        fact=told.id if told else None,
        deflected=said.deflected.id if said.deflected else None,
        raised=speech.raises,
    )


def _unanswered(compiled: Compiled, taken: _Taken, after: Cursor) -> Turn:
    """The turn without what the debtor says."""
    before, move, heard, heat = taken.before, taken.move, taken.heard, compiled.persona.heat
    return Turn(
        number=after.turn,
        move=move,
        before=before,
        after=after,
        heat_before=heat[before.mood],
        heat=heat[after.mood],
        line="",
        resolved=heard.resolved,
        signals=tuple(sorted(heard.signals)),
        persona_edge=taken.persona_edge.key if taken.persona_edge else None,
        scenario_edge=taken.scene.key if taken.scene else None,
        settlement=taken.settlement,
        uncalled=derive.uncalled_acts(
            heard.segments,
            before,
            offers=heard.offer is not None,
            due=heard.due,
        ),
    )


def _counter_stands(taken: _Taken, position: Position, speech: Speech) -> tuple[bool, bool]:
    """Return how the counter stands: whether it was put just now, and was turned down since."""
    settlement = taken.settlement
    if position.theirs is None:
        return False, False
    countered = settlement is not None and settlement.result is OfferResult.COUNTERED
    put = countered or speech.puts_counter
    refused = settlement is not None and settlement.result is OfferResult.REFUSED
    against = refused or derive.turns_down(taken.heard.segments)
    return put, not put and (taken.before.declined or against)
