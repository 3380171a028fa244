"""What a move comes to before anybody reacts: acts, breaches, openings resolved, signals, an offer.

Both machines and the answer go by it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from negotiation_trainer.catalogue.moves import SPOKEN, Move, MoveKind, Offer, Segment
from negotiation_trainer.dialogue import signals as derive
from negotiation_trainer.dialogue.bargaining.bargain import bargain
from negotiation_trainer.dialogue.bargaining.earned import earned_waivers
from negotiation_trainer.dialogue.bargaining.position import only_takes_back, restates
from negotiation_trainer.dialogue.bargaining.recapping import misquotes
from negotiation_trainer.dialogue.bargaining.settlement import Settlement, settle
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolved
from negotiation_trainer.dialogue.manner import without_practical_demands
from negotiation_trainer.dialogue.vague import asks_for_nothing
from negotiation_trainer.scenario.compiled import Compiled, Occasion
from negotiation_trainer.scenario.guards import Situation
from negotiation_trainer.scenario.persona_model import Signal


@dataclass(frozen=True, slots=True)
class Heard:
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
    earned: frozenset[str] = frozenset()
    misquoted: Offer | None = None
    taken_back: Offer | None = None
    fair: bool = False
    due: frozenset[str] = frozenset()


def listen(compiled: Compiled, cursor: Cursor, move: Move) -> Heard:
    """Return what a move comes to as the talk stands."""
    segments = without_practical_demands(move.reading, derive.segments_of(move))
    acts = derive.acts_of(segments)
    breaches = tuple(mark.id for mark in move.reading.sure_breaches)
    offer = offer_of(move, cursor)
    if offer is not None and restates(offer, cursor.position, compiled.case.balance):
        offer = None
    misquoted = offer if misquotes(move, acts, cursor) else None
    if misquoted is not None:
        offer = None
    taken_back = offer if _takes_back(move, offer) else None
    if taken_back is not None:
        offer = None
    probe, earned = None, frozenset[str]()
    if offer is not None:
        earned = earned_waivers(offer, move.text, (item.words for item in cursor.pending))
        unheard = replace(bargain(compiled, cursor.mood), bargains=False, earned=earned)
        probe = settle(offer, cursor.position, unheard)
    fair = _is_fair(move, probe)
    worse = bool(breaches) or move.reading.inflames
    worse = worse or derive.argues(segments, cursor, fair=fair)
    resolved, pending = derive.resolve_openings(move, segments, cursor, worse=worse)
    due = company_due(compiled, cursor)
    found = derive.early_signals(move, segments, cursor, resolved, fair=fair, due=due)
    found |= derive.settlement_signals(probe)
    found |= _left_vague(move, acts)
    names = [
        *(f"breach:{breach}" for breach in breaches),
        *(f"signal:{signal}" for signal in found),
        *(f"act:{act}" for act in acts),
    ]
    return Heard(
        segments,
        acts,
        frozenset(breaches),
        frozenset(item.act for item in resolved if item.act and item.credit > 0),
        resolved,
        pending,
        found,
        offer,
        _streaks(cursor.streaks, names),
        earned,
        misquoted,
        taken_back,
        fair,
        due,
    )


def _left_vague(move: Move, acts: frozenset[str]) -> frozenset[str]:
    """Return the signal of who asks for money and names, or asks for, neither sum nor day."""
    asks = acts & {"ask_commitment", "ask_closed", "propose_plan", "demand"}
    vague = asks and not move.reading.figures and asks_for_nothing(move.text)
    return frozenset({Signal.ACCEPTS_VAGUE} if vague else ())


def company_due(compiled: Compiled, cursor: Cursor) -> frozenset[str]:
    """Return `identify_self` while a third party's company, now allowed, was not yet named.

    Its name alone tells strangers of a debt, so it may wait for the right person.
    """
    case = compiled.case
    if case.collector.party != "third" or not cursor.identified:
        return frozenset()
    names = filter(None, map(derive.plain, (case.collector.company, *compiled.called)))
    named = any(name in words for name in names for words in cursor.heard)
    return frozenset() if named else frozenset({"identify_self"})


def occasion_of(heard: Heard, now: Situation, settlement: Settlement | None = None) -> Occasion:
    """Return what the rows of both machines are tried against."""
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


def offer_of(move: Move, cursor: Cursor) -> Offer | None:
    """Return the offer a move makes; accepting is an offer equal to the standing counter."""
    if move.kind is MoveKind.ACCEPT:
        return cursor.position.theirs
    return move.offer


def _takes_back(move: Move, offer: Offer | None) -> bool:
    """Whether words put nothing forward and only correct what the trainee had put."""
    return offer is not None and move.kind in SPOKEN and only_takes_back(offer)


def _streaks(old: Iterable[tuple[str, int]], names: Iterable[str]) -> dict[str, int]:
    before = dict(old)
    return {name: before.get(name, 0) + 1 for name in names}


def _is_fair(move: Move, probe: Settlement | None) -> bool:
    """Whether a move offers what the debtor can really pay, in a tone that is none of pressing."""
    if probe is None or probe.missing is not None or probe.beyond_means:
        return False
    return not (move.reading.inflames or move.reading.sure_breaches)
