"""First sums with instalments, sums off, what is left over, and orders; read on 2026-08-06."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import FigureKind, Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import read_offer
from negotiation_trainer.language.plans.bareness import is_bare_plan
from negotiation_trainer.language.plans.proposal import proposal_in
from tests.offers import offer_of

TODAY = date(2026, 8, 6)
"""A Thursday."""
CARD = {"principal": Decimal(18000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
"""19,760.40 in all, of which 1,760.40 are charges."""
GOODS = {"principal": Decimal(38400), "interest": Decimal(0), "penalty": Decimal(1152)}
"""39,552 in all; five percent of the goods is 1,920."""
CURRENCY = {"zh": "CNY", "en": "USD"}
plan = partial(offer_of, 2026)


def read(text: str, lang: str, owed: dict[str, Decimal]) -> Offer | None:
    """The offer in some words on a debt."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)
    return read_offer(text, figures, lang=lang, today=TODAY, owed=owed)


INSTALMENTS = [
    # a first sum and what comes every month are both kept
    ("en", "$450 on August 24, then six months of 272", plan("450", "272", 6, "08-24")),
    ("en", "$450 on August 24, then 6 months of $272", plan("450", "272", 6, "08-24")),
    ("en", "450 now then 6 months of 272", plan("450", "272", 6)),
    ("en", "$450 now and six months of 272", plan("450", "272", 6)),
    ("en", "450 on the 24th, followed by 6 months at 272", plan("450", "272", 6, "08-24")),
    ("en", "450 today, 272 for the next six months", plan("450", "272", 6, "08-06")),
    ("en", "start with 450 on 8/24, after that half a year of 272", plan("450", "272", 6, "08-24")),
    ("zh", "8月24号先还450，之后六个月每月272", plan("450", "272", 6, "08-24")),
    ("zh", "8月24号先还450，然后六个月，每月272", plan("450", "272", 6, "08-24")),
    ("zh", "24号450，接下来6个月一个月272", plan("450", "272", 6, "08-24")),
    ("zh", "今天450，之后连续六个月272", plan("450", "272", 6, "08-06")),
    ("zh", "450现在，再6个月每个月272", plan("450", "272", 6)),
    ("zh", "首付450后六个月都还272", plan("450", "272", 6)),
    # a count of months or payments and the sum of each
    ("en", "six months of 272", plan(None, "272", 6)),
    ("en", "six payments of 272", plan(None, "272", 6)),
    ("en", "how about twelve months of $90?", plan(None, "90", 12)),
    ("en", "a year of 150", plan(None, "150", 12)),
    ("en", "two years of 80", plan(None, "80", 24)),
    # 50 * 52 / 12, and ten weeks begin a third month
    ("en", "ten weeks of 50", plan(None, "216.67", 3)),
    ("zh", "六个月每月272", plan(None, "272", 6)),
    ("zh", "连着六个月还272", plan(None, "272", 6)),
    ("zh", "六期，每期272", plan(None, "272", 6)),
]

LEFT_OVER = [
    ("zh", "剩下16787.2元每月还1400", plan(None, "1400")),
    ("zh", "剩下的16787.2元，每月还1400", plan(None, "1400")),
    ("zh", "剩余16787.20每月1400", plan(None, "1400")),
    ("zh", "先还2000，剩下16787.2元每月还1400", plan("2000", "1400")),
    ("zh", "余下16787.2每月还1400，12期", plan(None, "1400", 12)),
    ("zh", "其余一万六每月还一千四", plan(None, "1400")),
    ("zh", "剩下2000每周还120", plan(None, "520")),
    ("zh", "先还2000每月还1400", plan("2000", "1400")),
    ("en", "the remaining 16,787.20 at 1,400 a month", plan(None, "1400")),
    ("en", "500 now, the remaining 16,787.20 at 1,400 a month", plan("500", "1400")),
    ("en", "the other 16,787.20 in monthly payments of 1,400", plan(None, "1400")),
    ("en", "the rest, 16,787.20, at 1,400 a month", plan(None, "1400")),
    # a sum that recurs before one that does keeps its month
    ("zh", "300一个月，500一个月都行", plan(None, "300")),
]

