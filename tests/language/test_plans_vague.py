"""`plans.vague_sums`: money of which only the size is said is no sum; definite ones beside are.

Read on Monday 2026-08-03, owed 38,000 with 1,200 of interest and 800 of penalty.
"""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.plans.vague_sums import vague_places
from tests.offers import figures_in, offer_in, offer_of

plan = partial(offer_of, 2026)


VAGUE = [
    "先还几百块行吗",
    "您先还一点",
    "先付个大几千",
    "先还十几万",
    "还几十块也行",
    "先还百十块",
    "先还三千几百",
    "每月还两三百",
    "每月三五百就行",
    "先付一部分",
    "分12期，每月几百块",
    "先还几百，剩下分六期",
    "几百块，15号还",
    "每月15号还几百",
    "Could you pay a few hundred now?",
    "Pay several hundred a month",
    "Send several thousand by Friday",
    "some thousand dollars now",
    "How about hundreds of dollars a month?",
    "Can you swing a hundred or two a month?",
    "Two or three hundred a month?",
    "How about a few hundred bucks a month for twelve months?",
    "a few hundred a month starting the 15th",
    "Could you send something today?",
]


@pytest.mark.parametrize("text", VAGUE)
def test_a_vague_sum_is_no_amount_and_no_plan(text):
    """Nor do a number of payments or a day make a plan of it."""
    figures = figures_in(text)

    assert all(figure.kind is not FigureKind.AMOUNT for figure in figures)
    assert offer_in(text) is None
    assert vague_places(text, figures)


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("今天先还一点，剩下的每月500", plan(monthly="500")),
        ("每月还500，分12期", plan(monthly="500", months=12)),
        ("先还一千二", plan("1200")),
        ("Put down a couple thousand.", plan("2000")),
        ("give me a few hundred, $200 a month after that", plan(monthly="200")),
        ("Pay a hundred or so", plan("100")),
        ("Could you do 300 or 400 a month?", plan(monthly="300")),
        ("I can knock off a few hundred if you pay $500 today.", plan("500", first="08-03")),
    ],
)
def test_a_definite_sum_stays_an_offer(text, offer):
    """Whether roughly said, or beside a vague one."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "您每月工资几千块",
        "您还欠几百块",
        "一点钟给您打电话",
        "一点都不还可不行",
        "多给您几天",
        "You make several thousand a month, right?",
        "You owe several thousand dollars.",
        "You paid several hundred in March.",
        "I can knock off a few hundred.",
        "Pay a little more attention.",
    ],
)
def test_vague_sums_of_other_things_ask_for_nothing(text):
    """What is owed, earned, paid or let off, and words that only sound alike."""
    assert not vague_places(text, figures_in(text))
