"""Turns and moves as JSON-able data, in the shapes of the scriptable face, and moves back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from negotiation_trainer.catalogue.moves import (
    BreachMark,
    Figure,
    FigureKind,
    Mark,
    Move,
    MoveKind,
    Offer,
    Reading,
    Segment,
    Span,
)
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import offer_data, parse_offer
from negotiation_trainer.scenario.compiled import OfferedReply

PLACES = 4


def reading_data(reading: Reading) -> dict[str, Any]:
    """Return a reading in the shape of `read`."""
    return {
        "text": reading.text,
        "lang": reading.lang,
        "acts": [_mark(mark) for mark in reading.acts],
        "topics": [_mark(mark) for mark in reading.topics],
        "breaches": [
            {
                "id": mark.id,
                "score": round(mark.score, PLACES),
                "span": list(mark.span),
                "sure": mark.sure,
                "because": mark.because,
            }
            for mark in reading.breaches
        ],
        "figures": [
            {"kind": f.kind.value, "value": f.value, "span": list(f.span), "unit": f.unit}
            for f in reading.figures
        ],
        "empathy": round(reading.empathy, PLACES),
        "clarity": round(reading.clarity, PLACES),
        "escalation": round(reading.escalation, PLACES),
        "segments": [
            {
                "span": list(segment.span),
                "acts": list(segment.acts),
                "topics": list(segment.topics),
                "breaches": list(segment.breaches),
            }
            for segment in reading.segments
        ],
        "reader": reading.reader,
        # left out when empty: journals kept before it was read keep the digests of their turns
        **({"nearly": list(reading.nearly)} if reading.nearly else {}),
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {"id": mark.id, "score": round(mark.score, PLACES), "span": list(mark.span)}


def move_data(move: Move) -> dict[str, Any]:
    """Return a move: its reading, how it was made, and the offer in it."""
    return {
        **reading_data(move.reading),
        "kind": move.kind.value,
        "offer": offer_data(move.offer),
        "choice": move.choice,
        **({} if move.meant is None else {"meant": move.meant}),
    }


def _span(data: Any) -> Span:
    start, end = data
    return int(start), int(end)


def _marks(items: list[Mapping[str, Any]]) -> tuple[Mark, ...]:
    return tuple(Mark(m["id"], float(m["score"]), _span(m["span"])) for m in items)


def reading_from(data: Mapping[str, Any]) -> Reading:
    """Rebuild a reading from what the journal kept."""
    return Reading(
        text=data["text"],
        lang=data["lang"],
        acts=_marks(data["acts"]),
        topics=_marks(data["topics"]),
        breaches=tuple(
            BreachMark(b["id"], float(b["score"]), _span(b["span"]), b["sure"], b["because"])
            for b in data["breaches"]
        ),
        figures=tuple(
            Figure(FigureKind(f["kind"]), f["value"], _span(f["span"]), f["unit"])
            for f in data["figures"]
        ),
        segments=tuple(
            Segment(_span(s["span"]), tuple(s["acts"]), tuple(s["topics"]), tuple(s["breaches"]))
            for s in data["segments"]
        ),
        empathy=float(data["empathy"]),
        clarity=float(data["clarity"]),
        escalation=float(data["escalation"]),
        reader=data["reader"],
        nearly=tuple(data.get("nearly", ())),
    )


def move_from(data: Mapping[str, Any]) -> Move:
    """Rebuild a move from what the journal kept."""
    offer: Offer | None = None
    if data["offer"] is not None:
        stated = {key: value for key, value in data["offer"].items() if value not in (None, {})}
        offer = parse_offer(stated) if stated else Offer()
    kind = MoveKind(data["kind"])
    return Move(kind, reading_from(data), offer, data["choice"], data.get("meant"))


def turn_event(turn: Turn, replies: tuple[OfferedReply, ...]) -> dict[str, Any]:
    """Return one turn as `play --json` shows it."""
    position = turn.after.position
    return {
        "event": "turn",
        "turn": turn.number,
        "move": None if turn.move is None else move_data(turn.move),
        "mood": turn.after.mood,
        "heat": turn.heat,
        "state": turn.after.state,
        "line": turn.line,
        "offers": {"yours": offer_data(position.yours), "theirs": offer_data(position.theirs)},
        "agreement": offer_data(position.agreement),
        "fact": turn.fact,
        "signals": list(turn.signals),
        "replies": [reply.say for reply in replies],
        "done": turn.done,
    }
