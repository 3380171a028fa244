"""The debt named without a sum, and names or delays that give nothing away."""

import pytest

from negotiation_trainer.language.folding import fold_utterance
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.language.reader import NO_FRAME, Frame
from negotiation_trainer.language.settled.named_debt import gives_debt_away

OURS = Frame(
    currency="USD",
    employers=(
        *("Harbor Point Recovery", "Cottonwood Flats Credit Union", "St. Brendan Medical Center"),
        *("海港公司", "临澜银行信用卡中心"),
    ),
)
NAMED = [
    *(
        "It's just the Cottonwood Flats loan",
        "the loan with Cottonwood Flats",
        "St. Brendan's bill",
    ),
    *(
        "I'm calling about your Cottonwood Flats card",
        "your St. Brendan bill",
        "就是临澜银行那张卡",
    ),
    "给您打电话是说临澜银行那张信用卡的事",
    *("您临澜银行的信用卡", "您临澜银行信用卡的钱", "临澜银行信用卡有一笔账"),
]
LATE = [
    *("it's gotten a little behind", "You've missed two payments", "there are missed payments"),
    *("the account is two months behind", "the card fell behind", "已经逾期六十天了"),
    *("有两期没还", "逾期了两期"),
]
NEITHER = [
    *("I'm from Cottonwood Flats Credit Union", "Cottonwood Flats card department", "I missed you"),
    *("Did you miss a payment?", "have you fallen behind on other things?", "if you miss payments"),
    *("I got behind on mine once", "he is behind the house", "you haven't missed a payment"),
    *("is this about the Cottonwood Flats loan?", "the Lakeside loan", "我是临澜银行信用卡中心的"),
    *("我临澜银行信用卡的林晓舟", "我是临澜银行信用卡这边的何嘉", "受临澜银行信用卡委托"),
    *("临澜银行信用卡小何", "临澜银行信用卡业务部", "临澜银行信用卡委外的"),
    *("逾期会影响征信", "您还有别的逾期吗", "临澜银行的林晓舟", "别的银行那张卡"),
]


def says(text, frame=OURS):
    """Return whether words give the debt away."""
    return gives_debt_away(fold_utterance(text).text, frame)


@pytest.mark.parametrize("text", [*NAMED, *LATE])
def test_whose_it_is_or_that_it_is_late_gives_the_debt_away(text):
    """With no sum at all; names count only where they are the case's own."""
    assert says(text)
    assert says(text, NO_FRAME) is (text in LATE)


@pytest.mark.parametrize("text", NEITHER)
def test_a_name_or_a_question_alone_gives_nothing_away(text):
    """Nor what is late elsewhere, might be, or stands behind something."""
    assert not says(text)


@pytest.mark.parametrize(
    "text",
    [
        "It's just the Cottonwood Flats loan, it's gotten a little behind",
        "就是临澜银行那张卡，逾期了两期",
    ],
)
def test_the_reader_hears_what_the_call_is_about(text):
    """Every such clause tells of a debt that is due."""
    segments = open_reader("plain").read(text, frame=OURS).segments
    assert [("state_facts" in s.acts, "due_date" in s.topics) for s in segments] == [
        (True, True),
        (True, True),
    ]
