"""One turn of a talk, as a pure function: cursor and move in, the turn as it happened out.

The order: openings resolved; the persona takes one edge; an offer is settled; the scenario takes
one edge; one asked fact is told; the line is chosen. No clock, no I/O; variants of a line come from
the seed and the turn.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from negotiation_trainer.catalogue.moves import Move, MoveKind, Offer, Segment
from negotiation_trainer.dialogue import signals as derive
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolved, Turn
from negotiation_trainer.dialogue.machines import Runner
from negotiation_trainer.dialogue.settlement import Bargain, Position, Settlement, restates, settle
from negotiation_trainer.dialogue.speech import (
    REMEMBERED,
    SILENT,
    Speech,
    Voice,
    asked_fact,
    first_line,
    persona_speech,
    settlement_speech,
)
from negotiation_trainer.scenario.compiled import Compiled, Edge, HiddenFact, Occasion
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.model import OfferResult, OutcomeKind

TRAINEE_HUNG_UP = OutcomeKind.TRAINEE_HUNG_UP.value
OUT_OF_PATIENCE = "out_of_patience"


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
    after = _hear(cursor, speech, compiled)
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


def _hear(cursor: Cursor, speech: Speech, compiled: Compiled) -> Cursor:
    """Return the cursor after the debtor has spoken: what he called for, settled or put forward."""
    fresh = tuple(
        Pending(opening, cursor.turn, speech.text) for opening in dict.fromkeys(speech.openings)
    )
    known = {item.opening for item in fresh}
    position = cursor.position
    if speech.puts_counter and position.theirs is None and position.agreement is None:
        base = position.yours or Offer()
        counter = bargain(compiled, cursor.mood).counter(position.rung, base)
        position = replace(position, theirs=counter)
    return replace(
        cursor,
        identified=cursor.identified or speech.confirms_identity,
        pending=tuple(p for p in cursor.pending if p.opening not in known) + fresh,
        vague_standing=speech.vague,
        position=position,
        said=(cursor.said + speech.keys)[-REMEMBERED:],
    )


def bargain(compiled: Compiled, mood: str) -> Bargain:
    """Return what an offer is judged against in this mood."""
    persona = compiled.persona.source
    return Bargain(
        balance=compiled.case.balance,
        ladder=compiled.debtor.concedes,
        means=compiled.debtor.can_pay,
        mandate=compiled.mandate,
        today=today_of(compiled),
        bargains=compiled.persona.heat[mood] <= persona.bargains_at_heat,
        agrees_beyond_means=mood in persona.agrees_beyond_means,
    )


def today_of(compiled: Compiled) -> date:
    """Return the case's own date."""
    return compiled.case.contact.at.date()


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
    resolved: tuple[Resolved, ...]
    pending: tuple[Pending, ...]
    signals: frozenset[str]
    offer: Offer | None
    streaks: Mapping[str, int]


def _listen(compiled: Compiled, cursor: Cursor, move: Move) -> _Heard:
    segments = derive.segments_of(move)
    breaches = tuple(mark.id for mark in move.reading.sure_breaches)
    worse = bool(breaches) or move.reading.escalation >= 1 or derive.argues(segments, cursor)
    resolved, pending = derive.resolve_openings(move, segments, cursor, worse=worse)
    found = derive.early_signals(move, segments, cursor, resolved)
    offer = offer_of(move, cursor)
    if offer is not None and restates(offer, cursor.position, compiled.case.balance):
        offer = None
    if offer is not None:
        unheard = replace(bargain(compiled, cursor.mood), bargains=False)
        found |= derive.settlement_signals(settle(offer, cursor.position, unheard))
    names = [
        *(f"breach:{breach}" for breach in breaches),
        *(f"signal:{signal}" for signal in found),
        *(f"act:{act}" for act in derive.acts_of(segments)),
    ]
    return _Heard(segments, resolved, pending, found, offer, _streaks(cursor.streaks, names))


def _occasion(
    heard: _Heard, move: Move, now: Situation, settlement: Settlement | None = None
) -> Occasion:
    acts = derive.acts_of(heard.segments)
    return Occasion(
        segments=heard.segments,
        breaches=frozenset(mark.id for mark in move.reading.sure_breaches),
        signals=heard.signals,
        met_acts=frozenset(item.act for item in heard.resolved if item.act and item.credit > 0),
        streaks=heard.streaks,
        situation=now,
        offer=settlement.result.value if settlement else None,
        questions_open=bool(derive.QUESTIONS & acts),
    )


