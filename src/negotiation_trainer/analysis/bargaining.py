"""How a learner makes offers: step by step inside the mandate, built on what the debtor named."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import FigureKind, Offer
from negotiation_trainer.dialogue.settlement import waived_amount
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.compiling import balance_total

CENT = Decimal("0.01")
_SENTENCE = re.compile(r"[。！？；，]|[!?;](?!\d)|[.,](?!\d)")
_EVERY_MONTH = re.compile(r"[每个]月|一月|monthly|(?:a|per|each|every) month", re.IGNORECASE)


def waiver(view: View, share: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """Return a share of the waivers the mandate allows, of components that are owed at all."""
    return tuple(
        (part, (percent * share).quantize(Decimal(1)))
        for part, percent in sorted(view.mandate.waive.items())
        if getattr(view.balance, part) and share
    )


def named_monthly(view: View) -> Decimal | None:
    """Return the most a month that the debtor has just named in his own words, or None."""
    named = [
        Decimal(figure.value)
        for clause in _SENTENCE.split(view.line)
        if _EVERY_MONTH.search(clause)
        for figure in find_figures(clause, lang=view.lang, currency=view.currency, today=view.today)
        if figure.kind is FigureKind.AMOUNT
    ]
    return max(named, default=None)


def step_offer(view: View, step: int, steps: int, named: Decimal | None) -> Offer:
    """Return the offer of a step: at first the balance over time, then more of the waiver.

    `named` is what the debtor said he can pay a month, if he did.
    """
    share = Decimal(min(step, steps)) / Decimal(max(steps, 1)) if steps else Decimal(1)
    waive = waiver(view, share)
    due = balance_total(view.balance) - waived_amount(view.balance, Offer(waive=waive))
    down = _down(view, due, named)
    months = _months(view, due - down)
    monthly = ((due - down) / months).quantize(CENT, ROUND_CEILING)
    return Offer(down, monthly, months, waive, first_day(view))


def _months(view: View, due: Decimal) -> int:
    """The longest plan the mandate allows."""
    months, floor = view.mandate.instalments, view.mandate.monthly_at_least
    if floor is not None and months > 1:
        months = max(min(months, int(due / floor)), 1)
    return months


def _down(view: View, due: Decimal, named: Decimal | None) -> Decimal:
    """What must come first for the rest to fit the monthly sum the debtor named."""
    theirs = view.theirs
    if theirs is None:
        return Decimal(0)
    if named is None:
        return min(theirs.pay_now or Decimal(0), due)
    return max(due - named * view.mandate.instalments, Decimal(0))


def first_day(view: View) -> date:
    """Return the day of the first money: the debtor's own if allowed, else the last allowed."""
    last = view.today + timedelta(days=view.mandate.first_payment_within_days)
    named = view.theirs.first_payment if view.theirs is not None else None
    return min(named, last) if named is not None else last
