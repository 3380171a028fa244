"""Which words put terms forward: typed offers where only a part of an utterance makes one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Mark, Offer, Reading, Segment
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.bargaining.typed_offers import typed_offer
from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.language.reader import Frame

FRAME = {
    lang: Frame(
        currency=currency,
        today=date(2026, 7, 2),
        owed={"principal": Decimal(900), "interest": Decimal(60), "penalty": Decimal(40)},
    )
    for lang, currency in (("zh", "CNY"), ("en", "USD"))
}


def read(*clauses: tuple[str, ...], lang: str) -> Reading:
    """A reading of clauses, each with its acts and, where they matter, its topics."""
    text, segments, acts = "", [], []
    for words, names, *topics in clauses:
        span = (len(text), len(text) + len(words))
        text += words
        own = tuple(names.split())
        segments.append(Segment(span, own, tuple(topics)))
        acts += [Mark(act, 1.0, span) for act in own]
    frame = FRAME[lang]
    figures = find_figures(text, lang=lang, currency=frame.currency, today=frame.today)
    return Reading(text, lang, tuple(acts), figures=figures, segments=tuple(segments))


def offered(*clauses: tuple[str, ...], lang: str, told: str = "", position: Position | None = None):
    """The offer in a reading."""
    cursor = replace(Cursor("calm", "here"), position=position or Position())
    return typed_offer(read(*clauses, lang=lang), cursor, FRAME[lang], told=told)


def test_help_with_a_complaint_offers_no_plan_four_clauses_on():
    """What is said of paying at once stands apart from the clause that offers."""
    clauses = (
        ("罚息我给您报异议复核，", "state_facts offer_help"),
        ("三个工作日书面答复，", "state_facts"),
        ("这部分先不催。", "state_facts"),
        ("全部付清的事往后放，", "acknowledge_feeling"),
        ("您店里哪阵子进账宽一点？", "ask_closed"),
    )
    assert offered(*clauses, lang="zh") is None


def test_the_same_in_english():
    """A dispute is offered; the lump sum is only talked about."""
    clauses = (
        ("I'll file the dispute for you, ", "offer_help"),
        ("you'll have it in writing in three days, ", "state_facts"),
        ("and the fees stay as they are. ", "state_facts"),
        ("Paying the whole balance weighs on you, ", "acknowledge_feeling"),
        ("what months are good at the shop?", "ask_closed"),
    )
    assert offered(*clauses, lang="en") is None


OWED = {
    "zh": (
        ("您说的这些我会用在这笔账上，", "offer_help"),
        ("系统里今天显示1000元整，", "state_facts", "amount"),
        ("本金900元，", "state_facts", "breakdown"),
        ("利息和违约金100元。", "state_facts", "breakdown"),
    ),
    "en": (
        ("What you tell me goes toward settling this. ", "offer_help"),
        ("The total on the books today is $1,000.00, ", "state_facts", "amount"),
        ("$900 of it principal, ", "state_facts", "breakdown"),
        ("$100 interest and fees.", "state_facts", "breakdown"),
    ),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_what_is_owed_stated_beside_help_is_no_plan_to_pay_it_today(lang):
    """The sums of the file, told where nothing is put forward."""
    assert offered(*OWED[lang], lang=lang) is None


@pytest.mark.parametrize(
    ("lang", "words"), [("zh", "今天还1000元就结清了。"), ("en", "Pay $1,000.00 today.")]
)
def test_the_whole_sum_asked_for_beside_help_is_an_offer(lang, words):
    """Words of paying put it forward, whatever act the reader heard."""
    clauses = (OWED[lang][0], (words, "state_facts", "amount"))
    assert offered(*clauses, lang=lang).pay_now == 1000


@pytest.mark.parametrize(
    ("lang", "clauses", "now"),
    [
        (
            "zh",
            (("我给您出个主意，", "offer_help"), ("今天先还五百，", ""), ("三百也行。", "")),
            500,
        ),
        (
            "zh",
            (
                ("异议我给您登记，", "offer_help"),
                ("三天答复，", "state_facts"),
                ("编号发您，", "state_facts"),
                ("今天先还五百行不行？", "ask_closed"),
            ),
            500,
        ),
        (
            "en",
            (
                ("I'll log the dispute, ", "offer_help"),
                ("you'll hear in three days, ", "state_facts"),
                ("the number comes by text, ", "state_facts"),
                ("could you send $50 today?", "ask_closed"),
            ),
            50,
        ),
    ],
)
def test_terms_beside_or_put_as_a_question_are_an_offer(lang, clauses, now):
    """The clause next to the offer, and one that asks for money whatever it was taken for."""
    assert offered(*clauses, lang=lang).pay_now == now


@pytest.mark.parametrize(
    ("lang", "told", "words"),
    [
        ("zh", "陪练呗，一个月五千上下。", "一个月五千，那不是有钱嘛。"),
        (
            "en",
            "I drive, about five thousand a month.",
            "Five thousand a month, so there is money.",
        ),
    ],
)
def test_his_income_said_back_is_no_offer(lang, told, words):
    """Whatever act the reader heard in it."""
    assert offered((words, "propose_plan"), lang=lang, told=told) is None
    assert offered((words, "propose_plan"), lang=lang) == Offer(monthly=Decimal(5000))


@pytest.mark.parametrize(
    ("lang", "told", "words"),
    [
        ("zh", "陪练呗，一个月五千上下。", "那就一个月还五千行不行？"),
        ("zh", "我一个月能还五千。", "一个月五千，挺好。"),
        ("en", "I drive, about five thousand a month.", "How about five thousand a month?"),
        ("en", "I can pay five thousand a month.", "Five thousand a month, good."),
    ],
)
def test_the_same_sum_asked_for_or_taken_up_is(lang, told, words):
    """Put forward in the words, or put forward by him before."""
    assert offered((words, "propose_plan"), lang=lang, told=told).monthly == 5000


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "您先报首付，违约金才能全免。"),
        ("zh", "违约金可以全免，前提是您先报个首付。"),
        ("en", "I'll waive the late fees only if you name a down payment first."),
        ("en", "The late fees come off once you've told me what you can put down."),
    ],
)
def test_a_waiver_that_waits_for_his_figure_lies_on_no_table(lang, words):
    """He has named nothing; neither has the trainee."""
    assert offered((words, "offer_help"), lang=lang) is None


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("zh", "违约金我给您全免了，您先别急。"),
        ("en", "I'll waive the late fees, no conditions. Take your time."),
    ],
)
def test_a_waiver_without_condition_does(lang, words):
    """It is given, and may turn out to be given first."""
    assert offered((words, "offer_help"), lang=lang).waived("penalty") == 100


def test_a_condition_on_a_plan_that_stands_adds_the_waiver_to_it():
    """With his counter on the table there is something to sign."""
    counter = Position(theirs=Offer(pay_now=Decimal(100), monthly=Decimal(150)))
    words = ("违约金可以全免，前提是您今天定下来。", "offer_help")
    assert offered(words, lang="zh", position=counter).waived("penalty") == 100


@pytest.mark.parametrize(
    ("clauses", "lang"),
    [
        (
            (
                ("三个月房租一共900，", "state_facts", "amount"),
                ("每月300，", "propose_plan", "plan"),
                ("加违约金40", "state_facts", "breakdown"),
            ),
            "zh",
        ),
        (
            (
                ("The $940 is three months, ", "state_facts", "amount"),
                ("$300 a month, ", "propose_plan", "plan"),
                ("plus a $40 late fee.", "state_facts", "breakdown"),
            ),
            "en",
        ),
    ],
)
def test_what_the_debt_is_made_of_is_seen_whole(clauses, lang):
    """A part taken for a plan is none, though those beside it say nothing of paying."""
    assert offered(*clauses, lang=lang) is None


@pytest.mark.parametrize(
    ("lang", "clauses"),
    [
        (
            "zh",
            (
                ("最多24期，", "state_facts", "plan"),
                ("60期那是您听来的。", "state_facts", "plan"),
                ("首付150。", "propose_plan", "plan"),
            ),
        ),
        (
            "en",
            (
                ("24 months is what there is, ", "state_facts", "plan"),
                ("60 payments is what you heard. ", "state_facts", "plan"),
                ("$150 down.", "propose_plan", "plan"),
            ),
        ),
    ],
)
def test_a_sentence_before_the_offer_is_no_part_of_it(lang, clauses):
    """What stands before a full stop is told, where the offer has figures of its own."""
    assert offered(*clauses, lang=lang) == Offer(pay_now=Decimal(150))


@pytest.mark.parametrize(
    ("lang", "clauses"),
    [
        ("zh", (("今天150，分24期。", "state_facts"), ("您看行不行？", "propose_plan"))),
        ("en", (("$150 today, 24 payments. ", "state_facts"), ("How about it?", "propose_plan"))),
    ],
)
def test_terms_told_before_a_bare_question_are_what_it_asks(lang, clauses):
    """A question without figures of its own puts those of the sentence before."""
    offer = offered(*clauses, lang=lang)
    assert (offer.pay_now, offer.months) == (150, 24)
