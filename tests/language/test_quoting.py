"""His own figures said back to him: a quotation, unless something in the words proposes them."""

from __future__ import annotations

from datetime import date

import pytest

from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans.quoting import quotations

TODAY = date(2026, 7, 16)
WAGES = {
    "zh": "我陪着，一个月五千上下。十号跟二十五号结账，雷打不动。",
    "en": "I drive for a guy, about five thousand a month. He settles up on the 25th.",
}


def quoted(line: str, text: str, lang: str) -> list[str]:
    """The clauses of `text` that only say back what `line` told."""
    currency = "CNY" if lang == "zh" else "USD"
    his, own = (
        find_figures(words, lang=lang, currency=currency, today=TODAY) for words in (line, text)
    )
    return [text[start:end] for start, end in quotations(text, own, line=line, his=his)]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一个月五千，那不是有钱嘛。"),
        ("zh", "您一个月五千上下呢，还说没钱。"),
        ("zh", "一个月五千，25号结账对吧？"),
        ("en", "Five thousand a month, so there is money."),
        ("en", "So that's $5,000 a month you're bringing in."),
    ],
)
def test_his_wages_said_back_are_a_quotation(lang, text):
    """One clause holds the sum, and it is said back."""
    assert len(quoted(WAGES[lang], text, lang)) == 1


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "一个月五千行不行？"),
        ("zh", "那就一个月五千，25号起。"),
        ("zh", "一个月五千，分三期。"),
        ("zh", "一个月五千，从8月1号算。"),
        ("zh", "一个月三千，那不是有钱嘛。"),
        ("en", "How about five thousand a month?"),
        ("en", "Five thousand a month, starting the 1st."),
        ("en", "Five thousand a month, does that work?"),
        ("en", "Three thousand a month, so there is money."),
    ],
)
def test_the_same_sum_put_forward_is_none(lang, text):
    """It is asked for, gets a day or a number of payments, or is another sum."""
    assert quoted(WAGES[lang], text, lang) == []


@pytest.mark.parametrize(
    ("lang", "line", "text"),
    [
        ("zh", "我一个月最多还五百。", "一个月五百，挺好。"),
        ("zh", "往后一个月两千也吃得住。", "一个月两千，行。"),
        ("en", "I can do 300 a month.", "300 a month, good."),
    ],
)
def test_what_he_offered_may_be_taken_up(lang, line, text):
    """A sum of his that is an offer is taken, not quoted."""
    assert quoted(line, text, lang) == []
