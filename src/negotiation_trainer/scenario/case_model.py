"""The case file as its author writes it: who owes whom what, who calls, and what he may agree to.

Field descriptions are the format's reference, as in `model`.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import Annotated, Literal

from pydantic import Field

from negotiation_trainer.scenario.values import Id, Many, Money, Part, Percent, Words

Component = Literal["principal", "interest", "penalty"]


class Balance(Part):
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


class Legal(Part):
    """Which consequences would be true; the trainee may state no others."""

    suit_intended: bool = Field(False, description="The creditor does mean to sue.")
    reported: bool = Field(False, description="The overdue account is on the credit record.")
    time_barred: bool = Field(False, description="The time limit for suing has run out.")
    judgment: bool = Field(False, description="There is a judgment.")


class Case(Part):
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
