"""What he asked for said barely, other rates than his, days that misquote nothing."""

from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.plan import Missing
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.model import OfferResult
from tests.sample import TagReader, new_talk, said

MARCH_10 = date(2026, 3, 10)


def waiting_talk(offer: Offer):
    """Return a talk in which an offer lacks something and he has asked for it."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    turn = talk.take(said("here it is <propose_plan:plan>", offer))
    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.INCOMPLETE
    return talk


def agreed_talk():
    """Return a talk in which 100 down and 150 a month is agreed and shall be read back."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    offer = Offer(monthly=Decimal(900), first_payment=MARCH_10)
    talk.take(said("900 a month <propose_plan:plan>", offer))
    talk.take(said("very well <propose_plan:plan>", talk.cursor.position.theirs))
    assert talk.cursor.state == "agreed"
    return talk


def type_in(talk, words):
    """Say words as a trainee types them."""
    return talk.take(talk.read(parse_input({"say": words}), TagReader()))


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("March 20th.", date(2026, 3, 20)),
        ("Let's say end of March.", date(2026, 3, 31)),
        ("Oh whenever, end of March-ish? Whatever works.", date(2026, 3, 31)),
        ("3月20号吧", date(2026, 3, 20)),
        ("那就定三月底", date(2026, 3, 31)),
        ("工资三月十号到，头一期放十五号", date(2026, 3, 15)),
        ("Your paycheck lands on March 10th, so the 15th?", date(2026, 3, 15)),
        ("How about March 10th, when you get paid?", date(2026, 3, 10)),
    ],
)
def test_a_bare_day_is_the_day_he_asked_for(words, day):
    """The offer that stood without a day is complete and is judged."""
    turn = type_in(waiting_talk(Offer(monthly=Decimal(900))), words)
    assert turn.settlement is not None
    assert turn.settlement.missing is not Missing.DATE
    assert (turn.settlement.offer.monthly, turn.settlement.offer.first_payment) == (900, day)
    assert "propose_plan" in turn.move.reading.act_ids


@pytest.mark.parametrize(
    "words",
    [
        "The first one on the 20th. <state_facts>",
        "First payment lands on March 20th. <reassure>",
        "头一笔20号。 <state_facts>",
        "第一笔20号到账 <reassure>",
        "头一期定20号 <state_facts>",
        "那就按您说的20号 <acknowledge_feeling>",
        "那就按您说的20号 <confirm_summary>",
        "So the first one is on the 20th. <confirm_summary>",
        "Let's go with the 20th, like you said. <reflect>",
        "3月20号首付，最晚月底到账 <state_facts>",
        "End of the month at the latest, first one on March 20th. <state_facts>",
        "No later than the 20th.",
        "最晚20号",
    ],
)
def test_the_day_of_the_first_payment_is_taken_up_whatever_else_it_does(words):
    """He asked for it, so naming it answers him even where no plan is heard in the words."""
    turn = type_in(waiting_talk(Offer(monthly=Decimal(900))), words)
    assert turn.settlement is not None
    offer = turn.settlement.offer
    assert (offer.monthly, offer.first_payment) == (900, date(2026, 3, 20))


@pytest.mark.parametrize(
    "words",
    [
        "Was the first one on the 20th? <ask_closed>",
        "The first payment was on March 20th. <state_facts>",
        "第一笔是20号还的吗？ <ask_closed>",
        "第一笔20号还了 <state_facts>",
        "您刚才说20号 <reflect>",
        "You said the 20th yourself. <reflect>",
        "第一笔20号，不行。 <refuse>",
        "We have the 20th on file. <confirm_summary>",
    ],
)
def test_a_first_payment_asked_after_or_remembered_is_no_answer(words):
    """Nor is one refused, or a day held up to him as his own."""
    turn = type_in(waiting_talk(Offer(monthly=Decimal(900))), words)
    assert turn.settlement is None


@pytest.mark.parametrize("words", ["200.", "Say 200.", "两百吧", "200块"])
def test_a_bare_number_is_the_sum_he_asked_for(words):
    """A day without a sum lacks the money; the number is it."""
    turn = type_in(waiting_talk(Offer(first_payment=MARCH_10)), words)
    assert turn.settlement is not None
    assert turn.settlement.offer.pay_now == 200


