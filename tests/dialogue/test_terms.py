"""Terms as people say them."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.terms import terms_text
from negotiation_trainer.scenario.case_model import Balance

BALANCE = Balance(principal=2000, interest=0, penalty=0)


@pytest.mark.parametrize(
    ("monthly", "lang", "words"),
    [
        (40, "en", "$40 a month for 50 months"),
        (20, "en", "$20 a month"),
        (40, "zh", "每月40美元，分50期"),
        (20, "zh", "每月20美元"),
    ],
)
def test_nobody_counts_a_hundred_months(monthly, lang, words):
    """Of a plan longer than five years only the sum of each month is said."""
    offer = Offer(monthly=Decimal(monthly))
    assert terms_text(offer, BALANCE, lang=lang, currency="USD") == words
