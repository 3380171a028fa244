"""`plans.denials`, `plans.moved_sums`: waivers denied and payments lowered; by hand.

Read on Thursday 2026-08-06.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.plans import denied_in
from tests.offers import figures_in, offer_in, offer_of

TODAY = date(2026, 8, 6)
OWED = {"principal": Decimal(18000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY, owed=OWED)


@pytest.mark.parametrize(
    "text",
    [
        "No waiver on the late fees, sorry. $500 a month.",
        "$500 a month, without a waiver of the late fees",
        "We won't waive the late fees. $500 a month.",
        "$500 a month, no late fee waiver",
        "Not waiving the late fees, $500 a month",
        "Late fees stay, $500 a month",
        "The late fees stand. $500 a month.",
        "罚息不免，一个月500",
        "罚息这块，不免，一个月500",
        "违约金不能免，一个月500",
        "罚息没得免，一个月500",
        "罚息照收，一个月500",
        "罚息不动，一个月500",
    ],
)
def test_a_waiver_denied_is_none(text: str) -> None:
    """The rest of the words is offered, and the part that stays is known."""
    assert read(text) == plan(monthly="500")
    assert denied_in(text, figures_in(text, TODAY), owed={}).parts == {"penalty"}


def test_no_waiver_at_all_is_no_offer() -> None:
    """A denial by itself proposes nothing, in either language."""
    assert read("No waiver on the late fees, sorry.") is None
    assert read("罚息不免。") is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("No problem waiving the late fees, $500 a month", plan(monthly="500", penalty="100")),
        ("$500 a month, all late fees waived", plan(monthly="500", penalty="100")),
        ("The late fees will stay off. $500 a month", plan(monthly="500")),
        ("罚息不收，一个月500", plan(monthly="500", penalty="100")),
        ("罚息全免，不免您多跑一趟，一个月500", plan(monthly="500", penalty="100")),
        ("罚息不能全免，一个月500", plan(monthly="500")),
        ("罚息不免行吗？一个月500", plan(monthly="500")),
    ],
)
def test_what_only_sounds_like_a_denial_keeps_nothing(text: str, offer: Offer) -> None:
    """No fees is a waiver; not all of them, or a question, says nothing about some."""
    assert read(text) == offer
    assert "penalty" not in denied_in(text, figures_in(text, TODAY), owed={}).parts


def test_one_part_stays_and_another_goes() -> None:
    """Each clause says what becomes of its part."""
    text = "利息全免，罚息不免，一个月500"
    assert read(text) == plan(monthly="500", interest="100")
    assert denied_in(text, figures_in(text, TODAY), owed={}).parts == {"penalty"}


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        (
            "罚息最多减一半，232.2。13号首笔可以降到2000，余下12期",
            plan(now="2000", months=12, first="08-13", penalty="50"),
        ),
        ("罚息减一半。首笔降2000", plan(now="2000", penalty="50")),
        ("罚息减一半，头一笔降到2000", plan(now="2000", penalty="50")),
        ("罚息我给您减一半。每期降到1500", plan(monthly="1500", penalty="50")),
        ("首笔改成2000", plan(now="2000")),
        ("首笔改为2000", plan(now="2000")),
        ("首笔调到2000，余下12期", plan(now="2000", months=12)),
        (
            "I can cut the late fees in half. I can lower the first payment to $2,000.",
            plan(now="2000", penalty="50"),
        ),
        ("Late fees waived. Drop the first one to 2,000.", plan(now="2000", penalty="100")),
        ("Make it 2,000", plan(now="2000")),
        ("Could you make it $2,000", plan(now="2000")),
        ("I can lower it to $200 a month", plan(monthly="200")),
        ("首笔3000降到2000", plan(now="2000")),
        ("每期从1500降到1200", plan(monthly="1200")),
        ("Let's drop the first payment from $3,000 to $2,000", plan(now="2000")),
        ("I can bring it from $600 to $500 a month", plan(monthly="500")),
    ],
)
def test_a_payment_lowered_is_a_payment(text: str, offer: Offer) -> None:
    """What is lowered to a sum is that payment, whatever was waived before."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("罚息这块，我给您减一半", plan(penalty="50")),
        ("那减116.1罚息，首笔2000", plan(now="2000", penalty="25")),
        ("罚息减116.1，每月500", plan(monthly="500", penalty="25")),
        ("Let's cut the late fees in half and $500 a month", plan(monthly="500", penalty="50")),
        ("Could you do 300 to 500 a month", plan(monthly="300")),
        ("Could you do anywhere from $300 to $500 on Friday", plan(now="300", first="08-07")),
        ("The late fees are gone, $500 a month", plan(monthly="500", penalty="100")),
    ],
)
def test_a_part_of_the_debt_lowered_is_a_waiver(text: str, offer: Offer) -> None:
    """A named part is still reduced beside a payment, and a range is still a range."""
    assert read(text) == offer
