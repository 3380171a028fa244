"""Days that the words tell of as gone by belong to the past, however far ahead the next one is.

Read on Monday 2026-11-23, when the next 13 March is nearer than the last.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures
from tests.offers import offer_in

TODAY = date(2026, 11, 23)


def _days(text: str) -> list[str]:
    lang, currency = ("en", "USD") if text.isascii() else ("zh", "CNY")
    figures = find_figures(text, lang=lang, currency=currency, today=TODAY)
    return [figure.value for figure in figures if figure.kind is FigureKind.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "您是3月13号逾期的",
        "这笔款从3月13号起就没还过",
        "3月13号到期，到现在还没付",
        "上次还款是3月13号",
        "您3月13号签的合同",
        "3月13日那期逾期了",
        "自3月13日逾期至今",
        "逾期是从3月13号开始算的",
        "3月13号我们给您打过电话",
        "您3月13号答应还500，一直没到",
        "我看到3月13号有一笔500到账",
        "3月13号的那笔没扣成功",
        "账单日是3月13号，逾期八个月了",
        "今年3月13号该还的钱没还",
        "The account went past due on March 13.",
        "It was due on March 13.",
        "You've been behind since March 13.",
        "Your last payment was on March 13.",
        "The last payment we have is March 13.",
        "March 13 was your due date.",
        "You missed the March 13 payment.",
        "We called you on March 13.",
        "The agreement was signed March 13.",
        "On March 13 you promised $500.",
        "The payment of March 13 bounced.",
        "I see a payment posted 3/13.",
        "It's overdue since 3/13.",
        "You borrowed it on the 13th of March.",
        "I need the payment that was due on March 13.",
        "You paid $500 on March 13.",
    ],
)
def test_a_day_of_what_has_happened_is_past(text):
    """It was due, it began, it was paid, missed, signed or promised then."""
    assert _days(text) == ["2026-03-13"]


@pytest.mark.parametrize(
    "text",
    [
        "从3月13号起每月还500",
        "3月13号还500，行吗",
        "您3月13号之前还清就行",
        "3月13号到期之前还500",
        "明年3月13号还500",
        "下次还款日是3月13号",
        "3月13号才到期，咱们先不急",
        "3月13号还的话，利息要多不少",
        "从3月13号起没有利息",
        "Starting March 13, $500 a month.",
        "Can you pay $500 by March 13?",
        "Your next payment is due March 13.",
        "First payment due March 13, $500 a month.",
        "It will be due on March 13.",
        "You'll be past due on March 13.",
        "You missed some payments, so let's start on March 13 with $500.",
        "I was thinking March 13, $500.",
        "Once it's posted by March 13 you're set.",
        "If nothing came in by March 13, it goes out.",
        "Since March 13 works for you, let's do $500 then.",
    ],
)
def test_a_day_to_come_stays_one(text):
    """Proposing, falling due and supposing look ahead, whatever else has been."""
    assert _days(text) == ["2027-03-13"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("12月1号到期，您先还500", "2026-12-01"),
        ("到12月1号逾期就满90天了", "2026-12-01"),
        ("从12月1号起停收罚息", "2026-12-01"),
        ("12月1号我给您打过去", "2026-12-01"),
        ("The date you gave me was December 1.", "2026-12-01"),
        ("December 1 was the day you picked.", "2026-12-01"),
        ("$500 a month, due December 1.", "2026-12-01"),
        ("It was due December 1.", "2025-12-01"),
        ("您是12月1号逾期的", "2025-12-01"),
    ],
)
def test_days_soon_to_come_need_more_than_a_hint(text, day):
    """A date he gave or a debt that falls due next week is not a year old."""
    assert _days(text) == [day]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3月底的时候您还了500", "2026-03-31"),
        ("去年12月底您还了500", "2025-12-31"),
        ("明年3月底之前还清", "2027-03-31"),
        ("Nothing has come in since the end of March.", "2026-03-31"),
        ("Can you clear it by the end of March?", "2027-03-31"),
        ("28号委托没答清", "2026-10-28"),
        ("28号没谈成", "2026-10-28"),
        ("28号前没办成就算了", "2026-11-28"),
        ("28号没办成的话再说", "2026-11-28"),
        ("到了28号没说法就起诉", "2026-11-28"),
        ("28号您没问题吧", "2026-11-28"),
        ("You get paid on the 28th.", "2026-11-28"),
        ("You were paid on the 15th.", "2026-11-15"),
        ("Nothing since the 1st.", "2026-11-01"),
    ],
)
def test_ends_of_months_and_bare_days_alike(text, day):
    """With the year that is named, or in the month it was."""
    assert _days(text) == [day]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("5月2号开始断供，咱们每月还500，12月15号第一笔", date(2026, 12, 15)),
        ("Since March 13 nothing came in. $500 a month from December 15?", date(2026, 12, 15)),
        ("You've been late since May 2, so can you pay $500 a month?", None),
    ],
)
def test_a_past_day_is_no_first_day_of_a_plan(text, first):
    """The payments begin on the day that is named for them, or on none."""
    offer = offer_in(text, today=TODAY)

    assert offer is not None
    assert (offer.monthly, offer.first_payment) == (Decimal(500), first)
