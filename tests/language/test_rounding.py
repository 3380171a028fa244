"""Sums said roughly, and whether the exact one lies within."""

from __future__ import annotations

from decimal import Decimal

import pytest

from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.figures.rounding import rough

OWED = Decimal("34653.80")


def holds(text: str, lang: str) -> bool | None:
    """Whether the first sum of a text may stand for what is owed; None if it is said as exact."""
    currency = "CNY" if lang == "zh" else "USD"
    found = find_figures(text, lang=lang, currency=currency, today=None)
    reach = rough(text, next(figure for figure in found if figure.kind == "amount"))
    return None if reach is None else reach.holds(OWED)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "三万四千多"),
        ("zh", "大概三万多块钱吧"),
        ("zh", "不到三万五"),
        ("zh", "将近三万五"),
        ("zh", "三万五左右"),
        ("zh", "差不多是三万五"),
        ("en", "about $35,000"),
        ("en", "just over $34,000"),
        ("en", "almost 35,000 dollars"),
        ("en", "$34,000 and change"),
        ("en", "roughly 34,700 bucks"),
        ("en", "a bit more than $34,600"),
    ],
)
def test_a_rounding_that_brackets_the_truth(lang, text):
    """Loose, and not wrong."""
    assert holds(text, lang) is True


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "三万三千多"),
        ("zh", "三万五千多"),
        ("zh", "不到三万四"),
        ("zh", "将近四万"),
        ("zh", "大概三万"),
        ("en", "about $30,000"),
        ("en", "just over $35,000"),
        ("en", "nearly $34,000"),
        ("en", "almost $40,000"),
    ],
)
def test_a_rounding_that_does_not(lang, text):
    """On the wrong side of the truth, or too far from it."""
    assert holds(text, lang) is False


@pytest.mark.parametrize(("lang", "text"), [("zh", "一共三万四"), ("en", "you owe $34,000")])
def test_what_is_said_as_exact(lang, text):
    """Without a word for it no rounding is meant."""
    assert holds(text, lang) is None
