"""`plans.refused_terms`, `plans.lengths`: 60期没有, "there's no 60-month plan".

Terms that are refused beside the one that is meant.
"""

from __future__ import annotations

from decimal import Decimal

import pytest

from tests.offers import offer_in

NO_SIXTY = [
    "最多24期，60期没有。",
    "60期没有。",
    "60期没有的事。",
    "60期这个真没有，",
    "60期我这儿没有，",
    "没有60期这一说。",
    "没有60期的政策。",
    "没有什么60期。",
    "我们没60期，",
    "没有60期，只有24期，",
    "系统里没有60期，24期有，",
    "60期不支持。",
    "60期办不了，",
    "60期不考虑。",
    "60期就算了，",
    "60期拉倒，",
    "网上说的60期是假的，",
    "60期那是骗人的，",
    "不存在60期，",
    "您要60期我给不了，",
    "没有五年这种方案，",
    "不是60期，",
]
NO_SIXTY_EN = [
    "There's no 60-month plan. ",
    "There is no sixty month option. ",
    "Sixty isn't on the table. ",
    "60 months isn't on the table. ",
    "60 months is off the table. ",
    "We don't do 60 months. ",
    "We don't have a five-year plan. ",
    "60 months doesn't exist. ",
    "No 60 months. ",
    "Not 60 months, ",
    "60 months? Not an option. ",
    "60 months? We don't offer that. ",
    "Nobody gets 60 months. ",
    "I have no 60-month plan to give you; ",
    "That 60-month thing is a scam. ",
    "No such thing as a 60-month plan. ",
]


@pytest.mark.parametrize("refused", NO_SIXTY)
@pytest.mark.parametrize(
    "meant",
    ["首付15000，余下24期，每期1323.30。", "首付15000，分24期", "首付15000，剩下的24个月还"],
)
def test_a_refused_term_is_no_length(refused, meant):
    """The length that is put forward is the plan's, wherever the other stands."""
    for text in (refused + meant, meant.rstrip("。") + "，" + refused):
        offer = offer_in(text)
        assert (offer.pay_now, offer.months) == (Decimal(15000), 24)


@pytest.mark.parametrize("refused", NO_SIXTY_EN)
@pytest.mark.parametrize(
    "meant",
    [
        "$15,000 down, the rest over 24 months.",
        "$15,000 down and 24 payments.",
        "24 months with $15,000 down.",
    ],
)
def test_a_refused_english_term_is_none_either(refused, meant):
    """Before the offer; what follows it is the same."""
    offer = offer_in(refused + meant)
    assert (offer.pay_now, offer.months) == (Decimal(15000), 24)


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("60期没问题，首付15000", 60),
        ("60期没有利息，首付15000", 60),
        ("没有问题，60期，首付15000", 60),
        ("24期没有手续费，首付15000", 24),
        ("24期算了一下，每期1323", 24),
        ("no problem, 60 months, $15,000 down", 60),
    ],
)
def test_a_no_to_something_else_leaves_the_term(text, months):
    """No problem and no interest refuse no length."""
    assert offer_in(text).months == months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("您听说的是分60期。首付15000，余下24期", 24),
        ("分36期。要不改成分24期，首付15000", 24),
        ("首付15000，分12期。还是分24期吧", 24),
        ("$15,000 down over 12 months. Actually, make it 24 payments.", 24),
        ("I said 36 payments, $15,000 down, with the rest over 24 months", 24),
        ("首付15000，分24期。每满6个月可以再谈一次，怎么样", 24),
        ("$15,000 down, 24 payments. After 6 months we review the plan.", 24),
        ("首付15000，半年分6期，一年分12期", 6),
    ],
)
def test_of_several_lengths_that_of_the_rest_or_the_last_is_meant(text, months):
    """A new sentence or a word of change puts another in its place; an interval does not."""
    assert offer_in(text).months == months
