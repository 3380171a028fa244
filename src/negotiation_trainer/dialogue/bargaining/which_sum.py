"""Money asked for without a sum, "a few hundred a month": no plan he could say yes to.

It counts as a question whether he could, and what called for a plan still waits for one; he asks
which sum is meant.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Mark, Move, MoveKind, Offer, Reading, Segment
from negotiation_trainer.dialogue.bargaining.bargain import bargain
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.speech import Speech, Voice
from negotiation_trainer.language.plans import vague_places
from negotiation_trainer.messages import area, say
from negotiation_trainer.scenario.compiled import Opening

ASK = "ask_closed"
DEFINITE = frozenset({"propose_plan", "ask_commitment"})
"""Acts that need a sum to be what they say."""
ASKING = frozenset({ASK, "demand"})
NAME_IT = Opening("propose_plan", (("propose_plan", None),))
_EACH_MONTH = re.compile("每个?月|每期|一个月|(?:a|per|each|every)month|monthly")
"""As `Cursor.heard` keeps words, without their blanks."""


def as_question(reading: Reading) -> Reading:
    """Return a reading without an offer as one that asks, if it is for money without a sum.

    The clauses beside it count with it: no number of payments is a plan of no sum.
    """
    if DEFINITE.isdisjoint(reading.act_ids) or not vague_places(reading.text, reading.figures):
        return reading
    segments = tuple(replace(each, acts=_asking(each.acts)) for each in reading.segments)
    return replace(reading, acts=tuple(_marks(reading, segments)), segments=segments)


def _asking(acts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ASK if act in DEFINITE else act for act in acts))


def _marks(reading: Reading, segments: tuple[Segment, ...]) -> list[Mark]:
    """The marks of the acts that are left, and of the question where it is new."""
    left = {act: segment.span for segment in reversed(segments) for act in segment.acts}
    kept = [mark for mark in reading.acts if mark.id in left]
    if ASK in left and all(mark.id != ASK for mark in kept):
        kept.append(Mark(ASK, 1.0, left[ASK]))
    return kept


def asks_which(voice: Voice, move: Move, cursor: Cursor) -> Speech | None:
    """Return his question which sum is meant, if he bargains here and a move named none."""
    if move.kind is not MoveKind.SAY or move.offer is not None:
        return None
    if ASKING.isdisjoint(move.reading.act_ids):
        return None
    if not cursor.identified or cursor.position.agreement is not None:
        return None
    compiled = voice.compiled
    if not bargain(compiled, cursor.mood, state=cursor.state).bargains:
        return None
    if not vague_places(move.reading.text, move.reading.figures):
        return None
    keys = [key for key in area("talk") if key.startswith("which_sum.")]
    words = tuple(say("talk", key, compiled.lang) for key in keys)
    return voice.words("which_sum", words, (NAME_IT,))


def named_since(amount: Decimal | None, cursor: Cursor) -> Offer | None:
    """Return the offer that a bare sum makes where he has just asked which one was meant."""
    asked = any(each.opening == NAME_IT and not each.passed for each in cursor.pending)
    if amount is None or not asked:
        return None
    each_month = bool(cursor.heard) and _EACH_MONTH.search(cursor.heard[-1]) is not None
    return Offer(monthly=amount) if each_month else Offer(pay_now=amount)
