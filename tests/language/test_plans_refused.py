"""`plans.denial_cues`, `plans.hearsay_cues`: terms refused, not reached, or the other's words."""

from __future__ import annotations

from functools import partial

import pytest

from negotiation_trainer.catalogue.moves import Offer
from tests.offers import offer_in, offer_of

plan = partial(offer_of, 2026)


@pytest.mark.parametrize(
    "text",
    [
        "减两成不可能",
        "减三成我做不了主",
        "打八折我做不了主",
        "没这个权减利息",
        "利息全免我定不了",
        "罚息减半，这个我定不了",
        "免利息我说了不算",
        "免罚息的权我没有",
        "免息不归我管",
        "打八折没门",
        "本金打九折，想都别想",
        "减一成？不。",
        "一个月三百我做不了主",
        "ten percent off isn't happening",
        "10% off? Not a chance.",
        "10% off? No.",
        "Ten percent off is out of the question.",
        "A ten percent cut is off the table.",
        "20% off is not mine to give.",
        "Waiving the interest, that's not my call.",
        "Ten percent off? That's above my pay grade.",
        "$200 a month isn't my call",
        "I have no authority to take off 10%.",
    ],
)
def test_what_is_refused_or_not_the_speakers_to_give_is_no_offer(text: str) -> None:
    """Whether the denial stands in the clause of the figure or in the one after it."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "five percent is my ceiling, and I'm not there",
        "5% off is as far as I go, and I'm not there.",
        "15 percent off the principal, that's as far as I go, and I'm not there yet.",
        "Two hundred a month is my ceiling, and you're not there.",
        "减一成是上限，还没到那一步",
        "最多减一成，现在离那儿还远",
    ],
)
def test_a_limit_that_is_not_reached_is_no_offer(text: str) -> None:
    """It says how far things might go."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("利息我做不了主，罚息可以全免", plan(penalty="100")),
        ("利息这块我说了不算，但罚息全给您免了", plan(penalty="100")),
        ("利息减半我没这个权，罚息减半可以", plan(penalty="50")),
        ("减两成？想都别想，本金减一成可以", plan(principal="10")),
        ("减免我做不了主，您先还五百，分六期", plan("500", None, 6)),
        ("这事我说了算，罚息全免", plan(penalty="100")),
        ("每月三百，这个您说了算", plan(None, "300")),
        ("您要是定不了，15号先还五百", plan("500", first="08-15")),
        ("您做不了主的话让您爱人来，15号先还500", plan("500", first="08-15")),
        ("15号还五百，定不了没关系", plan("500", first="08-15")),
        ("本金最多减一成，行吗", plan(principal="10")),
        ("罚息减一成是我的上限，我给您", plan(penalty="10")),
        ("It's my call: all late fees waived.", plan(penalty="100")),
        ("Interest isn't my call, but I can waive the late fees.", plan(penalty="100")),
        ("I'll take half the late fees off the table.", plan(penalty="50")),
        ("Waivers aren't mine to give. How about $500 now and $300 a month?", plan("500", "300")),
        ("$500 today, and we're not there yet on the fees.", plan("500", first="08-03")),
        ("$500 today? No problem.", plan("500", first="08-03")),
        ("10% off the principal is my ceiling. Deal?", plan(principal="10")),
    ],
)
def test_what_stands_beside_a_refusal_is_still_offered(text: str, offer: Offer) -> None:
    """One thing denied, another one granted; and the other's power is not the speaker's."""
    assert offer_in(text) == offer


@pytest.mark.parametrize(
    "text",
    [
        "您自己说的两百",
        "您自己说的每月两百",
        "每月两百是您自己说的",
        "两百一个月，这是您说的",
        "这是您自己说的，每月两百",
        "您刚才说十五号",
        "您刚说十五号能还五百",
        "十五号是您自己说的",
        "you said two hundred yourself",
        "You said two hundred a month yourself.",
        "$200 a month, your words.",
        "$200 a month — you said it yourself.",
        "That's your own number, $200 a month.",
        "It was you who said $200 on the 15th",
        "The 15th was your idea.",
    ],
)
def test_the_others_words_are_no_offer(text: str) -> None:
    """Held up to him they are his, whether that is said before, after or around them."""
    assert offer_in(text) is None


@pytest.mark.parametrize(
    ("text", "offer"),
    [
        ("那就按您说的十五号", plan(first="08-15")),
        ("那就按您自己说的两百一个月", plan(None, "200")),
        ("您刚才说十五号，那就十五号还五百", plan("500", first="08-15")),
        ("按您自己说的，15号先给五百", plan("500", first="08-15")),
        ("那就每月两百，您自己说的", plan(None, "200")),
        ("您自己报个数，15号还五百行吗", plan("500", first="08-15")),
        ("Let's go with the 15th like you said.", plan(first="08-15")),
        ("As you said, $200 on the 15th.", plan("200", first="08-15")),
        ("Let's do $200 a month, you said it yourself", plan(None, "200")),
        ("Your words: $200 tomorrow", plan("200", first="08-04")),
    ],
)
def test_the_others_words_taken_up_are_an_offer(text: str, offer: Offer) -> None:
    """The clause does something with them, or they are kept as the deal."""
    assert offer_in(text) == offer


def test_a_call_on_the_day_he_named_is_no_payment() -> None:
    """His words are taken up, but for something else."""
    assert offer_in("我按您说的周四下午三点打，之前不再打扰您。") is None
