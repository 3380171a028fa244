"""Whole talks as people type them: what is asked in plain words gets an answer to it."""

import pytest

from negotiation_trainer.dialogue.cursor import Resolution
from tests.dialogue.test_own_answers import plain, says, shipped

RAIN = ("us/the-baseboard-man", "ashamed", "rain")
FEES = ("us/double-billed-card", "listening", "fees")


YOURS = "It's yours either way, it's posted today."
STATES = ["best-summer", "rain", "came-down", "good-part", "options", "claim", "terms", "agreed"]


def answered(place, *words, **at):
    """Return the last turn of words typed from a place of a shipped scenario on."""
    return says(*place, *words, read=plain(), **at)[-1]


@pytest.mark.parametrize(
    "words",
    [
        "Back on June 16 you said you came down in the world. What'd you mean by that",
        "In June you told us you'd come down in the world. Was that a joke?",
        "the note here says you came down in the world lately. what's that about?",
        "Did you fall, Russ? Off a ladder or something",
        "did you take a fall this spring?",
        "A ladder? Oh man. Are you hurt?",
        "did you get hurt at work?",
        "Were you injured?",
        "did you have an accident or something?",
        "What's really going on, Russ?",
    ],
)
def test_whoever_asks_about_the_fall_hears_of_it(words):
    """The joke in the file, a fall, a hurt: the arm can only come after the ladder."""
    assert "came off a ladder" in answered(RAIN, words).line


def test_a_question_about_a_hurt_is_dodged_once_in_words_that_fit_it():
    """He does not tell at the first question, but he has heard what was asked."""
    turn = answered(("us/the-baseboard-man", "breezy", "best-summer"), "Are you hurt or something?")

    assert turn.after.state == "rain"
    assert turn.line.startswith("Hurt? Me?")


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize("mood", ["ashamed", "leveling", "cornered"])
def test_a_question_about_safety_is_answered_wherever_the_painter_is(state, mood):
    """Nobody says thanks to it, or that he will get back to it."""
    words = "have you thought about hurting yourself or anything like that, sorry I have to ask"
    for visited in ((), ("ceiling", "steady")):
        turn = answered(("us/the-baseboard-man", mood, state), words, visited=visited)
        assert turn.line.startswith(("No.", "Still no."))


@pytest.mark.parametrize(
    "words",
    [
        "the duplicate 438 got credited back march 24, its not in what you owe",
        "They fixed it March 24. The 438 is gone. You were right about it",
        "that double charge was reversed in March",
        "your second charge got backed out in march",
        "The $438 came off on March 24",
        "It's been fixed since March 24",
    ],
)
@pytest.mark.parametrize("known", [(), ("double-billed",)])
def test_the_news_about_the_charge_is_heard_in_many_words(words, known):
    """Nobody asks whether it was ever fixed who has just been told."""
    turn = answered(FEES, words, known=known)

    assert turn.after.state == "credit-news"


def test_the_sums_he_names_are_the_sums_he_takes():
    """He fights about the fees, not about what he said he could pay."""
    at = ("us/double-billed-card", "listening", "money")
    told = "when does money come in and what can you do"
    sums = "then 500 on july 24 and 350 a month after that"

    first = answered(at, told, sums)
    assert "All the fees come off" in first.line or "Zero fees" in first.line
    second = answered(at, told, sums, "500 on july 24, 350 a month after that, half the fees off")
    assert second.settlement.result == "accepted"


def test_nobody_on_the_phone_has_said_who_he_is_by_hearing_a_name():
    """Before he confirms it, no answer about who is who sounds as if he had."""
    place = ("us/double-billed-card", "boiling", "screening")
    turn = answered(place, "it's about your card", identified=False)

    assert "Whose?" in turn.line or "somebody you don't know" in turn.line


@pytest.mark.parametrize(
    "words",
    [
        "Is something squeezing you guys over there?",
        "What's the thing that's in the way of paying these three?",
        "Help me understand what the ninety days is really about?",
        "what's holding these up",
        "is somebody holding the checks back?",
    ],
)
def test_what_is_behind_the_ninety_days_is_asked_in_many_words(words):
    """She tells it once the talk is about what is behind it, and has an answer before."""
    behind = answered(("us/labor-day-clearance", "engaged", "behind"), words)
    before = answered(("us/labor-day-clearance", "composed", "ninety-days"), words)

    assert "Our bank line gets tested" in behind.line
    assert before.line.startswith(("It's policy", "We went to ninety, that's the reason"))


