"""Offers written in short, for tests of what typed terms come to."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import read_offer

TODAY = date(2026, 8, 3)
OWED = {"principal": Decimal(38000), "interest": Decimal(1200), "penalty": Decimal(800)}
CURRENCY = {"zh": "CNY", "en": "USD"}


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


def figures_in(text: str, today: date | None = TODAY) -> tuple[Figure, ...]:
    """The figures in some words; all that is not ASCII is Chinese."""
    lang = "en" if text.isascii() else "zh"
    return find_figures(text, lang=lang, currency=CURRENCY[lang], today=today)


def offer_in(
    text: str, today: date | None = TODAY, owed: Mapping[str, Decimal] = OWED
) -> Offer | None:
    """The offer in some words, read on a day on a debt."""
    return read_offer(text, figures_in(text, today), today=today, owed=owed)
