"""Offers reckoned by hand: waivers first, then the payment now, then equal instalments."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Missing, Plan, waived_amount, work_out
from tests.sample import compiled


def plan(**parts: object) -> Plan:
    """Work an offer out against 1000.00 + 100.00 + 100.01."""
    worked = work_out(Offer(**parts), compiled().case.balance)  # type: ignore[arg-type]
    assert isinstance(worked, Plan)
    return worked


def test_half_of_an_odd_cent_is_rounded_up():
    """50 % of 100.01 is 50.01."""
    half = Offer(waive=(("penalty", Decimal(50)),))
    assert waived_amount(compiled().case.balance, half) == Decimal("50.01")


def test_the_last_instalment_is_the_remainder():
    """1200.01 - 200 = 1000.01; 300 a month: three times 300, then 100.01."""
    worked = plan(pay_now=Decimal(200), monthly=Decimal(300))
    assert (worked.months, worked.last, worked.total) == (4, Decimal("100.01"), Decimal("1200.01"))


def test_a_number_of_months_gives_equal_instalments():
    """1200.01 in 6: 200.01 five times, 199.96 last."""
    worked = plan(months=6)
    assert (worked.monthly, worked.last) == (Decimal("200.01"), Decimal("199.96"))


def test_an_offer_without_the_rest_is_incomplete():
    """Money now and nothing about the remainder cannot be judged."""
    assert work_out(Offer(pay_now=Decimal(100)), compiled().case.balance) is Missing.TERMS


def test_paying_all_at_once_needs_no_plan():
    """More than is owed is what is owed."""
    worked = plan(pay_now=Decimal(5000))
    assert (worked.pay_now, worked.months) == (Decimal("1200.01"), 0)


@pytest.mark.parametrize(
    ("monthly", "months", "regular", "count", "last"),
    [
        ("180", 6, "180", 6, "200.01"),
        ("183.50", 6, "183.50", 6, "182.51"),
        ("150", 6, "150", 8, "50.01"),
        ("400", 6, "183.34", 6, "183.31"),
    ],
)
def test_a_stated_number_of_instalments_is_kept(monthly, months, regular, count, last):
    """1100.01 to pay: what is left over goes into the last one, unless it would be a heavy one."""
    made = plan(monthly=Decimal(monthly), months=months, waive=(("interest", Decimal(100)),))
    assert (made.monthly, made.months, made.last) == (Decimal(regular), count, Decimal(last))


def test_a_number_of_instalments_may_count_the_payment_now():
    """1200.01: 200 now and 200 a month, six in all; two too many are shared out evenly."""
    six = plan(pay_now=Decimal(200), monthly=Decimal(200), months=6)
    assert (six.monthly, six.months, six.last) == (Decimal(200), 6, Decimal("0.01"))
    counted = plan(pay_now=Decimal(300), monthly=Decimal(200), months=6)
    assert (counted.monthly, counted.months) == (Decimal(200), 5)
    eight = plan(pay_now=Decimal(300), monthly=Decimal(200), months=8)
    assert (eight.monthly, eight.months) == (Decimal("112.51"), 8)


def test_a_little_more_at_the_end_is_not_felt():
    """Up to a twentieth more than the others: no heavier a plan."""
    assert plan(monthly=Decimal(200), months=6).heaviest == Decimal(200)
    assert plan(monthly=Decimal(180), months=6, waive=(("interest", Decimal(100)),)).heaviest == (
        Decimal("200.01")
    )
