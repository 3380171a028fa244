"""What holds of find_figures for any text: spans, order, silence without a clock, bounded time."""

from __future__ import annotations

import time
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.figures.text import fold
from negotiation_trainer.language.plans import read_offer

TODAY = date(2025, 7, 2)
OWED = {"principal": Decimal(18000), "interest": Decimal(1460), "penalty": Decimal(387)}
PIECES = """
    一 二 两 三 五 十 百 千 万 零 半 成 折 块 元 期 个 月 周 年 号 日 天 底 每 先 还 免 减 分
    本金 罚息 今天 下 后 0 1 7 15 31 500 1,200 ９ .5 % $ ¥ / - k w half third a one twenty
    fifty hundred thousand and grand dollars month week payments of next Friday the 15th July
    in on today pay waive fees interest principal cannot
""".split()  # noqa: SIM905


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60), st.sampled_from(["zh", "en"]), st.sampled_from([TODAY, None]))
def test_any_text_is_read(text: str, lang: str, today: date | None) -> None:
    """No string makes the reader of figures or plans fail."""
    figures = find_figures(text, lang=lang, currency="CNY", today=today)
    read_offer(text, figures, today=today, owed=OWED)

    assert all(0 <= f.span[0] < f.span[1] <= len(text) for f in figures)


@settings(max_examples=400, deadline=None)
@given(
    st.lists(st.sampled_from(PIECES), max_size=24),
    st.sampled_from(["", " "]),
    st.sampled_from([TODAY, date.max, date.min]),
)
def test_any_jumble_gives_sound_figures(pieces: list[str], joint: str, today: date) -> None:
    """Figures come in order without overlap, amounts have two decimals, dates are real."""
    text = joint.join(pieces)

    figures = find_figures(text, lang="en", currency="USD", today=today)
    read_offer(text, figures, today=today, owed=OWED)

    ends = [0, *(f.span[1] for f in figures)]
    assert all(f.span[0] >= end for f, end in zip(figures, ends, strict=False))
    for figure in figures:
        if figure.kind is FigureKind.AMOUNT:
            assert Decimal(figure.value).as_tuple().exponent == -2
        elif figure.kind is FigureKind.DATE:
            date.fromisoformat(figure.value)
        else:
            assert Decimal(figure.value) >= 0


@given(st.text(max_size=80))
def test_folding_keeps_every_place(text: str) -> None:
    """Offsets into folded text are offsets into the text."""
    assert len(fold(text)) == len(text)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("您先还８００元,分６期", ["８００元", "分６期"]),
        ("I'd take $1,200.50 by Friday", ["$1,200.50", "Friday"]),
    ],
)
def test_spans_quote_the_original(text: str, words: list[str]) -> None:
    """Spans cut the words out of the text as typed, full-width digits included."""
    figures = find_figures(text, lang="zh", currency="CNY", today=TODAY)

    assert [text[slice(*figure.span)] for figure in figures] == words


@pytest.mark.parametrize(
    "text", ["15号", "下周五", "7月15日", "next Friday", "July 15", "tomorrow"]
)
def test_relative_days_need_a_clock(text: str) -> None:
    """Without today a day that lacks its year is left out."""
    assert find_figures(text, lang="zh", currency="CNY", today=None) == ()


@pytest.mark.parametrize("text", ["2025年7月15日", "2025-07-15", "July 15, 2025", "7/15/2025"])
def test_full_days_need_none(text: str) -> None:
    """A day with its year is read without a clock."""
    figures = find_figures(text, lang="en", currency="USD", today=None)

    assert [figure.value for figure in figures] == ["2025-07-15"]


@pytest.mark.parametrize(
    ("today", "text", "expected"),
    [
        (date(2025, 7, 15), "15号", "2025-07-15"),
        (date(2025, 7, 16), "the 15th", "2025-08-15"),
        (date(2025, 12, 20), "1月5日", "2026-01-05"),
        (date(2025, 12, 20), "January 5", "2026-01-05"),
        (date(2025, 12, 31), "下个月10号", "2026-01-10"),
        (date(2025, 12, 31), "end of next month", "2026-01-31"),
        (date(2025, 7, 4), "周五", "2025-07-04"),
        (date(2025, 7, 5), "this Friday", "2025-07-11"),
        (date(2025, 7, 6), "下周一", "2025-07-07"),
        (date(2025, 7, 6), "next Monday", "2025-07-07"),
        (date(2024, 2, 10), "月底", "2024-02-29"),
        (date(2025, 1, 31), "一个月后", "2025-02-28"),
    ],
)
def test_days_across_months_and_weeks(today: date, text: str, expected: str) -> None:
    """Days turn with the month, the year and the week beginning on Monday."""
    figures = find_figures(text, lang="zh", currency="CNY", today=today)

    assert [figure.value for figure in figures] == [expected]


@pytest.mark.parametrize(
    ("lang", "currency", "text", "expected"),
    [
        ("zh", "CNY", "先还2w", ["20000.00"]),
        ("en", "USD", "in 2w", []),
        ("en", "GBP", "300 pounds", ["300.00"]),
        ("en", "USD", "300 pounds", []),
        ("en", "USD", "您先还800, ok?", ["800.00"]),
        ("zh", "CNY", "pay $300 today", ["300.00"]),
    ],
)
def test_language_and_currency_settle_doubt(
    lang: str, currency: str, text: str, expected: list[str]
) -> None:
    """Either language is read in either; only doubtful words hang on language and currency."""
    figures = find_figures(text, lang=lang, currency=currency, today=TODAY)

    assert [figure.value for figure in figures] == expected


@pytest.mark.parametrize(
    "piece",
    [
        "1 ",
        "9",
        "1,111",
        "one ",
        "twenty-",
        "hundred and ",
        "一",
        "一百",
        "两三",
        "5/5 ",
        "每月",
        "pay just ",
        "monthly of ",
        "a couple of ",
        "number 5 ",
        "免利息",
        "take ",
        " ",
        "a1-",
        "您说",
        "half ",
    ],
)
def test_time_stays_bounded(piece: str) -> None:
    """A thousand hostile characters cost about what a thousand ordinary ones do."""
    text = (piece * 1000)[:1000]

    started = time.process_time()
    figures = find_figures(text, lang="zh", currency="CNY", today=TODAY)
    read_offer(text, figures, today=TODAY, owed=OWED)

    assert time.process_time() - started < 0.25
