"""Sums that are judged, days that each have a sum, lateness; read on Thursday 2026-08-20."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import rates_named, read_offer
from tests.offers import offer_of

TODAY = date(2026, 8, 20)
OWED = {"principal": Decimal(38400), "interest": Decimal(0), "penalty": Decimal(1152)}
CURRENCY = {"zh": "CNY", "en": "USD"}
plan = partial(offer_of, 2026)


def read(text: str, lang: str) -> Offer | None:
    """The offer in some words."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)
    return read_offer(text, figures, lang=lang, today=TODAY, owed=OWED)


JUDGED = [
    (
        "en",
        (
            "$300 a month runs to seven payments and I may write six at most. "
            "$29.60 on Aug 24, then $333.33 a month for six months."
        ),
        plan("29.60", "333.33", 6, "08-24"),
    ),
    (
        "en",
        "300 a month is too long. 333.33 a month for six months.",
        plan(None, "333.33", 6),
    ),
    (
        "en",
        (
            "$150 would run past 18 months, so I can't write that one. "
            "325 on August 25, then 325 a month."
        ),
        plan("325", "325", None, "08-25"),
    ),
    (
        "en",
        "How about $333.33 a month for six months instead of $300 for seven?",
        plan(None, "333.33", 6),
    ),
    (
        "en",
        "I did not agree to seven payments. $29.60 on Aug 24 and $333.33 for six months.",
        plan("29.60", "333.33", 6, "08-24"),
    ),
    ("en", "$300 a month runs to seven payments and I may write six at most.", None),
    ("en", "September 10's too late for me.", None),
    (
        "zh",
        "每月300要还七个月，我最多只能批六期。24号先还29.6，之后每月333.33，分六个月。",
        plan("29.6", "333.33", 6, "08-24"),
    ),
    ("zh", "300一个月太长了。333.33一个月，还六个月。", plan(None, "333.33", 6)),
    (
        "zh",
        "一个月150得还一年半，太久了，这个我批不了。8月25号325，之后每月325。",
        plan("325", "325", None, "08-25"),
    ),
    ("zh", "每月333.33还六个月，而不是300还七个月", plan(None, "333.33", 6)),
    ("zh", "一千一一期，改成五百五一期，行吗", plan(None, "550")),
]

NOT_JUDGED = [
    # a rate that goes on from another, or stands beside it to choose from
    ("en", "100 a month for three months, then 150 a month", plan(None, "100", 3)),
    ("en", "$300 a month, which takes seven payments. Deal?", plan(None, "300", 7)),
    ("en", "We can spread it over two months", plan(None, None, 2)),
    ("zh", "前三个月每月500，之后每月800", plan(None, "500", 3)),
    ("zh", "半年的每月816，一年的每月421，您中意哪种", plan(None, "816", 6)),
    ("zh", "每月500，分12期，最多只能这样了，您看行吗？", plan(None, "500", 12)),
]


@pytest.mark.parametrize(("lang", "text", "offer"), JUDGED + NOT_JUDGED)
def test_what_is_judged_is_not_put_forward(lang: str, text: str, offer: Offer | None) -> None:
    """A rate called too long or past a limit is none; the last rate named is meant."""
    assert read(text, lang) == offer


@pytest.mark.parametrize(
    ("lang", "text", "offer"),
    [
        (
            "en",
            "$13,000 by Aug 24, then two checks of $12,700 on Sept 24 and Oct 24",
            plan("13000", "12700", 2, "08-24"),
        ),
        (
            "en",
            "$13,000 by Aug 24, $12,500 sept 24, the rest oct 24.",
            plan("13000", "12500", 2, "08-24"),
        ),
        (
            "en",
            "$12,500 Sep 4, $12,500 Oct 4, rest Nov 4.",
            plan("12500", "12500", 2, "09-04"),
        ),
        (
            "en",
            "13,000 on September 4, then 12,240 and 12,240 the next two months.",
            plan("13000", "12240", 2, "09-04"),
        ),
        (
            "en",
            "So $13,000 Sept 10, then $12,500 Oct 10 and the last bit Nov 10.",
            plan("13000", "12500", 2, "09-10"),
        ),
        (
            "en",
            (
                "Three payments. $13,000 on September 10, $12,500 on October 10, "
                "and $11,556 on November 10."
            ),
            plan("13000", "12500", 2, "09-10"),
        ),
        (
            "en",
            "$12,500 on September 4, October 4 and November 4",
            plan("12500", "12500", 2, "09-04"),
        ),
        ("en", "13,000 on Sep 4, then 12,240 and 12,240.", plan("13000", "12240", 2, "09-04")),
        (
            "zh",
            "8月24号先付13000，9月24号12500，剩下的10月24号付清",
            plan("13000", "12500", 2, "08-24"),
        ),
        ("zh", "8月24号13000，9月24号和10月24号各12700", plan("13000", "12700", 2, "08-24")),
        ("zh", "9月4号13000，接下来两个月各12240", plan("13000", "12240", 2, "09-04")),
        (
            "zh",
            "9月10号13000，10月10号12500，最后一笔11月10号",
            plan("13000", "12500", 2, "09-10"),
        ),
    ],
)
def test_every_dated_payment_after_the_first_is_a_month(lang: str, text: str, offer: Offer) -> None:
    """The months are the days after the first, and one more for a rest with a day of its own."""
    assert read(text, lang) == offer


