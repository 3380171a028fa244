"""Words that were hardly understood: when to ask how they were meant, and what the answer makes.

Apart from reading, since what is worth asking depends on where the talk stands, and what is
answered counts beside what was read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.catalogue.moves import AS_SAID, Mark, Move, MoveKind, Reading, Segment
from negotiation_trainer.dialogue.cursor import Cursor, Turn
from negotiation_trainer.dialogue.signals import QUESTIONS, owed_acts
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.compiled import Compiled, Opening

CLOSE = "close"


def may_mean(move: Move, compiled: Compiled, cursor: Cursor) -> tuple[str, ...]:
    """Return the acts to ask about, likeliest first; none when the words are clear enough.

    They are unclear when no act was read, or only acts that answer nothing here while one that
    was nearly read would. A sure breach and stated terms are clear by themselves.
    """
    reading = move.reading
    if move.kind is not MoveKind.SAY or reading.sure_breaches or move.offer is not None:
        return ()
    if not reading.acts:
        return reading.nearly
    useful = acts_of_use(compiled, cursor)
    if useful & set(reading.act_ids):
        return ()
    return tuple(act for act in reading.nearly if act in useful)


def acts_of_use(compiled: Compiled, cursor: Cursor) -> frozenset[str]:
    """Return the acts that anything answers to now: rows, openings, facts, the contact's duties."""
    return frozenset(_acts_of_use(compiled, cursor)) | owed_acts(cursor)


def _acts_of_use(compiled: Compiled, cursor: Cursor) -> Iterator[str]:
    yield CLOSE
    source = compiled.source
    for row in (*source.states[cursor.state].moves, *source.anywhere):
        yield from row.act
    for mood_row in compiled.persona.source.moves:
        if not mood_row.mood or cursor.mood in mood_row.mood:
            yield from mood_row.act
    yield from _called(compiled.persona.calls.get(cursor.mood, ()))
    yield from _called(pending.opening for pending in cursor.pending)
    for fact in compiled.facts.values():
        if fact.id not in cursor.known:
            yield from fact.opens_to
            yield from QUESTIONS


def _called(openings: Iterable[Opening]) -> Iterator[str]:
    return (act for opening in openings for act, _ in opening.alternatives)


def with_meant(reading: Reading, meant: str | None) -> Reading:
    """Return a reading with the act that was meant: certain, of the whole text and its topics.

    Breaches and ratings stay as they were read; so does everything if the act was read already.
    """
    if meant is None or meant == AS_SAID or meant in reading.act_ids:
        return reading
    whole = (0, len(reading.text))
    return replace(
        reading,
        acts=(Mark(meant, 1.0, whole), *reading.acts),
        segments=(*reading.segments, Segment(whole, (meant,), reading.topic_ids)),
    )


def sense(act: str, lang: str) -> tuple[str, str]:
    """Return an act as something one may have meant: its name, and how people would put it."""
    return catalogue().acts[act].label.get(lang), say("talk", f"sense.{act}", lang)


def answer_told(meant: str, lang: str) -> str:
    """Say what the trainee answered when asked."""
    if meant == AS_SAID:
        return say("talk", "meant.as_said", lang)
    return say("talk", "meant.act", lang, act=catalogue().acts[meant].label.get(lang))


def answers_data(turns: Iterable[Turn], lang: str) -> Iterator[dict[str, Any]]:
    """Yield every answer the trainee gave, as the debrief's data has it."""
    for turn in turns:
        move = turn.move
        if move is not None and move.meant is not None:
            told = answer_told(move.meant, lang)
            yield {"turn": turn.number, "meant": move.meant, "quote": move.text, "told": told}


def heard_without(move: Move) -> Reading:
    """Return what was heard before the trainee was asked: without the act that was meant."""
    reading = move.reading
    return replace(reading, acts=tuple(mark for mark in reading.acts if mark.id != move.meant))
