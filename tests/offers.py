"""Offers written in short, for tests of what typed terms come to."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Offer


def offer_of(
    year: int,
    now: str | None = None,
    monthly: str | None = None,
    months: int | None = None,
    first: str | None = None,
    **waived: str,
) -> Offer:
    """An offer: sums as text, the first day as month and day of a year, percents waived."""
    return Offer(
        pay_now=Decimal(now) if now else None,
        monthly=Decimal(monthly) if monthly else None,
        months=months,
        waive=tuple((component, Decimal(share)) for component, share in sorted(waived.items())),
        first_payment=date.fromisoformat(f"{year}-{first}") if first else None,
    )
