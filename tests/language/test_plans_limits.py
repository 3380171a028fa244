"""A limit told of what may be granted is no plan; put to him, or beside a sum of its own, it is.

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
        "最长分五年",
        "最长可以分五年",
        "我们这边最多能分60期",
        "分期最长不超过36期",
        "这个政策至多分24期，再多系统就不让了",
        "我最多能给您分24期，您看一个月能还多少？",
        "您要分期的话，最多可以分到60期，利息另算",
        "分期的话，36期以内都可以",
        "分期就是24期封顶",
        "We can pay it off over up to sixty months",
        "at most 24 installments",
        "We can spread it over up to 24 months.",
        "I can do no more than 12 payments.",
        "The longest plan we offer is five years.",
        "My limit is 12 payments.",
        "We can split it into as many as 24 payments",
        "We're allowed up to 36 monthly payments, what amount works for you?",
        "We can split it into 24 payments at most",
    ],
)
def test_the_longest_there_is_is_no_length_proposed(text):
    """He learns how far it may go; how long it shall be is still open."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "You can take up to 12 months to pay it off.",
        "We give people up to six months to pay this off in full.",
        "最多半年还清",
    ],
)
def test_time_to_clear_it_asks_for_nothing_at_once(text):
    """Nor is the whole balance asked for today because no length is proposed."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "微信一次最多能转五千",
        "单笔最高可以转2万",
        "每月最高可还5000",
        "The app takes up to $500 per payment.",
        "You can send up to $2,500 through Zelle.",
        "You can pay up to $500 a month on this plan.",
    ],
)
def test_the_most_that_is_allowed_is_no_sum_asked_for(text):
    """What the bank or the rules let through is nobody's offer."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("pay at least 500 a month for at most six months", plan(monthly="500", months=6)),
        ("$500 a month for up to 12 months", plan(monthly="500", months=12)),
        ("at most 24 installments of $300", plan(monthly="300", months=24)),
        ("I can offer up to 12 payments, so how about $500 a month?", plan(None, "500", 12)),
        (
            "Six payments at the most, $200 each, starting Friday. Deal?",
            plan(monthly="200", months=6, first="08-07"),
        ),
        ("最多分12期，每月还800，从15号开始", plan(None, "800", 12, "08-15")),
        ("最多就能给您分6期，每期800，行吗", plan(monthly="800", months=6)),
        ("那就每月500，不超过24期", plan(monthly="500", months=24)),
        ("首付两千，剩下最多分24期", plan("2000", months=24)),
    ],
)
def test_a_limit_beside_a_sum_of_its_own_is_a_plan(text, offer):
    """The instalment says that something is proposed, the limit for how long."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("最多给您分6期，行吗？", plan(months=6)),
        ("咱们最多分24期，您看行不行", plan(months=24)),
        ("最多只能12期，那就12期吧", plan(months=12)),
        ("分12期行不行，最多12期了", plan(months=12)),
        ("We can do up to 12 payments. Does that work?", plan(months=12)),
        ("Let's spread it over 24 months tops", plan(months=24)),
        ("I can stretch it to 24 months at most, so let's do 24 months.", plan(months=24)),
        ("Let's do 12 payments, that's the maximum.", plan(months=12)),
        ("How about up to $400 a month?", plan(monthly="400")),
        ("每个月最多还800也行", plan(monthly="800")),
    ],
)
def test_a_limit_put_to_him_is_a_plan(text, offer):
    """Who asks for a yes proposes."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("罚息最多减一半", plan(penalty="50")),
        ("I can waive up to half the interest.", plan(interest="50")),
        ("首付最多1000", plan("1000")),
        ("分24期", plan(months=24)),
        ("We can spread it over 24 months.", plan(months=24)),
        ("咱们按最长的来，分24期", plan(months=24)),
    ],
)
def test_what_stays_an_offer_as_it_was(text, offer):
    """The most one waives is waived; a length without a limit is proposed."""
    assert offer_in(text) == offer
