"""Terms in typed words: his counter taken up in parts, the deal read back wrongly, a bare yes."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import MoveKind, Offer
from negotiation_trainer.dialogue.bargaining.agreeing import (
    names_the_counter,
    rest_is_theirs,
    takes_up,
)
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scenario.model import OfferResult
from tests.sample import TagReader, new_talk, said

MARCH_10 = date(2026, 3, 10)
HARD = Offer(monthly=Decimal(900), first_payment=MARCH_10)


def countered_talk():
    """Return a talk with his counter on the table: 100 down, 150 a month, no late fees."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    talk.take(said("900 a month <propose_plan:plan>", HARD))
    assert talk.cursor.position.theirs is not None
    return talk


def agreed_talk():
    """Return a talk in which his counter was taken and he wants it read back."""
    talk = countered_talk()
    talk.take(said("very well <propose_plan:plan>", talk.cursor.position.theirs))
    assert talk.cursor.state == "agreed"
    return talk


def type_in(talk, words):
    """Say words as a trainee types them."""
    return talk.take(talk.read(parse_input({"say": words}), TagReader()))


@pytest.mark.parametrize(
    "words",
    [
        "Okay, the $100 down then, and the rest like you said.",
        "Okay, $100 down and $150 a month works. <confirm_summary>",
        "Deal: $150 a month. <propose_plan:plan>",
        "Fine, all late fees waived. <state_facts>",
        "$100 down, everything else as you said <reflect>",
        "All right, from March 10 then.",
    ],
)
def test_saying_his_terms_in_parts_takes_them_all(words):
    """What was not repeated is filled from his counter, not from the trainee's last offer."""
    talk = countered_talk()
    theirs = talk.cursor.position.theirs
    turn = type_in(talk, words)
    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.ACCEPTED
    assert turn.after.position.agreement == theirs


def test_what_is_changed_is_changed_and_the_rest_is_his():
    """A down payment of one's own, the rest like he said."""
    talk = countered_talk()
    offer = type_in(talk, "Okay, $120 down, the rest like you said.").move.offer
    assert (offer.pay_now, offer.monthly) == (Decimal(120), Decimal(150))
    assert offer.waived("penalty") == 100


@pytest.mark.parametrize(
    ("words", "waived"),
    [
        ("50% off the late charges", True),
        ("违约金减免50%", True),
        ("I can't take 50% off the late charges", False),
        ("违约金减免50%做不到，没这个权限", False),
    ],
)
def test_a_waiver_with_its_share_and_no_word_of_no_is_none_refused(words, waived):
    """Whatever the reader took the clause for."""
    talk = countered_talk()
    offer = type_in(talk, f"{words} <refuse:waiver> / $160 a month <propose_plan:plan>").move.offer
    assert (offer.waived("penalty") == 50) is waived


def test_what_is_refused_is_no_part_of_an_offer():
    """Neither its figures nor its words: a waiver refused is not given whole."""
    talk = countered_talk()
    refused = "All interest waived is off the table <refuse:waiver>"
    offer = type_in(talk, f"{refused} / $160 a month <propose_plan:plan>").move.offer
    assert (offer.monthly, offer.waived("interest")) == (Decimal(160), 0)


def test_who_names_a_waiver_grants_no_others_of_his():
    """The interest named, the late fees he asked for are not given along with it."""
    talk = countered_talk()
    words = "Okay, $120 down, all interest waived, the rest like you said."
    offer = type_in(talk, words).move.offer
    assert (offer.waived("interest"), offer.waived("penalty")) == (100, 0)


@pytest.mark.parametrize(
    "words",
    [
        "What about $160 a month? <propose_plan:plan>",
        "No, I can't do $150 a month. <refuse:plan>",
        "So it is $150 a month you want? <reflect>",
        "Okay, and what do you do for work? <ask_open:work>",
        "Okay, how about $900 down? <propose_plan>",
    ],
)
def test_what_only_names_his_terms_takes_nothing(words):
    """Asking, refusing, repeating and proposing are no yes."""
    talk = countered_talk()
    turn = type_in(talk, words)
    assert turn.after.position.agreement is None


