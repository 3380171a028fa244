"""A weekday beside a date is no second day, read on Thursday 2026-08-06; 08-17 is a Monday."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures

TODAY = date(2026, 8, 6)


def days(text: str) -> list[str]:
    """The days of a text, as month and day."""
    figures = find_figures(text, lang="en" if text.isascii() else "zh", currency="USD", today=TODAY)
    return [figure.value[5:] for figure in figures if figure.kind is FigureKind.DATE]


@pytest.mark.parametrize(
    "text",
    [
        "first one on Monday, August 17th",
        "first one on Monday August 17th",
        "on Monday the 17th of August",
        "by Mon. 8/17",
        "Monday (8/17)",
        "a week from Monday, August 17th",
        "August 17th, a Monday",
        "August 17th, that's a Monday.",
        "the 17th. That's a Monday.",
        "the 17th, which is a Monday",
        "Monday is the 17th",
        "17 August, Monday",
        "周一8月17号开始",
        "8月17号周一开始",
        "17号周一",
        "周一17号",
        "下周一，8月17号开始",
        "8月17号，周一，到账",
        "8月17号，也就是周一，开始",
        "17号（星期一）开始",
        "17号。那天是周一。",
    ],
)
def test_the_weekday_belongs_to_the_date(text: str) -> None:
    """On whichever side it stands, there is one day."""
    assert days(text) == ["08-17"]


@pytest.mark.parametrize(
    "text", ["Tuesday, August 17th", "August 17th, a Friday", "周三8月17号", "8月17号，星期五"]
)
def test_the_date_wins_over_a_wrong_weekday(text: str) -> None:
    """Who is wrong about the weekday still names the date."""
    assert days(text) == ["08-17"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("$500 on Monday and $500 on August 17th", ["08-10", "08-17"]),
        ("Monday or the 17th", ["08-10", "08-17"]),
        ("the 17th. Is Monday good for a call?", ["08-17", "08-10"]),
        ("the 15th, and a call on Monday", ["08-15", "08-10"]),
        ("$300 on August 14th, Friday the seventeenth $200", ["08-14", "08-17"]),
        ("$100 every Monday, August 17th first", ["08-10", "08-17"]),
        ("周一打电话，8月17号还500", ["08-10", "08-17"]),
        ("17号，周一再打电话提醒您", ["08-17", "08-10"]),
        ("周一或者17号", ["08-10", "08-17"]),
        ("每周一还500，8月17号开始", ["08-10", "08-17"]),
        ("8月14号，周一17号", ["08-14", "08-17"]),
    ],
)
def test_two_days_stay_two(text: str, expected: list[str]) -> None:
    """What is joined by other words, or comes every week, is a day of its own."""
    assert days(text) == expected
