"""From the turns of a talk to evidence: one small function for each kind of thing observed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from itertools import islice

from negotiation_trainer.catalogue.moves import SPOKEN, FigureKind, Move, MoveKind, Segment, Span
from negotiation_trainer.conduct.check import Duty
from negotiation_trainer.conduct.findings import Verdict
from negotiation_trainer.conduct.heard import HeardContact
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.conduct.rules import rule_for_breach
from negotiation_trainer.conduct.speech import claimed_amounts, is_overstated
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.endings import outcome_kind
from negotiation_trainer.dialogue.plan import Plan, work_out
from negotiation_trainer.dialogue.position import Position
from negotiation_trainer.dialogue.signals import DEBT_TOPICS, acts_of, segments_of
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scenario.persona_model import Signal
from negotiation_trainer.scoring.encounter import Encounter, readable
from negotiation_trainer.scoring.evidence import Evidence
from negotiation_trainer.scoring.heat import heat
from negotiation_trainer.scoring.misstated import misstated
from negotiation_trainer.scoring.monitored import contact_of
from negotiation_trainer.scoring.openings import openings
from negotiation_trainer.scoring.rubric import Dimension, Rubric
from negotiation_trainer.scoring.suspicion import suspected

_AKIN = 2
"""An amount from half the balance to twice it may be meant as the balance."""

BREATH = {"zh": 60, "en": 180}
"""Characters that are said in one breath: no more than anybody can take in."""

TELLING_OF_DEBT = frozenset({"state_facts", "demand", "ask_commitment"})
"""Acts that say why one is in touch, where they are about the debt."""

WITNESSED_ELSEWHERE = frozenset({"breach", "mandate"})
"""Ways of checking a rule whose breaking other witnesses already tell."""


@dataclass(frozen=True, slots=True)
class Hearing(Encounter):
    """A talk with a scripted debtor. `at` is the local time of the contact, the case's if None."""

    compiled: Compiled
    rubric: Rubric
    rules: tuple[Rule, ...]
    turns: tuple[Turn, ...]
    at: datetime | None = None

    @property
    def lang(self) -> str:
        """The scenario's language."""
        return self.compiled.lang

    @property
    def kind(self) -> OutcomeKind:
        """How it ended; unfinished while it has not."""
        outcome = self.last.after.outcome
        return outcome_kind(self.compiled, outcome) if outcome else OutcomeKind.UNFINISHED

    @property
    def owed(self) -> Decimal | None:
        """The total of the file."""
        return balance_total(self.compiled.case.balance)

    @property
    def debtor_answers(self) -> bool:
        """Whether the debtor himself picks up."""
        return self.compiled.case.answers == "debtor"

    def contact(self, at: datetime | None = None) -> HeardContact:
        """Return the talk as the rules of conduct see it."""
        when = at or self.at or self.compiled.case.contact.at
        return contact_of(self.compiled, self.turns, when)


def signals(hearing: Encounter) -> Iterator[Evidence]:
    """Manners: arguing with a feeling, lecturing, overloading, repeating, taking vagueness."""
    for turn in hearing.moves:
        for name, flat in hearing.rubric.signals.items():
            if name.value in turn.signals and not _bearable(hearing, turn, name):
                yield Evidence(
                    turn.number,
                    flat.dimension,
                    flat.points,
                    "signal",
                    name.value,
                    hearing.words(turn),
                    turn_before(hearing, turn).line,
                    _limits(turn) if name is Signal.BEYOND_MANDATE else "",
                )


def _limits(turn: Turn) -> str:
    """The limits of the mandate that an offer went over."""
    return " ".join(turn.settlement.beyond_mandate) if turn.settlement is not None else ""


def _bearable(hearing: Encounter, turn: Turn, signal: Signal) -> bool:
    """Whether five things at once are no overload: said in a breath, or nearly all called for."""
    if signal is not Signal.OVERLOADS or turn.move is None:
        return False
    breath = BREATH.get(turn.move.reading.lang, BREATH["en"])
    short = len(turn.move.text) <= breath
    return short or turn.uncalled < hearing.rubric.dilution.halve_from


