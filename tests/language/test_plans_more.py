"""`plans.vague_sums`: more a month than the other named, and no word how much that is."""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.plans import vague_places
from tests.offers import figures_in, offer_in, offer_of

plan = partial(offer_of, 2026)

ASKED = [
    "您看首付三千，每月能多还点不",
    "您看首付三千，每月能不能多还一点",
    "首付3000，每个月再多还点行吗",
    "首付三千，月供能再高点吗",
    "首付3000，每月多还两百行吗",
    "Could you put $300 down and do a little more each month?",
    "$300 down, and can you go any higher on the monthly?",
    "$300 down and more a month?",
    "If you put $300 down, can the monthly be a bit more?",
]
PUT = [
    ("首付3000，每月1200，多还点也行", plan(now="3000", monthly="1200")),
    ("首付三千，分12期", plan(now="3000", months=12)),
    ("$300 down, and no more than $90 a month", plan(now="300", monthly="90")),
    ("$300 down, $90 a month", plan(now="300", monthly="90")),
]


@pytest.mark.parametrize("text", ASKED)
def test_more_a_month_is_asked_for_and_not_put(text: str) -> None:
    """No first payment stands that only his own rate, the one to be raised, would complete."""
    assert offer_in(text) is None
    assert vague_places(text, figures_in(text))


@pytest.mark.parametrize(("text", "offer"), PUT)
def test_a_rate_that_is_named_is_put(text: str, offer: Offer) -> None:
    """Whatever else is said about more."""
    assert offer_in(text) == offer
