"""A waiver granted in plain words, and words that grant it beside something else."""

import pytest

from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.settled.granting import grants_only
from negotiation_trainer.language.utterance import prepare

GRANTS = [
    *(
        "罚息我给您全免了。",
        "罚息给您全免。",
        "手续费给您全免了。",
        "利息我帮您免了",
        "我给您减免罚息",
    ),
    *(
        "违约金我这边可以给您全部减免",
        "罚息全免，没问题。",
        "滞纳金我做主给您免一半",
        "利息可以免30%",
    ),
    *("今天还清，罚息我给您全免。", "好的，那罚息464块我给您免了吧"),
    *(
        "I'll waive all the late fees.",
        "We can drop the interest for you.",
        "I'm waiving the penalty.",
    ),
    *(
        "Okay, I can take the late fees off.",
        "If you pay it in full, I'll waive half the late fees.",
    ),
]
MORE = [
    *(
        "罚息全免，征信也给您洗干净",
        "利息免了，假的",
        "您把投诉撤了，违约金我做主全免",
        "罚息免不了",
    ),
    *("只有今天罚息全免，过了今天就没了", "利息全免，先打五百诚意金", "罚息我不能免", "罚息能免吗"),
    *(
        "I'll drop the fees if you drop the complaint.",
        "I can't waive the fees.",
        "Waive the fees?",
    ),
    *(
        "The computer locks at midnight, I'll waive the fees.",
        "I'll waive the fees and your record.",
    ),
]


@pytest.mark.parametrize("text", GRANTS)
def test_a_mere_grant_is_an_offer_and_no_lie(text):
    """Proposed, about a waiver; nothing in it accuses anybody."""
    reading = open_reader("plain").read(text)
    assert "propose_plan" in reading.act_ids
    assert "waiver" in reading.topic_ids
    assert not {mark.id for mark in reading.breaches} & {"deception", "undue_pressure"}


@pytest.mark.parametrize("text", MORE)
def test_whatever_else_is_said_is_judged_as_before(text):
    """A condition, a trick, a denial, a question: no mere grant."""
    assert not grants_only(prepare(text, lang="auto", context=""))
