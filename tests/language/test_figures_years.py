"""Years that words name beside a month: 明年1月10号, "January 10 of next year".

Read on Thursday 2026-07-02, so that the next January is nearly as far as the last.
"""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures

TODAY = date(2026, 7, 2)
YEARS_ZH = [
    ("大前年", 2023),
    ("前年", 2024),
    ("去年", 2025),
    ("今年", 2026),
    ("本年", 2026),
    ("明年", 2027),
    ("来年", 2027),
    ("后年", 2028),
    ("大后年", 2029),
]


def _days(text: str, today: date = TODAY) -> list[str]:
    lang, currency = ("en", "USD") if text.isascii() else ("zh", "CNY")
    figures = find_figures(text, lang=lang, currency=currency, today=today)
    return [figure.value for figure in figures if figure.kind is FigureKind.DATE]


@pytest.mark.parametrize(("word", "year"), YEARS_ZH)
@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("{}8月12号起", "08-12"),
        ("{}的8月12号", "08-12"),
        ("{}8月12日之前", "08-12"),
        ("{}八月十二号", "08-12"),
        ("{}8月份12号", "08-12"),
        ("{}8月12还两千", "08-12"),
        ("{}8.12前", "08-12"),
        ("{}1月10两千", "01-10"),
        ("{}11月底", "11-30"),
        ("{}2月底前", "02-28"),
        ("{}五一前", "05-01"),
        ("{}国庆那天", "10-01"),
        ("{}年底", "12-31"),
        ("{}底之前", "12-31"),
        ("{}2月的15号", "02-15"),
    ],
)
def test_a_year_word_before_a_month_is_its_year(word, year, text, day):
    """Whatever way the day is stated in."""
    if (year, day) in ((2024, "02-28"), (2028, "02-28")):
        day = "02-29"
    assert _days(text.format(word)) == [f"{year}-{day}"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("January 10 next year", ["2027-01-10"]),
        ("January 10th of next year", ["2027-01-10"]),
        ("January 10, next year", ["2027-01-10"]),
        ("the 10th of January next year", ["2027-01-10"]),
        ("the 10th of next January", ["2027-01-10"]),
        ("next January 10", ["2027-01-10"]),
        ("this coming January 10", ["2027-01-10"]),
        ("the following January 10", ["2027-01-10"]),
        ("next year on January 10", ["2027-01-10"]),
        ("January of next year, the 10th", ["2027-01-10"]),
        ("January 10 of 2027", ["2027-01-10"]),
        ("by the end of January next year", ["2027-01-31"]),
        ("by the end of next January", ["2027-01-31"]),
        ("by the end of next year", ["2027-12-31"]),
        ("by the end of this year", ["2026-12-31"]),
        ("last November 20", ["2025-11-20"]),
        ("this past November 20th", ["2025-11-20"]),
        ("November 20 last year", ["2025-11-20"]),
        ("November 20th of last year", ["2025-11-20"]),
        ("at the end of last November", ["2025-11-30"]),
        ("August 12 of this year", ["2026-08-12"]),
        ("by next August 12", ["2026-08-12"]),
        ("by Thanksgiving next year", ["2027-11-25"]),
        ("by next Christmas", ["2026-12-25"]),
        ("by Christmas of next year", ["2027-12-25"]),
    ],
)
def test_an_english_year_beside_a_month_is_its_year(text, days):
    """Before the month or after the day; "next" and "last" go to the nearest that way."""
    assert _days(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("明年1月10号、2月10号各还2000", ["2027-01-10", "2027-02-10"]),
        ("明年一月，十五号左右", ["2027-01-15"]),
        ("今年八月中旬，十五号左右", ["2026-08-15"]),
        ("去年11月到期的，15号前还", ["2026-07-15"]),
        ("明年1月10号和2月10号", ["2027-01-10", "2027-02-10"]),
        ("25年11月20号到期的", ["2025-11-20"]),
        ("2027年1月10号", ["2027-01-10"]),
        ("欠的是去年的，8月12号前还", ["2026-08-12"]),
        ("不能拖到明年，8月12号就得还", ["2026-08-12"]),
        ("去年11月20号到期的，今年8月12号前还", ["2025-11-20", "2026-08-12"]),
        ("8月12号起", ["2026-08-12"]),
        ("然后年底前还清", ["2026-12-31"]),
        ("目前年底前可以", ["2026-12-31"]),
        ("拖了半年，8月12号还", ["2026-08-12"]),
        ("第二年1月10号", []),
        ("合同当年11月20号", []),
        ("January 10", ["2026-01-10"]),
        ("it was due in November last year, so pay by the 15th", ["2026-07-15"]),
        ("by August 12, next year is too late", ["2026-08-12"]),
        ("it can't wait for next year, August 12 it is", ["2026-08-12"]),
        ("your last payment, August 12", ["2026-08-12"]),
        ("August 12 of 2000 dollars", ["2026-08-12"]),
    ],
)
def test_a_year_is_taken_only_by_the_month_it_stands_at(text, days):
    """A list goes on in the year that was named; what is not known is no day at all."""
    assert _days(text) == days


@pytest.mark.parametrize("text", ["今年三月以后", "明年三月之后还", "明年8月后"])
def test_after_a_month_of_a_year_is_no_count_of_months(text):
    """明年三月以后 is after March, not in three months."""
    assert _days(text) == []


@pytest.mark.parametrize("text", ["三个月以后", "三月以后", "一年三个月后"])
def test_a_count_of_months_still_is_one(text):
    """Without a year it is what it was."""
    assert _days(text) == ["2026-10-02"]