@pytest.mark.parametrize(
    "words",
    [
        "I'll call you on March 20th.",
        "What happened on March 20th? <ask_open>",
        "No, March 20th won't do. <refuse>",
        "It was due on March 20th.",
        "3月20号我再给您打电话",
        "三月二十号到期的",
    ],
)
def test_other_days_are_not_the_one_he_asked_for(words):
    """Calls, questions, refusals and due days complete nothing."""
    turn = type_in(waiting_talk(Offer(monthly=Decimal(900))), words)
    assert turn.settlement is None


def test_a_bare_day_is_nothing_where_no_offer_waits():
    """Without an offer of one's own the day proposes nothing."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    assert type_in(talk, "March 20th.").settlement is None


@pytest.mark.parametrize(
    "words",
    [
        "All right, $150 a month runs to seven payments and I write six at most. $175 for six.",
        "Okay, $150 a month is too long. $175 a month for six months.",
        "行，每月150要还七个月，我最多只能批六期。先付100，之后每月175，分六期。",
    ],
)
def test_words_that_name_another_rate_do_not_take_his_counter(words):
    """He put 150 a month; a yes at the head of the words is none to that."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    offer = Offer(monthly=Decimal(900), first_payment=MARCH_10)
    talk.take(said("900 a month <propose_plan:plan>", offer))
    theirs = talk.cursor.position.theirs
    turn = type_in(talk, words)
    assert turn.after.position.agreement != theirs
    assert turn.settlement is None or turn.settlement.offer.monthly == 175


@pytest.mark.parametrize(
    "words",
    [
        "No calls before the 10th. I'll send a reminder on the 8th. <state_facts>",
        "You'll hear from me by March 20. <confirm_summary>",
        "10号之前不打扰您，8号我提醒您一下 <state_facts>",
    ],
)
def test_a_day_of_something_else_misquotes_nothing(words):
    """A day alone, without a sum or a word of payment, says nothing of the deal."""
    turn = type_in(agreed_talk(), words)
    assert "150 a month for 7 months" not in turn.line
    assert turn.after.position.agreement is not None


def test_another_day_of_payment_is_a_misquote():
    """With a word of payment beside it the wrong day is objected to."""
    turn = type_in(agreed_talk(), "So the first payment is on March 20. <confirm_summary>")
    assert "150 a month for 7 months" in turn.line


@pytest.mark.parametrize(
    "words",
    [
        "I did not agree to seven payments. $90 down, then $140 a month. <propose_plan:plan>",
        "我没同意七期，最多六期。先付90，每月140。<propose_plan:plan>",
    ],
)
def test_before_the_read_back_new_terms_may_be_proposed(words):
    """Who says that he agreed to nothing of the kind proposes anew, and may find a yes."""
    turn = type_in(agreed_talk(), words)
    assert turn.settlement is not None
    assert turn.settlement.offer.monthly == 140


@pytest.mark.parametrize(
    "words",
    [
        "My offer is $90 down and $140 a month. <state_facts:plan>",
        "搞错了，我的方案是先付90，每月140。<state_facts:plan>",
    ],
)
def test_who_says_what_he_did_offer_reads_nothing_back(words):
    """Other terms put right are no slip in reading the deal back."""
    turn = type_in(agreed_talk(), words)
    assert "150 a month for 7 months" not in turn.line


@pytest.mark.parametrize(
    "words",
    [
        "Ok so March 31st, I get it. And after that?",
        "March 31st, got it. And after that? <ask_open>",
        "3月31号，知道了，然后呢？",
        "3月31号，明白，那之后呢？",
    ],
)
def test_a_day_that_was_only_heard_supplies_nothing(words):
    """His day said back is no day of one's own."""
    talk = waiting_talk(Offer(monthly=Decimal(900)))
    turn = type_in(talk, words)
    assert turn.move.offer is None
    assert turn.after.position.yours.first_payment is None


@pytest.mark.parametrize("words", ["March 31st, got it.", "3月31号，好的。", "那就3月31号，明白吗"])
def test_a_day_that_is_noted_or_put_forward_is_supplied(words):
    """Where nothing else is asked, or the words propose, the day is taken up."""
    turn = type_in(waiting_talk(Offer(monthly=Decimal(900))), words)
    assert turn.move.offer.first_payment == date(2026, 3, 31)
