"""What words deny of terms put before: shares refused, parts kept, sums that are no payment."""

from __future__ import annotations

from decimal import Decimal
from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.plans import denied_in
from negotiation_trainer.language.plans.denials import Denials
from tests.offers import CURRENCY, OWED, TODAY, offer_in, offer_of

plan = partial(offer_of, 2026)


def denied(text: str) -> Denials:
    """What some words deny."""
    lang = "en" if text.isascii() else "zh"
    figures = find_figures(text, lang=lang, currency=CURRENCY[lang], today=TODAY)
    return denied_in(text, figures, owed=OWED)


@pytest.mark.parametrize(
    "text",
    [
        "I can't do ten, thats 3,800 off and I don't have it in me",
        "I can't give you 10%, that'd be $3,800",
        "Ten percent isn't possible, that's 3,800 dollars I don't have.",
        "ten percent off is out, that'd be 3,800 bucks",
        "一成我给不了，那是3800块，我没这个权限",
        "减10%做不到，等于少收3800元",
        "打九折不行，那就是3800",
    ],
)
def test_what_a_refused_share_comes_to_is_refused_with_it(text: str) -> None:
    """The sum says the share again; it waives nothing and is no payment."""
    assert offer_in(text) is None
    assert 10 in {share.value for share in denied(text).shares}


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I can't do ten, but I can take 3,800 off", plan(principal="10")),
        ("I can't do 10%, it's 5% off the principal or nothing", plan(principal="5")),
        ("I can't go over ten percent, that's 3,800 off the principal", plan(principal="10")),
        ("I can't do 1,000 a month, that's 38 payments. 800 a month works", plan(monthly="800")),
        ("本金减一成做不到，减半成也不行，罚息全免可以", plan(penalty="100")),
        ("nothing down, 10% off the principal", plan(principal="10")),
    ],
)
def test_what_is_offered_beside_a_refusal_stays_an_offer(text: str, offer: Offer) -> None:
    """Another share, or the most there is; and how long a refused rate takes is no length."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("nothing comes off the principal", "principal"),
        ("Zero off the 38,000.", "principal"),
        ("Full price on product.", "principal"),
        ("Not a dollar off the product", "principal"),
        ("No discounts, sorry.", "principal"),
        ("We're not taking anything off the principal.", "principal"),
        ("We take nothing off the principal.", "principal"),
        ("I can't do 5% off, product stays whole", "principal"),
        ("The interest, 1,200, stays on.", "interest"),
        ("the interest already on there, 1,200, stays on", "interest"),
        ("only half the late fees, and the interest, 1,200, stays on", "interest"),
        ("half the late fees and the interest already on there, 1,200, stays on", "interest"),
        ("interest of 1,200 is not waived", "interest"),
        ("Nothing off.", "interest penalty principal"),
        ("Nothing gets waived.", "interest penalty principal"),
        ("货款一分不少", "principal"),
        ("货款不打折", "principal"),
        ("全价，不打折", "principal"),
        ("本金一分都不能减", "principal"),
        ("本金不减，罚息免一半", "principal"),
        ("利息1200照收", "interest"),
    ],
)
def test_a_part_is_kept_whole_however_that_is_said(text: str, parts: str) -> None:
    """By its name, by its very sum, or by the price of what was bought."""
    assert denied(text).parts == set(parts.split())
    offer = offer_in(text)
    assert offer is None or not {part for part, _ in offer.waive} & set(parts.split())


@pytest.mark.parametrize(
    "text",
    [
        "If you miss a payment the late fees stay.",
        "The late fees stay unless you sign today.",
        "您要是不按时还，罚息就不免了",
        "Late charges apply from day ten under the contract.",
        "Is there nothing off the principal?",
        "No discount beyond half the fees.",
        "Late fees off, and the product by Friday",
    ],
)
def test_what_is_kept_only_in_some_case_or_asked_is_not_denied(text: str) -> None:
    """What happens if, how charges come about, and questions say nothing of what was offered."""
    assert denied(text).parts == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "half the late fees waived, nothing else waived",
        "half the late fees waived, no other waivers",
        "罚息免一半，别的都不免",
    ],
)
def test_nothing_else_is_waived(text: str) -> None:
    """What is named stays waived, and only that."""
    assert denied(text).others
    assert offer_in(text) == plan(penalty="50")


@pytest.mark.parametrize(
    "text",
    [
        "no no 29 isnt a payment, that was the late fee amount",
        "29 was never a payment",
        "scratch the 29",
        "I never asked for 29 a month",
        "I didn't say 29 a month",
        "350 a month. not 29.",
        "no 29 a month unless you ask for it",
        "29不是月供，那是滞纳金",
        "我没让您每月还29",
        "不是29，每月350",
    ],
)
def test_a_number_called_no_payment_is_none(text: str) -> None:
    """Whether it has a currency or not."""
    assert Decimal(29) in denied(text).sums
    offer = offer_in(text)
    assert offer is None or offer.monthly == 350


@pytest.mark.parametrize(
    "text",
    ["no problem, 350 a month", "not later than the 20th", "350 isn't much a month, is it?"],
)
def test_what_only_stands_beside_a_no_is_not_denied(text: str) -> None:
    """A day is no sum, and a small sum is one."""
    assert denied(text).sums == frozenset()


@pytest.mark.parametrize(
    "text",
    [
        "no payment agreed today",
        "That's what I mean, no payments until they answer.",
        "I don't want a payment today. Application first.",
        "今天没定还款的事",
    ],
)
def test_no_payment_at_all_is_asked_for(text: str) -> None:
    """Neither a sum nor a day is put forward."""
    assert denied(text).payments
    assert offer_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "there's other terms, as low as 70 a month, but let's do the application first",
        "We have plans starting at $50 a month.",
        "还有别的方案，最低每月70",
        "You fill in the hospital's form, you send it by October 9.",
        "There's a charity care form, you have until October 19 to send it, with your pay stubs.",
        "I email the form today, you send it back by October 9.",
        "申请表我发您邮箱，您10月9号前填好交回来",
        "Nothing to pay today.",
        "今天什么都不用还",
        "a missed payment is a late fee, 29 a month",
        "The late fee, $29 a month, is in the agreement.",
        "滞纳金，每个月29",
        "逾期一次就是一笔滞纳金，每月29",
    ],
)
def test_what_only_comes_up_proposes_nothing(text: str) -> None:
    """The least there is, the day for papers, that nothing is due, and the rate of a fee."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("I can go as low as 70 a month, deal?", plan(monthly="70")),
        ("每月最低70行吗", plan(monthly="70")),
        ("20% off the principal is as low as I'm allowed", plan(principal="20")),
        (
            "I'd rather not write that letter. What could we get in before the 28th?",
            plan(first="08-28"),
        ),
        (
            "Fill out the form and send me $500 by October 9",
            plan("500", first="10-09"),
        ),
        (
            "I'll email the plan. You send the first payment by October 9.",
            plan(first="10-09"),
        ),
        ("表您填一下，10月9号前还500", plan("500", first="10-09")),
        (
            "Nothing to pay today, 70 a month from October 20",
            plan(monthly="70", first="10-20"),
        ),
        ("今天什么都不用还，下月20号起每月500", plan(monthly="500", first="09-20")),
        ("I'll waive the late fee, 350 a month works?", plan(monthly="350", penalty="100")),
        ("No late fee, 350 a month from August 20", plan(monthly="350", first="08-20")),
        ("每月罚息29，您先还500", plan("500")),
    ],
)
def test_what_is_put_to_him_beside_it_stays_an_offer(text: str, offer: Offer) -> None:
    """A sum or a day of payment is proposed, whatever else comes up."""
    assert offer_in(text) == offer