def step(compiled: Compiled, cursor: Cursor, move: Move, *, runner: Runner, seed: int) -> Turn:
    """Take one turn. `cursor` must not have ended (`ValueError`)."""
    if cursor.outcome is not None:
        raise ValueError("the talk is over")
    if move.kind is MoveKind.HANG_UP:
        return _hang_up(compiled, cursor, move)
    heard = _listen(compiled, cursor, move)
    persona_edge = runner.mood(cursor.mood, _occasion(heard, move, situation(compiled, cursor)))
    mood = persona_edge.to if persona_edge and persona_edge.to else cursor.mood
    now = situation(compiled, cursor, mood)
    settlement = None
    if heard.offer is not None and mood not in compiled.persona.ends:
        settlement = settle(heard.offer, cursor.position, bargain(compiled, mood))
    if settlement is not None:
        now = replace(
            now,
            agreed=settlement.position.agreement is not None,
            countered=settlement.position.theirs is not None,
        )
    scene = None
    if mood not in compiled.persona.ends:
        scene = runner.state(cursor.state, _occasion(heard, move, now, settlement))
    moved = _advance(compiled, cursor, heard, mood=mood, scene=scene, settlement=settlement)
    return _finish(compiled, cursor, moved, move, heard, persona_edge, scene, settlement, seed)


def _hang_up(compiled: Compiled, cursor: Cursor, move: Move) -> Turn:
    after = replace(cursor, turn=cursor.turn + 1, outcome=TRAINEE_HUNG_UP)
    heat = compiled.persona.heat[cursor.mood]
    return Turn(after.turn, move, cursor, after, heat, heat, "")


def _advance(
    compiled: Compiled,
    cursor: Cursor,
    heard: _Heard,
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
    elif scene is None and _closes(heard):
        outcome = _closed(compiled, settlement.position if settlement else cursor.position)
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
        outcome=outcome,
    )


def _closes(heard: _Heard) -> bool:
    acts = derive.acts_of(heard.segments)
    return "close" in acts and not acts & (derive.QUESTIONS | {"ask_commitment"})


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
    speech, told, deflected = _speak(voice, moved, move, heard, scene, settlement, now)
    spoken = _hear(_remember(moved, move), speech, compiled)
    if told is not None:
        spoken = replace(spoken, known=spoken.known | {told.id})
    called = moved.mood if speech.openings else before.mood_called
    heat = compiled.persona.heat
    return Turn(
        number=moved.turn,
        move=move,
        before=before,
        after=replace(spoken, mood_called=called),
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


def _remember(cursor: Cursor, move: Move) -> Cursor:
    words = derive.plain(move.text)
    return replace(cursor, heard=(*cursor.heard, words)[-derive.MEMORY :]) if words else cursor


def _speak(
    voice: Voice,
    moved: Cursor,
    move: Move,
    heard: _Heard,
    scene: Edge | None,
    settlement: Settlement | None,
    now: Situation,
) -> tuple[Speech, HiddenFact | None, HiddenFact | None]:
    """Choose the words: ending, row, state, settlement, fact, persona, in this order."""
    compiled = voice.compiled
    if moved.outcome is not None:
        return _last_words(voice, moved, scene, settlement, now), None, None
    if scene is not None and (line := first_line(scene.lines, now)):
        return voice.say(line), None, None
    speech = settlement_speech(voice, settlement) if settlement else SILENT
    if scene is not None and scene.to is not None:
        line = first_line(compiled.states[moved.state].lines, now)
        if line is not None:
            return speech + voice.say(line), None, None
    if speech.text:
        return speech, None, None
    told, early = asked_fact(compiled, heard.segments, moved, now)
    if told is not None:
        return voice.say(told.line), told, None
    if early is not None and early.deflect:
        return voice.words(f"deflect.{early.id}", early.deflect), None, early
    called = moved.mood != moved.mood_called
    words = persona_speech(
        voice,
        move=move,
        segments=heard.segments,
        signals=heard.signals,
        mood=moved.mood,
        called=called,
    )
    return words, None, early


def _last_words(
    voice: Voice,
    moved: Cursor,
    scene: Edge | None,
    settlement: Settlement | None,
    now: Situation,
) -> Speech:
    compiled = voice.compiled
    outcome = moved.outcome or ""
    lines = compiled.persona.lines
    if scene is not None and (line := first_line(scene.lines, now)):
        return voice.say(line)
    if outcome in compiled.outcomes:
        line = first_line(compiled.outcomes[outcome].lines, now)
        if line is not None:
            return voice.say(line)
    if moved.mood in compiled.persona.ends and moved.mood in lines.moods:
        return voice.words(f"last.{moved.mood}", lines.moods[moved.mood].last)
    if outcome == OUT_OF_PATIENCE:
        return voice.words("out_of_patience", lines.out_of_patience)
    if settlement is not None and settlement.result is OfferResult.ACCEPTED:
        return settlement_speech(voice, settlement)
    said = lines.moods.get(moved.mood)
    return voice.words(f"mood.{moved.mood}.closing", said.closing if said else ())
