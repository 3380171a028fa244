"""Figures of offers nobody made: what is called hard, said back, dated by a month before, loose."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import read_offer

TODAY = date(2025, 7, 2)
OWED = {"principal": Decimal(18000), "interest": Decimal(1460), "penalty": Decimal(387)}
WHOLE = Decimal(19847)


def figures_of(text: str, lang: str) -> str:
    """The figures of a text in short."""
    currency = "CNY" if lang == "zh" else "USD"
    found = find_figures(text, lang=lang, currency=currency, today=TODAY)
    return " | ".join(f"{f.kind} {f.value} {f.unit}".strip() for f in found)


def offer_in(text: str, lang: str) -> Offer:
    """The offer in a text, an empty one if there is none."""
    currency = "CNY" if lang == "zh" else "USD"
    found = find_figures(text, lang=lang, currency=currency, today=TODAY)
    return read_offer(text, found, today=TODAY, owed=OWED) or Offer()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一次还清我知道难"),
        ("zh", "一次还清，我知道不容易。"),
        ("zh", "让您一次性还清不现实"),
        ("zh", "今天全部还清确实难"),
        ("en", "Paying it off in full is tough for you."),
        ("en", "Pay it all off today, I know that's hard."),
        ("en", "A lump sum is a lot to ask."),
    ],
)
def test_all_of_it_called_hard_is_not_asked_for(lang, text):
    """Who says that clearing the debt at once is hard does not propose it."""
    assert offer_in(text, lang) == Offer()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "今天一次还清，没什么难的吧？"),
        ("zh", "今天一次还清，我知道不容易，但征信上马上就更新。"),
        ("zh", "我知道您难，今天一次性还清行吗？"),
        ("en", "It's been hard, but could you pay it all off today?"),
        ("en", "Could you pay it all off today, I know it's hard, but it closes the file."),
        ("en", "Pay it off in full today. That is a hard deadline."),
    ],
)
def test_all_of_it_asked_for_in_spite_of_hardship(lang, text):
    """Hardship granted beside the proposal leaves it standing."""
    assert offer_in(text, lang).pay_now == WHOLE


@pytest.mark.parametrize(
    ("lang", "text", "now"),
    [
        ("zh", "一次拿三千我知道难，先还五百行不行？", 500),
        ("zh", "这个月难，先还五百行不行？", 500),
        ("en", "I know paying $3,000 at once is hard, so how about $500 today?", 500),
        ("en", "It's a hard month, so how about $500 today?", 500),
    ],
)
def test_a_sum_called_hard_is_not_the_one_asked_for(lang, text, now):
    """The sum that is put forward instead is."""
    assert offer_in(text, lang).pay_now == now


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("zh", "您刚说陪练10号25号结账，25号那天三千行不行？", date(2025, 7, 25)),
        ("zh", "您前面提10号有钱，25号先还三千吧", date(2025, 7, 25)),
        ("zh", "刚才您讲10号，那25号先还三千", date(2025, 7, 25)),
        ("zh", "10号之前您能先还三千吗", date(2025, 7, 10)),
        ("en", "You just mentioned the 10th, could you do $3,000 on the 25th?", date(2025, 7, 25)),
        ("en", "You've already told me the 10th, so $3,000 on the 25th?", date(2025, 7, 25)),
        ("en", "Could you do $3,000 on the 10th?", date(2025, 7, 10)),
    ],
)
def test_a_day_he_named_is_not_the_first_payment(lang, text, day):
    """Days in his words stay his; only the day that is put forward counts."""
    offer = offer_in(text, lang)
    assert (offer.pay_now, offer.first_payment) == (3000, day)


def test_a_sum_to_reckon_with_is_no_payment():
    """We plan for what he can spare; a plan of so much a month is another thing."""
    assert offer_in("Five or six hundred, then we plan for five or six hundred.", "en") == Offer()
    assert offer_in("五六百，就按五六百排。", "zh") == Offer()
    assert offer_in("So the plan is five hundred a month.", "en").monthly == 500


def test_what_he_told_leads_to_a_plan_of_ones_own():
    """The words "based on what you've told me" introduce the speaker's own."""
    offer = offer_in("Based on what you've told me, I think $75 a month is realistic.", "en")
    assert offer.monthly == 75


