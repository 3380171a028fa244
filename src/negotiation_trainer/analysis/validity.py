"""What scores must do to be believed: which learner must come out ahead of which, and in what.

The table is declared here once; the suite plays the talks and compares the means with it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from negotiation_trainer.analysis.simulate import Summary
from negotiation_trainer.scoring.rubric import Dimension

AHEAD_BY = 8.0
LEVEL_WITHIN = 10.0
EMPATHY, CLARITY = Dimension.EMPATHY, Dimension.CLARITY
ESCALATION, COMPLIANCE = Dimension.ESCALATION, Dimension.COMPLIANCE


class Relation(StrEnum):
    """How two learners must compare."""

    AHEAD = ">"
    LEVEL = "≈"


@dataclass(frozen=True, slots=True)
class Claim:
    """One learner is ahead of, or level with, another in some dimensions.

    `not_with` names personas with whom the two styles do not differ so.
    """

    one: str
    relation: Relation
    other: str
    dimensions: tuple[Dimension, ...]
    not_with: tuple[str, ...] = ()

    def holds(self, one: float, other: float) -> bool:
        """Whether two mean scores bear it out."""
        if self.relation is Relation.AHEAD:
            return one - other >= AHEAD_BY
        return abs(one - other) <= LEVEL_WITHIN


# Expert and competent both keep to the rules, and so do clumsy and pushy learners on most days:
# they differ in how they treat the debtor, not in compliance. A pushy learner is plain enough.
# A strategist is not riled by being pressed, only by being bored: there pushing keeps him cooler.
CLAIMS = (
    Claim("expert", Relation.AHEAD, "competent", (EMPATHY, CLARITY, ESCALATION)),
    Claim("competent", Relation.AHEAD, "clumsy", (EMPATHY, CLARITY, ESCALATION)),
    Claim("competent", Relation.AHEAD, "pushy", (EMPATHY, ESCALATION)),
    Claim("clumsy", Relation.LEVEL, "pushy", (EMPATHY,)),
    Claim("clumsy", Relation.LEVEL, "pushy", (ESCALATION,), not_with=("strategic",)),
    Claim("clumsy", Relation.AHEAD, "abusive", (EMPATHY, ESCALATION, COMPLIANCE)),
    Claim("pushy", Relation.AHEAD, "abusive", (EMPATHY, ESCALATION, COMPLIANCE)),
    Claim("timid", Relation.AHEAD, "abusive", (EMPATHY, ESCALATION, COMPLIANCE)),
)
NEVER_PASS = ("parrot", "stuffer", "one-button", "abusive")
NEVER_BEST = ("politest", "longest")


@dataclass(frozen=True, slots=True)
class Violation:
    """Something that must hold and does not."""

    scenario: str
    mode: str
    claim: str
    found: str


def violations(
    scenario: str, mode: str, found: Mapping[str, Summary], *, persona: str
) -> Iterator[Violation]:
    """Compare the learners of one scenario and mode with the table; `found` is by learner."""
    for claim in CLAIMS:
        if persona in claim.not_with:
            continue
        for dimension in claim.dimensions:
            one = found[claim.one].scores[dimension].mean
            other = found[claim.other].scores[dimension].mean
            if not claim.holds(one, other):
                words = f"{claim.one} {claim.relation.value} {claim.other} in {dimension.value}"
                yield Violation(scenario, mode, words, f"{one:.1f} and {other:.1f}")
    for name in NEVER_PASS:
        if found[name].passed:
            yield Violation(scenario, mode, f"{name} never passes", f"{found[name].passed:.0%}")
    for name in NEVER_BEST:
        if name in found and _total(found[name]) >= _total(found["expert"]):
            totals = f"{_total(found[name]):.0f} and {_total(found['expert']):.0f}"
            yield Violation(scenario, mode, f"{name} is not best", totals)


def _total(one: Summary) -> float:
    return sum(spread.mean for spread in one.scores.values())
