"""`plans.offers`, `figures.beside_days`: plans in the few words newcomers type; by hand.

Read on Thursday 2026-08-06.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from tests.offers import offer_in, offer_of

TODAY = date(2026, 8, 6)
OWED = {"principal": Decimal(18000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
"""19,760.40 in all: a third is 6,586.80, half 9,880.20, a quarter 4,940.10."""
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY, owed=OWED)

CHINESE = [
    # a bare sum beside its day
    ("八月十三两千", plan(now="2000", first="08-13")),
    ("八月十五五百", plan(now="500", first="08-15")),
    ("8月13两千", plan(now="2000", first="08-13")),
    ("8/15两千", plan(now="2000", first="08-15")),
    ("8.15号还两千", plan(now="2000", first="08-15")),
    ("8-15还两千", plan(now="2000", first="08-15")),
    ("下月十三两千", plan(now="2000", first="09-13")),
    ("13号2000，剩下12期", plan(now="2000", months=12, first="08-13")),
    ("月底3000，下个月10号再3000", plan(now="3000", monthly="3000", months=1, first="08-31")),
    ("行 300 15号起", plan(now="300", first="08-15")),
    ("这周五还2000", plan(now="2000", first="08-07")),
    ("国庆前还清", plan(now="19760.40", first="10-01")),
    # a day no calendar knows, or a number of days
    ("下月初1500", plan(now="1500")),
    ("下个月发工资那天还2000", plan(now="2000")),
    ("三天内还2000", plan(now="2000", first="08-09")),
    ("十天之内还清", plan(now="19760.40", first="08-16")),
    ("一周内还500，剩下分12期", plan(now="500", months=12, first="08-13")),
    # shares
    ("1/3现在给，剩下的3月份", plan(now="6586.80", months=1)),
    ("三分之一现在还，剩下三月还", plan(now="6586.80", months=1)),
    ("先还1/4", plan(now="4940.10")),
    ("今天能还1/2吗", plan(now="9880.20", first="08-06")),
    ("首付20%", plan(now="3952.08")),
    # every month
    ("24个月月供1.5k", plan(monthly="1500", months=24)),
    ("月供两千", plan(monthly="2000")),
    ("两千，每月", plan(monthly="2000")),
    ("每月15号两千，分六个月", plan(monthly="2000", months=6, first="08-15")),
    ("每月两千，15号开始", plan(monthly="2000", first="08-15")),
    ("1645*12", plan(monthly="1645", months=12)),
    ("剩下24480分两次，每次12240", plan(monthly="12240", months=2)),
    ("十二个月还清", plan(months=12)),
    ("10月1日还一万，11月1日还剩下的", plan(now="10000", months=1, first="10-01")),
    ("首期3000，后面11期每期1500", plan(now="3000", monthly="1500", months=11)),
    ("那每月2,500还我们", plan(monthly="2500")),
    # waivers keep to their component
    ("违约金全免，利息免百分之三十，剩下的十二期还", plan(months=12, interest="30", penalty="100")),
    ("那就每个月10号跟25号各还500行不行", plan(monthly="1000", first="08-10")),
    ("违约金免了本金减5%", plan(penalty="100", principal="5")),
    ("滞纳金全免，本金打95折", plan(penalty="100", principal="5")),
    (
        "本金18000分12个月，每月1500，利息和罚息免",
        plan(monthly="1500", months=12, interest="100", penalty="100"),
    ),
    # 19760.40 - 16000 = 3760.40 = 464.40 + 1296 + 2000 of 18000, a little more than a ninth
    (
        "一次还16000就结清",
        plan(now="16000", interest="100", penalty="100", principal="11.1111111111"),
    ),
    (
        "16000一次性结清，剩下的免了",
        plan(now="16000", interest="100", penalty="100", principal="11.1111111111"),
    ),
]

ENGLISH = [
    # a bare sum beside its day
    ("300 next Friday", plan(now="300", first="08-14")),
    ("next Friday 300", plan(now="300", first="08-14")),
    ("300 end of month", plan(now="300", first="08-31")),
    ("300 by 8/15", plan(now="300", first="08-15")),
    ("8/15 for 300", plan(now="300", first="08-15")),
    ("1500 by the first of the month", plan(now="1500", first="09-01")),
    ("the 15th, 1500", plan(now="1500", first="08-15")),
    ("300 in ten days", plan(now="300", first="08-16")),
    ("300 two weeks from today", plan(now="300", first="08-20")),
    ("300 by Labor Day", plan(now="300", first="09-07")),
    ("before Thanksgiving, 500", plan(now="500", first="11-26")),
    ("150 on the 1st and 150 on the 15th", plan(now="150", first="08-15")),
    ("100 on the 1st and the 15th", plan(monthly="200", first="08-15")),
    # a day no calendar knows, or a number of days
    ("300 within a week", plan(now="300", first="08-13")),
    ("$300 within 10 days", plan(now="300", first="08-16")),
    ("300 when you get paid", plan(now="300")),
    # amounts as people say them
    ("12-fifty down", plan(now="1250")),
    ("I'd take twelve fifty", plan(now="1250")),
    ("would 200 work?", plan(now="200")),
    ("two-fifty a month", plan(monthly="250")),
    # shares
    ("1/3 now, the rest in March", plan(now="6586.80", months=1)),
    ("1/2 now and 1/2 next month", plan(now="9880.20", months=1)),
    ("a third now, the rest over six months", plan(now="6586.80", months=6)),
    ("25% down, rest over 10 months", plan(now="4940.10", months=10)),
    # every month
    ("2000 a month, starting the 15th", plan(monthly="2000", first="08-15")),
    ("250 for 6 months", plan(monthly="250", months=6)),
    ("6 installments, 250 each", plan(monthly="250", months=6)),
    ("150 twice a month", plan(monthly="300")),
    ("remaining 24,480 in two parts of 12,240", plan(monthly="12240", months=2)),
    (
        "$10,000 now, the remaining 24,480 in two parts of 12,240",
        plan(now="10000", monthly="12240", months=2),
    ),
    ("12 months then", plan(months=12)),
    ("paid off in a year", plan(months=12)),
    ("all of it by Friday", plan(now="19760.40", first="08-07")),
    # waivers keep to their component
    ("you pay 2k now, I'll forgive the rest of the interest", plan(now="2000")),
    (
        "What about the full balance in 30 days with all fees waived?",
        plan(now="19296.00", first="09-05", penalty="100"),
    ),
    ("late fees gone, 5% off the principal", plan(penalty="100", principal="5")),
    ("5% off the principal plus late fees gone", plan(penalty="100", principal="5")),
    ("late fees off, half the interest off", plan(penalty="100", interest="50")),
    ("interest down 50%, fees gone", plan(penalty="100", interest="50")),
    # 19760.40 - 15000 = 4760.40 = 464.40 + 1296 + 3000 of 18000
    (
        "settle at $15,000",
        plan(now="15000", interest="100", penalty="100", principal="16.6666666667"),
    ),
    # four fifths are 15808.32; 3952.08 = 464.40 + 1296 + 2191.68 of 18000
    (
        "80 cents on the dollar",
        plan(now="15808.32", interest="100", penalty="100", principal="12.176"),
    ),
]

NOTHING = [
    "半挂那个月供9600",
    "拿个三五百先",
    "您的生日是3月15日吗",
    "周五下午2点我给您回电话",
    "异议要在30天内提",
    "call you Friday 1030",
    "room 300 on Friday",
    "you have 30 days to dispute, within 30 days of the letter",
    "this wipes it off your credit by Christmas",
    "150 every payday",
]


@pytest.mark.parametrize(("text", "offer"), CHINESE)
def test_reads_short_chinese_plans(text: str, offer: Offer) -> None:
    """A plan in a few Chinese words gives exactly the fields it states."""
    assert read(text) == offer


@pytest.mark.parametrize(("text", "offer"), ENGLISH)
def test_reads_short_english_plans(text: str, offer: Offer) -> None:
    """A plan in a few English words gives exactly the fields it states."""
    assert read(text) == offer


@pytest.mark.parametrize("text", NOTHING)
def test_short_words_that_are_no_plan(text: str) -> None:
    """Days of calls, rooms, birthdays and periods of law propose nothing."""
    assert read(text) is None