SUMS_OFF = [
    # within the charges the penalty goes first: 200 of 464.40, 500 - 464.40 = 35.60 of 1,296
    ("zh", "减200", CARD, plan(penalty="43.066322")),
    ("zh", "能给您便宜500", CARD, plan(penalty="100", interest="2.746914")),
    ("en", "I can take $200 off", CARD, plan(penalty="43.066322")),
    ("en", "we can reduce it by $200", CARD, plan(penalty="43.066322")),
    ("en", "I could do 200 less", CARD, plan(penalty="43.066322")),
    # 1,920 - 1,760.40 = 159.60 of 18,000
    ("zh", "减1920", CARD, plan(penalty="100", interest="100", principal="0.886667")),
    ("zh", "可以少还1920元", CARD, plan(penalty="100", interest="100", principal="0.886667")),
    ("en", "$1,920 off", CARD, plan(penalty="100", interest="100", principal="0.886667")),
    # more than the charges and five percent of the price: off the price
    ("en", "$1,920 off", GOODS, plan(principal="5")),
    ("en", "I'll knock 1,920 off the total", GOODS, plan(principal="5")),
    ("zh", "少还1920", GOODS, plan(principal="5")),
    # just one part, or a part that is named
    ("zh", "少还1296", CARD, plan(interest="100")),
    ("en", "$464.40 off", CARD, plan(penalty="100")),
    ("zh", "本金减1800", CARD, plan(principal="10")),
    ("en", "$232.20 off the late fees", CARD, plan(penalty="50")),
    # with the rest paid at once or by the month
    ("zh", "今天一次性还清减464.4", CARD, plan("19296", first="08-06", penalty="100")),
    (
        "en",
        "pay in full today and I'll take $464.40 off",
        CARD,
        plan("19296", None, None, "08-06", penalty="100"),
    ),
    ("en", "1,920 off the balance and 3,000 a month", GOODS, plan(None, "3000", principal="5")),
    # no sum off: paid, reckoned, remembered, of each month, more than is owed
    ("zh", "至少还500", CARD, plan("500")),
    ("zh", "每月少还500", CARD, None),
    ("zh", "您上个月少还了500", CARD, None),
    ("zh", "三千减一千五剩一千五", CARD, None),
    ("zh", "减25000", CARD, None),
    ("en", "you are $100 off", CARD, None),
    ("en", "pay $100 off the balance", CARD, None),
    ("en", "$100 off your next paycheck", CARD, None),
    ("en", "$30,000 off", CARD, None),
    ("en", "the refund took $40 off the bill", CARD, None),
]

ORDERS = [
    ("zh", "今天转五百过来", plan("500", first="08-06")),
    ("zh", "今天把500转过来", plan("500", first="08-06")),
    ("zh", "15号把五百打过来", plan("500", first="08-15")),
    ("zh", "明天存三百进来", plan("300", first="08-07")),
    ("zh", "周五前打2000到账上", plan("2000", first="08-07")),
    ("zh", "今晚十二点前转五百", plan("500", first="08-06")),
    ("en", "pay 19,760.40 today", plan("19760.40", first="08-06")),
    ("en", "pay today: 500", plan("500", first="08-06")),
    ("en", "wire the 500 over today", plan("500", first="08-06")),
    ("en", "transfer 500 by Friday", plan("500", first="08-07")),
    ("en", "cough up 500 by tomorrow", plan("500", first="08-07")),
    ("en", "get me 500 by Friday", plan("500", first="08-07")),
]


@pytest.mark.parametrize(("lang", "text", "offer"), INSTALMENTS)
def test_keeps_first_sum_count_and_instalment(lang: str, text: str, offer: Offer) -> None:
    """What is paid first, how often and how much each time stand side by side."""
    assert read(text, lang, CARD) == offer


@pytest.mark.parametrize(("lang", "text", "offer"), LEFT_OVER)
def test_what_is_left_is_no_instalment(lang: str, text: str, offer: Offer) -> None:
    """The rest of the balance is neither the monthly sum nor the first one."""
    assert read(text, lang, CARD) == offer


@pytest.mark.parametrize(("lang", "text", "owed", "offer"), SUMS_OFF)
def test_a_sum_off_is_waived(
    lang: str, text: str, owed: dict[str, Decimal], offer: Offer | None
) -> None:
    """A sum by which less is to be paid is waived, never asked for."""
    assert read(text, lang, owed) == offer


@pytest.mark.parametrize(("lang", "text", "offer"), ORDERS)
def test_orders_state_their_sum_and_day(lang: str, text: str, offer: Offer) -> None:
    """Whoever orders a payment names it as plainly as whoever proposes one."""
    assert read(text, lang, CARD) == offer


@pytest.mark.parametrize(("lang", "text", "_offer"), ORDERS)
def test_orders_are_no_bare_plans(lang: str, text: str, _offer: Offer) -> None:
    """An order has a verb that gives it, so that its figures alone do not propose."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)

    assert not is_bare_plan(proposal_in(text, figures))


@pytest.mark.parametrize(
    ("lang", "text", "amounts"),
    [
        ("zh", "违约金两期168元", [("168.00", "")]),
        ("zh", "三期共3600元", [("3600.00", "")]),
        ("zh", "之后六个月每月272", [("272.00", "month")]),
        ("zh", "剩下16787.2元每月还1400", [("16787.20", ""), ("1400.00", "month")]),
        ("zh", "把这48家都看一遍", []),
        ("en", "six months of 272", [("272.00", "month")]),
        ("en", "the first six months of 2025", []),
        ("en", "ten weeks of 50", [("50.00", "week")]),
        ("en", "six months of silence", []),
    ],
)
def test_which_sums_recur(lang: str, text: str, amounts: list[tuple[str, str]]) -> None:
    """A sum beside a count recurs where the words share it out, else it is that of all."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)

    assert [(f.value, f.unit) for f in figures if f.kind is FigureKind.AMOUNT] == amounts
