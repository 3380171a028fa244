"""`plans.breakdowns`, `plans.first_day`: arrears told by parts, and days that come again.

What is owed, told part by part, is no plan; days that come again give way to the first.
Read on Monday 2026-08-03, owed 38,000 with 1,200 of interest and 800 of penalty.
"""

from __future__ import annotations

from functools import partial

import pytest

from tests.offers import offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "The balance is three months at $1,200, plus a $45 late fee.",
        "You missed June 24th and July 24th, $1,200 each.",
        "一共欠了三期，每期1200。",
        "你现在总共欠三个月，一个月1200。",
    ],
)
def test_arrears_told_part_by_part_propose_nothing(text):
    """Each part is what one missed payment came to."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "monthly"),
    [
        ("You're two months behind, so can you pay $300 a month?", "300"),
        ("You owe 3600. We can do $300 a month.", "300"),
        ("欠了三期没还，咱们每期还300吧", "300"),
    ],
)
def test_a_rate_asked_for_beside_arrears_is_a_plan(text, monthly):
    """What is to be paid is said with a word for paying or proposing."""
    assert offer_in(text) == plan(monthly=monthly)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("$100 every Monday, starting August 17th", plan(monthly="433.33", first="08-17")),
        ("$100 every Monday, August 17th first", plan(monthly="433.33", first="08-17")),
        ("$100 every Monday, and you keep your truck", plan(monthly="433.33", first="08-03")),
        ("每月15号还500，从9月15号起", plan(monthly="500", first="09-15")),
        ("每月15号还500，9月15号第一笔", plan(monthly="500", first="09-15")),
    ],
)
def test_the_day_it_starts_goes_before_the_day_it_comes_again(text, offer):
    """Without one it is the next of those days."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I'll halve the late fees.", plan(penalty="50")),
        ("Late fees halved, and $300 a month.", plan(monthly="300", penalty="50")),
        ("I can halve the interest and drop the fees.", plan(interest="50", penalty="100")),
        ("We could halve the monthly payment to $150.", plan(monthly="150")),
    ],
)
def test_halved_is_half_gone(text, offer):
    """Not all of it, and not a payment."""
    assert offer_in(text) == offer
