"""A scenario as its author writes it: the typed model of one `*.yaml` file of a scenario pack.

Field descriptions are the format's reference and go into the JSON Schema that editors use.
References between parts (a state, a fact, a card that must exist) are looked up by the checks.
"""

from __future__ import annotations

from datetime import date, datetime, time
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from negotiation_trainer.scenario.values import (
    Id,
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
Component = Literal["principal", "interest", "penalty"]
Heat = Annotated[int, Field(ge=0, le=4)]
Many = Annotated[tuple[Id, ...], OneOrMore]
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


class When(Node):
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


class CallFor(Part):
    """One thing a line calls for, in its long form; short forms are `act` and `act: topic`."""

    any: Annotated[tuple[str | dict[Id, TopicId], ...], OneOrMore] = Field(
        ..., description="Any one of these meets it."
    )


Opening = Id | dict[Id, TopicId] | CallFor
"""`acknowledge_feeling`, `state_facts: breakdown`, `stay_silent` or `any: [..]`."""


class Line(Part):
    """Something the debtor says, and what it calls for from the trainee."""

    when: When = Field(default_factory=When, description="Only when this holds.")
    say: Annotated[tuple[Words, ...], OneOrMore] = Field(
        ..., min_length=1, description="The words; a list is variants of the same line."
    )
    calls_for: Annotated[tuple[Opening, ...], OneOrMore] = Field(
        (), description="What a good answer does: `act`, `act: topic`, `any: [..]`, `stay_silent`."
    )
    confirms: Literal["identity"] | None = Field(
        None, description="With this line the debtor confirms that it is he."
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
    when: When = Field(default_factory=When, description="Offered only when this holds.")
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
    when: When = Field(default_factory=When, description="Only when this holds.")
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
    when: When = Field(default_factory=When, description="He tells it only when this holds.")
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


class Balance(Node):
    """What is owed, by component, in major units."""

    principal: Money = Field(..., description="What was borrowed and is still owed.")
    interest: Money = Field(..., description="Interest to this day.")
    penalty: Money = Field(..., description="Penalty interest and late fees to this day.")
    total: Money | None = Field(None, description="Optional; must be the sum.")


class Rate(Part):
    """How a component was computed, so that it can be recomputed and explained."""

    of: Component = Field("principal", description="The base.")
    percent_a_day: Percent | None = Field(None, description="Percent a day.")
    percent_a_month: Percent | None = Field(None, description="Percent a month.")
    fixed: Money | None = Field(None, description="A flat fee.")
    days: Annotated[int, Field(ge=1, le=3650)] | None = Field(
        None, description="For so many days; the days overdue if left out."
    )
    months: Annotated[int, Field(ge=1, le=120)] | None = Field(
        None, description="For so many months; one if left out."
    )


class DebtorCase(Part):
    """Who owes, as far as the file says."""

    name: Words = Field(..., description="The debtor's full name.")
    address_as: Words = Field(..., description="How to address him: 王先生, Ms. Reyes.")
    verify_with: tuple[Words, ...] = Field((), description="Two safe identifiers to ask for.")
    background: Words | None = Field(None, description="What the file says about him.")


class Collector(Part):
    """Who calls."""

    name: Words = Field(..., description="The collector's name.")
    id: Words = Field(..., description="The collector's ID, in quotes.")
    company: Words = Field(..., description="The company the collector works for.")
    party: Literal["first", "third"] = Field(
        "first", description="first: the creditor itself; third: an agency or debt buyer."
    )


class Contact(Part):
    """This contact: how and when."""

    channel: Literal["phone", "message", "letter", "meeting", "visit"] = Field(
        "phone", description="How the two are in touch."
    )
    at: datetime = Field(..., description="The debtor's local time, 2025-07-01T10:20.")
    zone: Words = Field(..., description="The debtor's time zone, such as Asia/Shanghai.")
    recorded: bool = Field(True, description="Whether the contact is recorded.")
    place: Literal["own", "home", "work", "contact"] | None = Field(
        None, description="Whose line or door it is: his own, at home, at work, a contact person's."
    )
    agreed: bool = Field(False, description="He agreed to be contacted at this time.")


class PastContact(Part):
    """An earlier attempt or talk."""

    at: datetime = Field(..., description="When.")
    answered: bool = Field(..., description="Whether somebody answered.")
    by: Literal["collector", "debtor"] = Field("collector", description="Who called whom.")
    who: Words | None = Field(None, description="Who answered, if not the debtor.")
    note: Words | None = Field(None, description="What the file says about it.")


class Request(Part):
    """Something the debtor asked for earlier that binds this contact."""

    kind: Literal["cease", "dispute", "channel", "attorney", "time", "workplace"] = Field(
        ...,
        description=(
            "What was asked: no contact, a dispute, another channel, an attorney, "
            "another time, not at work."
        ),
    )
    at: datetime = Field(..., description="When.")
    written: bool = Field(False, description="Whether it was in writing.")
    not_by: Many = Field((), description="Channels he does not want: phone, message, visit …")
    after: time | None = Field(None, description='Only from this time of day on: "17:00".')
    before: time | None = Field(None, description="Only before this time of day.")
    note: Words | None = Field(None, description="What the file says about it.")


class Legal(Node):
    """Which consequences would be true; the trainee may state no others."""

    suit_intended: bool = Field(False, description="The creditor does mean to sue.")
    reported: bool = Field(False, description="The overdue account is on the credit record.")
    time_barred: bool = Field(False, description="The time limit for suing has run out.")
    judgment: bool = Field(False, description="There is a judgment.")


class Case(Node):
    """The file the trainee studies; the part that conduct rules need is here too."""

    debtor: DebtorCase = Field(..., description="Who owes.")
    creditor: Words = Field(..., description="Who is owed.")
    collector: Collector = Field(..., description="Who calls: the trainee's part.")
    product: Id = Field(..., description="What kind of debt it is.")
    currency: Literal["CNY", "USD", "GBP"] = Field(..., description="The currency of all amounts.")
    balance: Balance = Field(..., description="What is owed.")
    rates: dict[Component, Rate] = Field(
        default_factory=dict,
        description="How interest and penalty were computed; `check` computes them again.",
    )
    overdue_days: Annotated[int, Field(ge=-60, le=3650)] = Field(
        ...,
        description=(
            "Days since it was due; below 0 it is not due yet. The stage (M1, M2 "
            "…) follows from it."
        ),
    )
    account_ends: Words | None = Field(None, description="Last digits of the account.")
    contact: Contact = Field(..., description="When and how this talk takes place.")
    history: tuple[PastContact, ...] = Field(
        (), description="Earlier contacts, for the file and for the rules on frequency."
    )
    requests: tuple[Request, ...] = Field((), description="What the debtor asked for earlier.")
    legal: Legal = Field(default_factory=Legal, description="Which consequences are true.")
    answers: Literal["debtor", "spouse", "relative", "colleague", "stranger"] = Field(
        "debtor", description="Who picks up."
    )
    region: Id | None = Field(None, description="A state or province whose rules differ: ma, ca.")
    notes: tuple[Words, ...] = Field((), description="Further remarks in the file.")


class Mandate(Part):
    """What the trainee may agree to without asking anybody."""

    waive: dict[Component, Percent] = Field(
        default_factory=dict, description="The most that may be waived of each component."
    )
    instalments: Annotated[int, Field(ge=1, le=60)] = Field(1, description="The most instalments.")
    first_payment_within_days: Annotated[int, Field(ge=0, le=365)] = Field(
        30, description="The first money must come within so many days."
    )
    monthly_at_least: Money | None = Field(None, description="The least a monthly payment may be.")


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
