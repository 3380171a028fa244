"""Orders about the call, good wishes and questions that name a fact, told by their words."""

import pytest

from negotiation_trainer.catalogue.moves import BreachMark, Mark, Reading, Segment
from negotiation_trainer.dialogue.manner import (
    practical,
    with_manners,
    without_doubtful_refusal,
    without_practical_demands,
    without_wishes,
)
from negotiation_trainer.dialogue.signals import argues
from negotiation_trainer.dialogue.subjects import with_subjects
from tests.sample import compiled, new_talk, said


def read_as(text, *acts, score=0.9, topics=(), breach=None):
    """Return a reading of one clause with these acts; a breach in it is only suspected."""
    span = (0, len(text))
    broken = (breach,) if breach else ()
    return Reading(
        text,
        "zh" if any("\u4e00" <= c <= "\u9fff" for c in text) else "en",
        tuple(Mark(act, score, span) for act in acts),
        tuple(Mark(topic, score, span) for topic in topics),
        tuple(BreachMark(b, 0.5, span, False) for b in broken),
        (),
        (Segment(span, acts, topics, broken),),
    )


@pytest.mark.parametrize(
    "words",
    [
        *("把免提关了", "您先靠边停车，把外放关掉。", "麻烦您下车说话。", "咱们换个方便的地方说吧"),
        *("Pull over and turn the speaker off.", "Please step outside for a minute."),
    ],
)
def test_asking_how_to_talk_is_a_boundary_and_no_demand(words):
    """Whatever the reader heard in it: an order, something about a waiver, or nothing."""
    found = with_manners(read_as(words, "demand", topics=("waiver",), breach="deception"))
    assert found.act_ids == ("set_boundary",)
    assert (found.topic_ids, found.breaches) == ((), ())
    assert with_manners(read_as(words)).segments[0].acts == ("set_boundary",)


@pytest.mark.parametrize(
    "words",
    [
        *("赶紧还钱。", "今天必须还上，把外放关了也得说这笔钱。", "您刚才开着外放", "给个准数。"),
        *("Pay up now.", "You were on speaker last time.", "Turn the speaker off and pay the $50."),
    ],
)
def test_an_order_about_money_stays_what_was_read(words):
    """Nor is what was so before an order."""
    reading = read_as(words, "demand")
    assert with_manners(reading) == reading
    assert with_manners(read_as(words)).segments[0].acts == ()


def test_a_sure_breach_is_never_explained_away():
    """Only what was merely suspected goes with the misreading."""
    reading = read_as("把免提关了", "demand", breach="insult")
    sure = BreachMark("insult", 0.9, (0, 5))
    broken = Reading(**{f: getattr(reading, f) for f in ("text", "lang", "acts", "segments")})
    broken = Reading(broken.text, broken.lang, broken.acts, (), (sure,), (), broken.segments)
    assert with_manners(broken) == broken


@pytest.mark.parametrize(
    ("words", "about_call"),
    [
        *(("拿支笔记一下", True), ("别挂电话", True), ("您把材料发给我", True)),
        *(("给个准数", False), ("你必须给我一个交代", False), ("把钱打到卡上", False)),
        *(("Get a pen and write this down.", True), ("Hold on a second.", True)),
        *(("Send me the pictures.", True), ("You need to take care of this today.", False)),
        *(("Give me a date.", False), ("Send me the money, hold on a second", False)),
    ],
)
def test_orders_about_the_call_and_orders_about_money(words, about_call):
    """The default is pressing."""
    assert practical(words) is about_call


def test_an_order_about_the_call_presses_nobody():
    """The same act, other words: only the second is what he takes as pressing."""
    talk = new_talk()
    talk.take(said("<acknowledge_feeling>"))
    asked = talk.take(said("get a pen and write this down <demand>"))
    assert (asked.persona_edge, asked.heat) == (None, asked.heat_before)
    pressed = talk.take(said("pay up now <demand>"))
    assert pressed.persona_edge is not None


