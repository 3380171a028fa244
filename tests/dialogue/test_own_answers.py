"""Shipped debtors answer what was said: no triage that never was, no deal nobody made."""

from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.dialogue.cursor import Cursor
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.replying import response_class
from negotiation_trainer.dialogue.step import start
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from tests.sample import NOON, TagReader, said


@cache
def shipped(name):
    """Return a shipped scenario, ready to run."""
    return Practice(Path("unused"), lambda: NOON, TagReader).open(name).compiled


@cache
def plain():
    """Return the reader that is always there."""
    return open_reader("plain")


def says(name, mood, state, *words, known=(), visited=(), identified=True, read=None):
    """Return the turns of words typed from a place of a shipped scenario on."""
    ready = shipped(name)
    at = Cursor(
        mood,
        state,
        turn=5,
        identified=identified,
        known=frozenset(known),
        visited=frozenset({state, *visited}),
    )
    runner = DirectRunner(ready)
    talk = Talk(ready, Mode.TYPED, runner=runner, turns=[start(ready, seed=0, at=at)])
    reader = read or TagReader()
    return [talk.take(talk.read(parse_input({"say": word}), reader)) for word in words]


CEILING = ("us/the-baseboard-man", "leveling", "ceiling")
WORN_DOWN = ("us/up-every-two-hours", "anxious", "worn-down")
SUNK = ("cn/tuner-credit-card", "overwhelmed", "sunk")
STRAIGHT_EN = [
    "Are you thinking about killing yourself?",
    "Are you having thoughts of suicide?",
    "You wouldn't do anything to yourself, would you?",
    "Are you safe?",
    "Will you be safe tonight?",
    "Do you ever feel like not being here anymore, like you want to die?",
    "Are you planning on hurting yourself?",
]
AROUND_EN = [
    "Is the arm hurting a lot today?",
    "Is there anybody who could sit with you tonight?",
    "How did you hurt yourself exactly?",
    "How are you feeling?",
    "Are you thinking about selling the truck?",
    "Is it safe to talk right now?",
]
STRAIGHT_ZH = [
    "您这会儿是一个人吗？身边安全吗？",
    "您不会想不开吧？",
    "您是不是想寻短见？",
    "您有没有想伤害自己？",
    "您不会做什么傻事吧？",
    "您有过轻生的念头吗",
]
AROUND_ZH = [
    "今晚有人陪您吗？",
    "您身体怎么样？",
    "您母亲还好吗？",
    "您难受吗？",
    "卡放在身上安全吗？",
]
TRIAGE = (
    "Nobody asks that",
    "Nobody's asked me",
    "not going to do anything",
    "no plan",
    "不会做傻事",
    "不会走那条道",
)


def hears_the_question(place, words):
    """Whether the debtor answers that he was asked straight out."""
    (turn,) = says(*place, words, known=KNOWN[place[0]], read=plain())
    return any(sign in turn.line for sign in TRIAGE)


KNOWN = {
    "us/the-baseboard-man": ("fall", "arm", "deposits"),
    "us/up-every-two-hours": ("teddy",),
    "cn/tuner-credit-card": ("ear",),
}


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *((place, words) for place in (CEILING, WORN_DOWN) for words in STRAIGHT_EN),
        *((SUNK, words) for words in STRAIGHT_ZH),
    ],
)
def test_the_plain_question_is_heard_in_many_words(place, words):
    """Who is asked straight out whether he will harm himself says so."""
    assert hears_the_question(place, words)


@pytest.mark.parametrize(
    ("place", "words"),
    [
        *((place, words) for place in (CEILING, WORN_DOWN) for words in AROUND_EN),
        *((SUNK, words) for words in AROUND_ZH),
    ],
)
def test_another_question_about_how_he_is_is_not_that_question(place, words):
    """Nobody is told that he asked what he did not ask; the despair stays on the table."""
    assert not hears_the_question(place, words)


def test_a_caller_who_will_not_say_who_he_is_hears_nothing():
    """Neither facts nor a deal, however often he asks."""
    turns = says(
        "cn/braces-half-done", "composed", "greeting",
        "您几号发工资？ <ask_closed:income>",
        "做到第几副了？ <ask_closed:goods_service>",
        "11月16号付600，往后每月500，罚息全免 <propose_plan:plan>",
        identified=False,
    )  # fmt: skip
    assert all(turn.fact is None for turn in turns)
    assert not turns[-1].after.known
    assert turns[-1].after.position.agreement is None
    assert turns[-1].after.state == "greeting"


@pytest.mark.parametrize(
    ("name", "mood", "state", "words"),
    [
        ("us/hutchs-truck", "leveling", "making-room", "what could you send? <ask_commitment>"),
        ("cn/credit-card-next-month", "leveling", "means", "能定下来吗 <ask_commitment>"),
    ],
)
def test_nobody_says_yes_to_a_deal_nobody_made(name, mood, state, words):
    """Before terms are agreed a request for a promise finds no promise kept ready."""
    (turn,) = says(name, mood, state, words)
    assert not any(yes in turn.line for yes in ("What we said", "saying yes", "说好的", "我应了"))
    assert turn.after.position.agreement is None


