"""The call record a trainee writes, checked against what was agreed; it changes no score."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from negotiation_trainer.scoring.debrief import Deal, Debrief

FIELDS = ("result", "amount", "date", "next_step")
NOTHING = frozenset({"", "-", "none", "nothing", "n/a", "无", "没有", "暂无"})
"""What may stand in a field where nothing was agreed."""


@dataclass(frozen=True, slots=True)
class FieldCheck:
    """One field: what was written, what holds; `agrees` is None where nothing can be checked."""

    field: str
    written: str
    actual: str
    agrees: bool | None


def first_amount(deal: Deal) -> Decimal:
    """Return the first money to arrive under a deal."""
    return deal.plan.pay_now or deal.plan.monthly or deal.plan.last


def unknown_field(record: Mapping[str, Any]) -> str | None:
    """Return the first field of a record that no record has, None if there is none."""
    return next((str(name) for name in record if name not in FIELDS), None)


def check_record(record: Mapping[str, Any], debrief: Debrief) -> tuple[FieldCheck, ...]:
    """Compare a record with the outcome and the agreement."""
    written = {name: str(record.get(name) or "").strip() for name in FIELDS}
    deal = debrief.deal
    amounts = () if deal is None else _amounts(deal)
    day = deal.offer.first_payment if deal else None
    return (
        FieldCheck(
            "result", written["result"], debrief.kind.value, written["result"] == debrief.kind.value
        ),
        FieldCheck(
            "amount",
            written["amount"],
            str(first_amount(deal)) if deal else "",
            _amount(written["amount"]) in amounts if deal else _is_nothing(written["amount"]),
        ),
        FieldCheck(
            "date",
            written["date"],
            day.isoformat() if day else "",
            _day(written["date"]) == day if day else _is_nothing(written["date"]),
        ),
        FieldCheck("next_step", written["next_step"], "", True if written["next_step"] else None),
    )


def _is_nothing(text: str) -> bool:
    return text.casefold() in NOTHING


def _amounts(deal: Deal) -> tuple[Decimal, ...]:
    """The figures of a deal a record may rightly name: first money, instalment, total."""
    plan = deal.plan
    return (first_amount(deal), plan.pay_now, plan.monthly, plan.total)


def _amount(text: str) -> Decimal | None:
    try:
        amount = Decimal(text.replace(",", "").lstrip("¥$£").strip())
    except InvalidOperation:
        return None
    return amount if amount.is_finite() else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
