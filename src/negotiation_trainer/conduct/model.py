"""A conduct pack as data: the rules of one jurisdiction, each with force, scope, check and source.

A rule never says "illegal" of a breach of an industry norm: `force` tells what it rests on. Only a
citation whose text or report was seen may be shown; `evidence: memory` never is.
"""

from __future__ import annotations

from datetime import date, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.model import Lang, Many
from negotiation_trainer.scenario.values import Id, Node, Words


class Severity(StrEnum):
    """How much a breach weighs: one sure critical or two sure major ones fail the attempt."""

    CRITICAL = "critical"
    MAJOR = "major"
    MINOR = "minor"


class Force(StrEnum):
    """What a rule rests on."""

    LAW = "law"
    REGULATION = "regulation"
    NOTICE = "notice"
    STANDARD = "standard"
    SELF_REGULATION = "self-regulation"
    HOUSE = "house"


class Order(StrEnum):
    """Rules on the order of steps."""

    IDENTITY_BEFORE_DISCLOSURE = "identity_before_disclosure"


class Duty(StrEnum):
    """What the contact itself owes, whoever the debtor is."""

    WHO = "who"
    RIGHT_PARTY = "right_party"
    PURPOSE = "purpose"
    AMOUNT = "amount"
    ASK = "ask"
    SUMMARY = "summary"


class Hours(Node):
    """A window of the debtor's local time, `not_before` <= t < `not_after`."""

    not_before: time
    not_after: time


class Frequency(Node):
    """A limit on contacts by the collector, this one included."""

    count: Literal["answered", "unanswered", "all"]
    at_most: Annotated[int, Field(ge=0, le=100)]
    within_days: Annotated[int, Field(ge=1, le=60)]


class Check(Node):
    """How a rule is checked: exactly one of these."""

    breach: Many = Field((), description="Breaches of the catalogue that break this rule.")
    order: Order | None = None
    duty: Duty | None = None
    hours: Hours | None = None
    frequency: Frequency | None = None

    @model_validator(mode="after")
    def _one(self) -> Check:
        given = (self.breach, self.order, self.duty, self.hours, self.frequency)
        if sum(map(bool, given)) != 1:
            raise PydanticCustomError("one_check", "a rule is checked in exactly one way")
        return self


class Rule(Node):
    """One rule."""

    id: Id
    kind: Literal["must", "must-not", "limit"]
    force: Force
    actor: Literal["any", "first", "third"] = "any"
    products: Many = Field((), description="Only for these products; for all if left out.")
    check: Check
    severity: Severity
    text: dict[Lang, Words] = Field(..., description="The rule in plain words.")
    citation: dict[Lang, Words] = Field(..., description="Instrument; an article only if seen.")
    evidence: Literal["found-text", "found-report", "derived", "memory"]
    verified_on: date
    better: dict[Lang, Words] = Field(default_factory=dict, description="What to say instead.")


class HelpLine(Node):
    """A number a trainee may give, with the day it was verified."""

    name: dict[Lang, Words]
    number: Words
    note: dict[Lang, Words]
    verified_on: date


class ConductPack(Node):
    """The rules of one jurisdiction."""

    conduct: Id
    title: dict[Lang, Words]
    rules: tuple[Rule, ...]
    help_lines: tuple[HelpLine, ...] = ()
