"""One turn of a talk, as a pure function: cursor and move in, the turn as it happened out.

The order: openings resolved; the persona takes one edge; an offer is settled; the scenario takes
one edge; one asked fact is told; the line is chosen. No clock, no I/O; variants of a line come from
the seed and the turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from negotiation_trainer.catalogue.moves import Move, MoveKind, Offer, Segment
from negotiation_trainer.dialogue import signals as derive
from negotiation_trainer.dialogue.answering import OUT_OF_PATIENCE, Listened, answer
from negotiation_trainer.dialogue.bargain import bargain
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolved, Turn
from negotiation_trainer.dialogue.earned import earned_waivers
from negotiation_trainer.dialogue.machines import Runner
from negotiation_trainer.dialogue.manner import without_practical_demands
from negotiation_trainer.dialogue.position import Position, restates
from negotiation_trainer.dialogue.settlement import Settlement, settle
from negotiation_trainer.dialogue.speech import REMEMBERED, SILENT, Speech, Voice, first_line
from negotiation_trainer.dialogue.typed_offers import is_misquote
from negotiation_trainer.scenario.compiled import Compiled, Edge, Occasion
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import OfferResult, OutcomeKind

TRAINEE_HUNG_UP = OutcomeKind.TRAINEE_HUNG_UP.value


def outcome_kind(compiled: Compiled, outcome: str) -> OutcomeKind:
    """Return the kind of an ending, a scenario's own or a built-in one (whose id is its kind)."""
    if outcome in compiled.outcomes:
        return compiled.outcomes[outcome].kind
    return OutcomeKind.HUNG_UP if outcome == OUT_OF_PATIENCE else OutcomeKind(outcome)


def situation(compiled: Compiled, cursor: Cursor, mood: str | None = None) -> Situation:
    """Return what conditions see."""
    mood = mood or cursor.mood
    return Situation(
        mood=mood,
        heat=compiled.persona.heat[mood],
        known=cursor.known,
        visited=cursor.visited,
        agreed=cursor.position.agreement is not None,
        identified=cursor.identified,
        countered=cursor.position.theirs is not None,
        again=cursor.again,
        turns_here=cursor.turns_here,
    )


def start(compiled: Compiled, *, seed: int, at: Cursor | None = None) -> Turn:
    """Return turn 0: the debtor's first line; with `at`, what he says on coming to that place."""
    cursor = at or Cursor(
        mood=compiled.start_mood, state=compiled.start, visited=frozenset({compiled.start})
    )
    voice = Voice(compiled, seed, cursor.turn, cursor.said, cursor.position)
    line = first_line(compiled.states[cursor.state].lines, situation(compiled, cursor))
    speech = voice.say(line) if line else SILENT
    after = _hear(cursor, speech, position=_on_the_table(compiled, cursor, speech))
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


def _hear(cursor: Cursor, speech: Speech, **along: Any) -> Cursor:
    """Return the cursor after the debtor has spoken; fields `along` change at the same time."""
    fresh = tuple(
        Pending(opening, cursor.turn, speech.text) for opening in dict.fromkeys(speech.openings)
    )
    known = {item.opening for item in fresh}
    return replace(
        cursor,
        identified=cursor.identified or speech.confirms_identity,
        pending=tuple(p for p in cursor.pending if p.opening not in known) + fresh,
        vague_standing=speech.vague,
        said=(cursor.said + speech.keys)[-REMEMBERED:],
        **along,
    )


def _streaks(old: Iterable[tuple[str, int]], names: Iterable[str]) -> dict[str, int]:
    before = dict(old)
    return {name: before.get(name, 0) + 1 for name in names}


def offer_of(move: Move, cursor: Cursor) -> Offer | None:
    """Return the offer a move makes; accepting is an offer equal to the standing counter."""
    if move.kind is MoveKind.ACCEPT:
        return cursor.position.theirs
    return move.offer


@dataclass(frozen=True, slots=True)
class _Heard:
    """What the move came to before anybody reacted."""

    segments: tuple[Segment, ...]
    acts: frozenset[str]
    breaches: frozenset[str]
    met_acts: frozenset[str]
    resolved: tuple[Resolved, ...]
    pending: tuple[Pending, ...]
    signals: frozenset[str]
    offer: Offer | None
    streaks: Mapping[str, int]
    misquoted: Offer | None = None
    fair: bool = False