@pytest.mark.parametrize(
    ("words", "score", "opening", "closes"),
    [
        *(("给您请安了，祝您万事如意", 0.72, True, False), ("祝您生意兴隆", 0.99, True, False)),
        *(("祝您生活愉快", 0.58, False, False), ("祝您生活愉快", 0.95, False, True)),
        *(("打扰了，再见", 0.6, True, True), ("那就先这样", 0.5, False, True)),
        *(("Have a great day! I'm Andre.", 0.98, True, False), ("Bye.", 0.6, True, True)),
        *(("Have a great day!", 0.98, False, True), ("all the best", 0.6, False, False)),
        *(("We'll take care of it, all the best", 0.6, False, False),),
    ],
)
def test_a_good_wish_ends_no_talk_that_has_not_begun(words, score, opening, closes):
    """At the start only a word of parting does; later a likely goodbye does too."""
    found = without_wishes(read_as(words, "close", score=score), opening=opening, agreed=False)
    assert ("close" in found.act_ids) is closes
    assert ("close" in found.segments[0].acts) is closes


def test_once_agreed_a_wish_is_a_goodbye():
    """Then there is nothing left to say."""
    reading = read_as("祝您一切顺利", "close", score=0.5)
    assert without_wishes(reading, opening=False, agreed=True) == reading


@pytest.mark.parametrize("yes", ["好的。", "行", "Okay.", "Sure, sounds good"])
@pytest.mark.parametrize("agreed", [False, True])
def test_a_mere_yes_ends_nothing(yes, agreed):
    """Not before and not after the deal; a goodbye beside it does."""
    found = without_wishes(read_as(yes, "close", score=0.99), opening=False, agreed=agreed)
    assert found.act_ids == ()
    bye = read_as("好的，再见", "close", score=0.99)
    assert without_wishes(bye, opening=False, agreed=agreed) == bye


def test_asking_for_a_fact_is_asking_about_its_subject():
    """Rows and openings know common topics, the reader the fact; what tells something stays."""
    facts = compiled().facts
    asked = with_subjects(read_as("hours?", "ask_closed", topics=("fact:night-shift",)), facts)
    assert asked.segments[0].topics == ("fact:night-shift", "work")
    assert asked.topic_ids == ("fact:night-shift", "work")
    told = read_as("you work at night", "state_facts", topics=("fact:night-shift",))
    assert with_subjects(told, facts) == told
    already = read_as("work hours?", "ask_open", topics=("work", "fact:night-shift"))
    assert with_subjects(already, facts) == already


