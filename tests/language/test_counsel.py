"""Advice against harm, and orders and questions that only look like it."""

import pytest

from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.settled.counsel import heard_counsel, without_counselled_demands
from negotiation_trainer.language.utterance import prepare

WARNINGS = [
    *("Whoa, don't sell the van, you need that to get him around", "don't go without food"),
    *("Please don't skip your meds to pay us.", "Don't borrow from your sister for this."),
    *("don't pay anyone who says they can wipe your credit", "I don't want you to sell your car"),
    *("You shouldn't take out a payday loan for this", "never take another title loan"),
    *("车可千万别卖", "别去借", "您可别为了还这个去借网贷", "别找中介交钱", "千万不要把药停了"),
    *("饭可不能省", "千万别给代办交钱", "药可不能停了", "您可甭去借高利贷"),
]
NONE = [
    *("Why don't you sell the van", "if you don't sell the van, so be it", "sell the van"),
    *("Don't sell me that story", "don't skip a payment", "Don't skip your payment"),
    *("Don't pay us late", "Don't hang up", "you don't sell the van or we sue"),
    *("您不能卖房吗", "为什么不能去借", "别卖关子", "别找借口", "能不能去借", "不能借钱不还"),
    *("把车卖了", "别人都去借了", "特别想卖车", "别拖了", "要不要去借点", "没卖房"),
]


def read(text):
    """Return words as the reader prepares them."""
    return prepare(text, lang="auto", context="")


@pytest.mark.parametrize("words", WARNINGS)
def test_advice_against_harm_is_a_word_of_caution(words):
    """What must not be done tells it, in whatever words it is forbidden."""
    heard = heard_counsel(read(words))
    assert {one.meaning.acts for one in heard} == {("state_facts",)}


@pytest.mark.parametrize("words", NONE)
def test_what_only_looks_like_advice_is_none(words):
    """Urging harm, asking about it, forbidding what harms the creditor."""
    assert heard_counsel(read(words)) == ()


@pytest.mark.parametrize(
    ("words", "score", "pressed"),
    [
        *(("Don't sell the van, you need that to get around", 0.47, False),),
        *(("Don't sell the van, you need to pay today", 0.47, True),),
        *(("Don't sell the van, see to it that this gets done", 0.9, True),),
        *(
            ("Don't sell the van. See to it yourself", 0.47, True),
            ("车别卖，您得留着接孩子", 0.5, False),
        ),
        *(
            ("车别卖，今天得把钱还上", 0.5, True),
            ("See to it yourself, then that's that", 0.47, True),
        ),
    ],
)
def test_the_reason_for_a_caution_presses_nobody(words, score, pressed):
    """Unless it is about the money, or an order beyond doubt."""
    heard = Finding("demand", score, (1,))
    found = without_counselled_demands(Findings((heard,), (), (), frozenset()), read(words))
    assert found.acts == ((heard,) if pressed else ())


@pytest.mark.parametrize("words", ["Whoa, don't sell the van, you need that", "千万不要把药停了"])
def test_the_reader_hears_advice(words):
    """Words that the models make nothing of, or an order."""
    assert open_reader("plain").read(words).act_ids == ("state_facts",)
