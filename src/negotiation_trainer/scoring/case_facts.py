"""What is known of the case of a talk held elsewhere; every field is optional.

Rules that need a fact are judged where it is given, and told as not assessable where it is not.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, tzinfo
from decimal import Decimal
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, StrictBool, ValidationError
from pydantic_core import PydanticCustomError

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.conduct.model import ConductPack, Rule
from negotiation_trainer.conduct.rules import applicable, applicable_without_file
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.scenario.case_model import (
    Balance,
    Case,
    Collector,
    Component,
    Contact,
    Legal,
    PastContact,
    Request,
)
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.values import Id, Money, Node, Words

PARTS: tuple[Component, ...] = ("principal", "interest", "penalty")
NOTHING = Decimal(0)


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as unknown:
        raise PydanticCustomError("zone", "no such time zone") from unknown
    return name


def _product(name: str) -> str:
    if name not in catalogue().products:
        raise PydanticCustomError("product", "no such product")
    return name


def _moment(value: object) -> object:
    """A day alone has no time of day, and a bare number is no time."""
    if not isinstance(value, str) or len(value.strip()) < len("2025-07-01T10:20"):
        raise PydanticCustomError("moment", "day and time are expected")
    return value


Moment = Annotated[datetime, BeforeValidator(_moment)]


class Owed(Node):
    """What is owed: in parts, or as one sum."""

    principal: Money | None = None
    interest: Money | None = None
    penalty: Money | None = None
    total: Money | None = None


class CaseFacts(Node):
    """What is known of a case. Times are the debtor's own, or have an offset and `zone`."""

    at: Moment | None = None
    zone: Annotated[Words, AfterValidator(_zone)] | None = None
    party: Literal["first", "third"] | None = None
    product: Annotated[Id, AfterValidator(_product)] | None = None
    currency: Literal["CNY", "USD", "GBP"] | None = None
    owed: Owed | None = None
    overdue_days: Annotated[int, Field(ge=-60, le=3650)] | None = None
    recorded: StrictBool | None = None
    channel: Literal["phone", "message", "letter", "meeting", "visit"] | None = None
    place: Literal["own", "home", "work", "contact"] | None = None
    agreed: StrictBool | None = None
    answers: Literal["debtor", "spouse", "relative", "colleague", "stranger"] | None = None
    region: Id | None = None
    history: tuple[PastContact, ...] | None = None
    requests: tuple[Request, ...] | None = None
    legal: Legal | None = None


FIELDS = tuple(CaseFacts.model_fields)
NO_FACTS = CaseFacts()


@dataclass(frozen=True, slots=True)
class FactsError(ValueError):
    """A fact that cannot be one: the path of its field, and the field of the facts it is in."""

    path: str
    field: str
    unknown: bool


def read_facts(data: Mapping[str, Any]) -> CaseFacts:
    """Return facts as given (`FactsError` for the first that is wrong)."""
    try:
        return CaseFacts.model_validate(dict(data))
    except ValidationError as invalid:
        first = invalid.errors(include_url=False)[0]
        path = [str(part) for part in first["loc"]]
        unknown = first["type"] == "extra_forbidden"
        raise FactsError(".".join(path), path[0] if path else "", unknown) from None


def given_fields(facts: CaseFacts) -> tuple[str, ...]:
    """Return the names of the facts that were given, in the order of the model."""
    return tuple(name for name in FIELDS if getattr(facts, name) is not None)


def local_time(facts: CaseFacts) -> datetime | None:
    """Return the debtor's local time of the contact, without a zone; None where it is not known."""
    return None if facts.at is None else _local(facts.at, facts.zone)


def _local(at: datetime, zone: str | None) -> datetime:
    if at.tzinfo is None:
        return at
    where: tzinfo | None = ZoneInfo(zone) if zone else at.tzinfo
    return at.astimezone(where or UTC).replace(tzinfo=None)


def balance_of(facts: CaseFacts) -> Balance | None:
    """Return what is owed; a sum alone counts as principal. None where nothing is said."""
    owed = facts.owed
    if owed is None:
        return None
    parts = {part: getattr(owed, part) for part in PARTS}
    if all(part is None for part in parts.values()):
        return (
            None
            if owed.total is None
            else Balance(principal=owed.total, interest=NOTHING, penalty=NOTHING)
        )
    return Balance.model_validate({part: value or NOTHING for part, value in parts.items()})


def owed_in_all(facts: CaseFacts) -> Decimal | None:
    """Return the total, None where it is not known."""
    if facts.owed is not None and facts.owed.total is not None:
        return facts.owed.total
    balance = balance_of(facts)
    return None if balance is None else balance_total(balance)


def frame_for(facts: CaseFacts) -> Frame:
    """Return what a reader may know of the case."""
    if facts == NO_FACTS:
        return NO_FRAME
    at, owed = local_time(facts), facts.owed
    parts: dict[str, Decimal] = {
        part: getattr(owed, part) for part in PARTS if owed and getattr(owed, part)
    }
    return Frame(currency=facts.currency or "", today=at.date() if at else None, owed=parts)


def case_of(facts: CaseFacts, party: str) -> Case:
    """Return a case with the given facts only: the rest counts as not given by the file."""
    given: dict[str, Any] = {
        name: value
        for name in ("product", "currency", "overdue_days", "region", "answers", "legal")
        if (value := getattr(facts, name)) is not None
    }
    caller: dict[str, Any] = {"party": facts.party or party}
    given["collector"] = Collector.model_construct(**caller)
    given["contact"] = _contact(facts)
    balance = balance_of(facts)
    if balance is not None:
        given["balance"] = balance
    for name in ("history", "requests"):
        items = getattr(facts, name)
        if items is not None:
            given[name] = tuple(
                item.model_copy(update={"at": _local(item.at, facts.zone)}) for item in items
            )
    return Case.model_construct(_fields_set=set(given), **given)


def _contact(facts: CaseFacts) -> Contact:
    given: dict[str, Any] = {
        name: value
        for name in ("zone", "channel", "recorded", "place", "agreed")
        if (value := getattr(facts, name)) is not None
    }
    at = local_time(facts)
    if at is not None:
        given["at"] = at
    return Contact.model_construct(_fields_set=set(given), **given)


def rules_for(pack: ConductPack, facts: CaseFacts, party: str) -> tuple[Rule, ...]:
    """Return the rules that bind the collector; with the product known, those of a real file."""
    if facts.product is None:
        return applicable_without_file(pack, facts.party or party)
    return applicable(pack, case_of(facts, party))