def _listen(compiled: Compiled, cursor: Cursor, move: Move) -> _Heard:
    segments = without_practical_demands(move.reading, derive.segments_of(move))
    acts = derive.acts_of(segments)
    breaches = tuple(mark.id for mark in move.reading.sure_breaches)
    offer = offer_of(move, cursor)
    if offer is not None and restates(offer, cursor.position, compiled.case.balance):
        offer = None
    misquoted = offer if _misquotes(move, acts, cursor) else None
    if misquoted is not None:
        offer = None
    probe = None
    if offer is not None:
        earned = _earned(offer, move, cursor)
        unheard = replace(bargain(compiled, cursor.mood), bargains=False, earned=earned)
        probe = settle(offer, cursor.position, unheard)
    fair = _is_fair(move, probe)
    worse = bool(breaches) or move.reading.escalation >= 1
    worse = worse or derive.argues(segments, cursor, fair=fair)
    resolved, pending = derive.resolve_openings(move, segments, cursor, worse=worse)
    found = derive.early_signals(move, segments, cursor, resolved, fair=fair)
    found |= derive.settlement_signals(probe)
    names = [
        *(f"breach:{breach}" for breach in breaches),
        *(f"signal:{signal}" for signal in found),
        *(f"act:{act}" for act in acts),
    ]
    return _Heard(
        segments,
        acts,
        frozenset(breaches),
        frozenset(item.act for item in resolved if item.act and item.credit > 0),
        resolved,
        pending,
        found,
        offer,
        _streaks(cursor.streaks, names),
        misquoted,
        fair,
    )


def _earned(offer: Offer, move: Move, cursor: Cursor) -> frozenset[str]:
    return earned_waivers(offer, move.text, (item.words for item in cursor.pending))


def _is_fair(move: Move, probe: Settlement | None) -> bool:
    """Whether a move offers what the debtor can really pay, in a tone that is none of pressing."""
    if probe is None or probe.missing is not None or probe.beyond_means:
        return False
    return move.reading.escalation < 1 and not move.reading.sure_breaches


def _misquotes(move: Move, acts: frozenset[str], cursor: Cursor) -> bool:
    """Whether a move says what is agreed with other figures."""
    agreed = cursor.position.agreement is not None
    return agreed and move.kind is MoveKind.SAY and is_misquote(acts)


def _occasion(heard: _Heard, now: Situation, settlement: Settlement | None = None) -> Occasion:
    return Occasion(
        segments=heard.segments,
        breaches=heard.breaches,
        signals=heard.signals,
        met_acts=heard.met_acts,
        streaks=heard.streaks,
        situation=now,
        offer=settlement.result.value if settlement else None,
        questions_open=not derive.QUESTIONS.isdisjoint(heard.acts),
    )


def step(compiled: Compiled, cursor: Cursor, move: Move, *, runner: Runner, seed: int) -> Turn:
    """Take one turn. `cursor` must not have ended (`ValueError`)."""
    if cursor.outcome is not None:
        raise ValueError("the talk is over")
    if move.kind is MoveKind.HANG_UP:
        return _hang_up(compiled, cursor, move)
    heard = _listen(compiled, cursor, move)
    persona_edge = _mood_taken(compiled, cursor, heard, runner)
    mood = persona_edge.to if persona_edge and persona_edge.to else cursor.mood
    now = situation(compiled, cursor, mood)
    settlement = None
    if heard.offer is not None and mood not in compiled.persona.ends:
        earned = _earned(heard.offer, move, cursor)
        judged = replace(bargain(compiled, mood, state=cursor.state), earned=earned)
        settlement = settle(heard.offer, cursor.position, judged)
    if settlement is not None:
        now = replace(
            now,
            agreed=settlement.position.agreement is not None,
            countered=settlement.position.theirs is not None,
        )
    scene = None
    if mood not in compiled.persona.ends and heard.misquoted is None:
        scene = runner.state(cursor.state, _occasion(heard, now, settlement))
    moved = _advance(compiled, cursor, heard, move, mood=mood, scene=scene, settlement=settlement)
    return _finish(compiled, cursor, moved, move, heard, persona_edge, scene, settlement, seed)


def _mood_taken(compiled: Compiled, cursor: Cursor, heard: _Heard, runner: Runner) -> Edge | None:
    """Return the persona's one edge; the question whether he can pay a fair sum never heats."""
    occasion = _occasion(heard, situation(compiled, cursor))
    edge = runner.mood(cursor.mood, occasion)
    heat = compiled.persona.heat
    if not heard.fair or edge is None or edge.to is None or heat[edge.to] <= heat[cursor.mood]:
        return edge
    return runner.mood(cursor.mood, replace(occasion, segments=derive.unpressed(heard.segments)))