@pytest.mark.parametrize(
    ("lang", "text", "monthly"),
    [
        ("zh", "那就今天500，往后一个月1400", 1400),
        ("zh", "以后一个月还一千四", 1400),
        ("zh", "之后一个月你还1400行吗", 1400),
        ("zh", "今后一个星期还一百", Decimal("433.33")),
        ("en", "$500 today, and from then on, 200 a month", 200),
        ("en", "$500 now, after that 200 monthly", 200),
    ],
)
def test_from_then_on_so_much_a_month(lang, text, monthly):
    """往后一个月 is every month, and no plan of one month."""
    offer = offer_in(text, lang)
    assert (offer.monthly, offer.months) == (monthly, None)


@pytest.mark.parametrize(
    "text", ["一个月后还1400", "往后一个月内还清", "前一个月1400", "下一个月1400"]
)
def test_a_month_that_is_one_month(text):
    """The end of a month, or the one before or after, is no rate."""
    assert offer_in(text, "zh").monthly is None


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("zh", "八月中旬，十五号左右", "2025-08-15"),
        ("zh", "八月中旬。15号左右吧", "2025-08-15"),
        ("zh", "下个月，10号", "2025-08-10"),
        ("zh", "从8月起每月15号", "2025-08-15"),
        ("en", "mid-August, around the 15th", "2025-08-15"),
        ("en", "next month, say the 10th", "2025-08-10"),
    ],
)
def test_a_bare_day_is_in_the_month_named_before_it(lang, text, day):
    """Whoever has just said August means the fifteenth of August."""
    assert f"date {day}" in figures_of(text, lang).split(" | ")


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("zh", "五月那期断了，10号能还吗", "2025-07-10"),
        ("zh", "剩下的下月再说，我26号看账", "2025-07-26"),
        ("zh", "过了要等下月，所以27号", "2025-07-27"),
        ("zh", "您生日是11月8号，对吧？15号先还500", "2025-07-15"),
        ("zh", "八月份发工资我知道您要看病。15号先还500", "2025-07-15"),
        ("en", "You may pay on the 15th", "2025-07-15"),
        ("en", "The June payment was missed, so $200 on the 15th", "2025-07-15"),
        ("en", "We wrote in August. How about the 15th?", "2025-07-15"),
    ],
)
def test_a_bare_day_otherwise_is_the_next_one(lang, text, day):
    """Not in a month that is past, put off till later, or named for something else."""
    assert f"date {day}" in figures_of(text, lang).split(" | ")


def test_a_later_day_follows_the_month_of_the_first():
    """8月7号…15号 is the 15th of August, "August 10th … the 25th" the 25th."""
    assert offer_in("8月7号先还一千，15号再还一千", "zh").first_payment == date(2025, 8, 7)
    assert "2025-08-15" in figures_of("8月7号先还一千，15号再还一千", "zh")
    assert "2025-08-25" in figures_of("$200 on August 10th and $200 on the 25th", "en")


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "八月十号才发第一笔工资，我记下了。扣掉房租，每个月能还多少？"),
        ("zh", "您说头一笔钱八月十号到手"),
        ("en", "So your first paycheck comes October 10, got it."),
    ],
)
def test_the_day_he_gets_paid_is_no_day_he_pays(lang, text):
    """Nor is it one where it is called a first sum."""
    assert offer_in(text, lang) == Offer()


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "8月10号发了工资就还五百"),
        ("en", "send $500 on August 10, when you get paid"),
    ],
)
def test_a_sum_to_pay_on_payday_keeps_its_day(lang, text):
    """A sum beside it is a payment."""
    assert offer_in(text, lang).first_payment == date(2025, 8, 10)