def test_the_figures_of_a_fair_offer_are_no_argument():
    """A feeling is passed over either way; only pressing and telling alone argue with it."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("so it is <state_facts:amount>"))
    asked = said("300 a month, could you? <propose_plan:plan> <ask_commitment>").reading.segments
    assert argues(asked, talk.cursor)
    assert not argues(asked, talk.cursor, fair=True)
    assert argues(said("you must <explain_consequence>").reading.segments, talk.cursor, fair=True)


@pytest.mark.parametrize(
    ("words", "acts", "score", "presses"),
    [
        ("I'll just put it on hold for you a little while", ("offer_help", "demand"), 0.4, False),
        ("我先帮您把催收停一停", ("offer_help", "demand"), 0.4, False),
        ("I'll help you, so pay up", ("offer_help", "demand"), 0.95, True),
        ("您今天必须还，我帮您办", ("offer_help", "demand"), 0.95, True),
        ("So you will see to it", ("demand",), 0.4, True),
        ("这事您得给个说法", ("demand", "propose_plan"), 0.4, True),
    ],
)
def test_an_order_faintly_heard_in_an_offer_of_help_presses_nobody(words, acts, score, presses):
    """A sure one does, and one that stands beside no help."""
    reading = read_as(words, *acts, score=score)
    heard = without_practical_demands(reading, reading.segments)
    assert ("demand" in heard[0].acts) is presses


@pytest.mark.parametrize(
    ("words", "score", "refuses"),
    [
        *(
            ("Sounds good to me, I'll send it over tonight", 0.6, False),
            ("成，钱到了说一声", 0.5, False),
        ),
        *(
            ("Sounds good to me, I'll send it over tonight", 0.9, True),
            ("行是行，可是…", 0.5, True),
        ),
        *(("Yes, but not twelve months", 0.6, True), ("That is too little", 0.6, True)),
    ],
)
def test_a_clear_yes_outranks_a_doubtful_no(words, score, refuses):
    """A sure one stands, and so does one that a yes with a condition leads to."""
    reading = read_as(words, "refuse", "promise", score=score)
    found = without_doubtful_refusal(reading)
    assert ("refuse" in found.act_ids) is refuses
    assert ("refuse" in found.segments[0].acts) is refuses
    assert "promise" in found.act_ids


@pytest.mark.parametrize(
    ("words", "waited_for", "closes"),
    [
        *(
            ("take care of yourself, you know?", True, False),
            ("take care of yourself", False, True),
        ),
        *(("您多保重身体啊", True, False), ("您多保重身体啊", False, True)),
        *(("take care of yourself, bye", True, True), ("您多保重，先这样", True, True)),
        *(("Have a great day!", True, True), ("祝您生活愉快", True, True)),
        *(("talk to you later then", True, True), ("那我挂了，您保重", True, True)),
    ],
)
def test_a_kind_wish_in_the_middle_is_no_goodbye(words, waited_for, closes):
    """He waits for an answer: only a word or a wish of parting ends the talk."""
    reading = read_as(words, "close", score=0.99)
    found = without_wishes(reading, opening=False, agreed=False, waited_for=waited_for)
    assert ("close" in found.act_ids) is closes


@pytest.mark.parametrize(
    ("wish", "more", "acts", "agreed", "closes"),
    [
        *(("您多保重身体啊，", "这事咱们慢慢商量", (), False, False),),
        *(("您多保重身体啊，", "先生", (), False, True),),
        *(("Take care of yourself.", "What's a month like?", ("ask_open",), True, False),),
        *(("祝您生活愉快，", "那您每月能拿多少", ("ask_closed",), False, False),),
        *(("Have a great day,", "I'll send it to you tonight", ("state_facts",), True, True),),
        *(("All the best to you,", "we will get there somehow", (), False, False),),
    ],
)
def test_a_wish_that_more_is_said_after_is_no_goodbye(wish, more, acts, agreed, closes):
    """Once agreed only what asks or puts something forward goes on."""
    first, rest = (0, len(wish)), (len(wish), len(wish) + len(more))
    marks = [Mark("close", 0.95, first), *(Mark(act, 0.9, rest) for act in acts)]
    segments = (Segment(first, ("close",)), Segment(rest, acts))
    reading = Reading(wish + more, "auto", acts=tuple(marks), segments=segments)
    found = without_wishes(reading, opening=False, agreed=agreed)
    assert ("close" in found.act_ids) is closes
    assert [act for act in found.act_ids if act != "close"] == list(acts)


@pytest.mark.parametrize(
    ("words", "score", "presses"),
    [
        *(("Need your DOB and ZIP to verify.", 0.68, False), ("报一下身份证后4位", 0.68, False)),
        *(("核对下生日", 0.9, False), ("Give me the last 4 of your card", 0.9, False)),
        *(("Your birthday right now.", 0.9, True), ("马上报生日", 0.9, True)),
        *(("Your birthday, and then you pay.", 0.6, True), ("报下生日，把钱还上", 0.6, True)),
    ],
)
def test_asking_what_verifies_presses_nobody(words, score, presses):
    """However shortly; unless the clause is about money too, or hurries him."""
    reading = read_as(words, "verify_identity", "demand", score=score)
    heard = without_practical_demands(reading, reading.segments)
    assert ("demand" in heard[0].acts) is presses
    assert "verify_identity" in heard[0].acts


def test_an_order_that_verifies_nobody_is_an_order():
    """Nor one that does much else besides."""
    reading = read_as("Need an answer.", "demand", score=0.6)
    assert without_practical_demands(reading, reading.segments) == reading.segments
    stuffed = read_as("Your birthday, and no.", "verify_identity", "demand", "refuse", score=0.6)
    assert without_practical_demands(stuffed, stuffed.segments) == stuffed.segments


@pytest.mark.parametrize(
    ("words", "topic", "score", "presses"),
    [
        *(
            ("Get that shoulder seen.", "health", 0.5, False),
            ("先把肩膀看了", "health", 0.5, False),
        ),
        *(
            ("You sign the claim form here.", "help", 0.5, False),
            ("这张表您签个字", "help", 0.5, False),
        ),
        *(("Get that shoulder seen.", "health", 0.9, True), ("先把肩膀看了", "health", 0.9, True)),
        *(
            ("Sell it and pay the bill.", "help", 0.5, True),
            ("病好了先把钱还上", "health", 0.5, True),
        ),
        *(("Get it sorted.", "plan", 0.5, True), ("赶快处理", "plan", 0.5, True)),
    ],
)
def test_an_order_for_his_own_good_presses_nobody(words, topic, score, presses):
    """Faintly heard, about his health or the help there is, and not about money."""
    reading = read_as(words, "state_facts", "demand", score=score, topics=(topic,))
    heard = without_practical_demands(reading, reading.segments)
    assert ("demand" in heard[0].acts) is presses
