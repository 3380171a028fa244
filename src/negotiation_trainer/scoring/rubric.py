"""The rubric as data: what each thing observed in a talk is worth, in which dimension."""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Annotated

from pydantic import Field

from negotiation_trainer.conduct.model import Duty, Severity
from negotiation_trainer.scenario.persona_model import Signal
from negotiation_trainer.scenario.values import Id, Node
from negotiation_trainer.scenario.yaml_source import parse_source


class Dimension(StrEnum):
    """The four scores; `escalation` is control of escalation."""

    EMPATHY = "empathy"
    CLARITY = "clarity"
    ESCALATION = "escalation"
    COMPLIANCE = "compliance"


Points = Annotated[float, Field(ge=-100, le=100)]
Mark = Annotated[int, Field(ge=0, le=100)]
Share = Annotated[float, Field(ge=0, le=1)]


class OpeningPoints(Node):
    """What the openings of one dimension are worth together, and the acts that belong to it."""

    acts: tuple[Id, ...]
    met: Points
    missed: Points
    worse: Points
    spread_over: Annotated[int, Field(ge=1, le=50)] = 1
    evened_by: Annotated[float, Field(ge=0, le=50)] = 0
    cut_short: Annotated[float, Field(ge=0, le=50)] = 0

    def each(self, points: float, count: int, *, cut_short: bool = False) -> float:
        """Return one opening's share of some points when the talk had `count` of them."""
        evened = self.evened_by + (self.cut_short if cut_short else 0)
        return points / max(count + evened, self.spread_over)


class Dilution(Node):
    """From how many uncalled-for acts a move earns half, and nothing."""

    halve_from: int
    void_from: int


class Leeway(Node):
    """How far the wording of a line may decide: what counts for an opening beside the very act.

    Left out, as in rubrics kept before it was known, nothing does.
    """

    families: dict[Id, tuple[Id, ...]] = Field(default_factory=dict)
    akin: Share = 0
    unsure: Share = 0
    warm_from: Annotated[float, Field(ge=-2, le=2)] | None = None

    def relatives(self, act: str) -> frozenset[str]:
        """Return the acts that serve the same intent as this one."""
        found = (set(acts) for acts in self.families.values() if act in acts)
        return frozenset(set().union(*found) - {act})


class DutyPoints(Node):
    """A duty of the contact."""

    dimension: Dimension
    met: Points
    unmet: Points


class FlatPoints(Node):
    """Points for one thing observed."""

    dimension: Dimension
    points: Points


class FactPoints(Node):
    """Points shared by the hidden facts, for those found."""

    dimension: Dimension
    found: Points


class HeatPoints(Node):
    """Points from the heat curve the trainee caused.

    `undone` is for a fall that only takes back a rise; left out, as in rubrics kept before it was
    known, such a fall is worth as much as any other.
    """

    rise: Points
    fall: Points
    undone: Points | None = None
    peak: Points
    steady: Points
    regained: Points = 0
    ends_low: Points
    ends_high: Points
    broken_off: Points
    walked_off: Points

    @property
    def taken_back(self) -> float:
        """What a step brought down is worth where the talk had been that cool before."""
        return self.fall if self.undone is None else self.undone


class Rubric(Node):
    """A whole rubric.

    `left_standing`: whether what the move that ended a talk left unanswered counts as missed.
    """

    rubric: Id
    base: dict[Dimension, Mark]
    pass_marks: dict[Dimension, Mark]
    capped_at: Mark
    openings: dict[Dimension, OpeningPoints]
    dilution: Dilution
    leeway: Leeway = Leeway()
    left_standing: bool = False
    duties: dict[Duty, DutyPoints]
    signals: dict[Signal, FlatPoints]
    facts: FactPoints
    wrong_amount: FlatPoints
    empty_move: FlatPoints
    breaches: dict[Dimension, dict[Severity, Points]]
    heat: HeatPoints

    def dimension_of(self, act: str) -> Dimension:
        """Return the dimension an opening for this act is scored in."""
        found = (name for name, points in self.openings.items() if act in points.acts)
        return next(found, Dimension.CLARITY)


@cache
def standard_rubric() -> Rubric:
    """Return the shipped rubric."""
    data = files("negotiation_trainer.scoring").joinpath("rubric.yaml").read_bytes()
    return Rubric.model_validate(parse_source(data, "rubric.yaml").data)
