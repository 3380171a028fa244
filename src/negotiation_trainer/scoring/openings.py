"""Openings as they are scored: what the debtor's line called for, and how well it was answered.

The talk itself knows the very act that was called for; here the other wordings of the same intent
count too, so that points hang on what was done for the debtor and not on one turn of phrase.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from negotiation_trainer.catalogue.moves import SPOKEN, Move
from negotiation_trainer.dialogue.cursor import Pending, Resolution, Resolved, Turn
from negotiation_trainer.dialogue.signals import (
    SOFT_ACTS,
    acts_of,
    segments_of,
    told_already,
    wants_feeling,
)
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scenario.persona_model import Signal
from negotiation_trainer.scoring.encounter import Encounter
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.rubric import Dimension, Leeway, OpeningPoints, Rubric
from negotiation_trainer.scoring.suspicion import doubtful

COLD, WARM = 0.5, 1.0
"""What a kind word is worth at least, and in full."""

FELT = frozenset({Dimension.EMPATHY, Dimension.ESCALATION})
"""Where a threat undoes what its words would have won; who calls and what is owed stay told."""


class Short(StrEnum):
    """Why an answer earned less than all; told beside the points."""

    AKIN = "akin"
    UNSURE = "unsure"
    FLAT = "flat"
    DILUTED = "diluted"
    DOUBTFUL = "doubtful"
    SPOILED = "spoiled"


_UNPAID = {Short.DOUBTFUL: "withheld", Short.SPOILED: "spoiled"}
"""What is told of an answer that would have earned something."""

WHOLE = "confirm_summary"
"""An act that is the better the more it names: terms, account, what is sent in writing."""

PRESSING = frozenset({"ask_commitment", "propose_plan"})
"""What counts for another act only where that had to be about the same thing."""


@dataclass(frozen=True, slots=True)
class Answered:
    """An opening as it was answered: in which turn, by which act, for which share of the points."""

    turn: Turn
    act: str
    share: float
    late: bool
    short: Short | None = None


@dataclass(frozen=True, slots=True)
class _Share:
    """Where an opening is scored, and among how many."""

    dimension: Dimension
    points: OpeningPoints
    count: int
    cut_short: bool

    def of(self, worth: float) -> float:
        """Return what one of so many gets."""
        return round(self.points.each(worth, self.count, cut_short=self.cut_short), 1)


def openings(hearing: Encounter) -> Iterator[Evidence]:
    """Openings met, met late, missed or made worse."""
    rubric = hearing.rubric
    found = [
        (turn, item, answered(hearing, turn, item))
        for turn in hearing.moves
        for item in (*turn.resolved, *(_left_standing(turn) if rubric.left_standing else ()))
    ]
    places = [
        Dimension.EMPATHY
        if best is None and _of_despair(hearing, item.pending)
        else belongs_to(rubric, item.pending.opening, best.act if best else None)
        for _, item, best in found
    ]
    counts = Counter(places)
    for (turn, item, best), place in zip(found, places, strict=True):
        share = _Share(place, rubric.openings[place], counts[place], hearing.cut_short)
        if best is None:
            yield _unanswered(hearing, turn, item, share)
        else:
            yield _told(hearing, item.pending, best, share)


def _about(opening: Opening, act: str) -> frozenset[str]:
    """The topics an act had to be about; those of the whole opening for one that is only akin."""
    own = [about for name, about in opening.alternatives if name == act]
    topics = own or [about for _, about in opening.alternatives]
    return frozenset(about for about in topics if about is not None)


def _of_despair(hearing: Encounter, pending: Pending) -> bool:
    """Whether a line that shows despair called for it: to leave it lying is a want of care."""
    at = {pending.turn, pending.since}
    return any(Raised.DESPAIR in turn.raised for turn in hearing.turns if turn.number in at)


def _left_standing(turn: Turn) -> Iterator[Resolved]:
    """What the move that ended the talk had been asked and did not answer: no other move will."""
    if not turn.done:
        return
    settled = {item.pending.opening for item in turn.resolved}
    for pending in turn.before.pending:
        if pending.opening not in settled and not told_already(pending, turn.before):
            yield Resolved(pending, Resolution.MISSED)


def belongs_to(rubric: Rubric, opening: Opening, met_by: str | None) -> Dimension:
    """Return where the act that met it belongs; a miss belongs to what was called for first.

    Thanks for a goodbye are the end of a talk, not care for the debtor.
    """
    called = [act for act, _ in opening.alternatives]
    act = met_by or called[0]
    return rubric.dimension_of("close" if act == "thank" and "close" in called else act)


def _unanswered(hearing: Encounter, turn: Turn, item: Resolved, share: _Share) -> Evidence:
    worse = item.resolution is Resolution.WORSE
    return Evidence(
        turn.number,
        share.dimension,
        share.of(share.points.worse if worse else share.points.missed),
        f"opening.{item.resolution.value}",
        item.pending.opening.id,
        hearing.words(turn),
        item.pending.words,
    )


def _told(hearing: Encounter, pending: Pending, best: Answered, share: _Share) -> Evidence:
    rule = ("late" if best.late else "met") if best.share else "empty"
    rule = rule if best.short is None else _UNPAID.get(best.short, rule)
    return Evidence(
        best.turn.number,
        share.dimension,
        share.of(share.points.met * best.share),
        f"opening.{rule}",
        pending.opening.id,
        hearing.quote(best.turn, best.act, _about(pending.opening, best.act)),
        pending.words,
        best.short or "",
        best.act,
        best.share,
    )


def answered(hearing: Encounter, turn: Turn, item: Resolved) -> Answered | None:
    """Return the best answer an opening got up to the turn that resolved it, None for none."""
    pending = item.pending
    tries = [(turn, pending.late)]
    if pending.passed and pending.turn + 1 < turn.number:
        tries.insert(0, (hearing.turns[pending.turn + 1], pending.since is not None))
    if pending.since is not None:
        tries.insert(0, (hearing.turns[pending.since + 1], False))
    found = [one for at, late in tries if (one := _tried(hearing, at, item, late=late)) is not None]
    return max(found, key=lambda one: (one.share, -one.turn.number), default=None)


def _tried(hearing: Encounter, turn: Turn, item: Resolved, *, late: bool) -> Answered | None:
    """What one move did for an opening.

    No care in words that heat him up, none as yet where they may be a grave breach.
    """
    found = _earned(hearing, turn, item, late=late)
    if found is None or not found.share:
        return found
    place = belongs_to(hearing.rubric, item.pending.opening, found.act)
    if place in FELT and turn.move is not None and _inflames(turn, turn.move):
        return replace(found, share=0.0, short=Short.SPOILED)
    if place in FELT and doubtful(hearing, turn):
        return replace(found, share=0.0, short=Short.DOUBTFUL)
    return found


def _earned(hearing: Encounter, turn: Turn, item: Resolved, *, late: bool) -> Answered | None:
    """What one move did for an opening, taking its words for what they say."""
    move, leeway = turn.move, hearing.rubric.leeway
    if move is None:
        return None
    if item in turn.resolved and item.act is not None:
        act, share, short = item.act, 1.0, None
        if not item.credit:
            return Answered(turn, act, 0.0, late)
    else:
        spoiled = _spoiled(turn, move, item.pending)
        near = None if spoiled else _nearly(hearing, move, item.pending)
        if near is None:
            return None
        act, share, short = near
    warmth = _warmth(act, move, leeway)
    thinned = 1.0 if act == WHOLE else _thinned(hearing, turn)
    short = short or (Short.FLAT if warmth < WARM else None)
    short = Short.DILUTED if thinned < 1 else short
    return Answered(turn, act, share * warmth * thinned * (0.5 if late else 1.0), late, short)


def _spoiled(turn: Turn, move: Move, pending: Pending) -> bool:
    """Whether a move did something that its other words cannot make good, or said nothing new."""
    spoken = move.kind in SPOKEN
    argued = Signal.ARGUES in turn.signals and wants_feeling(pending)
    return not spoken or _inflames(turn, move) or argued or Signal.REPEATS in turn.signals


def _inflames(turn: Turn, move: Move) -> bool:
    return bool(move.reading.sure_breaches) or Signal.INFLAMES in turn.signals


def _nearly(hearing: Encounter, move: Move, pending: Pending) -> tuple[str, float, Short] | None:
    """What counts though it is not the very act: one of its family, one the reader half heard.

    A kind word to somebody in despair has to be heard as one.
    """
    leeway = hearing.rubric.leeway
    akin = _akin(move, pending.opening, leeway)
    if akin is not None and leeway.akin:
        return akin, leeway.akin, Short.AKIN
    half = _half_heard(move, pending.opening)
    if half in SOFT_ACTS and _of_despair(hearing, pending):
        return None
    if half is not None and leeway.unsure:
        return half, leeway.unsure, Short.UNSURE
    return None


def _akin(move: Move, opening: Opening, leeway: Leeway) -> str | None:
    for act, topic in opening.alternatives:
        family = leeway.relatives(act)
        for segment in segments_of(move):
            if topic is None or topic in segment.topics:
                kin = family - PRESSING if topic is None else family
                found = next((one for one in segment.acts if one in kin), None)
                if found is not None:
                    return found
    return None


def _half_heard(move: Move, opening: Opening) -> str | None:
    """An act the reader took for likely, or one whose subject stands in another clause."""
    reading = move.reading
    done = acts_of(segments_of(move)) | set(reading.nearly)
    for act, topic in opening.alternatives:
        if act in done and (topic is None or topic in reading.topic_ids):
            return act
    return None


def _warmth(act: str, move: Move, leeway: Leeway) -> float:
    """Share for a kind word by how warm it was read: from half at nothing to all at `warm_from`."""
    warm = leeway.warm_from
    if act not in SOFT_ACTS:
        return WARM
    if warm is None:
        return COLD if move.reading.empathy < 1 else WARM
    return COLD + (WARM - COLD) * min(max(move.reading.empathy / warm, 0.0), 1.0)


def _thinned(hearing: Encounter, turn: Turn) -> float:
    dilution = hearing.rubric.dilution
    if turn.uncalled >= dilution.void_from:
        return 0.0
    return 0.5 if turn.uncalled >= dilution.halve_from else 1.0
