"""`plans.proposal`, `plans.instalments`, `plans.lengths`: sums judged, days with a sum, lateness.

Read on Thursday 2026-08-20.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.plans import rates_named
from tests.offers import figures_in, offer_in, offer_of

TODAY = date(2026, 8, 20)
OWED = {"principal": Decimal(38400), "interest": Decimal(0), "penalty": Decimal(1152)}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY, owed=OWED)


JUDGED = [
    (
        (
            "$300 a month runs to seven payments and I may write six at most. "
            "$29.60 on Aug 24, then $333.33 a month for six months."
        ),
        plan("29.60", "333.33", 6, "08-24"),
    ),
    (
        "300 a month is too long. 333.33 a month for six months.",
        plan(None, "333.33", 6),
    ),
    (
        (
            "$150 would run past 18 months, so I can't write that one. "
            "325 on August 25, then 325 a month."
        ),
        plan("325", "325", None, "08-25"),
    ),
    (
        "How about $333.33 a month for six months instead of $300 for seven?",
        plan(None, "333.33", 6),
    ),
    (
        "I did not agree to seven payments. $29.60 on Aug 24 and $333.33 for six months.",
        plan("29.60", "333.33", 6, "08-24"),
    ),
    ("$300 a month runs to seven payments and I may write six at most.", None),
    ("September 10's too late for me.", None),
    (
        "每月300要还七个月，我最多只能批六期。24号先还29.6，之后每月333.33，分六个月。",
        plan("29.6", "333.33", 6, "08-24"),
    ),
    ("300一个月太长了。333.33一个月，还六个月。", plan(None, "333.33", 6)),
    (
        "一个月150得还一年半，太久了，这个我批不了。8月25号325，之后每月325。",
        plan("325", "325", None, "08-25"),
    ),
    ("每月333.33还六个月，而不是300还七个月", plan(None, "333.33", 6)),
    ("一千一一期，改成五百五一期，行吗", plan(None, "550")),
]

NOT_JUDGED = [
    # a rate that goes on from another, or stands beside it to choose from
    ("100 a month for three months, then 150 a month", plan(None, "100", 3)),
    ("$300 a month, which takes seven payments. Deal?", plan(None, "300", 7)),
    ("We can spread it over two months", plan(None, None, 2)),
    ("前三个月每月500，之后每月800", plan(None, "500", 3)),
    ("半年的每月816，一年的每月421，您中意哪种", plan(None, "816", 6)),
    ("每月500，分12期，最多只能这样了，您看行吗？", plan(None, "500", 12)),
]


@pytest.mark.parametrize(("text", "offer"), JUDGED + NOT_JUDGED)
def test_what_is_judged_is_not_put_forward(text: str, offer: Offer | None) -> None:
    """A rate called too long or past a limit is none; the last rate named is meant."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        (
            "$13,000 by Aug 24, then two checks of $12,700 on Sept 24 and Oct 24",
            plan("13000", "12700", 2, "08-24"),
        ),
        (
            "$13,000 by Aug 24, $12,500 sept 24, the rest oct 24.",
            plan("13000", "12500", 2, "08-24"),
        ),
        (
            "$12,500 Sep 4, $12,500 Oct 4, rest Nov 4.",
            plan("12500", "12500", 2, "09-04"),
        ),
        (
            "13,000 on September 4, then 12,240 and 12,240 the next two months.",
            plan("13000", "12240", 2, "09-04"),
        ),
        (
            "So $13,000 Sept 10, then $12,500 Oct 10 and the last bit Nov 10.",
            plan("13000", "12500", 2, "09-10"),
        ),
        (
            (
                "Three payments. $13,000 on September 10, $12,500 on October 10, "
                "and $11,556 on November 10."
            ),
            plan("13000", "12500", 2, "09-10"),
        ),
        (
            "$12,500 on September 4, October 4 and November 4",
            plan("12500", "12500", 2, "09-04"),
        ),
        ("13,000 on Sep 4, then 12,240 and 12,240.", plan("13000", "12240", 2, "09-04")),
        (
            "8月24号先付13000，9月24号12500，剩下的10月24号付清",
            plan("13000", "12500", 2, "08-24"),
        ),
        ("8月24号13000，9月24号和10月24号各12700", plan("13000", "12700", 2, "08-24")),
        ("9月4号13000，接下来两个月各12240", plan("13000", "12240", 2, "09-04")),
        (
            "9月10号13000，10月10号12500，最后一笔11月10号",
            plan("13000", "12500", 2, "09-10"),
        ),
    ],
)
def test_every_dated_payment_after_the_first_is_a_month(text: str, offer: Offer) -> None:
    """The months are the days after the first, and one more for a rest with a day of its own."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("$500 by Aug 24 or Sept 24.", plan("500", first="08-24")),
        ("$500 on September 4, October 4 at the latest.", plan("500", first="09-04")),
        ("$500 on the 25th and the 30th.", plan("500", first="08-25")),
        (
            "$12,500 on September 4 and the rest on October 4.",
            plan("12500", None, 1, "09-04"),
        ),
        ("8月24号或者9月24号还13000", plan("13000", first="08-24")),
        ("先付三万，剩下的四万二压到下月25号", plan("30000", "42000", 1)),
    ],
)
def test_days_to_choose_from_are_no_payments_more(text: str, offer: Offer) -> None:
    """One or the other, the same month, or a rest that names its own sum adds no month."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("You're two months over and honestly I need that money this week.", None),
        ("Your payments are two months behind. Set up a plan?", None),
        ("You're two months late, can you pay $500 by Friday?", plan("500", first="08-21")),
        ("您晚了两个月了，怎么打算？", None),
        ("拖了快三个月，我给您分六期，每期2000", plan(None, "2000", 6)),
        ("Can you pay it over two months?", plan(None, None, 2)),
        ("分两个月还清行吗？", plan(None, None, 2)),
    ],
)
def test_how_late_he_is_is_not_how_long_the_plan_runs(text: str, offer: Offer | None) -> None:
    """Two months over, behind, 晚了两个月 tell; over two months proposes."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I'll send a reminder on the 8th.", None),
        ("I'll mail you the agreement on the 8th.", None),
        ("8号我发个提醒", None),
        ("Can you send it on the 8th?", plan(first="09-08")),
        ("9月8号您能还吗？", plan(first="09-08")),
    ],
)
def test_the_day_of_a_reminder_is_no_day_of_payment(text: str, offer: Offer | None) -> None:
    """What the speaker sends himself is no money."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("On the 16th of June you said you'd come down.", "2026-06-16"),
        ("you put yourself down for end of July, and nothing came", "2026-07-31"),
        ("the rest by the end of January", "2027-01-31"),
        ("How much money do you have coming in a month?", None),
        ("The check comes in a month.", "2026-09-20"),
        ("Not the end of the month - a date.", None),
        ("Why not the 25th?", "2026-08-25"),
        ("Not until the 25th.", "2026-08-25"),
        ("说好七月底还的，也没到", "2026-07-31"),
        ("一月底先来四百", "2027-01-31"),
        ("不是月底，要一个具体的日子", None),
        ("不是25号吗？", "2026-08-25"),
        ("是不是25号？", "2026-08-25"),
    ],
)
def test_days_gone_by_rates_and_days_turned_down(text: str, day: str | None) -> None:
    """A month just over has been, "in a month" may be a rate, and "not the end" names no day."""
    figures = figures_in(text, TODAY)
    assert next((f.value for f in figures if f.kind.value == "date"), None) == day


@pytest.mark.parametrize(
    ("text", "rates"),
    [
        ("Okay, $300 a month. Or rather $350 a month.", ("300", "350")),
        ("I can't do $300 a month. $333.33 a month for six.", ("333.33",)),
        ("每月300太长了，每月350", ("350",)),
        ("先付500", ()),
    ],
)
def test_all_rates_put_forward_are_known(text: str, rates: tuple[str, ...]) -> None:
    """Whoever names a rate besides the other's does not take his."""
    figures = figures_in(text, TODAY)
    assert rates_named(text, figures) == tuple(Decimal(rate) for rate in rates)
