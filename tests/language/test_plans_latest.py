"""`plans.first_day`, `plans.payments`: last days, and payments no offer can hold."""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from tests.offers import offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("8月7号首付，最晚月底到账", plan(first="08-07")),
        ("7号首付五百，最晚15号", plan("500", first="08-07")),
        ("最晚15号，7号先还五百", plan("500", first="08-07")),
        ("不晚于15号，7号先给五百", plan("500", first="08-07")),
        ("每月五百，最晚15号到，首付7号", plan(None, "500", first="08-07")),
        ("first 500 on the 7th, 15th at the latest", plan("500", first="08-07")),
        ("no later than the 15th, first 500 on the 7th", plan("500", first="08-07")),
        ("15th at the latest, first 500 on the 7th", plan("500", first="08-07")),
        ("$300 a month from the 7th, no later than the 15th", plan(None, "300", first="08-07")),
    ],
)
def test_the_stated_day_goes_before_the_last_one(text: str, offer: Offer) -> None:
    """In whatever order they are named."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("最晚15号还五百", plan("500", first="08-15")),
        ("五百，最晚15号", plan("500", first="08-15")),
        ("首付最晚15号，每月五百", plan(None, "500", first="08-15")),
        ("最晚15号先还五百，之后每月20号还三百", plan("500", "300", first="08-15")),
        ("500 no later than the 15th", plan("500", first="08-15")),
        ("$500, the 15th at the latest.", plan("500", first="08-15")),
        (
            "$500 by the 15th at the latest, then $300 a month on the 20th",
            plan("500", "300", first="08-15"),
        ),
    ],
)
def test_a_last_day_stands_where_no_other_is_given(text: str, offer: Offer) -> None:
    """The day of another payment is no other day of the same one."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("12,500 now, 12,500 on the 15th, the rest Nov 4", plan("12500")),
        (
            "$12,500 today, $10,000 on August 15, the rest Nov 4",
            plan("12500", first="08-03"),
        ),
        ("现在先还一万二，15号再还一万二，剩下的11月4号还清", plan("12000")),
        ("您先还五百，15号再还三百，剩下的月底还清", plan("500")),
        ("$12,500 now, the rest Nov 4", plan("12500", None, 1)),
        ("今天五百，剩下的月底还清", plan("500", None, 1, "08-03")),
        ("$12,500 today, $12,500 Sept 4, the rest Oct 4", plan("12500", "12500", 2, "08-03")),
        ("今天还一万，9月4号还八千，剩下的10月4号", plan("10000", "8000", 2, "08-03")),
    ],
)
def test_a_second_sum_in_the_same_month_leaves_the_number_open(text: str, offer: Offer) -> None:
    """An offer holds one payment before the rest, or months after it."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("每次发薪还三百", None),
        ("每次发工资还三百", None),
        ("先还五百，每次发薪还三百", plan("500")),
        ("You pay $75 a paycheck", None),
        ("every payday, you send $75", None),
        ("You send $75 every time you get paid", None),
        ("$75 each payday", None),
        ("$500 today and $75 a paycheck", plan("500", first="08-03")),
    ],
)
def test_a_sum_of_every_payday_is_no_single_payment(text: str, offer: Offer | None) -> None:
    """Nobody knows how often that is."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("每半个月还三百", plan(None, "600")),
        ("每月发工资那天还三百", plan(None, "300")),
        ("发了工资15号还三百", plan("300", first="08-15")),
        ("$75 every two weeks", plan(None, "162.5")),
        ("when you get a paycheck, send $200 on Friday", plan("200", first="08-07")),
        ("I need you to cut me a check for $500 on Friday", plan("500", first="08-07")),
    ],
)
def test_a_payday_beside_what_can_be_reckoned_changes_nothing(text: str, offer: Offer) -> None:
    """A period that is named, or one payment only."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("5% off", plan(interest="5", penalty="5", principal="5")),
        ("5% off the principal", plan(principal="5")),
        ("减5%", plan(interest="5", penalty="5", principal="5")),
        ("本金减5%", plan(principal="5")),
    ],
)
def test_a_share_off_is_off_what_is_named_or_off_all(text: str, offer: Offer) -> None:
    """As many percent of every part."""
    assert offer_in(text) == offer
