"""A conduct pack as data: the rules of one jurisdiction, each with force, scope, check and source.

A rule never says "illegal" of a breach of an industry norm: `force` tells what it rests on. Only a
citation whose text or report was seen may be shown; a rule known from memory has none to show.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.conduct.check import Check, Duty, Order
from negotiation_trainer.scenario.model import Lang
from negotiation_trainer.scenario.values import Id, Many, Node, Words

__all__ = ["Check", "ConductPack", "Duty", "Force", "HelpLine", "Order", "Rule", "Severity"]


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


class Rule(Node):
    """One rule."""

    id: Id = Field(..., description="Its id; findings and the debrief are kept under it.")
    kind: Literal["must", "must-not", "limit"] = Field(
        ..., description="What it asks: something to do, something never to do, or a limit."
    )
    force: Force = Field(
        ...,
        description="What it rests on, from law to a rule of the house.",
    )
    actor: Literal["any", "first", "third"] = Field(
        "any",
        description="Whom it binds: the creditor itself (first), an agency (third), or any.",
    )
    products: Many = Field((), description="Only for these products; for all if left out.")
    consumer_only: bool = Field(False, description="Not for what one business owes another.")
    regions: Many = Field((), description="Only in these states or provinces.")
    channels: Many = Field((), description="Only on these channels.")
    otherwise: Literal["house"] | None = Field(
        None, description="Outside actor and product it is asked all the same, as a house rule."
    )
    spouse: Literal["third-party", "consumer"] = Field(
        "third-party", description="What the debtor's spouse is under this rule."
    )
    check: Check = Field(..., description="How it is checked; exactly one way.")
    severity: Severity = Field(
        ...,
        description="How much a breach weighs; one sure critical breach fails the attempt.",
    )
    text: dict[Lang, Words] = Field(..., min_length=1, description="The rule in plain words.")
    citation: dict[Lang, Words] = Field(
        default_factory=dict, description="Instrument; an article only if seen."
    )
    evidence: Literal["found-text", "found-report", "derived", "memory", "house"] = Field(
        ...,
        description="How the rule is known; what is from memory cites no source.",
    )
    verified_on: date | None = Field(
        None, description="The day its source was last looked at; needed with a citation."
    )
    better: dict[Lang, Words] = Field(default_factory=dict, description="What to say instead.")

    @model_validator(mode="after")
    def _shows_only_what_was_seen(self) -> Rule:
        if self.citation and self.evidence == "memory":
            raise PydanticCustomError("unseen_citation", "a source from memory is never cited")
        if self.citation and self.verified_on is None:
            raise PydanticCustomError("undated_citation", "a citation needs `verified_on`")
        return self


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
