"""`plans.waiver_parts`, `plans.starting`, `plans.returns`: how far a word reaches; by hand.

Shares, freezes, days of answering, sums that start. Read on Thursday 2026-08-06, owed 18,000 with
1,296 of interest and 464.40 of penalty.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.language.plans.returns import is_conditional
from tests.offers import offer_in, offer_of

TODAY = date(2026, 8, 6)
OWED = {"principal": Decimal(18000), "interest": Decimal(1296), "penalty": Decimal("464.40")}
plan = partial(offer_of, 2026)
read = partial(offer_in, today=TODAY, owed=OWED)
HALF_AND_ALL = plan(interest="50", penalty="100")
BOTH_HALVED = plan(interest="50", penalty="50")
BY_MONTH = plan(monthly="300")


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("fees and half the interest gone", HALF_AND_ALL),
        ("I'll waive the fees and half of the interest", HALF_AND_ALL),
        ("I'll knock off the fees and 50% of the interest", HALF_AND_ALL),
        ("I'll waive late fees plus half the interest", HALF_AND_ALL),
        ("late fees plus half the interest gone", HALF_AND_ALL),
        ("half the interest and the late fees gone", HALF_AND_ALL),
        ("waive half the interest and all the late fees", HALF_AND_ALL),
        ("interest and 20% of the fees gone", plan(interest="100", penalty="20")),
        ("违约金和一半利息免掉", HALF_AND_ALL),
        ("违约金和一半利息免了", HALF_AND_ALL),
        ("违约金加一半利息免了", HALF_AND_ALL),
        ("免掉违约金和一半利息", HALF_AND_ALL),
        ("违约金和一半利息，我给您免掉", HALF_AND_ALL),
        ("30%的利息和全部罚息免掉", plan(interest="30", penalty="100")),
    ],
)
def test_a_share_before_a_part_is_of_that_part(text, offer):
    """Half the interest is no half of the fees beside it, which go whole."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("interest and fees half off", BOTH_HALVED),
        ("利息和违约金减半", BOTH_HALVED),
        ("利息违约金各减一半", BOTH_HALVED),
        ("waive half of the interest and fees", BOTH_HALVED),
        ("一半的利息和违约金免掉", BOTH_HALVED),
        ("waive half the interest and half the fees", BOTH_HALVED),
        ("利息免30%罚息免50%", plan(interest="30", penalty="50")),
        ("利息免一半罚息全免", HALF_AND_ALL),
        ("I'll waive the fees but not half the interest", plan(penalty="100")),
        ("cut half the interest and the fees", plan(interest="50")),
        ("还一半本金，违约金和利息免了", plan(now="9000", interest="100", penalty="100")),
        ("Send me $200 and the fees are gone", plan(now="200", penalty="100")),
    ],
)
def test_other_shares_reach_as_far_as_they_did(text, offer):
    """A share after the parts, or of both together, is of all of them."""
    assert read(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "没出结果之前罚息先不算",
        "我们不催，也不算罚息",
        "答复之前罚息先不算",
        "等结果出来之前，罚息不算",
        "罚息先不收，等核查完再说",
        "I'll waive the fees while we look into it",
        "We'll drop the fees until you hear back",
        "I'll drop the late fees for now",
    ],
)
def test_a_charge_held_back_is_no_waiver(text):
    """What is not charged while something is pending is not given up."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("罚息不算了", plan(penalty="100")),
        ("15号之前还2000，罚息不算了", plan(now="2000", first="08-15", penalty="100")),
        ("只要您还本金，我们不催，罚息也不要了", plan(now="18000", penalty="100")),
        (
            "You pay $2,000 before Friday and the fees are gone",
            plan(now="2000", first="08-07", penalty="100"),
        ),
    ],
)
def test_a_waiver_beside_a_day_stays_one(text, offer):
    """A day of payment is nothing pending."""
    assert read(text) == offer


@pytest.mark.parametrize(
    "text",
    ["还得自己掏五千八重新做", "您还要花三千修车", "家里还要三千", "还能剩五千"],
)
def test_still_is_no_paying(text):
    """The adverb 还 asks for nothing."""
    assert read(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("您还得还三千", plan(now="3000")),
        ("您还得付五百", plan(now="500")),
        ("还五千八", plan(now="5800")),
        ("今天还2000", plan(now="2000", first="08-06")),
        ("还能拿2000吗", plan(now="2000")),
        ("您还要养两个孩子，还500吧", plan(now="500")),
    ],
)
def test_paying_beside_still(text, offer):
    """The verb counts, with the adverb beside it or without."""
    assert read(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "let me know by Friday if $300 a month works",
        "Let me know by Friday whether 300 a month works for you",
        "$300 a month, answer me by Friday",
        "$300 a month, I need to know by Friday",
        "think about it until Friday, $300 a month",
        "by Friday let me know, $300 a month",
        "call me by Friday, 300 a month",
        "周五之前告诉我，每月300行不行",
        "周五前给我个准信，每月300",
        "你周五前想好，每月300",
        "周五打电话确认一下，每月300",
    ],
)
def test_a_day_of_answering_is_no_pay_day(text):
    """He may answer on Friday; the first payment stays open."""
    assert read(text) == BY_MONTH


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("let me know if you can pay $300 by Friday", plan(now="300", first="08-07")),
        ("I think by Friday $300 would work", plan(now="300", first="08-07")),
        ("pay $300 by Friday, let me know", plan(now="300", first="08-07")),
        (
            "decide by Friday, first payment August 17, 300 a month",
            plan(monthly="300", first="08-17"),
        ),
        ("告诉我周五能还500吗", plan(now="500", first="08-07")),
        ("周五前确认还500", plan(now="500", first="08-07")),
        ("周五之前还500，先跟我说一声", plan(now="500", first="08-07")),
    ],
)
def test_a_pay_day_beside_answering_stays_one(text, offer):
    """Asking for an answer takes no day from the payment."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("$320, starting August 17", plan(monthly="320", first="08-17")),
        ("starting August 17, $320", plan(monthly="320", first="08-17")),
        ("$320 from August 17, 12 payments", plan(monthly="320", months=12, first="08-17")),
        (
            "500 down, $320, starting August 17",
            plan(now="500", monthly="320", first="08-17"),
        ),
        ("320，8月17号开始，分12期", plan(monthly="320", months=12, first="08-17")),
        ("2000，15号起，分6期", plan(monthly="2000", months=6, first="08-15")),
        ("从15号起还300", plan(monthly="300", first="08-15")),
    ],
)
def test_what_starts_on_a_day_recurs(text, offer):
    """Nobody starts a single payment."""
    assert read(text) == offer


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("start with $320 on August 17", plan(now="320", first="08-17")),
        ("pay $320 on August 17", plan(now="320", first="08-17")),
        ("$320 down starting August 17", plan(now="320", first="08-17")),
        ("One payment of $320, starting August 17", plan(now="320", first="08-17")),
        ("15号还500", plan(now="500", first="08-15")),
        ("Interest from August 17, $118.94", None),
        ("十号开始，一天二十", None),
        ("一次还清16000，15号起", plan(now="16000", first="08-15")),
    ],
)
def test_a_single_sum_beside_a_day_stays_single(text, offer):
    """A day, a first sum or one payment makes nothing recur."""
    assert read(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "Put $50 down now and I waive the fees",
        "You give me 500 Friday, I drop the fees",
        "Pay 500 today and I'll knock off the late fees",
        "Send me $200 and the fees are gone",
        "Okay, you put half down, and I can take off the fees",
        "您先还500，罚息我给您免",
        "您要是今天归还欠款，罚息我免了",
    ],
)
def test_an_exchange_is_conditional(text):
    """His sum and then the grant in one breath is a trade."""
    assert is_conditional(text)


@pytest.mark.parametrize(
    "text",
    [
        "I waive the fees",
        "You paid 500 and I waive the fees",
        "You put $50 down last month and I waived the fees",
        "You give me a headache, I drop the fees",
        "I'll waive the fees and you pay 500 a month",
        "I drop the fees today. You give me 500 Friday.",
        "您要是还不满意，罚息我免了",
        "Pay one today, I write you up as working with us",
    ],
)
def test_a_grant_without_his_step_is_none(text):
    """A gift, a memory and a sum in another sentence wait for nothing."""
    assert not is_conditional(text)