def misheard_talk():
    """Return a talk in which the waived fee was agreed as the first payment."""
    talk = countered_talk()
    theirs = talk.cursor.position.theirs
    meant = "90 down, the fee of 100 is waived, 150 a month <propose_plan:plan>"
    talk.take(said(meant, replace(theirs, pay_now=Decimal(100))))
    assert talk.cursor.position.agreement is not None
    return talk


@pytest.mark.parametrize(
    "words",
    [
        "No, no, $90 down, the $100 is the fee. <state_facts>",
        "I said $90 down, not $100 <refuse>",
        "That's not what I said: $90 down, $150 a month. <confirm_summary>",
        "My offer was $90 down. <state_facts>",
        "不对不对，首付是90美元，100是违约金 <state_facts>",
        "不是100 是首付90美元 <state_facts>",
        "我说的一直是首付90美元 <state_facts>",
        "我提的方案是首付90美元，每月150美元 <confirm_summary>",
    ],
)
def test_what_the_agreement_has_wrong_is_put_right(words):
    """The trainee says again what he had said; that is no slip of his and confirms nothing yet."""
    turn = type_in(misheard_talk(), words)
    assert turn.after.position.agreement is not None
    assert turn.after.position.agreement.pay_now == Decimal(90)
    assert "confirm_summary" not in turn.move.reading.act_ids


@pytest.mark.parametrize(
    "words",
    [
        "No, no, $80 down. <state_facts>",
        "So $90 down and $150 a month, is that right? <confirm_summary>",
        "不对，首付是80美元 <state_facts>",
        "首付90美元，每月150美元，对不对？ <confirm_summary>",
    ],
)
def test_what_was_never_said_or_is_no_objection_puts_nothing_right(words):
    """Nobody changes his mind by calling what the other heard a mistake."""
    turn = type_in(misheard_talk(), words)
    assert turn.after.position.agreement is not None
    assert turn.after.position.agreement.pay_now == Decimal(100)


def test_no_waiver_is_given_that_nobody_named():
    """His counter lends the first day to an offer of one's own, not what he wants waived."""
    talk = countered_talk()
    talk.take(said("400 a month <propose_plan:plan>", Offer(monthly=Decimal(400))))
    yours = talk.cursor.position.yours
    assert (yours.first_payment, yours.waive) == (MARCH_10, ())


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("$50 down and the rest from April 3, $160 a month <propose_plan>", None),
        ("$50 on March 6 and the rest from April 3 <propose_plan>", date(2026, 3, 6)),
        ("$50 down, then $160 a month, starting April 3 <propose_plan>", date(2026, 4, 3)),
    ],
)
def test_the_day_of_the_rest_is_not_the_day_of_the_first_money(words, day):
    """The first day is that of the first money to arrive."""
    offer = new_talk().read(parse_input({"say": words}), TagReader()).offer
    assert (offer.pay_now, offer.first_payment) == (Decimal(50), day)


@pytest.mark.parametrize(
    "yes", ["Yes.", "ok", "好", "行吧", "Sounds good to me! Yes let's do that", "成，那就这么着吧"]
)
def test_a_bare_yes_takes_what_was_just_put(yes):
    """His last line put the counter."""
    talk = countered_talk()
    assert type_in(talk, yes).move.kind is MoveKind.ACCEPT


@pytest.mark.parametrize("yes", ["Yes.", "ok", "好", "行吧"])
def test_a_bare_yes_does_not_take_what_was_turned_down(yes):
    """It answers whatever he said since."""
    talk = countered_talk()
    type_in(talk, "No, I can't do that. <refuse:plan>")
    turn = type_in(talk, yes)
    assert turn.move.kind is MoveKind.SAY
    assert turn.after.position.agreement is None


@pytest.mark.parametrize(
    "words", ["Sounds good, but make it 300 <refuse>", "行是行，可是…<refuse>"]
)
def test_a_yes_that_is_held_back_takes_nothing(words):
    """However it begins."""
    turn = type_in(countered_talk(), words)
    assert turn.move.kind is MoveKind.SAY
    assert "refuse" in turn.move.reading.act_ids


@pytest.mark.parametrize(
    "yes", ["Deal.", "Okay, your terms.", "Okay, like you said.", "成交", "好，按您说的"]
)
def test_a_yes_that_names_the_counter_takes_it_after_all(yes):
    """Even after a no."""
    talk = countered_talk()
    type_in(talk, "No, I can't do that. <refuse:plan>")
    assert type_in(talk, yes).after.position.agreement is not None


