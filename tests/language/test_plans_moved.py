"""`plans.moved_sums`, `figures.moved_cues`: 首付让到12000, "bring the down payment to 12,000".

Read on Thursday 2026-07-30, owed 38,000 with 1,296 of interest and 464.40 of penalty.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from tests.offers import offer_in, offer_of

TODAY = date(2026, 7, 30)
OWED = {"principal": Decimal(38000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY, owed=OWED)
FIRST = plan(now="12000")
VERBS = "让 退 松 放宽 放 压 提 提高 加 减 减少 降 降低 调 下调 上调 涨 升 拉 缩 砍 抬 增加 定 改"


@pytest.mark.parametrize("verb", VERBS.split())
@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("首付{}到12000", FIRST),
        ("首付给您{}到一万二", FIRST),
        ("首付从15000{}到12000", FIRST),
        ("首付15000{}到12000", FIRST),
        ("首付这块，可以{}到12000", FIRST),
        ("首付15000您觉得不合适，那就{}至12000", FIRST),
        ("首付{}到12000，余下24期", plan(now="12000", months=24)),
        ("每月{}到800", plan(monthly="800")),
        ("月供{}到800，分12期", plan(monthly="800", months=12)),
        ("月供这块，我能{}到800", plan(monthly="800")),
    ],
)
def test_a_payment_may_be_moved_by_any_verb(verb, text, offer):
    """What it is moved to is meant, whatever it was."""
    assert read(text.format(verb)) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("bring the down payment to 12,000", FIRST),
        ("I can drop the down payment to 12,000", FIRST),
        ("move the down payment to 12000", FIRST),
        ("push the down payment up to 12000", FIRST),
        ("let's raise the first payment to $12,000", FIRST),
        ("I can bump the first payment up to 12,000", FIRST),
        ("trim the first payment to 12000", FIRST),
        ("I'd ease the first payment to 12000", FIRST),
        ("The down payment, I can drop it to 12,000.", FIRST),
        ("The down payment? I could take that to 12,000.", FIRST),
        ("$15,000 down is what I asked, but we could drop it to 12,000 down", FIRST),
        ("I can go to 12,000 down, and the rest over 24 months", plan(now="12000", months=24)),
        ("bring the monthly payment from 1200 to 800", plan(monthly="800")),
        ("scale the monthly back to 800", plan(monthly="800")),
        ("The monthly payment, we can bring that down to 800.", plan(monthly="800")),
    ],
)
def test_english_moves_payments_alike(text, offer):
    """Up or down, in the clause that names the payment or right after it."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("罚息减到100", plan(penalty="78.4668389320")),
        ("违约金这块，我能降到200", plan(penalty="56.9336778639")),
        ("首付不动，罚息让到200", plan(penalty="56.9336778639")),
        ("利息压到500", plan(interest="61.4197530864")),
        ("罚息降到三成", plan(penalty="70")),
        ("利息减到零", plan(interest="100")),
        ("滞纳金降到0", plan(penalty="100")),
        ("drop the interest to 500", plan(interest="61.4197530864")),
        ("cut the interest to 30%", plan(interest="70")),
        ("bring the fees to zero", plan(penalty="100")),
        ("罚息减100", plan(penalty="21.5331610680")),
        ("罚息减三成", plan(penalty="30")),
        ("reduce the interest by 30%", plan(interest="30")),
    ],
)
def test_a_charge_lowered_to_a_sum_is_waived_by_the_rest(text, offer):
    """Down to 100 waives what lies above it, down by 100 waives 100."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("首付10000到12000", plan(now="10000")),
        ("先付五百到八百", plan(now="500")),
        ("a down payment of 10,000 to 12,000", plan(now="10000")),
        ("每月500到800", plan(monthly="500")),
        ("您刚才提到首付12000", None),
        ("欠款已经涨到38000了", None),
        ("余额降到35000", None),
        ("利率降到5%", None),
        ("利息加到本金里", None),
        ("额度降到5000", None),
        ("延到15号，首付不变", plan(first="08-15")),
        ("pay up to 500 now", None),
        ("it comes to 12,000 down", None),
        ("the payments come to 12,000 in all", None),
        ("your credit limit drops to 5,000", None),
    ],
)
def test_what_moves_otherwise_is_what_it_was(text, offer):
    """A range keeps its lower end; what is owed, allowed or only mentioned is no payment."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("24期变成18期，首付还是15000", plan(now="15000", months=18)),
        ("24期缩到18期，首付15000", plan(now="15000", months=18)),
        ("首付改12000，分24期", plan(now="12000", months=24)),
        ("首期1500，二期起每期1323.30", plan(now="1500", monthly="1323.30")),
        ("18期不行的话，24期呢", plan(months=24)),
        ("12,000 down over 24 months", plan(now="12000", months=24)),
        ("interest stays, 12,000 down over 24 months", plan(now="12000", months=24)),
        ("12,000 over 24 months", plan(months=24)),
        ("首付15000，可以分12期，也可以分24期", plan(now="15000", months=12)),
    ],
)
def test_terms_beside_sums_are_told_apart(text, offer):
    """A term moved to another, the second payment as a day to begin, a sum paid before the rest."""
    assert read(text) == offer
