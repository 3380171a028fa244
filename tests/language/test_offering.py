"""What figures say about acts: bare plans propose, balances disclose, services offer nothing."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.language.opening import ScoringReader, open_reader
from negotiation_trainer.language.reader import Frame

OFFERING = {"propose_plan", "ask_commitment"}
DEBT = {"amount", "breakdown", "due_date"}
TODAY = date(2026, 8, 6)
CARD = Frame(
    currency="CNY",
    today=TODAY,
    owed={
        "principal": Decimal(16800),
        "interest": Decimal("487.20"),
        "penalty": Decimal("168.00"),
    },
    speaker="林晓舟",
    employers=("临澜银行",),
    verify_with=("身份证后四位",),
)
LOAN = Frame(
    currency="USD",
    today=TODAY,
    owed={"principal": Decimal(5400), "interest": Decimal("308.88"), "penalty": Decimal(100)},
    speaker="Andre Whitcomb",
    employers=("Pell & Harrow Recovery",),
    verify_with=("birth year", "ZIP code"),
)
FRAMES = {"zh": CARD, "en": LOAN}


@pytest.fixture(scope="module")
def plain() -> ScoringReader:
    """The tier that is always there."""
    return open_reader("plain")


def read(reader: ScoringReader, lang: str, text: str) -> Reading:
    """A reading within the case of its language."""
    return reader.read(text, lang=lang, frame=FRAMES[lang])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "每月15号两千，分六个月"),
        ("zh", "八月十三两千"),
        ("zh", "13号2000，剩下12期"),
        ("zh", "三分之一现在还，剩下三月还"),
        ("zh", "下月初1500"),
        ("zh", "今天450，之后六个月每月272"),
        ("zh", "少还1920"),
        ("en", "2000 a month, starting the 15th"),
        ("en", "300 next Friday"),
        ("en", "150 twice a month"),
        ("en", "paid off in a year"),
        ("en", "450 now, then six months of 272"),
        ("en", "$1,920 off"),
        ("en", "late fees gone, 5% off the principal"),
    ],
)
def test_a_plan_in_bare_words_is_proposed(plain: ScoringReader, lang: str, text: str) -> None:
    """No verb is needed: sums, days and counts alone put a plan forward."""
    assert "propose_plan" in read(plain, lang, text).act_ids


@pytest.mark.parametrize(
    ("lang", "text", "sum_told"),
    [
        ("zh", "今天转五百过来", "500.00"),
        ("zh", "今天把500转过来", "500.00"),
        ("en", "pay 5,808.88 today", "5808.88"),
        ("en", "wire the 500 over today", "500.00"),
    ],
)
def test_an_order_to_pay_stays_a_demand(
    plain: ScoringReader, lang: str, text: str, sum_told: str
) -> None:
    """A sum and a day do not make an order kinder, nor does an order hide them."""
    reading = read(plain, lang, text)

    assert "demand" in reading.act_ids
    assert [figure.value for figure in reading.figures] == [sum_told]


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "您一共欠17455.20元"),
        ("zh", "上个月您还了500"),
        ("en", "You owe $5,808.88"),
        ("en", "You paid $200 in May"),
    ],
)
def test_figures_that_are_told_propose_nothing(plain: ScoringReader, lang: str, text: str) -> None:
    """A balance or a payment made is no plan."""
    assert "propose_plan" not in read(plain, lang, text).act_ids


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我先帮您核实一下，可以吗？"),
        ("zh", "我给您登记一下，行不行"),
        ("zh", "我帮您查一下行不行"),
        ("zh", "我帮您转给主管，可以吗"),
        ("zh", "我帮您问问能不能减免，行吗"),
        ("zh", "我周五再给您打电话，可以吗"),
        ("en", "Let me look that up for you, okay?"),
        ("en", "I'll call you back Friday, does that work?"),
        ("en", "I can note the account, okay?"),
        ("en", "Let me ask about waiving the fee, okay?"),
    ],
)
def test_a_service_put_as_a_question_is_no_offer(
    plain: ScoringReader, lang: str, text: str
) -> None:
    """What the speaker will do for the other asks for leave, not for money."""
    reading = read(plain, lang, text)
    assert not OFFERING & {*reading.act_ids, *reading.nearly}
    assert reading.acts


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "我帮您申请分六期，可以吗"),
        ("zh", "我帮您记十五号还两千，行吗"),
        ("zh", "每月八百，好吗"),
        ("en", "Let me set you up with 150 a month, okay?"),
        ("en", "Can I put you down for $200 on Friday, okay?"),
    ],
)
def test_a_plan_put_as_a_question_stays_an_offer(
    plain: ScoringReader, lang: str, text: str
) -> None:
    """With a sum or a count in it the question is about money."""
    assert OFFERING & set(read(plain, lang, text).act_ids)


LONG = [
    (
        "zh",
        (
            "您好，我是临澜银行的林晓舟，工号2716。给您打电话是因为您的信用卡逾期了，"
            "一共17455.20元，最晚8月15号之前要处理。请问您是周先生本人吗？麻烦报一下身份证后四位。"
        ),
        ["17455.20", "2026-08-15"],
    ),
    (
        "en",
        (
            "Hi, this is Andre Whitcomb with Pell & Harrow Recovery. You're behind on a loan. "
            "The balance is $5,808.88, and I'd need a payment by August 15. "
            "Am I speaking with Rosalind Tierney? What's your birth year and ZIP code?"
        ),
        ["5808.88", "2026-08-15"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "figures"), LONG)
def test_a_long_text_gives_all_it_holds_in_order(
    plain: ScoringReader, lang: str, text: str, figures: list[str]
) -> None:
    """Name, purpose, sum, day and question are all found, the debt before the question."""
    reading = read(plain, lang, text)

    told = [n for n, s in enumerate(reading.segments) if s.acts and DEBT & set(s.topics)]
    asked = [n for n, s in enumerate(reading.segments) if "verify_identity" in s.acts]
    assert [figure.value for figure in reading.figures] == figures
    assert {"identify_self", "state_facts", "verify_identity"} <= set(reading.act_ids)
    assert told[0] < asked[-1]


@pytest.mark.parametrize(
    ("lang", "text", "words"),
    [
        ("zh", "您好，您那张卡逾期三个月了，您是周先生吗？", "您那张卡逾期三个月了，"),
        ("zh", "谢谢您接电话，17455.20元，周先生您在听吗？", "17455.20元，"),
        (
            "en",
            "Hey, it's been past due since March, is this Roz?",
            "it's been past due since March,",
        ),
        ("en", "Morning, 5,808.88 all told, is this Roz?", "5,808.88 all told,"),
    ],
)
def test_a_clause_that_gives_the_debt_away_is_marked(
    plain: ScoringReader, lang: str, text: str, words: str
) -> None:
    """A balance or an overdue debt in a clause of its own carries an act and a topic of debt."""
    segments = read(plain, lang, text).segments

    segment = next(s for s in segments if text[slice(*s.span)] == words)
    assert segment.acts
    assert DEBT & set(segment.topics)
