"""One sum said in several words, and numbers that are no money; every expectation is by hand."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures

TODAY = date(2026, 8, 6)


def _amounts(text: str) -> list[str]:
    lang, currency = ("en", "USD") if text.isascii() else ("zh", "CNY")
    found = find_figures(text, lang=lang, currency=currency, today=TODAY)
    return [figure.value for figure in found if figure.kind is FigureKind.AMOUNT]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Thirty-four thousand, six hundred fifty-three and 80 fen", "34653.80"),
        ("five thousand, eight hundred eight dollars and eighty-eight cents", "5808.88"),
        ("pay one thousand, two hundred dollars", "1200.00"),
        ("$1,200 and 40 cents", "1200.40"),
        ("$1,200, 40 cents", "1200.40"),
        ("You owe 34,653 and 80 fen", "34653.80"),
        ("twelve dollars and five cents", "12.05"),
        ("三万四千六百五十三块八", "34653.80"),
    ],
)
def test_one_sum_in_several_words(text, value):
    """A comma after the thousands and the cents after the whole leave one sum."""
    assert _amounts(text) == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("two thousand, five hundred now", ["2000.00", "500.00"]),
        ("between four thousand, five thousand", ["4000.00", "5000.00"]),
        ("three hundred, four hundred a month", ["300.00", "400.00"]),
        ("pay 500 and 80 cents on the dollar", ["500.00"]),
        ("$500 and $40", ["500.00", "40.00"]),
        ("先还500，300下周补", ["500.00", "300.00"]),
    ],
)
def test_sums_side_by_side_stay_apart(text, values):
    """Two sums are no single one, and a price on the dollar adds no cents."""
    assert _amounts(text) == values


@pytest.mark.parametrize(
    "text",
    [
        "打988，全天都有人接",
        "您直接打3316找我",
        "拨988",
        "拨12345转3",
        "报3316转给我",
        "报工号3316",
        "我帮您转3316",
        "请转3316",
        "call 988, someone picks up any time",
        "call our line at 988 tonight",
        "text HOME to 741741 now",
        "dial 8005 now",
        "ask for badge 3316 today",
        "my extension is 3316 now",
        "付了十四副",
        "付了十四副药",
        "交了二十盒",
        "付十二颗",
        "付了三十张",
    ],
)
def test_numbers_to_call_and_to_count_are_no_money(text):
    """Lines, badges, extensions and things counted are no sums."""
    assert _amounts(text) == []


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("打500过来", "500.00"),
        ("您打1645过来", "1645.00"),
        ("打2000到卡里", "2000.00"),
        ("转2000", "2000.00"),
        ("转500给我", "500.00"),
        ("打988元", "988.00"),
        ("每月打1645", "1645.00"),
        ("付十四块", "14.00"),
        ("付五百包括利息", "500.00"),
        ("Call me today with $500", "500.00"),
        ("I'll call with 300 today", "300.00"),
        ("call it $500 today", "500.00"),
    ],
)
def test_money_beside_calling_and_counting_stays_money(text, value):
    """A currency, or money on its way, keeps a number a sum."""
    assert _amounts(text) == [value]