def _hang_up(compiled: Compiled, cursor: Cursor, move: Move) -> Turn:
    after = replace(cursor, turn=cursor.turn + 1, outcome=TRAINEE_HUNG_UP)
    heat = compiled.persona.heat[cursor.mood]
    return Turn(after.turn, move, cursor, after, heat, heat, "")


def _advance(
    compiled: Compiled,
    cursor: Cursor,
    heard: _Heard,
    move: Move,
    *,
    mood: str,
    scene: Edge | None,
    settlement: Settlement | None,
) -> Cursor:
    """Return the cursor after both machines moved, before the debtor speaks."""
    target = scene.to if scene and scene.to else cursor.state
    entered = scene is not None and scene.to is not None
    outcome = None
    if mood in compiled.persona.ends:
        outcome = _outcome_of_kind(compiled, compiled.persona.ends[mood])
    elif target in compiled.outcomes:
        outcome = target
    elif cursor.turn + 1 >= compiled.persona.source.patience:
        outcome = OUT_OF_PATIENCE
    elif scene is None and heard.misquoted is None and _closes(heard):
        outcome = _closed(compiled, settlement.position if settlement else cursor.position)
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
        position=settlement.position if settlement else cursor.position,
        heard=(*cursor.heard, words)[-derive.MEMORY :] if words else cursor.heard,
        told=cursor.told | derive.topics_told(derive.segments_of(move)),
        outcome=outcome,
    )


def _closes(heard: _Heard) -> bool:
    return "close" in heard.acts and not heard.acts & (derive.QUESTIONS | {"ask_commitment"})


def _closed(compiled: Compiled, position: Position) -> str:
    """Return how a goodbye ends the talk that no row answers: with the deal, if there is one."""
    if position.agreement is None:
        return TRAINEE_HUNG_UP
    return _outcome_of_kind(compiled, OutcomeKind.AGREEMENT)


def _outcome_of_kind(compiled: Compiled, kind: OutcomeKind) -> str:
    return next((o.id for o in compiled.outcomes.values() if o.kind is kind), kind.value)


def _finish(
    compiled: Compiled,
    before: Cursor,
    moved: Cursor,
    move: Move,
    heard: _Heard,
    persona_edge: Edge | None,
    scene: Edge | None,
    settlement: Settlement | None,
    seed: int,
) -> Turn:
    voice = Voice(compiled, seed, moved.turn, before.said, moved.position)
    now = situation(compiled, moved)
    occasion = _occasion(heard, now, settlement)
    told_him = Listened(
        move, heard.segments, heard.signals, occasion, scene, settlement, heard.misquoted
    )
    said = answer(voice, moved, told_him, now)
    speech, told, deflected = said.speech, said.told, said.deflected
    position = _on_the_table(compiled, moved, speech)
    put, declined = _counter_stands(moved, position, speech, heard, settlement)
    after = _hear(
        moved,
        speech,
        position=position,
        put=put,
        declined=declined,
        known=moved.known if told is None else moved.known | {told.id},
        mood_called=moved.mood if speech.openings else before.mood_called,
    )
    heat = compiled.persona.heat
    return Turn(
        number=moved.turn,
        move=move,
        before=before,
        after=after,
        heat_before=heat[before.mood],
        heat=heat[moved.mood],
        line=speech.text,
        line_keys=_keys(speech),
        resolved=heard.resolved,
        signals=tuple(sorted(heard.signals)),
        persona_edge=persona_edge.key if persona_edge else None,
        scenario_edge=scene.key if scene else None,
        settlement=settlement,
        fact=told.id if told else None,
        deflected=deflected.id if deflected else None,
        disclosed=None if before.identified else derive.disclosure(heard.segments, move.reading),
        uncalled=derive.uncalled_acts(heard.segments, heard.resolved, before),
        raised=speech.raises,
    )


def _counter_stands(
    cursor: Cursor,
    position: Position,
    speech: Speech,
    heard: _Heard,
    settlement: Settlement | None,
) -> tuple[bool, bool]:
    """Return how the counter stands: whether it was put just now, and was turned down since."""
    if position.theirs is None:
        return False, False
    countered = settlement is not None and settlement.result is OfferResult.COUNTERED
    put = countered or speech.puts_counter
    refused = settlement is not None and settlement.result is OfferResult.REFUSED
    against = refused or derive.turns_down(heard.segments)
    return put, not put and (cursor.declined or against)