@pytest.mark.parametrize(
    "words",
    [
        "How many planters? Send me the photos and I'll credit them at 48 apiece",
        "Your dock left us a message about a couple of pallets. What was wrong with them?",
        "I saw the note about two pallets. Were they broken?",
        "Did some of it arrive broken?",
    ],
)
@pytest.mark.parametrize("state", ["ninety-days", "rulebook"])
def test_who_has_read_the_file_may_ask_about_the_pallets_early(state, words):
    """And what is credited then does not end the bargaining before it began."""
    place = ("us/labor-day-clearance", "composed", state)
    said = (words, "I'm sorry nobody answered. I'll credit all forty.", YOURS)
    turns = says(*place, *said, read=plain(), visited=("ninety-days",))

    assert "Two pallets came in busted" in turns[0].line
    assert [turn.after.state for turn in turns[1:]] == ["claim", "ten-percent"]


def test_who_tells_her_name_to_her_has_not_heard_it_from_her():
    """A name and a number told to somebody unknown confirm nothing."""
    words = "you, Ms Takeda. vendor number on our side is on the PO"
    place = ("us/labor-day-clearance", "composed", "greeting")

    turn = answered(place, words, identified=False)
    assert not turn.after.identified
    assert "That's right" not in turn.line


NADINE = "us/up-every-two-hours"


@pytest.mark.parametrize(
    "words",
    [
        "Can I send you a fresh form by email or you want to use the folder?",
        "Email or mail?",
        "Do you want a new copy or the one in the drawer?",
    ],
)
def test_which_form_she_wants_is_answered_with_a_form(words):
    """It is no question about another call, nor about her pay stubs."""
    turn = answered((NADINE, "steadier", "assistance"), words)

    assert turn.after.state == "assistance"
    assert turn.line.startswith(("A fresh one", "E-mail's good"))


def test_who_hears_that_no_stubs_are_wanted_does_not_say_she_has_none():
    """The obstacle is gone before she could name it."""
    words = "There's hospital assistance. they want your income last 3 months, no pay stubs"
    turn = answered((NADINE, "steadier", "breather"), words)

    assert turn.after.state == "assistance"
    assert "don't have pay stubs" not in turn.line


def test_a_referral_is_one_wherever_form_and_day_were_given():
    """Hold, form, day and a goodbye: nothing more is owed before the hospital decides."""
    told = "Call or text 988 any hour. The account's on hold 30 days, and St. Brendan has"
    told += " financial assistance, the form has to be in by October 9."
    bye = "So, hold on the account, form in by October 9. Take care of yourself, goodbye."
    outcomes = [
        answered((NADINE, "steadier", state), *words, visited=("safety",)).after.outcome
        for state, words in (("safety", (told, bye)), ("breather", (bye,)))
    ]
    assert outcomes == ["wait-for-hospital"] * 2


@pytest.mark.parametrize("mood", ["anxious", "overwhelmed"])
def test_how_she_holds_up_is_answered_before_the_nine_hundred(mood):
    """Whoever asks about her hears about her."""
    turn = answered((NADINE, mood, "on-the-line"), "How are you holding up? Your hands were full")

    assert turn.line.startswith(("Me?", "Oh. I'm up", "I'm okay."))


ROZ = "us/hutchs-truck"


@pytest.mark.parametrize(
    "words",
    [
        "When did you last pay on it?",
        "whens the last time you made a payment on this",
        "when did the payments stop",
        "when was your last payment?",
    ],
)
@pytest.mark.parametrize("state", ["that-loan", "hutchs-loan", "making-room"])
def test_when_she_last_paid_is_not_when_she_is_paid(state, words):
    """Her pay day is another question."""
    turn = answered((ROZ, "ashamed", state), words)

    assert "February" in turn.line
    assert "check-on-the-14th" not in turn.after.known


@pytest.mark.parametrize("mood", ["breezy", "ashamed"])
def test_who_hutch_is_can_be_asked_before_she_has_named_him(mood):
    """The file names him; she does not speak as if she had been asked who paid."""
    turn = answered((ROZ, mood, "that-loan"), "Who's Hutch?")

    assert turn.line.startswith("Hutch? My old crew chief")


@pytest.mark.parametrize("mood", ["breezy", "ashamed"])
def test_how_it_came_about_is_a_question_about_the_loan(mood):
    """Not about whose name is on it."""
    turn = answered((ROZ, mood, "hutchs-loan"), "How'd that come about?")

    assert "my name" not in turn.line
    assert "truck" in turn.line or "Somebody needs a hand" in turn.line


@pytest.mark.parametrize("known", [(), ("hutch-died",)])
def test_a_question_about_safety_is_answered_by_who_has_lost_a_friend(known):
    """Grief is near enough to it for somebody to ask."""
    words = "have you thought about hurting yourself or anything like that, sorry I have to ask"
    turn = answered((ROZ, "leveling", "whose-name"), words, known=known)

    assert turn.line.startswith(("No.", "Me? No."))


