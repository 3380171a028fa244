"""A scenario as its author writes it: the typed model of one `*.yaml` file of a scenario pack.

Field descriptions are the format's reference and go into the JSON Schema that editors use.
References between parts (a state, a fact, a card that must exist) are looked up by the checks.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.case_model import Case, Component, Mandate
from negotiation_trainer.scenario.values import (
    Id,
    Many,
    Money,
    Node,
    OneOrMore,
    Part,
    Percent,
    TopicId,
    Words,
)
from negotiation_trainer.scenario.wording_model import MOST_WORDINGS, Wordings

Lang = Literal["zh", "en"]
Heat = Annotated[int, Field(ge=0, le=4)]
Topics = Annotated[tuple[TopicId, ...], OneOrMore]


class OfferResult(StrEnum):
    """What became of an offer, as a guard or a row may ask."""

    ACCEPTED = "accepted"
    COUNTERED = "countered"
    REFUSED = "refused"
    STALLED = "stalled"
    INCOMPLETE = "incomplete"


class OutcomeKind(StrEnum):
    """How a contact can end."""

    AGREEMENT = "agreement"
    CALLBACK = "callback"
    REFERRAL = "referral"
    DISPUTE_LOGGED = "dispute_logged"
    REFUSED = "refused"
    HUNG_UP = "hung_up"
    COMPLAINT = "complaint"
    TRAINEE_HUNG_UP = "trainee_hung_up"
    UNFINISHED = "unfinished"


class Raised(StrEnum):
    """What a debtor can raise with a line that rules of conduct ask a certain answer to."""

    DISPUTE = "dispute"
    WRITTEN_DISPUTE = "written_dispute"
    CEASE = "cease"
    CHANNEL = "channel"
    ATTORNEY = "attorney"
    WORKPLACE = "workplace"
    BAD_TIME = "bad_time"
    HARDSHIP = "hardship"
    ILLNESS = "illness"
    DESPAIR = "despair"
    COMPLAINT = "complaint"
    ASKS_BREAKDOWN = "asks_breakdown"
    ASKS_PROOF = "asks_proof"
    THIRD_PARTY_ANSWERS = "third_party_answers"
    MINOR = "minor"


class When(Part):
    """A condition; every part given must hold."""

    mood: Many = Field((), description="The debtor is in one of these moods.")
    heat_at_most: Heat | None = Field(
        None, description="Heat (0 settled … 4 boiling) is at most this."
    )
    heat_at_least: Heat | None = Field(None, description="Heat is at least this.")
    knows: Many = Field((), description="All these facts have been revealed.")
    visited: Many = Field((), description="The talk has been in all these states.")
    agreed: bool | None = Field(None, description="Whether an agreement stands.")
    identified: bool | None = Field(None, description="Whether the debtor has confirmed who he is.")
    countered: bool | None = Field(
        None, description="Whether a counter-offer of the debtor stands."
    )
    again: bool | None = Field(None, description="Whether the talk has been in this state before.")
    turns_here: Annotated[int, Field(ge=1, le=50)] | None = Field(
        None, description="At least so many turns were spent in this state."
    )


ALWAYS = When.model_construct()
"""The condition of all that is written without any; one object, as there are many of them."""


def _always() -> When:
    return ALWAYS


class CallFor(Part):
    """One thing a line calls for, in its long form; short forms are `act` and `act: topic`."""

    any: Annotated[tuple[str | dict[Id, TopicId], ...], OneOrMore] = Field(
        ..., description="Any one of these meets it."
    )


Opening = Id | dict[Id, TopicId] | CallFor
"""`acknowledge_feeling`, `state_facts: breakdown`, `stay_silent` or `any: [..]`."""


class Line(Part):
    """Something the debtor says, and what it calls for from the trainee."""

    when: When = Field(default_factory=_always, description="Only when this holds.")
    say: Annotated[tuple[Words, ...], OneOrMore] = Field(
        ..., min_length=1, description="The words; a list is variants of the same line."
    )
    calls_for: Annotated[tuple[Opening, ...], OneOrMore] = Field(
        (), description="What a good answer does: `act`, `act: topic`, `any: [..]`, `stay_silent`."
    )
    confirms: Literal["identity"] | None = Field(
        None,
        description="With this line the debtor confirms who he is; before, he agrees to nothing.",
    )
    vague: bool = Field(
        False, description="A promise without amount or date: taking it is a fault."
    )
    puts_counter: bool = Field(False, description="The debtor names his own terms with this line.")
    raises: Annotated[tuple[Raised, ...], OneOrMore] = Field(
        (), description="What he raises with it that rules of conduct ask an answer to."
    )


Lines = Annotated[tuple[Line, ...], OneOrMore]


class ReplyOffer(Part):
    """The offer a reply makes, where its words alone could be misread."""

    pay_now: Money | None = Field(None, description="The first payment.")
    monthly: Money | None = Field(None, description="Every month.")
    months: Annotated[int, Field(ge=1, le=60)] | None = Field(
        None, description="In so many instalments."
    )
    waive: dict[Component, Percent] = Field(
        default_factory=dict, description="Waived of each component."
    )
    first_payment: date | None = Field(None, description="The day of the first payment.")


class Reply(Part):
    """An offered reply and what it does; its acts count as declared here."""

    say: Words = Field(..., description="The words offered to the trainee.")
    acts: Many = Field((), description="What it does: acts of the catalogue.")
    topics: Topics = Field(
        (), description="What it is about: topics of the catalogue or `fact:ID`."
    )
    breaches: Many = Field((), description="Rules of conduct it breaks, if any.")
    when: When = Field(default_factory=_always, description="Offered only when this holds.")
    offer: ReplyOffer | None = Field(
        None, description="The offer it makes; read from its words if left out."
    )
    note: Words | None = Field(None, description="Shown in the debrief: why this helps or hurts.")
    as_declared: bool = Field(
        False, description="You stand by acts and breaches, even if the reader hears others."
    )


class Row(Part):
    """What moves the talk: one trigger, an optional condition, where it leads, what is said."""

    act: Many = Field((), description="The move does one of these acts …")
    about: Topics = Field((), description="… about one of these topics (in the same clause).")
    breach: Many = Field((), description="The move commits one of these breaches (`any` for all).")
    offer: Annotated[tuple[OfferResult, ...], OneOrMore] = Field(
        (), description="The debtor has just accepted, countered, refused … an offer."
    )
    signal: Many = Field((), description="Something derived from the talk, such as `missed`.")
    when: When = Field(default_factory=_always, description="Only when this holds.")
    to: Id | None = Field(
        None, description="A state or an outcome; without it the talk stays here."
    )
    lines: Lines = Field((), description="Said instead of the lines of the state it leads to.")

    @model_validator(mode="after")
    def _has_one_trigger(self) -> Row:
        if sum(map(bool, (self.act, self.breach, self.offer, self.signal))) != 1:
            raise PydanticCustomError(
                "one_trigger", "a row needs exactly one of act, breach, offer, signal"
            )
        if self.about and not self.act:
            raise PydanticCustomError("about_without_act", "`about` goes with `act`")
        if self.to is None and not self.lines:
            raise PydanticCustomError("row_does_nothing", "a row needs `to` or `lines`")
        return self


class State(Part):
    """What is on the table at one moment of the talk."""

    title: Words | None = Field(None, description="A short label for graphs and the debrief.")
    lines: Lines = Field((), description="Said on entering; the first whose condition holds.")
    replies: tuple[Reply, ...] = Field((), max_length=6, description="Offered in guided mode.")
    moves: tuple[Row, ...] = Field((), description="Tried in order; the first that fits is taken.")
    bargains: bool = Field(
        True, description="false: every offer made here is put off, however calm he is."
    )


class Outcome(Part):
    """An ending."""

    kind: OutcomeKind = Field(..., description="What kind of ending this is.")
    title: Words | None = Field(None, description="A short label for the debrief.")
    lines: Lines = Field((), description="The debtor's last words.")


class Fact(Part):
    """Something the debtor has not said yet; the right question at the right heat brings it out."""

    about: Many = Field((), description="A question on one of these topics asks for it.")
    asked_like: tuple[Words, ...] = Field((), description="Examples of questions that ask for it.")
    opens_to: Many = Field(
        (), description="Acts that bring it out unasked, such as stay_silent or reflect."
    )
    when: When = Field(default_factory=_always, description="He tells it only when this holds.")
    line: Line = Field(..., description="How he tells it.")
    deflect: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), description="What he says instead when asked too early."
    )
    matters: Words | None = Field(
        None, description="Shown in the debrief: what it would have changed."
    )

    @field_validator("line", mode="before")
    @classmethod
    def _short_form(cls, value: object) -> object:
        return {"say": value} if isinstance(value, (str, list)) else value


class Terms(Part):
    """Terms of a settlement as the debtor sees them; a part left out is all the same to him."""

    waive: dict[Component, Percent] = Field(
        default_factory=dict, description="At least so much of each component waived."
    )
    pay_now: Money | None = Field(None, description="At most this much now.")
    monthly: Money | None = Field(None, description="At most this much a month.")
    first_payment_from: date | None = Field(
        None, description="Money comes no earlier than this date (2025-07-15)."
    )
    say: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), description="How he puts these terms; without it the persona's own words are used."
    )
    calls_for: Annotated[tuple[Opening, ...], OneOrMore] = Field(
        (), description="What his counter-offer calls for."
    )


class Means(Part):
    """What the debtor can really pay."""

    now: Money = Field(..., description="At once.")
    monthly: Money = Field(..., description="Every month, on top of his living.")


class Debtor(Part):
    """The hidden side: what the trainee may find out and what the debtor will settle for."""

    can_pay: Means = Field(..., description="What the debtor can really pay, now and monthly.")
    concedes: tuple[Terms, ...] = Field(
        ..., min_length=1, description="His ladder, from what he wants most to his least."
    )
    facts: dict[Id, Fact] = Field(default_factory=dict, description="What can be found out.")
    accepts: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), description="How he agrees; without it the persona's own words."
    )
    refuses: Annotated[tuple[Words, ...], OneOrMore] = Field(
        (), description="How he turns an offer down."
    )


class Scenario(Node):
    """One scenario file."""

    scenario: Id = Field(..., description="Its id, the same as the file's name.")
    title: Words = Field(..., description="The name shown in the library.")
    summary: Words = Field(..., description="Two sentences for the library; no spoilers.")
    lang: Lang | None = Field(None, description="Its language; the pack's when left out.")
    persona: Id = Field(
        ..., description="What the debtor is like: a shipped persona or one of your own."
    )
    level: Annotated[int, Field(ge=1, le=3)] = Field(1, description="1 easy, 2 middling, 3 hard.")
    teaches: Many = Field((), description="Technique cards it practises.")
    note: Words | None = Field(
        None, description="A content note shown before the talk (illness, despair …)."
    )
    case: Case = Field(..., description="The file the trainee can study before the talk.")
    mandate: Mandate = Field(..., description="What the trainee may agree to alone.")
    debtor: Debtor = Field(..., description="The debtor's hidden side.")
    topics: dict[Id, Annotated[tuple[Words, ...], OneOrMore]] = Field(
        default_factory=dict, description="Topics of its own, with example phrasings."
    )
    wording: Wordings = Field(
        (),
        max_length=MOST_WORDINGS,
        description="Ways of saying things that the reader should know.",
    )
    start: Id = Field(..., description="The state the talk starts in.")
    opening_mood: Id | None = Field(None, description="Overrides the persona's start mood.")
    states: dict[Id, State] = Field(..., min_length=1, description="Where the talk can be.")
    anywhere: tuple[Row, ...] = Field((), description="Rows tried after those of the state.")
    outcomes: dict[Id, Outcome] = Field(..., min_length=1, description="How the talk can end.")