def test_who_is_asked_what_he_can_pay_tells_what_comes_in():
    """A request for a promise is a question about his means as well."""
    (turn,) = says(
        "cn/tuner-credit-card", "hopeful", "ability", "往后能匀多少 <ask_commitment:income>",
        known=("ear", "daughter"),
    )  # fmt: skip
    assert turn.fact == "new-job"
    (turn,) = says("cn/tuner-credit-card", "hopeful", "ability", "定了吧 <ask_commitment:plan>")
    assert turn.fact is None


@pytest.mark.parametrize(
    ("words", "fact"),
    [
        ("He would've what?", "hutch-died"),
        ("What is left after bills?", "hutchs-kid"),
    ],
)
def test_an_echo_asks_about_what_was_left_hanging(words, fact):
    """A reader can only guess what so few words are about; other questions stay as they are."""
    (turn,) = says(
        "us/hutchs-truck", "leveling", "whose-name", words,
        known=("what-it-was-for",), visited=("hutchs-loan",), read=plain(),
    )  # fmt: skip
    assert turn.fact == fact


@pytest.mark.parametrize(
    ("name", "mood", "state", "words"),
    [
        ("us/up-every-two-hours", "anxious", "on-the-line", "that is all right <reassure>"),
        ("us/up-every-two-hours", "steadier", "worn-down", "that is brave <reflect>"),
        ("cn/sixty-instalments", "hardball", "standoff", "我不是那个意思 <apologise>"),
    ],
)
def test_nobody_says_the_same_twice_running(name, mood, state, words):
    """A row's only line just said gives way to another."""
    first, second = says(name, mood, state, words, f"{words} really")
    assert first.line != second.line


@pytest.mark.parametrize(
    ("words", "mood"),
    [
        ("Hi, it's Tess, how have you been? <greet> <identify_self> <small_talk>", "composed"),
        ("Some weather we're having <small_talk>", "smug"),
    ],
)
def test_a_pleasantry_in_a_greeting_is_no_weakness(words, mood):
    """Alone it is."""
    (turn,) = says("us/labor-day-clearance", "composed", "greeting", words, identified=False)
    assert turn.after.mood == mood


def test_his_own_terms_said_back_are_taken():
    """What he names as a counter he accepts."""
    turns = says(
        "cn/credit-card-next-month", "leveling", "bargaining",
        "每月1600，7月25号开始 <propose_plan:plan>",
        "每月1550，7月25号开始，违约金免一半 <propose_plan:plan>",
        "那就25号先给500，往后每月1400，违约金免了 <propose_plan:plan>",
    )  # fmt: skip
    assert "二十五号" in turns[1].line
    assert turns[2].after.position.agreement is not None


def test_after_the_complaint_is_logged_the_talk_goes_on():
    """An apology or a question without a subject is no dead end."""
    for words in ("真对不起 <apologise>", "您刚才说什么 <ask_closed>"):
        turns = says("cn/sixty-instalments", "engaged", "logged", words, f"{words} ～")
        assert turns[-1].after.state != "logged"


def test_an_apology_with_rights_is_the_answer_she_wanted():
    """No second asking for what was offered in the same breath; she named no money either."""
    turns = says(
        "cn/penalty-interest-dispute", "irritated", "on-the-line",
        "店里那通是我们错了 <apologise:prior_contact>",
        "换谁都难受 <acknowledge_feeling>/投诉登记了 <offer_help:rights>",
    )  # fmt: skip
    assert "跟我算钱" not in turns[0].line
    assert turns[1].after.state == "penalty"


@pytest.mark.parametrize(
    "words",
    [
        "Yes. A copy of the letter goes out in the mail tomorrow.",
        "I'll mail you the letter of March 26.",
        "I will put it in writing and mail it to you.",
    ],
)
def test_a_letter_promised_is_paper_promised(words):
    """He asked for it on paper."""
    (turn,) = says(
        "us/double-billed-card", "settled", "credit-news", words,
        known=("console-line",), read=plain(),
    )  # fmt: skip
    assert turn.after.state == "money"


def test_feelings_are_heard_before_the_brochure():
    """The apology counts although a right is named beside it."""
    words = "that was on us <apologise>/you may file it <state_facts:rights>"
    place = ("us/double-billed-card", "boiling", "complaint-threat")
    (turn,) = says(*place, words, known=("console-line",))
    assert "brochure" not in turn.line
    assert "process" not in turn.line


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("You can count on me <reassure> / I talk to you alone <set_boundary>", "soothed"),
        ("I talk to you alone <set_boundary> / you can count on me <reassure>", "soothed"),
        ("That is as far as I can go <set_boundary>", "declined"),
        ("Don't worry <reassure> / but I cannot waive it <refuse>", "declined"),
    ],
)
def test_a_limit_beside_reassurance_declines_nothing(words, kind):
    """It is one he sets himself; a refusal beside it stays one."""
    move = said(words)
    assert response_class(move, move.reading.segments, frozenset()).value == kind