def turn_before(hearing: Encounter, turn: Turn) -> Turn:
    """Return the turn before one the trainee took."""
    return hearing.turns[turn.number - 1]


def breaches(hearing: Encounter) -> Iterator[Evidence]:
    """Sure breaches of conduct, by the gravity of the rule they break.

    Each rule broken counts for compliance; how it feels to hear it all at once, the worst alone.
    """
    for turn in hearing.moves:
        if turn.move is None:
            continue
        marks = turn.move.reading.sure_breaches
        ruled = [(mark, rule_for_breach(hearing.rules, mark.id, turn.move.text)) for mark in marks]
        for dimension, weights in hearing.rubric.breaches.items():
            broken = [(weights[rule.severity], mark, rule) for mark, rule in ruled if rule]
            if dimension is not Dimension.COMPLIANCE:
                broken = sorted(broken, key=lambda one: one[0])[:1]
            for points, mark, rule in broken:
                start, end = mark.span
                quote = turn.move.text[start:end].strip() or turn.move.text
                yield Evidence(
                    turn.number, dimension, points, "breach", mark.id, quote, detail=rule.id
                )


def suspicions(hearing: Encounter) -> Iterator[Evidence]:
    """Breaches the reader only suspects: asked about, and worth nothing either way."""
    for turn in hearing.moves:
        for mark, rule in suspected(hearing, turn):
            start, end = mark.span
            text = turn.move.text if turn.move else ""
            yield Evidence(
                turn.number,
                Dimension.COMPLIANCE,
                0,
                "breach.suspected",
                mark.id,
                text[start:end].strip() or text,
                detail=rule.id,
            )


def conduct(hearing: Encounter) -> Iterator[Evidence]:
    """Rules of conduct broken otherwise than by a breach; what is only suspected costs nothing."""
    weights = hearing.rubric.breaches[Dimension.COMPLIANCE]
    for finding in hearing.findings():
        if finding.rule.check.way in WITNESSED_ELSEWHERE:
            continue
        if finding.verdict in (Verdict.BROKEN, Verdict.SUSPECTED):
            yield Evidence(
                finding.turn or min(1, hearing.last.number),
                Dimension.COMPLIANCE,
                weights[finding.rule.severity] if finding.broken else 0,
                f"conduct.{finding.verdict.value}",
                finding.rule.id,
                finding.quote,
                finding.called,
                finding.rule.id,
            )


def facts(hearing: Hearing) -> Iterator[Evidence]:
    """Hidden facts brought out."""
    points = hearing.rubric.facts
    each = round(points.found / max(len(hearing.compiled.facts), 1), 1)
    for turn in hearing.moves:
        if turn.fact is not None:
            yield Evidence(
                turn.number,
                points.dimension,
                each,
                "fact.found",
                turn.fact,
                hearing.words(turn),
                turn.line,
            )


def states_amount(hearing: Encounter, move: Move) -> bool:
    """Whether a move states what is owed: the total of the file; any sum where there is none."""
    if hearing.owed is None:
        return any(claimed_amounts(move.reading, segments_of(move)))
    amounts = {
        Decimal(f.value) for f in move.reading.figures if f.kind is FigureKind.AMOUNT and not f.unit
    }
    return hearing.owed in amounts


def wrong_amounts(hearing: Hearing) -> Iterator[Evidence]:
    """A balance stated otherwise than the file has it.

    Only what could be meant as the whole balance is looked at, and what is more than the file has:
    a fee, a share or an instalment is no claim about it. However often it is said in a turn, that
    is one mistake.
    """
    balance = hearing.compiled.case.balance
    total = balance_total(balance)
    known = {balance.principal, balance.interest, balance.penalty, total}
    known |= {balance.principal + balance.interest, balance.interest + balance.penalty}
    flat = hearing.rubric.wrong_amount
    for turn in hearing.moves:
        move = turn.move
        if move is None or move.kind not in SPOKEN or move.offer is not None:
            continue
        right = known | _bargained(turn.before.position, balance)
        near = (
            (value, words)
            for value, words in misstated(move, right)
            if total / _AKIN <= value <= total * _AKIN
            or is_overstated(value, hearing.compiled.case)
        )
        for value, words in islice(near, 1):
            yield Evidence(
                turn.number,
                flat.dimension,
                flat.points,
                "amount.wrong",
                str(value),
                words,
                detail=str(total),
            )