def test_a_bare_yes_answers_his_question_not_the_counter():
    """The counter stands, but his last words asked something else; without a question it is his."""
    talk = countered_talk()
    type_in(talk, "nice weather <small_talk>")
    last = talk.turns[-1]
    talk.turns[-1] = replace(last, line="Shall I write that down?")
    assert talk.read(parse_input({"say": "Yes"}), TagReader()).kind is MoveKind.SAY
    talk.turns[-1] = replace(last, line="I am listening.")
    assert talk.read(parse_input({"say": "Yes"}), TagReader()).kind is MoveKind.ACCEPT


@pytest.mark.parametrize(
    "words",
    [
        "To recap: $300 down and $150 a month. <confirm_summary>",
        "So $100 down and $250 a month, right? <confirm_summary> <propose_plan:plan>",
        "So it is $100 down and $250 a month. <state_facts>",
        "$100 down on March 20, then $150 a month. <confirm_summary>",
        "$100 down, half the late fees waived. <confirm_summary> <close>",
        "That is $130, half of it soon, and then $150 a month. <confirm_summary>",
    ],
)
def test_a_wrong_recap_is_objected_to_with_the_right_figures(words):
    """He says what was agreed and still wants to hear it; nothing is confirmed."""
    talk = agreed_talk()
    before = talk.cursor.position
    turn = type_in(talk, words)
    assert "$100 down, $150 a month for 7 months" in turn.line
    assert "confirm_summary" not in turn.move.reading.act_ids
    assert (turn.after.position, turn.after.state, turn.done) == (before, "agreed", False)
    assert [p.opening.id for p in turn.after.pending] == ["confirm_summary"]


@pytest.mark.parametrize(
    "words",
    [
        "To recap: $100 down on March 10, then $150 a month. <confirm_summary>",
        "$100 down, $1,000 after that, all the late fees waived. <confirm_summary>",
        "So $150 a month for seven months. <confirm_summary>",
        "From April 10 it is $150 a month. <confirm_summary>",
        "All late fees, $100.01, are gone; $1,100 in all. <confirm_summary>",
    ],
)
def test_a_recap_in_other_words_is_no_wrong_one(words):
    """Sums that stand in the deal under another name, cents left out, later days of the plan."""
    talk = agreed_talk()
    turn = type_in(talk, words)
    assert "confirm_summary" in turn.move.reading.act_ids
    assert [r.act for r in turn.resolved] == ["confirm_summary"]


@pytest.mark.parametrize(
    "words",
    [
        "So $100 down and $150 a month. Anything you'd change? <state_facts:plan>",
        "$100 down, then $150 a month, does that still suit you? <ask_commitment:plan>",
    ],
)
def test_a_right_recap_may_end_with_a_question(words):
    """The agreed terms said again, as was asked for, stay a recap."""
    turn = type_in(agreed_talk(), words)
    assert [r.act for r in turn.resolved] == ["confirm_summary"]


def test_new_terms_proposed_as_such_are_no_recap():
    """Who asks for something else after all is answered as to an offer."""
    talk = agreed_talk()
    turn = type_in(talk, "Could we make it $900 a month instead? <propose_plan:plan>")
    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.REFUSED
    assert turn.after.position.agreement == talk.turns[-2].after.position.agreement


def test_a_talk_with_a_wrong_recap_is_replayed_the_same():
    """What was read is kept in the move, so the step alone decides again."""
    one, other = agreed_talk(), agreed_talk()
    words = "To recap: $300 down and $150 a month. <confirm_summary>"
    first = type_in(one, words)
    assert other.take(first.move) == first


@pytest.mark.parametrize(
    ("words", "takes", "names", "rest"),
    [
        ("好，那就先五百，剩下的按您说的。", True, True, True),
        ("行，五百就五百，一千四一个月", True, False, False),
        ("可以，违约金免了", True, False, False),
        ("其余的都照您说的来", True, True, True),
        ("不行，这个我做不了", False, False, False),
        ("您说得对，可是", False, False, False),
        ("I'll take that, 400 to start", True, True, False),
        ("400 down, the rest the way you laid it out", True, False, True),
        ("Could you do 500 instead?", False, False, False),
        ("the rest is up to you", False, False, False),
    ],
)
def test_words_that_take_a_counter_up(words, takes, names, rest):
    """A yes at the beginning, a word of taking, or the rest left to him."""
    assert takes_up(words) is takes
    assert names_the_counter(words) is names
    assert rest_is_theirs(words) is rest


