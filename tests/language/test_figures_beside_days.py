"""Bare numbers beside days and in fractions: which are sums, and which are hours, years, houses."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_trainer.language.figures import find_figures

TODAY = date(2026, 8, 6)
CURRENCY = {"zh": "CNY", "en": "USD"}


def told(text: str, lang: str, *, today: date | None = TODAY) -> list[tuple[str, str]]:
    """Kind and value of every figure of a text."""
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=today)
    return [(figure.kind.value, figure.value) for figure in figures]


@pytest.mark.parametrize(
    ("lang", "text", "figures"),
    [
        ("zh", "九月500、十月500", [("amount", "500.00"), ("amount", "500.00")]),
        ("zh", "3号1000 13号1000 对?", ["2026-09-03", "1000.00", "2026-08-13", "1000.00"]),
        ("zh", "十一前还5000", ["2026-10-01", "5000.00"]),
        ("zh", "发工资次日 688", ["688.00"]),
        ("zh", "15号2000", ["2026-08-15", "2000.00"]),
        ("en", "40 on fri, 40 next fri", ["40.00", "2026-08-07", "40.00", "2026-08-14"]),
        ("en", "bet. 60 friday?", ["60.00", "2026-08-07"]),
        ("en", "Two-ten on Friday.", ["210.00", "2026-08-07"]),
        ("en", "300 by Christmas", ["300.00", "2026-12-25"]),
        ("en", "by Memorial Day", ["2027-05-31"]),
    ],
)
def test_a_number_beside_a_day_is_a_sum(lang: str, text: str, figures: list[object]) -> None:
    """Whoever names a number beside a day speaks of money."""
    found = told(text, lang)
    assert found == figures or [value for _, value in found] == figures


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "是不是二十五发工资啊"),
        ("zh", "二十年前我们这行不这样"),
        ("zh", "号码27日24时停机"),
        ("zh", "您家住人民路15号吗"),
        ("zh", "解放街20号院3栋502"),
        ("zh", "8月6号下午3点联系您"),
        ("en", "call you Friday 1030"),
        ("en", "Report back tomorrow 0900"),
        ("en", "the line's off on the 19th, and 911 still works"),
        ("en", "on the 15th, 2026"),
        ("en", "October 19, 1982"),
        ("en", "flat 300, Friday"),
        ("en", "Regulation F, 1006.34"),
        ("en", "I live at 1200 Main Street, Friday is trash day"),
    ],
)
def test_no_false_sums_beside_days(lang: str, text: str) -> None:
    """Hours, years, houses, hot lines and ages beside a day are no amounts."""
    assert "amount" not in [kind for kind, _ in told(text, lang)]


@pytest.mark.parametrize(
    ("lang", "text", "share"),
    [
        ("zh", "1/3先还", "33.33"),
        ("zh", "罚息免1/2", "50"),
        ("zh", "1/3，剩下的分期", "33.33"),
        ("en", "1/3 now", "33.33"),
        ("en", "2/3 of the balance", "66.67"),
        ("en", "pay 1/4", "25"),
        ("en", "sixty cents on the dollar", "60"),
    ],
)
def test_fractions_are_shares(lang: str, text: str, share: str) -> None:
    """A fraction beside words of sharing is a share, no day of January."""
    assert told(text, lang) == [("percent", share)]


@pytest.mark.parametrize(
    ("lang", "text", "day"),
    [
        ("zh", "到1/3为止", "2027-01-03"),
        ("en", "on 1/3", "2027-01-03"),
        ("en", "by 1/3 then", "2027-01-03"),
        ("en", "starting 9/1", "2026-09-01"),
    ],
)
def test_fractions_after_words_of_days_are_days(lang: str, text: str, day: str) -> None:
    """With a word before it that days take, 1/3 is the third of January."""
    assert told(text, lang) == [("date", day)]


@pytest.mark.parametrize(("lang", "text"), [("zh", "15号两千"), ("en", "300 next Friday")])
def test_a_sum_beside_a_day_needs_no_clock(lang: str, text: str) -> None:
    """The sum is found where today is not known and the day cannot be."""
    assert [kind for kind, _ in told(text, lang, today=None)] == ["amount"]
