"""`plans.payments`, `figures.amount_context`: a number and a count make a plan: 那就1500，12期.

Read on Monday 2026-08-03.
"""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.reader import Frame
from tests.offers import OWED, TODAY, offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        (
            "那就1500，12期，30号开始，违约金800全免",
            plan(None, "1500", 12, "08-30", penalty="100"),
        ),
        ("行 1500 12期 30号 违约金不要了", plan(None, "1500", 12, "08-30", penalty="100")),
        ("1500，12期，30号起", plan(None, "1500", 12, "08-30")),
        ("那就1500元，12期", plan(None, "1500", 12)),
        ("两百，十七个月，从下月二号", plan(None, "200", 17, "09-02")),
        (
            "1500, 12 payments, starting the 30th, late fee gone",
            plan(None, "1500", 12, "08-30", penalty="100"),
        ),
        ("OK $150, 12 payments, the 30th", plan(None, "150", 12, "08-30")),
    ],
)
def test_a_number_before_a_count_is_each_of_them(text, offer):
    """Whether its currency is said or not."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "1500，3期没还",
        "尾号1500，12期",
        "一共1500，12期",
        "七千，五个月，1400",
        "1500, 3 payments behind",
        "We have 150, 12 payments left",
        "account 1500, 12 payments",
    ],
)
def test_other_numbers_before_a_count_recur_not(text):
    """They are late, the whole, or no money at all."""
    lang = "en" if text.isascii() else "zh"
    found = find_figures(text, lang=lang, currency="CNY", today=TODAY)
    assert not any(figure.value == "1500.00" and figure.unit for figure in found)
    assert not any(figure.value == "7000.00" and figure.unit for figure in found)


def test_what_has_a_rate_beside_it_is_no_rate():
    """1480 in three instalments of 498."""
    assert offer_in("1480 三期 每期498") == plan(None, "498", 3)
    assert offer_in("1500, 12 payments of 125") == plan(None, "125", 12)
    assert offer_in("先还1500，12期") == plan("1500", months=12)


@pytest.mark.parametrize("sum_owed", ["40000", "38000"])
def test_what_is_owed_is_not_each_instalment(sum_owed):
    """The whole of it, in so many."""
    text = f"{sum_owed}，12期"
    owed = OWED.values()
    found = find_figures(text, lang="zh", currency="CNY", today=TODAY, owed=owed)
    assert not any(figure.unit == "month" for figure in found)


@pytest.mark.parametrize(
    "text",
    [
        "行 1500 12期 30号 违约金不要了",
        "那就1500，12期，30号开始，违约金168全免",
        "1500, 12 payments, starting the 30th, late fee gone",
    ],
)
def test_the_reader_hears_a_proposal(text):
    """And the sum that recurs."""
    frame = Frame(currency="CNY", today=TODAY, owed={"principal": Decimal(18000)})
    reading = open_reader("plain").read(text, frame=frame)
    assert "propose_plan" in reading.act_ids
    assert ("1500.00", "month") in [(each.value, each.unit) for each in reading.figures]


@pytest.mark.parametrize("head", ["头一笔", "头一期", "第一笔", "首笔"])
def test_the_first_payment_after_a_rate_counts_no_heads(head):
    """1400 头一笔 names the first payment, whichever of its names it bears."""
    assert offer_in(f"分12期一个月1400 {head}9月2号行不") == plan(None, "1400", 12, "09-02")


@pytest.mark.parametrize(
    "asked", ["你看能做到吗", "您看能行不", "您看看行吗", "您看看能不能接受", "您看能不能做到"]
)
def test_a_question_about_the_whole_hedges_no_waiver(asked):
    """Whoever asks whether he can do it has put the waivers to him."""
    text = f"利息免一半 违约金800全免 12期每月1420.3 第一笔8月28号 {asked}"
    assert offer_in(text) == plan(None, "1420.3", 12, "08-28", interest="50", penalty="100")


@pytest.mark.parametrize("text", ["利息免一半我去看能不能行", "违约金我帮您看能不能全免"])
def test_looking_into_a_waiver_oneself_is_a_hedge(text):
    """Nobody is asked there."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("36,480. 12,160 each Sept 10, Oct 10 and Nov 10", plan(None, "12160", 3, "09-10")),
        ("1,200. 200 a month for 6 months", plan(None, "200", 6)),
        ("16800分12期一个月1400 头一笔9月2号行不", plan(None, "1400", 12, "09-02")),
        ("1,200 today, 200 a month for 6 months", plan("1200", "200", 6, "08-03")),
        ("先还1200，每月200，6期", plan("1200", "200", 6)),
    ],
)
def test_what_all_instalments_come_to_is_no_payment_beside_them(text, offer):
    """Unless the words ask for it by itself."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("3600元您看一次还还是分", None),
        ("3600元，一次还，还是分6期", plan(months=6)),
        ("一次还清3600还是分6期", plan(months=6)),
        ("您看分几期还，还是一次还清", None),
        ("3,600, all at once or in parts, up to 6?", None),
        ("3,600 in one go or in instalments?", None),
        ("Pay the whole thing today, or split it?", None),
        ("一次还清3600", plan("3600")),
        ("Can you pay 3,600 in one go?", plan("3600")),
    ],
)
def test_whoever_asks_at_once_or_in_parts_asks_not_for_the_whole(text, offer):
    """A choice proposes neither."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        (
            "I take off the 800 late fees and 600 of the interest so 38,600, 20 months at 1930",
            plan(None, "1930", 20, interest="50", penalty="100"),
        ),
        ("I waive the late fees and $600 interest", plan(interest="50", penalty="100")),
        ("I waive the late fees, 600 of the interest", plan(interest="50", penalty="100")),
        ("Late fees waived plus $600 of interest", plan(interest="50", penalty="100")),
        ("违约金全免，加上600元利息", plan(interest="50", penalty="100")),
        ("All late charges waived, $1,900 off product", plan(penalty="100", principal="5")),
        ("I waive the late fees and you pay $600 interest", plan("600", penalty="100")),
        ("I waive the late fees and $500 down", plan("500", penalty="100")),
        ("I waive the late fees and $600 interest stays", plan(penalty="100")),
        ("I waive the late fees, 600 of the interest stays", plan(penalty="100")),
        ("违约金全免，还有600元利息要还", plan(penalty="100")),
        ("违约金全免，还有600元利息", plan(penalty="100")),
    ],
)
def test_a_sum_of_one_more_part_joins_what_is_waived(text, offer):
    """As a share of it would; a sum to be paid does not."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("Three at 12,160. Sept 8, Oct 8, Nov 9.", plan(None, "12160", 3, "09-08")),
        ("It's 1,500. 3 at $500, starting Sept 8", plan(None, "500", 3, "09-08")),
        ("Three payments at 12,160. Sept 8, Oct 8, Nov 9.", plan(None, "12160", 3, "09-08")),
        ("三期，每期12160。9月8号，10月8号，11月9号。", plan(None, "12160", 3, "09-08")),
    ],
)
def test_so_many_at_a_sum_are_payments_and_bare_days_after_them_theirs(text, offer):
    """The first of the days is that of the first payment."""
    assert offer_in(text) == offer


@pytest.mark.parametrize("text", ["Our office, 3 at 300 Main Street", "I work nine to five at 300"])
def test_other_numbers_at_a_number_are_no_payments(text):
    """A house, or hours."""
    assert offer_in(text) is None
