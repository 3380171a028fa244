"""What is derived from a move and the talk so far: openings resolved, signals for the machines."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from negotiation_trainer.catalogue.moves import (
    SPOKEN,
    FigureKind,
    Move,
    MoveKind,
    Reading,
    Segment,
    Span,
)
from negotiation_trainer.dialogue.bargaining.plan import merge
from negotiation_trainer.dialogue.bargaining.settlement import Settlement
from negotiation_trainer.dialogue.counting import FEELING_ACTS, joined, things_said
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolution, Resolved
from negotiation_trainer.dialogue.vague import takes_a_vague_day
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scenario.persona_model import Signal

SOFT_ACTS = frozenset({"acknowledge_feeling", "apologise", "reflect", "reassure", "offer_help"})
HARD_ACTS = frozenset({"demand", "refuse", "explain_consequence", "state_facts", "ask_commitment"})
PRESSING_ACTS = frozenset({"ask_commitment", "demand"})
AFTER_MONEY = PRESSING_ACTS | {"propose_plan", "explain_consequence"}
CARE = SOFT_ACTS - {"reassure"}
KIND_FIRST = frozenset({"acknowledge_feeling", "apologise", "reassure"})
HEARING_OUT = SOFT_ACTS | {"stay_silent", "thank"}
CARED_FOR = frozenset({"feelings", "health", "safety"})
"""What a question is about that cares for somebody; `safety` is a topic of scenarios."""
DISTRESS = frozenset({Raised.HARDSHIP, Raised.ILLNESS, Raised.DESPAIR})
QUESTIONS = frozenset({"ask_open", "ask_closed"})
PINNING = frozenset({"ask_commitment", "propose_plan", "confirm_summary"})
PINNED_BY = frozenset({"due_date", "amount", "income", "plan", "payment_method"})
"""What a question is about that pins a vague promise down."""
TELLING_ACTS = frozenset({"state_facts", "identify_self", "verify_identity", "confirm_summary"})
"""Acts that may be asked for again, and then are no repetition."""
DEBT_TOPICS = frozenset(
    [
        "amount",
        "breakdown",
        "due_date",
        "plan",
        "waiver",
        "credit_record",
        "payment_record",
        "legal",
    ]
)
LECTURE_LENGTH = {"zh": 120, "en": 420}
OVERLOAD = 5
MEMORY = 8
ALIKE = 0.8
"""From this share of common character pairs on two texts are nearly the same."""


def silence_segment() -> Segment:
    """Return the one segment of a silence."""
    return Segment((0, 0), ("stay_silent",))


def segments_of(move: Move) -> tuple[Segment, ...]:
    """Return the move in segments; silence, offers and acceptance are acts of their own."""
    if move.kind is MoveKind.SILENCE:
        return (silence_segment(),)
    return move.reading.segments


def acts_of(segments: Iterable[Segment]) -> frozenset[str]:
    """Every act done in these segments."""
    return frozenset(act for segment in segments for act in segment.acts)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a text reduced to its letters and digits, for comparing what was said."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\W_]+", "", folded)


def similar(one: str, other: str) -> bool:
    """Whether two plain texts are nearly the same (Dice over character pairs, 0.8)."""
    if not one or not other:
        return False
    if one == other:
        return True
    pairs, others = _pairs(one), _pairs(other)
    both = len(pairs) + len(others)
    if not both or 2 * min(len(pairs), len(others)) / both < ALIKE:
        return False  # the shorter one all within the longer would not be enough
    return 2 * len(pairs & others) / both >= ALIKE


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    """The pairs of neighbouring characters; what was said before is compared time and again."""
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def heard_before(move: Move, cursor: Cursor) -> bool:
    """Whether the trainee has said nearly these words already; other figures are other words."""
    yours = cursor.position.yours
    if move.offer is not None and merge(move.offer, yours) != yours:
        return False
    words = plain(move.text)
    return len(words) > 3 and any(similar(words, old) for old in cursor.heard)


def resolve_openings(
    move: Move, segments: tuple[Segment, ...], cursor: Cursor, *, worse: bool
) -> tuple[tuple[Resolved, ...], tuple[Pending, ...]]:
    """Return what became of each pending opening, and those that stay open for one more move."""
    resolved, still = [], []
    spoken = move.kind in SPOKEN
    repeated = spoken and heard_before(move, cursor)
    for pending in cursor.pending:
        act = pending.opening.met_by(segments)
        if act is not None:
            timing = Resolution.MET if pending.passed == 0 else Resolution.LATE
            credit = 1.0 if pending.passed == 0 else 0.5
            if act in SOFT_ACTS and move.reading.empathy < 1:
                credit *= 0.5
            empty = repeated and act not in TELLING_ACTS
            resolved.append(Resolved(pending, timing, act, 0.0 if empty else credit))
        elif worse and wants_feeling(pending):
            resolved.append(Resolved(pending, Resolution.WORSE))
        elif pending.passed >= 1 and told_already(pending, cursor):
            continue
        elif pending.passed >= 1:
            resolved.append(Resolved(pending, Resolution.MISSED))
        else:
            still.append(replace(pending, passed=pending.passed + 1))
    return tuple(resolved), tuple(still)


def told_already(pending: Pending, cursor: Cursor) -> bool:
    """Whether he asks for facts he has been told before: not to say them again is no miss."""
    return any(
        act == "state_facts" and topic in cursor.told for act, topic in pending.opening.alternatives
    )


def topics_told(segments: Iterable[Segment]) -> frozenset[str]:
    """Return the topics that facts were stated about."""
    return frozenset(
        topic for segment in segments if "state_facts" in segment.acts for topic in segment.topics
    )


def turns_down(segments: Iterable[Segment]) -> bool:
    """Whether the trainee says no to what lies on the table."""
    terms = {"plan", "waiver"}
    return any(
        "refuse" in segment.acts
        or ("set_boundary" in segment.acts and not terms.isdisjoint(segment.topics))
        for segment in segments
    )


def wants_feeling(pending: Pending) -> bool:
    """Whether a feeling called to be heard, rather than a matter that a kind word does for too.

    The line tells of distress, a kind word stands first, or nothing else would do. To reflect is to
    say back a feeling or a figure: first in the list it tells nothing.
    """
    calls = pending.opening.alternatives
    if not any(act in FEELING_ACTS for act, _ in calls):
        return False
    return (
        not DISTRESS.isdisjoint(pending.raises)
        or calls[0][0] in KIND_FIRST
        or all(act in HEARING_OUT or about in CARED_FOR for act, about in calls)
    )


def unpressed(segments: tuple[Segment, ...]) -> tuple[Segment, ...]:
    """Return the segments without asking for a yes, which belongs to the offer it goes with."""
    return tuple(
        replace(segment, acts=tuple(act for act in segment.acts if act not in PRESSING_ACTS))
        for segment in segments
    )


def argues(segments: tuple[Segment, ...], cursor: Cursor, *, fair: bool = False) -> bool:
    """Whether a feeling that called to be heard gets facts, demands or refusal alone.

    The figures and the question of a `fair` offer, one he can pay, are none of these.
    """
    called = any(
        wants_feeling(p) and p.passed == 0 and p.opening.met_by(segments) is None
        for p in cursor.pending
    )
    acts = acts_of(segments)
    hard = HARD_ACTS - (PRESSING_ACTS | {"state_facts"}) if fair else HARD_ACTS
    return called and bool(acts & hard) and not acts & SOFT_ACTS


def _presses_despair(
    segments: tuple[Segment, ...], cursor: Cursor, resolved: tuple[Resolved, ...]
) -> bool:
    """Whether money is asked for over despair that nothing of the move answers."""
    answered = [item.pending for item in resolved if item.act]
    despair = [item for item in cursor.pending if Raised.DESPAIR in item.raises]
    acts = acts_of(segments)
    unheard = bool(despair) and not any(item in answered for item in despair)
    return unheard and bool(acts & AFTER_MONEY) and not acts & CARE


def _cares_in_despair(segments: tuple[Segment, ...], cursor: Cursor) -> bool:
    """Whether despair is answered with care that is not all that was called for: no provocation."""
    despair = any(Raised.DESPAIR in item.raises for item in cursor.pending)
    acts = acts_of(segments)
    return despair and bool(acts & SOFT_ACTS) and not acts & (HARD_ACTS | AFTER_MONEY)


def _lectures(reading: Reading, cursor: Cursor, resolved: tuple[Resolved, ...]) -> bool:
    """Whether it runs on and leaves him no question, though he had not asked to be told.

    Nor does a goodbye that answers his question, or comes when all is agreed.
    """
    limit = LECTURE_LENGTH.get(reading.lang, LECTURE_LENGTH["en"])
    questions = QUESTIONS | {"ask_commitment"}
    asks = bool(questions & set(reading.act_ids)) or reading.text.rstrip().endswith(("?", "？"))
    told = any(item.act in TELLING_ACTS | {"reassure"} for item in resolved)
    answered = any(item.act and _asked_in(item.pending.words) for item in resolved)
    parts = "close" in reading.act_ids and (answered or cursor.position.agreement is not None)
    return len(reading.text) > limit and not (asks or told or parts)


def _asked_in(words: str) -> bool:
    return "?" in words or "？" in words


def early_signals(
    move: Move,
    segments: tuple[Segment, ...],
    cursor: Cursor,
    resolved: tuple[Resolved, ...],
    *,
    fair: bool = False,
    due: frozenset[str] = frozenset(),
) -> frozenset[str]:
    """Return the signals that do not depend on what becomes of an offer; `fair` as in `argues`.

    Acts that were called for, or are still `due`, are never too much.
    """
    reading = move.reading
    found = set()
    kinds = {item.resolution for item in resolved}
    called = any(p.passed == 0 and not told_already(p, cursor) for p in cursor.pending)
    first_passed = called and not kinds & {Resolution.MET, Resolution.LATE}
    passed = first_passed or Resolution.MISSED in kinds
    if passed and not _cares_in_despair(segments, cursor):
        found.add(Signal.MISSED)
    if kinds & {Resolution.MET, Resolution.LATE}:
        found.discard(Signal.MISSED)
        found.add(Signal.MET)
    if reading.inflames:
        found.add(Signal.INFLAMES)
    if reading.escalation <= -1 and Signal.MET in found:
        found.add(Signal.CALMS)
    if argues(segments, cursor, fair=fair):
        found.add(Signal.ARGUES)
    if _presses_despair(segments, cursor, resolved):
        found.add(Signal.PRESSES_DESPAIR)
    if _lectures(reading, cursor, resolved):
        found.add(Signal.LECTURES)
    answered = any(item.act in TELLING_ACTS and item.credit for item in resolved)
    spoken = move.kind in SPOKEN
    if spoken and heard_before(move, cursor) and not answered:
        found.add(Signal.REPEATS)
    asked = _called_for(cursor) | due
    if things_said(segments, offers=move.offer is not None, free=asked) >= OVERLOAD:
        found.add(Signal.OVERLOADS)
    if cursor.vague_standing and _accepts_vague(reading, segments, answered=answered):
        found.add(Signal.ACCEPTS_VAGUE)
    return frozenset(found)


def _accepts_vague(reading: Reading, segments: tuple[Segment, ...], *, answered: bool) -> bool:
    """Whether a vague promise is left as it is: with a yes about its day, or by mere courtesy.

    After such a yes only what pins it down saves it: terms, or a question about them. Thanks in a
    move that has `answered` what his line asked to be told are for something else.
    """
    acts = acts_of(segments)
    if takes_a_vague_day(reading.text):
        dated = any(figure.kind is FigureKind.DATE for figure in reading.figures)
        return not (acts & PINNING or dated or any(map(_asks_for_terms, segments)))
    takes = {"thank", "close", "reassure", "greet"}
    courtesy = bool(acts & takes) and not acts & (PINNING | QUESTIONS | {"set_boundary"})
    return courtesy and not answered


def _asks_for_terms(segment: Segment) -> bool:
    asks = not QUESTIONS.isdisjoint(segment.acts)
    return asks and not PINNED_BY.isdisjoint(segment.topics)


def settlement_signals(settlement: Settlement | None) -> frozenset[str]:
    """Return the signals an offer gives."""
    if settlement is None:
        return frozenset()
    found = set()
    if settlement.conceded_first:
        found.add(Signal.CONCEDED_FIRST)
    if settlement.beyond_mandate:
        found.add(Signal.BEYOND_MANDATE)
    return frozenset(found)


def disclosure(segments: tuple[Segment, ...], reading: Reading) -> tuple[Span, str] | None:
    """Return the first words about the debt itself, with their span."""
    for segment in segments:
        if segment.acts and DEBT_TOPICS & set(segment.topics):
            start, end = segment.span
            return segment.span, reading.text[start:end] or reading.text
    return None


def uncalled_acts(
    segments: tuple[Segment, ...],
    cursor: Cursor,
    *,
    offers: bool = False,
    due: frozenset[str] = frozenset(),
) -> int:
    """Count what nobody called for; courtesies and what the contact itself owes are free.

    So are other acts that are `due`; `offers` as in `things_said`.
    """
    free = _called_for(cursor) | owed_acts(cursor) | due
    return things_said(segments, offers=offers, free=free)


def _called_for(cursor: Cursor) -> frozenset[str]:
    """Return any of the answers the openings would take, and what only nearly answers them."""
    waiting = (item.opening.alternatives for item in cursor.pending)
    return joined(frozenset(act for alternatives in waiting for act, _ in alternatives))


def owed_acts(cursor: Cursor) -> frozenset[str]:
    """Return the acts the contact itself owes, whatever the debtor has just said."""
    owed = {"propose_plan", "confirm_summary", "ask_commitment", "state_facts"}
    if not cursor.identified:
        owed |= {"identify_self", "verify_identity"}
    return frozenset(owed)