@pytest.mark.parametrize(
    "words",
    [
        "Late fees stay, the rest like you said. <state_facts>",
        "No waiver on the late fees, the rest as you said. <propose_plan>",
        "Okay, $100 down and $150 a month works, but the late fees stay.",
        "罚息不免，其他按您说的。<propose_plan>",
    ],
)
def test_a_waiver_denied_does_not_come_back_from_his_counter(words):
    """His terms are taken but for the part that stays as it is."""
    offer = type_in(countered_talk(), words).move.offer
    assert (offer.pay_now, offer.monthly) == (Decimal(100), Decimal(150))
    assert (offer.waived("penalty"), offer.waive) == (0, (("penalty", Decimal(0)),))


def test_a_denial_takes_back_a_waiver_of_ones_own():
    """What was offered before and is denied now is offered no longer."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    generous = Offer(monthly=Decimal(900), waive=(("penalty", Decimal(100)),))
    talk.take(said("900 a month, no late fees <propose_plan:plan>", generous))
    assert talk.cursor.position.yours.waived("penalty") == 100
    type_in(talk, "The late fees stay after all, $800 a month. <propose_plan>")
    assert talk.cursor.position.yours.waived("penalty") == 0


def standing_talk():
    """Return a talk in which 50 on March 6 and 900 a month stands."""
    talk = new_talk(Mode.TYPED)
    talk.take(said("<verify_identity> <offer_help>"))
    offer = Offer(pay_now=Decimal(50), monthly=Decimal(900), first_payment=date(2026, 3, 6))
    talk.take(said("as I say <propose_plan:plan>", offer))
    assert talk.cursor.position.yours.first_payment == date(2026, 3, 6)
    return talk


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("那剩下的一个月还160，4月3号开始 <propose_plan>", date(2026, 3, 6)),
        ("Then the rest at $160 a month, starting April 3. <propose_plan>", date(2026, 3, 6)),
        ("那就4月3号开始，一个月还160 <propose_plan>", date(2026, 4, 3)),
        ("Then $160 a month, starting April 3. <propose_plan>", date(2026, 4, 3)),
    ],
)
def test_a_day_of_the_rest_leaves_the_first_day_that_stands(words, day):
    """A later offer that dates only the rest moves nothing; any other day does."""
    talk = standing_talk()
    type_in(talk, words)
    assert talk.cursor.position.yours.first_payment == day
    assert talk.cursor.position.yours.monthly == 160


def test_that_it_is_settled_reads_nothing_back():
    """He waits on: no sum, no day, and he named none himself just before."""
    talk = agreed_talk()
    talk.turns[-1] = replace(talk.turns[-1], line="Good. Read it back.")
    turn = type_in(talk, "That's settled, then. <confirm_summary>")
    assert "confirm_summary" not in turn.move.reading.act_ids
    assert [p.opening.id for p in turn.after.pending] == ["confirm_summary"]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("So $100 down and $150 a month?", "That's right, that's it. <confirm_summary>"),
        ("And the calls?", "We leave it at that, no more calls. <confirm_summary:call_back>"),
    ],
)
def test_what_he_named_or_what_is_no_terms_needs_no_figures(line, words):
    """A yes to his own figures confirms them; the next call has none."""
    talk = agreed_talk()
    talk.turns[-1] = replace(talk.turns[-1], line=line)
    assert "confirm_summary" in type_in(talk, words).move.reading.act_ids


def test_a_reply_that_reads_back_other_terms_is_objected_to():
    """Chosen or typed word for word: what is agreed decides, not what the file thought of."""
    talk = agreed_talk()
    state = talk.compiled.states["agreed"]
    said = state.replies[0]._replace(say="So: $300 down, then $200 a month.")
    states = {**talk.compiled.states, "agreed": state._replace(replies=(said,))}
    talk.compiled, talk.mode = replace(talk.compiled, states=states), Mode.GUIDED
    for entry in ({"choose": 1}, {"say": said.say}):
        move = talk.read(parse_input(entry), TagReader())
        assert "confirm_summary" not in move.reading.act_ids
        assert move.offer is not None