def _bargained(position: Position, balance: Balance) -> set[Decimal]:
    """The amounts that the offers on the table come to."""
    found: set[Decimal] = set()
    for offer in (position.yours, position.theirs, position.agreement):
        plan = work_out(offer, balance) if offer is not None else None
        if isinstance(plan, Plan):
            found |= {plan.pay_now, plan.monthly, plan.last, plan.total, plan.total - plan.pay_now}
    return found


def empty_moves(hearing: Encounter) -> Iterator[Evidence]:
    """Words that do nothing."""
    flat = hearing.rubric.empty_move
    for turn in hearing.moves:
        move = turn.move
        spoken = move is not None and move.kind is MoveKind.SAY
        if spoken and move is not None and not acts_of(segments_of(move)):
            yield Evidence(turn.number, flat.dimension, flat.points, "empty", "", move.text)


def duty_met(hearing: Encounter, duty: Duty) -> tuple[Turn, str] | None:
    """Return the turn that met a duty and the words that did, or None."""
    for turn in hearing.moves:
        if turn.move is None:
            continue
        act = _meets(hearing, duty, turn, turn.move)
        if act is not None:
            place = _place(hearing, duty, turn.move)
            quote = hearing.quote(turn, act)
            return turn, readable(turn.move.text, place, hearing.lang) if place else quote
    return None


def _place(hearing: Encounter, duty: Duty, move: Move) -> Span | None:
    """The clause where the total is named, or where the debt is spoken of; None where in none."""
    clauses = segments_of(move)
    if duty is Duty.AMOUNT:
        sums = [f for f in move.reading.figures if f.kind is FigureKind.AMOUNT]
        named = [f.span for f in sums if Decimal(f.value) == hearing.owed]
        found = [s for s in clauses for at in named if s.span[0] <= at[0] and at[1] <= s.span[1]]
    elif duty is Duty.PURPOSE:
        about = [s for s in clauses if DEBT_TOPICS & set(s.topics)]
        found = [s for s in about if TELLING_OF_DEBT & set(s.acts)] or about
    else:
        found = []
    return found[0].span if found else None


def _meets(hearing: Encounter, duty: Duty, turn: Turn, move: Move) -> str | None:
    acts = acts_of(segments_of(move))
    known = turn.before.identified
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
            money = [s for s in segments_of(move) if known and _about_debt(s)]
            wanted = {"ask_commitment", "propose_plan", "demand"} & acts_of(money)
        case Duty.SUMMARY:
            wanted = {"confirm_summary"} if turn.before.position.agreement else set()
    return next((act for act in sorted(wanted) if act in acts), None)


def _about_debt(segment: Segment) -> bool:
    """Whether a clause asks for money rather than for something else it names."""
    return not segment.topics or bool(DEBT_TOPICS & set(segment.topics))


def duty_due(hearing: Encounter, duty: Duty) -> bool:
    """Whether a duty is owed: debt matters to the right party only, a summary of a deal only."""
    if duty in (Duty.WHO, Duty.RIGHT_PARTY):
        return True
    if duty is Duty.SUMMARY:
        return hearing.last.after.position.agreement is not None
    return hearing.last.after.identified or hearing.debtor_answers


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
            last = hearing.last
            yield Evidence(
                last.number, points.dimension, points.unmet, "duty.unmet", duty.value, "", last.line
            )


WITNESSES = (
    openings,
    signals,
    breaches,
    suspicions,
    conduct,
    heat,
    facts,
    wrong_amounts,
    empty_moves,
    duties,
)
