"""`plans.offers`: one payment that settles everything, in the words of the trade."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.scenario.case_model import Balance
from tests.offers import offer_in

OWED = {"principal": Decimal(8640), "interest": Decimal("259.20"), "penalty": Decimal(75)}
"""8,974.20 in all."""
read = partial(offer_in, today=date(2026, 2, 4), owed=OWED)

SETTLED = [
    ("$7,500 by Friday, as payment in full", "7500"),
    ("We'd take $7,650 as payment in full", "7650"),
    ("We'd accept $7,650 as full and final settlement", "7650"),
    ("We'd take $7,650 as full payment, not a penny less", "7650"),
    ("$7,344, paid February 6, and the rest is forgiven", "7344"),
    ("The rest gets written off if you pay $7,500 by Friday", "7500"),
    ("Pay $7,500 by Friday and the rest is gone", "7500"),
    ("Pay $7,500 and the balance is wiped out by Friday", "7500"),
    ("$7,500 on Friday and it's settled in full", "7500"),
    ("If you pay $7,500 on Friday I'll mark it paid in full.", "7500"),
    ("Pay $7,500 on Friday and we're even", "7500"),
    ("Pay $7,500 on Friday and we'll call it square", "7500"),
    ("周五还8000，就算结清", "8000"),
    ("2月6号一次还8000，算全部结清", "8000"),
    ("2月6号还8000，咱们两清", "8000"),
    # a share off for paying at once
    ("I'll knock ten percent off if you can pay it in one shot on Friday", "8076.78"),
    ("I'll knock 10% off if you pay it all at once on Friday", "8076.78"),
    ("If you can pay in one payment on Friday, I can take 15% off the total.", "7628.07"),
]
WHOLE = [
    "Full balance by Friday",
    "payment in full of the 8,974.20",
    "We need payment in full of $8,974.20 by Friday",
]
LEFT = [
    "Pay $500 on Friday and we're even closer",
    "So we're settled on $500 Friday.",
    "Pay $500 Friday and the rest is due in March",
    "Can you pay $500 Friday and the rest in full next month?",
    "先还3000就算结清本期",
    "先还3000，剩下的分24期，全部还清才算结清",
]


@pytest.mark.parametrize(("text", "paid"), SETTLED)
def test_one_payment_settles_all(text: str, paid: str) -> None:
    """Whatever it leaves is waived, so that nothing of it is missing."""
    worked = work_out(read(text), Balance(**OWED))
    assert isinstance(worked, Plan)
    assert (worked.total, worked.months) == (Decimal(paid), 0)


@pytest.mark.parametrize("text", WHOLE)
def test_all_of_it_forgives_nothing(text: str) -> None:
    """The whole balance in full is the whole balance."""
    offer = read(text)
    assert (offer.pay_now, offer.waive) == (Decimal("8974.20"), ())


@pytest.mark.parametrize("text", LEFT)
def test_what_is_left_to_pay_is_not_forgiven(text: str) -> None:
    """Words like those of a settlement, about something else."""
    assert read(text).waive == ()


@pytest.mark.parametrize(
    "text",
    ["I know you can't pay it all at once", "Pay it in one payment or spread it out?"],
)
def test_one_payment_that_is_put_to_nobody(text: str) -> None:
    """It is too hard, or left to choose."""
    assert read(text) is None
