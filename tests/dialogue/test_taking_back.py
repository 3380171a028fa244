"""Corrections of the trainee's own last offer: they propose nothing and take back what stood."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.position import Position, without
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.case_model import Balance
from tests.sample import TagReader, new_talk, said

MARCH_10 = date(2026, 3, 10)


def talk_with(offer):
    """A talk in which the trainee has made an offer that is not whole."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    talk.take(said("an offer <propose_plan:plan>", offer))
    assert talk.cursor.position.agreement is None
    return talk


def type_in(talk, words):
    """Say words as a trainee types them."""
    return talk.take(talk.read(parse_input({"say": words}), TagReader()))


def waiver(**parts):
    """An offer that waives these parts and nothing else."""
    return Offer(waive=tuple((part, Decimal(share)) for part, share in parts.items()))


@pytest.mark.parametrize(
    "words",
    [
        "nothing comes off the principal <refuse>",
        "Zero off the 1,000. <state_facts>",
        "Full price on product. <state_facts>",
        "I said I can't do ten <refuse>",
        "ten percent is out <refuse>",
        "I can't take 10% off, that's $100 <refuse>",
        "no discount, sorry",
        "本金一分不少 <state_facts>",
        "一成我给不了 <refuse>",
    ],
)
def test_a_waiver_denied_is_taken_back_whatever_the_words_do(words):
    """No act that proposes is needed, and nobody answers as if terms had been put."""
    talk = talk_with(waiver(principal=10, penalty=50))
    turn = type_in(talk, words)
    after = turn.after.position
    assert turn.settlement is None
    assert (after.yours.waived("principal"), after.yours.waived("penalty")) == (0, 50)
    assert (after.own.waived("principal"), after.offers_made) == (0, 1)


@pytest.mark.parametrize(
    "words",
    [
        "I can't do twenty <refuse>",
        "I can't do more than ten percent <refuse>",
        "If you miss one, nothing comes off the principal. <state_facts>",
        "10% of the interest isn't possible <refuse>",
        "the interest stays <state_facts>",
        "Did I say no discount? <ask_closed>",
    ],
)
def test_what_denies_something_else_leaves_the_waiver(words):
    """Another share, another part, a limit, a case that may come, a question."""
    talk = talk_with(waiver(principal=10))
    assert type_in(talk, words).after.position.yours.waived("principal") == 10


def test_a_denial_beside_new_terms_changes_the_offer():
    """The rest is proposed, without the share that stood."""
    talk = talk_with(waiver(principal=10))
    turn = type_in(talk, "I can't do 10% off <refuse>/ $300 down and $300 a month <propose_plan>")
    assert turn.settlement is not None
    assert turn.move.offer.monthly == 300
    assert turn.after.position.yours.waived("principal") == 0


@pytest.mark.parametrize(
    "words",
    [
        "no no 29 isn't a payment, that was the late fee <state_facts>",
        "scratch the 29. <refuse>",
        "I never asked for 29 a month. <refuse>",
        "29不是月供，那是滞纳金 <state_facts>",
    ],
)
def test_an_instalment_called_none_is_taken_back(words):
    """What else was offered stands."""
    talk = talk_with(Offer(monthly=Decimal(29), waive=(("penalty", Decimal(50)),)))
    after = type_in(talk, words).after.position
    assert (after.yours.monthly, after.yours.waived("penalty")) == (None, 50)


def test_a_later_instalment_takes_the_place_of_one_denied():
    """Both in the same words."""
    talk = talk_with(Offer(monthly=Decimal(29)))
    words = "scratch the 29 <refuse>. $500 on March 10, then 350 a month <propose_plan>"
    position = type_in(talk, words).after.position
    assert (position.yours.pay_now, position.yours.monthly) == (500, 350)


@pytest.mark.parametrize(
    "words",
    ["no payment agreed today <state_facts>", "no payments until they answer <reassure>"],
)
def test_who_asks_for_no_payment_takes_back_what_only_came_up(words):
    """A sum without a day was no plan yet."""
    talk = talk_with(Offer(monthly=Decimal(70)))
    assert type_in(talk, words).after.position.yours == Offer()


def test_a_whole_plan_stands_though_nothing_is_agreed_today():
    """He may think about it."""
    plan = Offer(monthly=Decimal(900), first_payment=MARCH_10)
    talk = talk_with(plan)
    after = type_in(talk, "no payment agreed today, then <state_facts>").after.position
    assert after.yours.monthly == 900


def test_a_counter_of_the_very_sum_taken_back_goes_with_it():
    """It was built on a mistake; any other counter stays."""
    balance = Balance(principal=1000, interest=100, penalty=100)
    yours = Offer(monthly=Decimal(29))
    same = Position(yours=yours, own=yours, theirs=Offer(monthly=Decimal(29)))
    other = replace(same, theirs=Offer(monthly=Decimal(50)))
    back = Offer(monthly=Decimal(0))
    assert without(back, same, balance).theirs is None
    assert without(back, other, balance).theirs == other.theirs


@pytest.mark.parametrize("words", ["half the late fees is all I got", "违约金减一半就到头了"])
def test_a_waiver_with_its_share_is_offered_though_no_act_was_read(words):
    """Nothing else can be meant."""
    talk = talk_with(Offer(monthly=Decimal(900)))
    turn = type_in(talk, words)
    assert turn.after.position.yours.waived("penalty") == 50
    assert "propose_plan" in turn.move.reading.act_ids


def test_what_is_told_of_waivers_is_no_offer():
    """The clause does something else."""
    talk = talk_with(Offer(monthly=Decimal(900)))
    turn = type_in(talk, "half the late fees were waived in May <state_facts>")
    assert turn.after.position.yours.waived("penalty") == 0
