"""Waivers that are no gift: conditional on his step, or asked for in so many words."""

from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.earned import earned_waivers
from negotiation_trainer.dialogue.bargaining.plan import COMPONENTS
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.plans.returns import demanded, is_conditional
from tests.sample import TagReader, new_talk

NO_FEES = Offer(waive=(("penalty", Decimal(100)),))


@pytest.mark.parametrize(
    "words",
    [
        "您先报首付，违约金才能全免",
        "前提是您先报个首付",
        "只有今天付清才能免违约金",
        "如果您先还五百，违约金全免",
        "首付一万五，换违约金全免",
        "罚息全免，条件：11月16日首付600元",
        "I'll waive it only if you put $200 down",
        "provided that you pay by Friday, the fees are off",
        "once you've paid the first one, the fees come off",
        "the fees come off as long as you stay on the plan",
    ],
)
def test_what_depends_on_his_step_is_conditional(words):
    """才, 前提, 只有, 先…, only if, provided, once."""
    assert is_conditional(words)


@pytest.mark.parametrize(
    "words",
    [
        "违约金我给您全免了",
        "您先别急，违约金我给您全免",
        "我刚才说的违约金全免",
        "如果您觉得难，违约金我给您免了",
        "没有条件，违约金全免",
        "I'll waive the late fees",
        "If you like, I can drop the late fees",
        "the fees are gone, no conditions",
    ],
)
def test_what_is_simply_given_is_not(words):
    """A courtesy, a memory, or nothing to be done for it."""
    assert not is_conditional(words)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("先说好，罚息我一分不出。", {"penalty"}),
        ("违约金凭什么要我出？", {"penalty"}),
        ("利息也一并免了吧。", {"interest"}),
        ("那罚息一共多少？", set()),
        ("本金我认。罚息你给我算算。", set()),
        ("I'm not paying those late fees.", {"penalty"}),
        ("Take the interest off and we'll talk.", {"interest"}),
        ("What are the late fees?", set()),
    ],
)
def test_what_he_demands(line, parts):
    """The part he wants off, and none he only asks about."""
    assert demanded([line]) == parts


def test_what_is_earned():
    """Everything under a condition, what he asked for without one; no waiver earns nothing."""
    assert earned_waivers(NO_FEES, "您先报首付，违约金才能全免", ()) == set(COMPONENTS)
    assert earned_waivers(NO_FEES, "违约金全免", ["罚息我一分不出"]) == {"penalty"}
    assert earned_waivers(NO_FEES, "违约金全免", ["我再想想"]) == set()
    assert earned_waivers(Offer(months=6), "您先报首付", ()) == set()


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("all late fees waived and $300 a month", True),
        ("all late fees waived and $300 a month, provided that you start on the 10th", False),
    ],
)
def test_a_condition_takes_the_signal_away(words, first):
    """The same waiver with the same plan, given and traded."""
    talk = new_talk(Mode.TYPED)
    said = parse_input({"say": f"{words} <propose_plan:plan>"})
    turn = talk.take(talk.read(said, TagReader()))
    assert turn.move.offer.waived("penalty") == 100
    assert ("offer_conceded_first" in turn.signals) is first
    assert turn.settlement.conceded_first is first
