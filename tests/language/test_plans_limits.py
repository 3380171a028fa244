"""`plans.limits`: a limit told is no plan; put to him, or beside a sum of its own, it is.

Read on Monday 2026-08-03, owed 38,000 with 1,200 of interest and 800 of penalty.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import rates_named
from tests.offers import TODAY, offer_in, offer_of

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


@pytest.mark.parametrize(
    "text",
    [
        "最多6期、每期不低于500",
        "分期的话每期不少于1000，最多6期",
        "每期至少500",
        "每期起码500，最多12期",
        "最多6期，每期至少还500",
        "一个月500以上",
        "每月不低于500，期数您自己定",
        "It can be split over at most six payments, no less than $50 a month.",
        "at least 50 each",
        "A minimum of $50 a month, at most six payments.",
        "At most six payments, minimum $50 each.",
        "Up to six payments, and you'd have to pay at least $50 a month.",
        "$50 a month minimum",
    ],
)
def test_the_least_an_instalment_may_be_is_no_instalment(text):
    """Neither is the most payments there may be a number of them: nothing is proposed."""
    assert offer_in(text) is None


def test_limits_leave_the_day_beside_them():
    """Only that is asked for."""
    said = "3600您看一次还还是分，最多6期、每期不低于500，头一笔11月18号前"
    assert offer_in(said) == plan(first="11-18")


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("每月至少还500", plan(monthly="500")),
        ("每月不低于500，行吗？", plan(monthly="500")),
        ("您每期至少还500，分6期，可以吗？", plan(monthly="500", months=6)),
        ("那就每月不少于500，分6期", plan(monthly="500", months=6)),
        ("分12期，每期不少于500", plan(months=12)),
        ("今天至少还500", plan("500", first="08-03")),
        ("Could you pay at least $50 a month?", plan(monthly="50")),
        ("I need at least $50 a month.", plan(monthly="50")),
        ("Can you do at least $50 today?", plan("50", first="08-03")),
    ],
)
def test_who_asks_for_at_least_so_much_asks_for_it(text, offer):
    """So does whoever tells him to pay it."""
    assert offer_in(text) == offer


def test_a_least_sum_is_still_a_rate_that_was_named():
    """So that a yes with a least of one's own does not take a counter with less."""
    said = "每月不低于500"
    figures = find_figures(said, lang="zh", currency="CNY", today=TODAY)
    assert rates_named(said, figures) == (Decimal("500.00"),)
