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

    acts: tuple[Id, ...] = Field(..., description="The acts that belong to this dimension.")
    met: Points = Field(..., description="What all its openings are worth together when met.")
    missed: Points = Field(..., description="The same when missed.")
    worse: Points = Field(..., description="The same when answered with what makes it worse.")
    spread_over: Annotated[int, Field(ge=1, le=50)] = Field(
        1, description="The points are shared by so many at least, however few there were."
    )
    evened_by: Annotated[float, Field(ge=0, le=50)] = Field(
        0, description="So many more share the points."
    )
    cut_short: Annotated[float, Field(ge=0, le=50)] = Field(
        0, description="And so many more where one of the two hung up."
    )

    def each(self, points: float, count: int, *, cut_short: bool = False) -> float:
        """Return one opening's share of some points when the talk had `count` of them."""
        evened = self.evened_by + (self.cut_short if cut_short else 0)
        return points / max(count + evened, self.spread_over)


class Dilution(Node):
    """From how many uncalled-for acts a move earns half, and nothing."""

    halve_from: int = Field(..., description="From so many uncalled-for acts on a move earns half.")
    void_from: int = Field(..., description="From so many on it earns nothing.")


class Leeway(Node):
    """How far the wording of a line may decide: what counts for an opening beside the very act.

    Left out, as in rubrics kept before it was known, nothing does.
    """

    families: dict[Id, tuple[Id, ...]] = Field(
        default_factory=dict, description="Acts that may stand for one another, by family."
    )
    akin: Share = Field(0, description="The share of the points for an act of the same family.")
    unsure: Share = Field(0, description="The share for an act that was only half heard.")
    warm_from: Annotated[float, Field(ge=-2, le=2)] | None = Field(
        None, description="From this warmth on a kind word earns all of its points."
    )

    def relatives(self, act: str) -> frozenset[str]:
        """Return the acts that serve the same intent as this one."""
        found = (set(acts) for acts in self.families.values() if act in acts)
        return frozenset(set().union(*found) - {act})


class DutyPoints(Node):
    """A duty of the contact."""

    dimension: Dimension = Field(..., description="The dimension it counts in.")
    met: Points = Field(..., description="Points once it is done.")
    unmet: Points = Field(..., description="Points if it was never done.")


class FlatPoints(Node):
    """Points for one thing observed."""

    dimension: Dimension = Field(..., description="The dimension it counts in.")
    points: Points = Field(..., description="Points each time.")


class FactPoints(Node):
    """Points shared by the hidden facts, for those found."""

    dimension: Dimension = Field(..., description="The dimension it counts in.")
    found: Points = Field(..., description="Points shared by all facts there are, for those found.")


class HeatPoints(Node):
    """Points from the heat curve the trainee caused.

    `undone` is for a fall that only takes back a rise; left out, as in rubrics kept before it was
    known, such a fall is worth as much as any other.
    """

    rise: Points = Field(..., description="A step of heat the trainee caused.")
    fall: Points = Field(..., description="A step brought down, lower than the talk has been.")
    undone: Points | None = Field(
        None, description="A step brought down that only takes back a rise."
    )
    peak: Points = Field(..., description="Each step of the peak over the start.")
    steady: Points = Field(..., description="No rise in the whole talk.")
    regained: Points = Field(
        0, description="One step of rise in the whole talk, and made good again."
    )
    ends_low: Points = Field(..., description="The talk ends at heat 0 or 1.")
    ends_high: Points = Field(..., description="The talk ends at heat 3 or 4.")
    broken_off: Points = Field(..., description="The debtor hung up or complained.")
    walked_off: Points = Field(..., description="The trainee hung up.")

    @property
    def taken_back(self) -> float:
        """What a step brought down is worth where the talk had been that cool before."""
        return self.fall if self.undone is None else self.undone


class Rubric(Node):
    """A whole rubric.

    `left_standing`: whether what the move that ended a talk left unanswered counts as missed.
    """

    rubric: Id = Field(..., description="Its id.")
    base: dict[Dimension, Mark] = Field(..., description="The score each dimension starts from.")
    pass_marks: dict[Dimension, Mark] = Field(
        ..., description="The score that passes, by dimension."
    )
    capped_at: Mark = Field(..., description="Compliance is no more than this when a gate fails.")
    openings: dict[Dimension, OpeningPoints] = Field(
        ..., description="What the debtor's lines call for, by dimension."
    )
    dilution: Dilution = Field(..., description="What acts nobody called for take from a move.")
    leeway: Leeway = Field(
        Leeway(), description="What counts beside the very act that was called for."
    )
    left_standing: bool = Field(
        False, description="What the last move of the trainee left unanswered counts as missed."
    )
    duties: dict[Duty, DutyPoints] = Field(..., description="What the contact itself owes.")
    signals: dict[Signal, FlatPoints] = Field(..., description="Signals that cost or earn points.")
    facts: FactPoints = Field(..., description="The facts found.")
    wrong_amount: FlatPoints = Field(..., description="A wrong sum was named as owed.")
    empty_move: FlatPoints = Field(..., description="A move in which nothing was recognised.")
    breaches: dict[Dimension, dict[Severity, Points]] = Field(
        ..., description="A breach of conduct, by dimension and severity."
    )
    heat: HeatPoints = Field(..., description="The course of the heat.")

    def dimension_of(self, act: str) -> Dimension:
        """Return the dimension an opening for this act is scored in."""
        found = (name for name, points in self.openings.items() if act in points.acts)
        return next(found, Dimension.CLARITY)


@cache
def standard_rubric() -> Rubric:
    """Return the shipped rubric."""
    data = files("negotiation_trainer.scoring").joinpath("rubric.yaml").read_bytes()
    return Rubric.model_validate(parse_source(data, "rubric.yaml").data)
