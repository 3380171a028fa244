"""`plans.breakdowns`: what a debt is made of is not what shall be paid; sums to come are.

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
        "三个月房租一共3600，每月1200，加违约金120",
        "这3720是三个月租金，每个月1200，再加120违约金",
        "一共3720：三期，每期1200，外加违约金120",
        "欠款由两部分组成，三期月供每期1200，滞纳金120",
        "账单里每月1200的租金三个月，再加罚息120",
        "总共是3720，其中每期1200，三期，罚息120",
        "这3720怎么来的呢，每月1200乘三，加120违约金",
        "违约金120，每月1200，三个月，一共3720",
        "每月1200的月供，三个月没还",
        "一共3720：三期，每期1200，外加违约金120，您打算怎么还？",
        "That's three months' rent at 1,200 plus a 120 late fee",
        "That's three months at $1,200 plus a $120 late fee.",
        "The balance is $3,720: three payments of $1,200 and a $120 late fee.",
        "It breaks down to $1,200 a month for three months, plus $120 in late fees.",
        "The $3,720 is made up of three months at $1,200 a month and a late fee of $120.",
        "$1,200 a month, three months, and a $120 late fee, that's how we get to $3,720.",
        "Your lease says $1,200 a month, and there's a $120 late fee on top.",
        "It's three months at $1,200 each plus $120 in late fees. How would you handle that?",
    ],
)
def test_what_a_debt_is_made_of_proposes_nothing(text):
    """Its instalments have been due, and its charges are told."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("三个月房租一共3600，每月1200，加违约金120，咱们先还500行吗", plan("500")),
        ("一共3720：三期，每期1200，外加违约金120。每月还400行吗", plan(None, "400")),
        (
            "You owe $1,200 a month for three months plus a $120 late fee, so let's do $300.",
            plan("300"),
        ),
        (
            "It's three months at $1,200 each plus $120 in late fees. Could you do $400 a month?",
            plan(monthly="400"),
        ),
    ],
)
def test_what_is_asked_for_beside_it_stands_alone(text, offer):
    """Whether in the same sentence or the next."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("总共40000，分20期，每期2000", plan(monthly="2000", months=20)),
        ("一共四万，每月两千，行吗", plan(monthly="2000")),
        ("三个月房租一共3600，您每月还1200行吗", plan(monthly="1200")),
        ("房租3600加违约金120，咱们分三个月，每月1240", plan(monthly="1240", months=3)),
        ("首付500，剩下3600每月1200", plan("500", "1200")),
        ("每月1200，违约金免掉", plan(monthly="1200", penalty="100")),
        ("每月1200，加上120的违约金，从15号开始", plan(None, "1200", first="08-15")),
        ("一共3720：三期，每期1200，外加违约金120，行吗？", plan(monthly="1200", months=3)),
        ("本金3600，罚息120，每月1240，三个月", plan(monthly="1240", months=3)),
        ("每月1200的月供行吗", plan(monthly="1200")),
        ("$1,200 a month for three months, no late fee.", plan(None, "1200", 3)),
        ("Three payments of $1,200, starting Friday.", plan(None, "1200", 3, "08-07")),
        (
            "Three payments of $1,200 and I'll drop the late fee.",
            plan(monthly="1200", months=3, penalty="100"),
        ),
        ("The balance is $3,600. $1,200 a month, three months?", plan(None, "1200", 3)),
        ("$1,200 a month plus the $120 fee with the first payment", plan(None, "1200")),
        (
            "$1,240 a month for three months, that covers the $120 late fee too",
            plan(monthly="1240", months=3),
        ),
    ],
)
def test_instalments_to_come_are_a_plan_beside_a_total_or_a_fee(text, offer):
    """A word for paying, spreading, waiving or starting, or a question, says so."""
    assert offer_in(text) == offer
