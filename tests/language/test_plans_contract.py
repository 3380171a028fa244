"""`plans.contract_terms`: what the contract was is no plan; what is put beside it is one.

Read on Monday 2026-08-03, owed 38,000 with 1,200 of interest and 800 of penalty.
"""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.language.figures import find_figures
from tests.offers import TODAY, offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "总共两万八千八，24期，您还了7期8400，现在没还的是一期1200一共3600，牙套戴到一半",
        "您当初签的是24期，每期1200",
        "当初合同是24期，每期1200，您已经还了7期",
        "当时分了24期，每个月1200",
        "合同上写的24期，每期1200",
        "24期您已经还了7期，每期1200",
        "欠九万四，分二十四期，已还九期，每期四千三百八",
        "一个月880，您还了十四个月",
        "It was 24 payments of $120, and you've made 7.",
        "The contract was 24 payments of $120 a month. You've made seven.",
        "You signed up for 24 monthly payments of $120.",
        "The original agreement is 24 payments of $120, you made 7 of them.",
        "24 payments of $120, you've made 7 so far.",
        "You financed it over 24 months at $120 a month.",
    ],
)
def test_terms_of_the_contract_propose_nothing(text):
    """They are what was agreed long ago."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("当初是24期每期1200，咱们改成36期，每期800", plan(monthly="800", months=36)),
        ("原来每月1200，现在每月800，分36期", plan(monthly="800", months=36)),
        ("原来是这样，您先还500，分6期", plan("500", months=6)),
        ("合同到期了，您先还800", plan("800")),
        ("那就每月800，12期，您之前已经还了3期", plan(monthly="800", months=12)),
        ("您还了7期，剩下的17期每期800，行吗", plan(monthly="800", months=17)),
        ("等您还了3期，后面每期500", plan(monthly="500")),
        ("咱们重新签，每月800，分36期", plan(monthly="800", months=36)),
        ("It was 24 payments of $120. How about 36 payments of $80?", plan(None, "80", 36)),
        ("What if it was 36 payments of $80?", plan(monthly="80", months=36)),
        ("It was good talking to you, $50 on the 15th works.", plan("50", first="08-15")),
        ("You've made 7 payments, so let's do $80 a month for the rest.", plan(monthly="80")),
        ("The plan is 12 payments of $80.", plan(monthly="80", months=12)),
    ],
)
def test_what_is_put_beside_them_is_a_plan(text, offer):
    """Nor is the past of a wish, or of a condition, that of the contract."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("牙套戴到一半", 0),
        ("疗程做了一半，您先还一半", 1),
        ("一半的疗程", 0),
        ("降到一半", 1),
        ("批了一半", 1),
        ("先还一半", 1),
        ("一半", 1),
        ("half the treatment is done", 0),
        ("the treatment is half done", 0),
        ("half of your treatment, so half now", 1),
        ("half the balance now", 1),
        ("Pay half this week.", 1),
    ],
)
def test_half_of_a_thing_is_no_share_of_money(text, shares):
    """Half the course is no half of the debt."""
    lang = "en" if text.isascii() else "zh"
    figures = find_figures(text, lang=lang, currency="CNY", today=TODAY)
    assert [figure.kind for figure in figures].count(FigureKind.PERCENT) == shares
