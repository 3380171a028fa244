"""`plans.payments`, `plans.waivers`, `plans.bareness`: first sums, instalments, sums off, orders.

Read on 2026-08-06.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import FigureKind, Offer
from negotiation_trainer.language.plans.bareness import is_bare_plan
from negotiation_trainer.language.plans.proposal import proposal_in
from tests.offers import figures_in, offer_in, offer_of

TODAY = date(2026, 8, 6)
"""A Thursday."""
CARD = {"principal": Decimal(18000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
"""19,760.40 in all, of which 1,760.40 are charges."""
GOODS = {"principal": Decimal(38400), "interest": Decimal(0), "penalty": Decimal(1152)}
"""39,552 in all; five percent of the goods is 1,920."""
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY)


INSTALMENTS = [
    # a first sum and what comes every month are both kept
    ("$450 on August 24, then six months of 272", plan("450", "272", 6, "08-24")),
    ("$450 on August 24, then 6 months of $272", plan("450", "272", 6, "08-24")),
    ("450 now then 6 months of 272", plan("450", "272", 6)),
    ("$450 now and six months of 272", plan("450", "272", 6)),
    ("450 on the 24th, followed by 6 months at 272", plan("450", "272", 6, "08-24")),
    ("450 today, 272 for the next six months", plan("450", "272", 6, "08-06")),
    ("start with 450 on 8/24, after that half a year of 272", plan("450", "272", 6, "08-24")),
    ("8月24号先还450，之后六个月每月272", plan("450", "272", 6, "08-24")),
    ("8月24号先还450，然后六个月，每月272", plan("450", "272", 6, "08-24")),
    ("24号450，接下来6个月一个月272", plan("450", "272", 6, "08-24")),
    ("今天450，之后连续六个月272", plan("450", "272", 6, "08-06")),
    ("450现在，再6个月每个月272", plan("450", "272", 6)),
    ("首付450后六个月都还272", plan("450", "272", 6)),
    # a count of months or payments and the sum of each
    ("six months of 272", plan(None, "272", 6)),
    ("six payments of 272", plan(None, "272", 6)),
    ("how about twelve months of $90?", plan(None, "90", 12)),
    ("a year of 150", plan(None, "150", 12)),
    ("two years of 80", plan(None, "80", 24)),
    # 50 * 52 / 12, and ten weeks begin a third month
    ("ten weeks of 50", plan(None, "216.67", 3)),
    ("六个月每月272", plan(None, "272", 6)),
    ("连着六个月还272", plan(None, "272", 6)),
    ("六期，每期272", plan(None, "272", 6)),
]

LEFT_OVER = [
    ("剩下16787.2元每月还1400", plan(None, "1400")),
    ("剩下的16787.2元，每月还1400", plan(None, "1400")),
    ("剩余16787.20每月1400", plan(None, "1400")),
    ("先还2000，剩下16787.2元每月还1400", plan("2000", "1400")),
    ("余下16787.2每月还1400，12期", plan(None, "1400", 12)),
    ("其余一万六每月还一千四", plan(None, "1400")),
    ("剩下2000每周还120", plan(None, "520")),
    ("先还2000每月还1400", plan("2000", "1400")),
    ("the remaining 16,787.20 at 1,400 a month", plan(None, "1400")),
    ("500 now, the remaining 16,787.20 at 1,400 a month", plan("500", "1400")),
    ("the other 16,787.20 in monthly payments of 1,400", plan(None, "1400")),
    ("the rest, 16,787.20, at 1,400 a month", plan(None, "1400")),
    # a sum that recurs before one that does keeps its month
    ("300一个月，500一个月都行", plan(None, "300")),
]

SUMS_OFF = [
    # within the charges the penalty goes first: 200 of 464.40, 500 - 464.40 = 35.60 of 1,296
    ("减200", CARD, plan(penalty="43.0663221361")),
    ("能给您便宜500", CARD, plan(penalty="100", interest="2.7469135802")),
    ("I can take $200 off", CARD, plan(penalty="43.0663221361")),
    ("we can reduce it by $200", CARD, plan(penalty="43.0663221361")),
    ("I could do 200 less", CARD, plan(penalty="43.0663221361")),
    # 1,920 - 1,760.40 = 159.60 of 18,000
    ("减1920", CARD, plan(penalty="100", interest="100", principal="0.8866666667")),
    ("可以少还1920元", CARD, plan(penalty="100", interest="100", principal="0.8866666667")),
    ("$1,920 off", CARD, plan(penalty="100", interest="100", principal="0.8866666667")),
    # more than the charges and five percent of the price: off the price
    ("$1,920 off", GOODS, plan(principal="5")),
    ("I'll knock 1,920 off the total", GOODS, plan(principal="5")),
    ("少还1920", GOODS, plan(principal="5")),
    # just one part, or a part that is named
    ("少还1296", CARD, plan(interest="100")),
    ("$464.40 off", CARD, plan(penalty="100")),
    ("本金减1800", CARD, plan(principal="10")),
    ("$232.20 off the late fees", CARD, plan(penalty="50")),
    # with the rest paid at once or by the month
    ("今天一次性还清减464.4", CARD, plan("19296", first="08-06", penalty="100")),
    (
        "pay in full today and I'll take $464.40 off",
        CARD,
        plan("19296", None, None, "08-06", penalty="100"),
    ),
    ("1,920 off the balance and 3,000 a month", GOODS, plan(None, "3000", principal="5")),
    # no sum off: paid, reckoned, remembered, of each month, more than is owed
    ("至少还500", CARD, plan("500")),
    ("每月少还500", CARD, None),
    ("您上个月少还了500", CARD, None),
    ("三千减一千五剩一千五", CARD, None),
    ("减25000", CARD, None),
    ("you are $100 off", CARD, None),
    ("pay $100 off the balance", CARD, None),
    ("$100 off your next paycheck", CARD, None),
    ("$30,000 off", CARD, None),
    ("the refund took $40 off the bill", CARD, None),
]

ORDERS = [
    ("今天转五百过来", plan("500", first="08-06")),
    ("今天把500转过来", plan("500", first="08-06")),
    ("15号把五百打过来", plan("500", first="08-15")),
    ("明天存三百进来", plan("300", first="08-07")),
    ("周五前打2000到账上", plan("2000", first="08-07")),
    ("今晚十二点前转五百", plan("500", first="08-06")),
    ("pay 19,760.40 today", plan("19760.40", first="08-06")),
    ("pay today: 500", plan("500", first="08-06")),
    ("wire the 500 over today", plan("500", first="08-06")),
    ("transfer 500 by Friday", plan("500", first="08-07")),
    ("cough up 500 by tomorrow", plan("500", first="08-07")),
    ("get me 500 by Friday", plan("500", first="08-07")),
]


@pytest.mark.parametrize(("text", "offer"), INSTALMENTS)
def test_keeps_first_sum_count_and_instalment(text: str, offer: Offer) -> None:
    """What is paid first, how often and how much each time stand side by side."""
    assert read(text, owed=CARD) == offer


@pytest.mark.parametrize(("text", "offer"), LEFT_OVER)
def test_what_is_left_is_no_instalment(text: str, offer: Offer) -> None:
    """The rest of the balance is neither the monthly sum nor the first one."""
    assert read(text, owed=CARD) == offer


@pytest.mark.parametrize(("text", "owed", "offer"), SUMS_OFF)
def test_a_sum_off_is_waived(text: str, owed: dict[str, Decimal], offer: Offer | None) -> None:
    """A sum by which less is to be paid is waived, never asked for."""
    assert read(text, owed=owed) == offer


@pytest.mark.parametrize(("text", "offer"), ORDERS)
def test_orders_state_their_sum_and_day(text: str, offer: Offer) -> None:
    """Whoever orders a payment names it as plainly as whoever proposes one."""
    assert read(text, owed=CARD) == offer


@pytest.mark.parametrize(("text", "_offer"), ORDERS)
def test_orders_are_no_bare_plans(text: str, _offer: Offer) -> None:
    """An order has a verb that gives it, so that its figures alone do not propose."""
    figures = figures_in(text, TODAY)

    assert not is_bare_plan(proposal_in(text, figures))


@pytest.mark.parametrize(
    ("text", "amounts"),
    [
        ("违约金两期168元", [("168.00", "")]),
        ("三期共3600元", [("3600.00", "")]),
        ("之后六个月每月272", [("272.00", "month")]),
        ("剩下16787.2元每月还1400", [("16787.20", ""), ("1400.00", "month")]),
        ("把这48家都看一遍", []),
        ("six months of 272", [("272.00", "month")]),
        ("the first six months of 2025", []),
        ("ten weeks of 50", [("50.00", "week")]),
        ("six months of silence", []),
    ],
)
def test_which_sums_recur(text: str, amounts: list[tuple[str, str]]) -> None:
    """A sum beside a count recurs where the words share it out, else it is that of all."""
    figures = figures_in(text, TODAY)

    assert [(f.value, f.unit) for f in figures if f.kind is FigureKind.AMOUNT] == amounts
