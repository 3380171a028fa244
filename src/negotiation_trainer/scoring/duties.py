"""What a contact itself owes: which duties are due, what meets them, and what each is worth.

Apart from what else is witnessed, since the gates ask the same of those that fail an attempt.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, Move, Offer, Span
from negotiation_trainer.conduct.check import Duty
from negotiation_trainer.conduct.speech import claimed_amounts
from negotiation_trainer.dialogue.bargaining.recapping import holds, misquotes
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.signals import DEBT_TOPICS, acts_of, segments_of
from negotiation_trainer.scoring.asking import asking_clauses
from negotiation_trainer.scoring.encounter import Encounter, readable
from negotiation_trainer.scoring.evidence import EARLY, MISREAD, Evidence
from negotiation_trainer.scoring.rubric import DutyPoints

TELLING_OF_DEBT = frozenset({"state_facts", "demand", "ask_commitment"})
"""Acts that say why one is in touch, where they are about the debt."""


def duties(hearing: Encounter) -> Iterator[Evidence]:
    """What the contact itself owes."""
    for duty, points in hearing.rubric.duties.items():
        if not duty_due(hearing, duty):
            continue
        met = duty_met(hearing, duty)
        if met is not None:
            turn, quote = met
            yield Evidence(turn.number, points.dimension, points.met, "duty.met", duty.value, quote)
        elif not hearing.excused(duty):
            yield _unmet(hearing, duty, points)


def _unmet(hearing: Encounter, duty: Duty, points: DutyPoints) -> Evidence:
    """What was never done, was said too early, or was read back with other figures."""
    early = _first_met(hearing, duty, early=True)
    wrong = _misread(hearing) if duty is Duty.SUMMARY else None
    if early is not None:
        (turn, quote), called, detail = early, "", EARLY
    elif wrong is not None:
        turn, quote, called, detail = wrong, hearing.words(wrong), "", MISREAD
    else:
        turn, quote, called, detail = hearing.last, "", hearing.last.line, ""
    return Evidence(
        turn.number,
        points.dimension,
        points.unmet,
        "duty.unmet",
        duty.value,
        quote,
        called,
        detail,
    )


def _misread(hearing: Encounter) -> Turn | None:
    """The last turn in which what was agreed was read back with figures it does not have now."""
    agreed = hearing.last.after.position.agreement or Offer()
    for turn in reversed(hearing.moves):
        move = turn.move
        if move is None or move.offer is None or turn.settlement is not None:
            continue
        wrong = misquotes(move, acts_of(segments_of(move)), turn.before)
        if wrong and not holds(move.offer, agreed):
            return turn
    return None


def duty_due(hearing: Encounter, duty: Duty) -> bool:
    """Whether a duty is owed: debt matters to the right party only, a summary of a deal only."""
    if duty in (Duty.WHO, Duty.RIGHT_PARTY):
        return True
    if duty is Duty.SUMMARY:
        return hearing.last.after.position.agreement is not None
    return hearing.last.after.identified or hearing.debtor_answers


def duty_met(hearing: Encounter, duty: Duty) -> tuple[Turn, str] | None:
    """Return the turn that met a duty and the words that did, or None."""
    return _first_met(hearing, duty)


def _first_met(hearing: Encounter, duty: Duty, *, early: bool = False) -> tuple[Turn, str] | None:
    """The first that met it; `early`: or would have, had it been known who is on the line."""
    for turn in hearing.moves:
        if turn.move is None:
            continue
        act = _meets(hearing, duty, turn, known=early or turn.before.identified)
        if act is not None:
            place = _place(hearing, duty, turn.move)
            quote = hearing.quote(turn, act)
            return turn, readable(turn.move.text, place, hearing.lang) if place else quote
    return None


def _place(hearing: Encounter, duty: Duty, move: Move) -> Span | None:
    """The clause where the total is named, or where the debt is spoken of; None where in none."""
    clauses = segments_of(move)
    if duty is Duty.AMOUNT:
        named = [f.span for f in _totals(hearing, move)]
        found = [s for s in clauses for at in named if s.span[0] <= at[0] and at[1] <= s.span[1]]
    elif duty is Duty.PURPOSE:
        about = [s for s in clauses if DEBT_TOPICS & set(s.topics)]
        found = [s for s in about if TELLING_OF_DEBT & set(s.acts)] or about
    elif duty is Duty.ASK:
        found = [segment for _, segment in asking_clauses(move)]
    else:
        found = []
    return found[0].span if found else None


def _meets(hearing: Encounter, duty: Duty, turn: Turn, *, known: bool) -> str | None:
    move = turn.move
    if move is None:
        return None
    acts = acts_of(segments_of(move))
    match duty:
        case Duty.WHO:
            wanted = {"identify_self"}
        case Duty.RIGHT_PARTY:
            wanted = {"verify_identity"}
        case Duty.PURPOSE:
            about = any(DEBT_TOPICS & set(s.topics) for s in segments_of(move))
            wanted = set(TELLING_OF_DEBT) if known and about else set()
        case Duty.AMOUNT:
            stated = known and states_amount(hearing, move)
            wanted = set(acts) if stated else set()
            if hearing.owed is None:
                wanted &= {"state_facts"}
        case Duty.ASK:
            if move.offer is not None:
                return "propose_plan"
            return next((act for act, _ in asking_clauses(move)), None) if known else None
        case Duty.SUMMARY:
            wanted = {"confirm_summary"} if turn.before.position.agreement else set()
    return next((act for act in sorted(wanted) if act in acts), None)


def states_amount(hearing: Encounter, move: Move) -> bool:
    """Whether a move states what is owed: the total of the file; any sum where there is none."""
    if hearing.owed is None:
        return any(claimed_amounts(move.reading, segments_of(move)))
    return any(not figure.unit for figure in _totals(hearing, move))


def _totals(hearing: Encounter, move: Move) -> list[Figure]:
    """The sums in a move that are the total of the file; cents left out are no mistake."""
    sums = (figure for figure in move.reading.figures if figure.kind is FigureKind.AMOUNT)
    owed = hearing.owed
    return [f for f in sums if owed is not None and abs(Decimal(f.value) - owed) < 1]