@pytest.mark.parametrize(
    "words",
    [
        "Next call only if one's late. Bye.",
        "No calls unless you miss one. Bye.",
        "You won't hear from us unless something's late. Take care, bye.",
        "I'll call you only if a payment's late. Goodbye.",
    ],
)
def test_when_the_next_call_comes_is_told_by_when_it_does_not(words):
    """What she asked, and no thanks besides: the day of the next contact is told."""
    move = answered((ROZ, "leveling", "wrap-up"), words).move
    told = [s for s in move.reading.segments if "state_facts" in s.acts]

    assert any("call_back" in segment.topics for segment in told)


@pytest.mark.parametrize(
    "words",
    [
        "I'd like to hear it, better or worse. I've got time.",
        "Try me. I've got time.",
        "What's the better part?",
        "Go ahead, I do want it.",
        "Tell me the better part.",
        "I'm all ears.",
    ],
)
def test_whoever_wants_the_better_part_hears_it(words):
    """He said nobody does; who asks for it, or only says to go on, has met it."""
    place = ("us/the-baseboard-man", "leveling", "good-part")
    turn = answered(place, words, known=("fall", "arm"), visited=("rain", "baseboards"))

    assert "I took four deposits" in turn.line


@pytest.mark.parametrize(
    "words",
    [
        "FDCPA covers consumer debt, not this. Three calls in seven weeks.",
        "That act covers consumer debt.",
        "The FDCPA doesn't apply to business accounts.",
        "That law is for consumers, it doesn't cover business debt",
    ],
)
def test_what_the_act_covers_answers_her_threat_with_it(words):
    """A point of law is met by one, in however few words."""
    turn = answered(("us/labor-day-clearance", "composed", "rulebook"), words)

    told = [s for s in turn.move.reading.segments if "state_facts" in s.acts]
    assert any({"rights", "legal"} <= set(segment.topics) for segment in told)
    assert turn.after.state == "ten-percent"


def test_who_asks_whether_there_will_be_calls_is_answered_by_none():
    """However she asks it, a limit on calls is an answer."""
    asking = [
        {way for opening in line.openings for way in opening.alternatives}
        for line in shipped("us/labor-day-clearance").states["wrap-up"].lines
    ]
    asking = [ways for ways in asking if ("state_facts", "call_back") in ways]

    assert len(asking) == 3
    assert all(("set_boundary", "call_back") in ways for ways in asking)


@pytest.mark.parametrize("mood", ["boiling", "irritated"])
def test_who_apologises_for_the_calls_at_work_has_left_no_sum_unsaid(mood):
    """He says himself that it does not start with the balance."""
    place = ("us/double-billed-card", mood, "screening")
    asked = "Can you confirm your date of birth and ZIP code for me first?"
    hello = "Morgan Pike with Harbor Point Recovery, a debt collector. "
    hello += "I need to talk about your balance and why it's past due."
    sorry = "I'm sorry. You told us not to call your work and we did it twice."
    _, second, third = says(*place, asked, hello, sorry, read=plain(), identified=False)

    assert second.after.state == "work-calls"
    assert [r.resolution for r in third.resolved] == [Resolution.MET]


SUMS_NAMED = [
    (
        ("cn/penalty-interest-dispute", "listening", "ability"),
        "13号先付3000元，余下分12期，每月1416元",
        "13号先付3000，剩下12期，每月1377.35元，罚息减半",
    ),
    (
        ("cn/credit-card-next-month", "leveling", "bargaining"),
        "7月25号先付600元，余下分12期，每月1404.60元",
        "7月25号先付600元，余下分12期，每月1390.60元，违约金168全免",
    ),
]


@pytest.mark.parametrize(("place", "sums", "eased"), SUMS_NAMED)
def test_the_sums_they_name_are_the_sums_they_take(place, sums, eased):
    """They bargain over interest and charges, not over what they said they could pay."""
    first, second = says(*place, sums, eased, read=plain())

    assert first.settlement.result == "countered"
    assert "500元" not in first.line
    assert second.settlement.result == "accepted"


@pytest.mark.parametrize(
    "words",
    [
        "20副12000，已付8400，差3600，正好三期。罚息87是79、48、18天，一天6毛",
        "20副×600=12000，您付了8400，还差3600元。",
        "二十副一万二，付了八千四，差三千六。",
        "领了20副，付了14副，差6副，3600",
    ],
)
@pytest.mark.parametrize("mood", ["composed", "engaged"])
def test_a_sum_worked_out_by_sets_is_heard_as_one(words, mood):
    """Nobody is told to count by sets who just has."""
    place = ("cn/braces-half-done", mood, "ledger")
    turn = answered(place, words, known=("twenty-sets",), visited=("logged",))

    assert turn.after.state == "split"
