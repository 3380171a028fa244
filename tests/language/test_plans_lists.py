"""`plans.waivers`: what is waived as a list, with commas, shares and sums among its members."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from tests.offers import offer_in, offer_of

OWED = {"principal": Decimal(8640), "interest": Decimal("259.20"), "penalty": Decimal(75)}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=date(2026, 2, 4), owed=OWED)
CHARGES = plan(interest="100", penalty="100")
ALL_THREE = plan(interest="100", penalty="100", principal="10")

LISTS = [
    ("I'll waive the interest, the fee, and 10% of the principal.", ALL_THREE),
    ("I'll waive 10% of the principal, the interest, and the fee.", ALL_THREE),
    ("I'll waive 10% of the principal, all of the interest and the late fee", ALL_THREE),
    ("I'll waive the $75 fee, the $259.20 interest, and $864 of the principal", ALL_THREE),
    ("The interest, the fee, and 10% of the principal get waived.", ALL_THREE),
    (
        "I can take off the late fee, half the interest, and 10% of the principal.",
        plan(interest="50", penalty="100", principal="10"),
    ),
    ("I'd waive the $259.20 interest and the $75 fee", CHARGES),
    ("I'd knock off the fee, the interest", CHARGES),
    ("the interest and the fee come off", CHARGES),
    ("The fee and the interest are coming off.", CHARGES),
    (
        "If you pay $8,640 on February 6, the $259.20 interest and the $75 fee come off.",
        plan(now="8640", first="02-06", interest="100", penalty="100"),
    ),
    ("我可以免违约金、利息、10%的本金", ALL_THREE),
    ("免违约金，利息，还有10%的本金", ALL_THREE),
    ("免10%本金、全部利息、违约金", ALL_THREE),
    ("违约金75、利息259.2全免", CHARGES),
    ("免75违约金、259.2利息", CHARGES),
    # no members of the list
    ("I'll waive the late fee, the interest stays.", plan(penalty="100")),
    ("I'll waive the late fee, not the interest.", plan(penalty="100")),
    ("I'll waive the interest, and you pay 500 a month.", plan(monthly="500", interest="100")),
    ("免利息、违约金，本金照还", CHARGES),
]


@pytest.mark.parametrize(("text", "offer"), LISTS)
def test_every_member_of_a_list_is_waived(text: str, offer: Offer) -> None:
    """With or without "and" before the last; each takes the share or sum beside it."""
    assert read(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "No interest comes off, I'm afraid.",
        "The interest and the fee won't come off.",
        "The account will come off the record.",
    ],
)
def test_what_does_not_come_off_is_not_waived(text: str) -> None:
    """Nor is what only comes off a report."""
    assert read(text) is None


def test_a_sum_of_two_parts_is_not_all_of_the_second() -> None:
    """50 of the fees and interest is no waiver of the whole interest."""
    offer = read("I can waive $50 of the fees and interest")
    assert offer is not None
    assert offer.waived("interest") == 0
