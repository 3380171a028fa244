"""How a rule of conduct is checked: one small model for each way, and their choice in `Check`."""

from __future__ import annotations

from datetime import time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.model import Lang, Opening, Raised
from negotiation_trainer.scenario.values import Many, Node, OneOrMore, TopicId, Words

Phrases = dict[Lang, Annotated[tuple[Words, ...], OneOrMore]]
"""Short phrases by language; any one of them is enough."""

Openings = Annotated[tuple[Opening, ...], OneOrMore]
"""Acts, as `calls_for` writes them: `act`, `act: topic`, `any: [..]`; any one of them is enough."""

RequestKind = Literal["cease", "dispute", "channel", "attorney", "time", "workplace"]
Day = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


class Order(StrEnum):
    """Rules on the order of steps."""

    IDENTITY_BEFORE_DISCLOSURE = "identity_before_disclosure"
    THIRD_PARTY_DISCLOSURE = "third_party_disclosure"
    COMPANY_TO_THIRD_PARTY = "company_to_third_party"


class Duty(StrEnum):
    """What the contact itself owes, whoever the debtor is."""

    WHO = "who"
    RIGHT_PARTY = "right_party"
    PURPOSE = "purpose"
    AMOUNT = "amount"
    ASK = "ask"
    SUMMARY = "summary"


class Hours(Node):
    """A window of the debtor's local time, `not_before` <= t < `not_after`, on given weekdays."""

    not_before: time = Field(
        ..., description='No contact before this time of the debtor\'s day: "08:00".'
    )
    not_after: time = Field(..., description='No contact from this time on: "21:00".')
    days: Annotated[tuple[Day, ...], OneOrMore] = Field((), description="All days if left out.")
    unless_agreed: bool = Field(False, description="Another time may be agreed.")


class Frequency(Node):
    """A limit on contacts by the collector in calendar days, today's included.

    `talks` are answered by the debtor himself, `third_party` by anybody else.
    """

    count: Literal["answered", "unanswered", "all", "talks", "third_party"] = Field(
        ..., description="Which contacts count."
    )
    at_most: Annotated[int, Field(ge=0, le=100)] = Field(
        ..., description="At most so many, this one included."
    )
    within_days: Annotated[int, Field(ge=1, le=60)] = Field(
        ..., description="Within so many days, today included."
    )
    unless_agreed: bool = Field(False, description="An agreed contact does not count.")


class RequestKept(Node):
    """What the debtor asked for earlier and the file notes: this contact must respect it."""

    kinds: Annotated[tuple[RequestKind, ...], OneOrMore] = Field(
        ..., min_length=1, description="The requests that bind this contact."
    )
    written: bool = Field(False, description="It binds only if it was made in writing.")
    must_not: Openings = Field(
        (), description="Only these break it; without them the contact itself does."
    )


class ContactPerson(Node):
    """A contact person may be reached only after so many failed attempts in a row."""

    failed_first: Annotated[int, Field(ge=1, le=50)] = Field(
        ..., description="So many failed attempts to reach the debtor come first."
    )


class Reaction(Node):
    """How to take what the debtor raises, judged over the moves after the line that raised it."""

    to: Annotated[tuple[Raised, ...], OneOrMore] = Field(..., description="Any of these.")
    must: Openings = Field((), description="One of these within the window.")
    words: Phrases = Field(
        default_factory=dict,
        description="Words that answer it as well as `must` does: `{zh: [..], en: [..]}`.",
    )
    must_not: Openings = Field((), description="None of these within the window.")
    instead: Openings = Field(
        (), description="Before `must` or `words` is done, these pass over what was raised."
    )
    within: Annotated[int, Field(ge=1, le=20)] = Field(2, description="So many moves.")
    third_party: bool = Field(False, description="Only while somebody else is on the line.")

    @model_validator(mode="after")
    def _asks_something(self) -> Reaction:
        if not self.must and not self.must_not:
            raise PydanticCustomError("reaction_empty", "a reaction needs must or must_not")
        return self


class Said(Node):
    """Words that must be said once they are due: one phrase of each group."""

    groups: tuple[Phrases, ...] = Field(
        ...,
        min_length=1,
        description=(
            "One phrase of each group must be said: `[{zh: [..], en: [..]}]`. Where the talk is in "
            "a language without phrases the rule cannot be assessed."
        ),
    )
    due: Literal["recorded", "identified", "agreed", "always"] = Field(
        ..., description="From when on the words are due."
    )
    contact: Literal["any", "first", "later"] = Field(
        "any", description="Only in the first talk with the debtor, or only in later ones."
    )


class Truth(Node):
    """A consequence may be named as certain only if the file bears it out.

    What is said against `fact` is only suspected: words alone do not tell a bluff from a plan.
    """

    about: TopicId = Field(..., description="The topic of the consequence.")
    fact: Literal["suit_intended", "reported", "time_barred", "judgment"] = Field(
        ..., description="The fact of the file that bears it out."
    )
    holds: bool = Field(True, description="The value of the fact with which it is true.")
    hedges: Phrases = Field(
        default_factory=dict, description="Words that leave it open: `{zh: [..], en: [..]}`."
    )


class Check(Node):
    """How a rule is checked: exactly one of these; `words` only narrows `breach`."""

    breach: Many = Field((), description="Breaches of the catalogue that break this rule.")
    words: Phrases = Field(
        default_factory=dict,
        description="Only a breach in which one of these is said: `{zh: [..], en: [..]}`.",
    )
    order: Order | None = Field(None, description="An order of steps that must be kept.")
    duty: Duty | None = Field(None, description="Something every contact owes.")
    hours: Hours | None = Field(None, description="A window of the debtor's day.")
    frequency: Frequency | None = Field(None, description="A limit on how often he is contacted.")
    request: RequestKept | None = Field(None, description="Something he asked for earlier.")
    contact_person: ContactPerson | None = Field(
        None, description="When a contact person may be reached."
    )
    reaction: Reaction | None = Field(None, description="How something he raises must be taken.")
    said: Said | None = Field(None, description="Words that must be said.")
    truth: Truth | None = Field(None, description="Consequences that must be true.")
    avoid: Phrases | None = Field(
        None,
        description="Phrases that only raise a suspicion, as in a quote: `{zh: [..], en: [..]}`.",
    )
    amount: Literal["inflated"] | None = Field(
        None, description="The amount named must be no more than the file's."
    )
    mandate: Literal["kept"] | None = Field(None, description="Offers stay within the mandate.")
    months_at_most: Annotated[int, Field(ge=1, le=600)] | None = Field(
        None, description="A plan runs at most so many months."
    )

    @model_validator(mode="after")
    def _one(self) -> Check:
        ways = [getattr(self, name) for name in type(self).model_fields if name != "words"]
        if sum(way is not None and way != () for way in ways) != 1:
            raise PydanticCustomError("one_check", "a rule is checked in exactly one way")
        if self.words and not self.breach:
            raise PydanticCustomError("words_without_breach", "`words` goes with `breach`")
        return self

    @property
    def way(self) -> str:
        """The name of the way it is checked."""
        return next(n for n, way in self if n != "words" and way is not None and way != ())
