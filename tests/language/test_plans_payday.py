"""`plans.first_day`: his payday is no day of payment where another one is named; alone it is.

Read on 2026-08-03.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.offers import offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("工资八月十号到，头一期放十五号", plan(first="08-15")),
        ("头一笔等您八月十号发了工资，8月15号", plan(first="08-15")),
        ("您10号发工资，15号还570", plan("570", first="08-15")),
        ("工资十二号发，十三号还六百，行吗？", plan("600", first="08-13")),
        ("15号还570，等您10号发了工资", plan("570", first="08-15")),
        ("You get paid on the 10th, first payment the 15th.", plan(first="08-15")),
        ("Your wages come on the 10th, so pay 570 on the 15th.", plan("570", first="08-15")),
        ("First payment when you get paid on the 10th, the 15th.", plan(first="08-15")),
    ],
)
def test_the_other_day_is_that_of_the_payment(text, offer):
    """Money comes in before it goes out."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("您10号发工资，10号还570", plan("570", first="08-10")),
        ("等您10号发了工资还570", plan("570", first="08-10")),
        ("10号发了工资先还570，20号起每月还300", plan("570", "300", first="08-10")),
        ("头一笔放在10号发工资那天", plan(first="08-10")),
        ("10号发了工资就还，行吗", plan(first="08-10")),
        ("First payment the 10th, your payday.", plan(first="08-10")),
    ],
)
def test_what_is_to_be_paid_on_payday_is(text, offer):
    """Nobody names another day."""
    assert offer_in(text) == offer
