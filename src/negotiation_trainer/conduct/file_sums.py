"""The sums that the file of a case holds: whatever is one of them nobody has made up."""

from __future__ import annotations

import re
from decimal import Decimal

from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.compiling import balance_total

_SUM = re.compile(r"(\d[\d,]*(?:\.\d+)?) ?(万|k\b)?")
_UNITS = {"万": 10_000, "k": 1_000}


def file_sums(case: Case) -> frozenset[Decimal]:
    """Return what is owed, in whole and in parts, and whatever the remarks of the file name."""
    balance = case.balance
    owed = {balance.principal, balance.interest, balance.penalty, balance_total(balance)}
    owed |= {balance.principal + balance.interest, balance.interest + balance.penalty}
    return frozenset(owed | remarked_sums(case))


def remarked_sums(case: Case) -> set[Decimal]:
    """Return the sums that the file's remarks name: the whole loan, what a sale brought in."""
    history = (past.note or "" for past in case.history)
    asked = (request.note or "" for request in case.requests)
    # Of a talk held elsewhere nobody knows the debtor.
    known = "debtor" in case.model_fields_set
    remarks = (*case.notes, *history, *asked, (case.debtor.background if known else None) or "")
    return {
        Decimal(figure.replace(",", "")) * _UNITS.get(unit, 1)
        for remark in remarks
        for figure, unit in _SUM.findall(remark)
    }