@pytest.mark.parametrize(
    ("lang", "text", "offer"),
    [
        ("en", "$500 by Aug 24 or Sept 24.", plan("500", first="08-24")),
        ("en", "$500 on September 4, October 4 at the latest.", plan("500", first="09-04")),
        ("en", "$500 on the 25th and the 30th.", plan("500", first="08-25")),
        (
            "en",
            "$12,500 on September 4 and the rest on October 4.",
            plan("12500", None, 1, "09-04"),
        ),
        ("zh", "8月24号或者9月24号还13000", plan("13000", first="08-24")),
        ("zh", "先付三万，剩下的四万二压到下月25号", plan("30000", "42000", 1)),
    ],
)
def test_days_to_choose_from_are_no_payments_more(lang: str, text: str, offer: Offer) -> None:
    """One or the other, the same month, or a rest that names its own sum adds no month."""
    assert read(text, lang) == offer


@pytest.mark.parametrize(
    ("lang", "text", "offer"),
    [
        ("en", "You're two months over and honestly I need that money this week.", None),
        ("en", "Your payments are two months behind. Set up a plan?", None),
        ("en", "You're two months late, can you pay $500 by Friday?", plan("500", first="08-21")),
        ("zh", "您晚了两个月了，怎么打算？", None),
        ("zh", "拖了快三个月，我给您分六期，每期2000", plan(None, "2000", 6)),
        ("en", "Can you pay it over two months?", plan(None, None, 2)),
        ("zh", "分两个月还清行吗？", plan(None, None, 2)),
    ],
)
def test_how_late_he_is_is_not_how_long_the_plan_runs(
    lang: str, text: str, offer: Offer | None
) -> None:
    """Two months over, behind, 晚了两个月 tell; over two months proposes."""
    assert read(text, lang) == offer


@pytest.mark.parametrize(
    ("lang", "text", "offer"),
    [
        ("en", "I'll send a reminder on the 8th.", None),
        ("en", "I'll mail you the agreement on the 8th.", None),
        ("zh", "8号我发个提醒", None),
        ("en", "Can you send it on the 8th?", plan(first="09-08")),
        ("zh", "9月8号您能还吗？", plan(first="09-08")),
    ],
)
def test_the_day_of_a_reminder_is_no_day_of_payment(
    lang: str, text: str, offer: Offer | None
) -> None:
    """What the speaker sends himself is no money."""
    assert read(text, lang) == offer


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("en", "On the 16th of June you said you'd come down.", "2026-06-16"),
        ("en", "you put yourself down for end of July, and nothing came", "2026-07-31"),
        ("en", "the rest by the end of January", "2027-01-31"),
        ("en", "How much money do you have coming in a month?", None),
        ("en", "The check comes in a month.", "2026-09-20"),
        ("en", "Not the end of the month - a date.", None),
        ("en", "Why not the 25th?", "2026-08-25"),
        ("en", "Not until the 25th.", "2026-08-25"),
        ("zh", "说好七月底还的，也没到", "2026-07-31"),
        ("zh", "一月底先来四百", "2027-01-31"),
        ("zh", "不是月底，要一个具体的日子", None),
        ("zh", "不是25号吗？", "2026-08-25"),
        ("zh", "是不是25号？", "2026-08-25"),
    ],
)
def test_days_gone_by_rates_and_days_turned_down(lang: str, text: str, day: str | None) -> None:
    """A month just over has been, "in a month" may be a rate, and "not the end" names no day."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)
    assert next((f.value for f in figures if f.kind.value == "date"), None) == day


@pytest.mark.parametrize(
    ("lang", "text", "rates"),
    [
        ("en", "Okay, $300 a month. Or rather $350 a month.", ("300", "350")),
        ("en", "I can't do $300 a month. $333.33 a month for six.", ("333.33",)),
        ("zh", "每月300太长了，每月350", ("350",)),
        ("zh", "先付500", ()),
    ],
)
def test_all_rates_put_forward_are_known(lang: str, text: str, rates: tuple[str, ...]) -> None:
    """Whoever names a rate besides the other's does not take his."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)
    assert rates_named(text, figures) == tuple(Decimal(rate) for rate in rates)
