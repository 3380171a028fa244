"""A plan whose instalments come to more than is owed is remarked; rounding and small ends are not.

The small scenario owes 1,200.01: 1,000.01 with 100 and 100.
"""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Surplus, surplus
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.case_model import Balance
from negotiation_trainer.scoring.reasons import reason
from tests.records.test_attempt import begin

OWED = Balance(principal=Decimal("9000"), interest=Decimal("841.60"), penalty=Decimal("200"))


def offer(monthly, months, now=None, **waived):
    """Return an offer in short."""
    return Offer(
        pay_now=Decimal(now) if now else None,
        monthly=Decimal(monthly),
        months=months,
        waive=tuple((part, Decimal(share)) for part, share in waived.items()),
    )


def test_instalments_that_come_to_more_are_too_much():
    """With the first money, and after what is waived."""
    asked = offer("1555.20", 8, now="800")
    assert surplus(asked, OWED) == Surplus(Decimal("13241.60"), Decimal("10041.60"))
    waived = offer("1700", 7, principal=Decimal(0), penalty=100)
    assert surplus(waived, OWED) == Surplus(Decimal(11900), Decimal("9841.60"))


@pytest.mark.parametrize(
    "fair",
    [
        offer("1155.20", 8, now="800"),
        offer("1200", 9),
        offer("1156", 8, now="800"),
        offer("1600", 7),
        offer("1155.20", 9, now="800"),
        offer("170", 60),
        offer("5", 2),
        Offer(monthly=Decimal(5000)),
        Offer(months=24),
    ],
)
def test_small_ends_and_roundings_are_not(fair):
    """Nor is a count that holds the first money, nor a plan that leaves something over."""
    assert surplus(fair, OWED) is None


def told(home, *offers):
    """What an attempt is told of plans of too much, in order."""
    attempt = begin(home, Mode.TYPED)
    attempt.give({"say": "me <identify_self> <verify_identity>"})
    for entry in offers:
        attempt.give({"offer": entry})
    found = [item for item in attempt.debrief().evidence if item.rule == "amount.over"]
    return [(item.turn, item.subject, item.detail) for item in found], found


def test_it_is_told_once_with_both_sums(tmp_path):
    """The same figures again are the same mistake; others are another."""
    too_much = {"pay_now": "100", "monthly": "300", "months": 8, "first_payment": "2026-03-10"}
    fair = {"monthly": "300", "months": 4}
    rows, found = told(tmp_path, too_much, too_much, fair)
    assert rows == [(2, "2500.00", "1200.01")]
    assert found[0].quote
    for lang, word in (("zh", "还多"), ("en", "more than")):
        words = reason(found[0], None, lang)
        assert "2500.00" in words
        assert "1200.01" in words
        assert word in words
