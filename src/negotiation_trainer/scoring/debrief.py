"""The debrief: four scores from evidence, the gates, the deal beside them, facts to be found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.conduct.rules import applicable
from negotiation_trainer.dialogue.bargaining.bargain import affordable
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Plan, waived_amount, work_out
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.concessions import Curve, concession_curve
from negotiation_trainer.scoring.evidence import Evidence, Gate
from negotiation_trainer.scoring.gates import gates
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.rubric import Dimension, Rubric
from negotiation_trainer.scoring.sums import Sum, sums
from negotiation_trainer.scoring.suspicion import believed, first_doubtful
from negotiation_trainer.scoring.witnesses import WITNESSES

NEVER_PASSED = frozenset({OutcomeKind.UNFINISHED, OutcomeKind.TRAINEE_HUNG_UP})


@dataclass(frozen=True, slots=True)
class Deal:
    """What was agreed, judged for both sides; `over` names the limits of the mandate exceeded.

    `currency` (ISO 4217) and `today`, the day of the talk, tell what a record of it means.
    """

    offer: Offer
    plan: Plan
    affordable: bool
    over: tuple[str, ...]
    waived: Decimal
    turn: int
    currency: str
    today: date

    @property
    def inside_mandate(self) -> bool:
        """Whether the trainee could agree to this alone."""
        return not self.over


@dataclass(frozen=True, slots=True)
class Debrief:
    """Everything an attempt came to."""

    outcome: str
    kind: OutcomeKind
    scores: tuple[tuple[Dimension, int], ...]
    passed: bool
    gates: tuple[Gate, ...]
    evidence: tuple[Evidence, ...]
    deal: Deal | None
    heat: tuple[int, ...]
    found: tuple[str, ...]
    hidden: tuple[str, ...]
    curve: Curve = field(default_factory=Curve)
    sums: tuple[Sum, ...] = ()

    def score(self, dimension: Dimension) -> int:
        """Return one score, 0..100."""
        return dict(self.scores)[dimension]


_ORDER = {dimension: place for place, dimension in enumerate(Dimension)}


def _place(item: Evidence) -> tuple[int, int, str, str]:
    """Where a piece of evidence is told, whatever order a rubric was kept in."""
    return (item.turn, _ORDER[item.dimension], item.rule, item.subject)


def debrief(
    compiled: Compiled,
    turns: tuple[Turn, ...],
    *,
    rubric: Rubric,
    pack: ConductPack,
    at: datetime | None = None,
) -> Debrief:
    """Score a talk; `turns` begins with turn 0. `at` defaults to the case's own time of contact."""
    hearing = Hearing(compiled, rubric, applicable(pack, compiled.case), turns, at)
    found = gates(hearing, at or compiled.case.contact.at)
    failed = any(gate.failed for gate in found)
    evidence = (*_witnessed(hearing), *_hangs(hearing, failed=failed))
    evidence = tuple(sorted(evidence, key=_place))
    scores = dict(scores_of(rubric, evidence, failed=failed))
    known = hearing.last.after.known
    return Debrief(
        outcome=hearing.last.after.outcome or OutcomeKind.UNFINISHED.value,
        kind=hearing.kind,
        scores=tuple(scores.items()),
        passed=_passes(hearing, scores, failed=failed),
        gates=found,
        evidence=evidence,
        deal=_deal(hearing),
        heat=tuple(turn.heat for turn in turns),
        found=tuple(name for name in compiled.facts if name in known),
        hidden=tuple(name for name in compiled.facts if name not in known),
        curve=concession_curve(compiled, turns),
        sums=sums(evidence, rubric),
    )


def _witnessed(hearing: Hearing) -> tuple[Evidence, ...]:
    return tuple(item for witness in WITNESSES for item in witness(hearing))


def _passes(hearing: Hearing, scores: dict[Dimension, int], *, failed: bool) -> bool:
    marks = hearing.rubric.pass_marks
    enough = all(score >= marks[dimension] for dimension, score in scores.items())
    return enough and not failed and hearing.kind not in NEVER_PASSED


def _hangs(hearing: Hearing, *, failed: bool) -> Iterator[Evidence]:
    """Say where a pass hangs on words that may be a grave breach: it would be one if they are not.

    Neither the scores nor the gates go by it.
    """
    turn = first_doubtful(hearing)
    if turn is None:
        return
    innocent = replace(hearing, turns=believed(hearing.turns))
    scores = dict(scores_of(hearing.rubric, _witnessed(innocent), failed=failed))
    if _passes(hearing, scores, failed=failed):
        words = hearing.words(turn)
        yield Evidence(turn.number, Dimension.COMPLIANCE, 0, "passing.hangs", "", words)


def scores_of(
    rubric: Rubric, evidence: tuple[Evidence, ...], *, failed: bool
) -> tuple[tuple[Dimension, int], ...]:
    """Return the four scores; a failed gate holds compliance down."""
    scores = {d: _total(rubric, evidence, d) for d in Dimension}
    if failed:
        scores[Dimension.COMPLIANCE] = min(scores[Dimension.COMPLIANCE], rubric.capped_at)
    return tuple(scores.items())


def _total(rubric: Rubric, evidence: tuple[Evidence, ...], dimension: Dimension) -> int:
    points = sum(item.points for item in evidence if item.dimension is dimension)
    return round(min(100, max(0, rubric.base[dimension] + points)))


def _deal(hearing: Hearing) -> Deal | None:
    compiled = hearing.compiled
    offer = hearing.last.after.position.agreement
    if offer is None:
        return None
    balance = compiled.case.balance
    plan = work_out(offer, balance)
    if not isinstance(plan, Plan):
        return None
    turn = next(t.number for t in hearing.turns if t.after.position.agreement == offer)
    return Deal(
        offer,
        plan,
        affordable(plan, compiled.debtor.can_pay),
        outside_mandate(plan, compiled.mandate, compiled.today),
        waived_amount(balance, offer),
        turn,
        compiled.case.currency,
        compiled.today,
    )
