"""Shipped debtors' lines fit whatever led to them: nothing presumed that was never said."""

from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.dialogue.cursor import Cursor, situation
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.compiled import Compiled
from tests.sample import NOON, TagReader, said

PRESUMING = (
    *("out loud", "saying it", "exactly what it is", "hears a person out", "you got it"),
    *("You understand?", "you're sorry"),
    *("说出来", "跟您说说", "把话说完", "把话听完", "听明白了", "理解？"),
)
ASKED_AGAIN = [
    ("us/double-billed-card", "money", ("listening", "irritated"), "43612"),
    ("us/hutchs-truck", "that-loan", ("ashamed", "cornered"), "87106"),
    ("us/labor-day-clearance", "ten-percent", ("composed", "hardball"), "2206"),
    ("us/the-baseboard-man", "good-part", ("ashamed", "cornered"), "55804"),
    ("us/up-every-two-hours", "worn-down", ("steadier", "overwhelmed"), "44017"),
    ("cn/braces-half-done", "credit", ("composed", "hardball"), "2216"),
    ("cn/credit-card-next-month", "next-week", ("ashamed", "cornered"), "0613"),
    ("cn/penalty-interest-dispute", "ability", ("listening", "irritated"), "1226"),
    ("cn/tuner-credit-card", "fear", ("steadier", "overwhelmed"), "3307"),
]


@cache
def shipped(name: str) -> Compiled:
    """Return a shipped scenario, ready to run."""
    return Practice(Path("unused"), lambda: NOON, TagReader).open(name).compiled


def takes(name, mood, state, *words, known=(), identified=True):
    """Return the last turn of tagged words said from a place of a shipped scenario on."""
    ready = shipped(name)
    at = Cursor(
        mood,
        state,
        turns_here=1,
        identified=identified,
        known=frozenset(known),
        visited=frozenset({state}),
    )
    turn = start(ready, seed=0, at=at)
    for move in map(said, words):
        turn = step(ready, turn.after, move, runner=DirectRunner(ready), seed=0)
    return turn


@pytest.mark.parametrize("name", [name for name, *_ in ASKED_AGAIN])
def test_an_answer_to_a_kind_word_fits_any_kind_word(name):
    """An apology or thanks may come as well as understanding, and before anything was told."""
    moods = shipped(name).persona.lines.moods.values()
    lines = [line for mood in moods for line in mood.soothed]
    assert lines
    assert [line for line in lines if any(words in line for words in PRESUMING)] == []


@pytest.mark.parametrize(("name", "state", "moods", "given"), ASKED_AGAIN)
def test_who_is_asked_again_who_he_is_says_it_again(name, state, moods, given):
    """Calm or hot he gives what he gave, in other words, and the talk stays where it is."""
    again = [takes(name, mood, state, "who is this <verify_identity>") for mood in moods]
    assert all(given in turn.line for turn in again)
    assert {turn.after.state for turn in again} == {state}
    assert again[0].line != again[1].line


@pytest.mark.parametrize(("name", "state", "moods", "given"), ASKED_AGAIN)
def test_nobody_says_again_what_nobody_asked(name, state, moods, given):
    """Neither a greeting nor a question before he said who he is brings that answer."""
    greeted = takes(name, moods[0], state, "hello there <greet>")
    unknown = takes(name, moods[0], state, "who is this <verify_identity>", identified=False)
    assert given not in greeted.line
    assert given not in unknown.line


@pytest.mark.parametrize(("act", "told"), [("reassure", "deposits"), ("thank", None)])
def test_being_let_know_he_may_tell_brings_out_the_deposits(act, told):
    """Thanks alone do not."""
    words = f"sure I do, if you want to <{act}>"
    turn = takes("us/the-baseboard-man", "ashamed", "good-part", words, known=["fall", "arm"])
    assert turn.fact == told


def test_a_bluff_about_an_act_is_no_complaint():
    """Who is told which debts the act covers has not been kept from complaining."""
    lines = shipped("us/labor-day-clearance").states["rulebook"].lines
    assert lines
    assert [line.raises for line in lines] == [()] * len(lines)


def test_a_good_bye_says_nothing_about_what_came_first():
    """She tells of the broken planters only when asked; money may have come first."""
    lines = shipped("us/labor-day-clearance").outcomes["plan-agreed"].lines
    words = [text for line in lines for text in line.say]
    assert not any("before asking" in text for text in words)
    assert any("asked what was wrong" in text for text in words)


def test_whose_truck_it_was_is_said_by_name():
    """The fact may be the first that is heard of him."""
    for text in shipped("us/hutchs-truck").facts["what-it-was-for"].line.say:
        assert text.index("Hutch's") < text.index(". ")


@pytest.mark.parametrize(("outcome", "mood"), [("promised", "cornered"), ("waved-off", "cornered")])
def test_who_was_cornered_takes_no_cheery_leave(outcome, mood):
    """Whoever is as breezy as ever does."""
    state = "next-contact" if outcome == "promised" else "next-week"
    ready = shipped("cn/credit-card-next-month")
    says = {
        at: next(
            line.say[0]
            for line in ready.outcomes[outcome].lines
            if line.guard(situation(ready, Cursor(at, state, identified=True)))
        )
        for at in ("breezy", mood)
    }
    assert "好嘞" in says["breezy"]
    assert "好嘞" not in says[mood]


@pytest.mark.parametrize("mood", ["breezy", "ashamed", "cornered"])
def test_the_family_is_left_out_of_it(mood):
    """What hints at his family is not met with worry about them."""
    turn = takes("cn/credit-card-next-month", mood, "means", "嫂子知道吗 <ask_closed:family>")
    assert "家里" in turn.line
    assert "操心" not in turn.line


def test_who_asks_to_be_asked_tells_it_even_boiling():
    """She asks whether they know how her weeks were; only who asks on hears it."""
    place = ("cn/penalty-interest-dispute", "boiling", "answer-for-it")
    registered = "这就给您登记 <state_facts:rights>"
    asking = takes(*place, registered)
    heard = takes(*place, registered, "你说，我听着 <ask_open>")
    assert "你知道我这半个月怎么过的吗" in asking.line
    assert "这半个月" in heard.line
    assert heard.after.pending
    assert "这半个月" not in takes(*place, "你说，我听着 <ask_open>").line
