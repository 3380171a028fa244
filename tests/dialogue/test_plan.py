"""Offers reckoned by hand: waivers first, then the payment now, then equal instalments."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.mandate import outside_mandate
from negotiation_trainer.dialogue.bargaining.plan import Missing, Plan, waived_amount, work_out
from negotiation_trainer.dialogue.bargaining.terms import terms_text
from negotiation_trainer.dialogue.inputs import offer_data, parse_offer
from negotiation_trainer.scenario.case_model import Balance, Mandate
from tests.offers import TODAY, offer_in
from tests.sample import compiled

TRUCK = {"principal": Decimal(8640), "interest": Decimal("259.20"), "penalty": Decimal(75)}
"""8,974.20 in all."""


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


def kept(offer: Offer) -> Offer:
    """Return an offer as the journal gives it back."""
    return parse_offer({name: part for name, part in (offer_data(offer) or {}).items() if part})


@pytest.mark.parametrize(
    "words",
    [
        "How about ${} on August 7 as a settlement?",
        "You pay ${} on August 7 and we forgive the rest.",
        "8月7号一次还{}元，剩下的免了",
    ],
)
@pytest.mark.parametrize("paid", ["7500", "7900", "7600", "7699.97", "8900.01", "8974.19", "0.37"])
def test_a_settlement_is_of_the_sum_that_was_said(words, paid):
    """What a single payment leaves is waived to the cent, also once the journal has kept it."""
    offer = offer_in(words.format(paid), owed=TRUCK)
    worked = work_out(kept(offer), Balance(**TRUCK))
    assert isinstance(worked, Plan)
    assert (worked.pay_now, worked.total, worked.months) == (Decimal(paid), Decimal(paid), 0)


@pytest.mark.parametrize("off", ["1", "29.53", "400", "333.33", "1234.56"])
def test_a_sum_off_is_that_sum(off):
    """Whatever it is taken of."""
    offer = kept(offer_in(f"I can take ${off} off the total", owed=TRUCK))
    assert waived_amount(Balance(**TRUCK), offer) == Decimal(off)


@pytest.mark.parametrize(("written", "read"), [("8.5649%", "8.56"), ("33.333", "33.33")])
def test_a_share_of_few_places_is_in_hundredths(written, read):
    """As a form is filled in, and as journals kept the shares of sums once."""
    assert parse_offer({"waive": {"principal": written}}).waived("principal") == Decimal(read)


@pytest.mark.parametrize(
    ("paid", "words"),
    [
        ("8000", "7.41%"),
        ("8639.99", "0.01%"),
        ("0.01", "99.99%"),
    ],
)
def test_a_share_is_said_in_hundredths(paid, words):
    """However finely it is kept; what is not nothing or everything is not called so."""
    offer = offer_in(f"You pay ${paid} today and we forgive the rest", owed=TRUCK)
    said = terms_text(offer, Balance(**TRUCK), lang="en", currency="USD")
    assert f"{words} of the principal" in said


def test_a_sum_rounded_up_to_the_cent_stays_within_the_mandate():
    """10 % of 8,640.15 is 864.015: who leaves 7,776.13 to pay has waived 10 %."""
    odd = {"principal": Decimal("8640.15"), "interest": Decimal(0), "penalty": Decimal(0)}
    mandate = Mandate(instalments=1, first_payment_within_days=30, waive={"principal": 10})
    for paid, over in (("7776.13", ()), ("7775.00", ("waive",))):
        worked = work_out(offer_in(f"${paid} today as a settlement", owed=odd), Balance(**odd))
        assert isinstance(worked, Plan)
        assert outside_mandate(worked, mandate, TODAY) == over
