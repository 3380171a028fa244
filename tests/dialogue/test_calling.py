"""A call repeated is no new one: its answer is late, and at the third it was missed."""

import pytest

from negotiation_trainer.conduct.rules import applicable, shipped_pack
from negotiation_trainer.dialogue.answering import _both, _one_after_the_other
from negotiation_trainer.dialogue.calling import calls_of, missed_twice
from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolution, Turn
from negotiation_trainer.dialogue.signals import resolve_openings, segments_of
from negotiation_trainer.dialogue.speech import Speech
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scoring.hearing import Hearing
from negotiation_trainer.scoring.openings import openings
from negotiation_trainer.scoring.rubric import standard_rubric
from tests.sample import bundle, said

SAFETY = Opening("ask_closed:safety", (("ask_closed", "safety"),))
PLAN = Opening("propose_plan", (("propose_plan", None),))
FEELING = Opening("acknowledge_feeling", (("acknowledge_feeling", None),))
DARK = Speech("What is it all for.", openings=(SAFETY,), raises=(Raised.DESPAIR.value,))
AGAIN = Speech("You do not listen.", openings=(SAFETY,))


def talk(*exchanges):
    """Return the turns of moves and the words that follow, each calling for what it holds."""
    cursor = Cursor("cross", "talking")
    cursor = with_calls(cursor, DARK, 0)
    turns = [Turn(0, None, cursor, cursor, 2, 2, DARK.text, raised=DARK.raises)]
    for number, (tagged, speech) in enumerate(exchanges, start=1):
        move, before = said(tagged), cursor
        resolved, still = resolve_openings(move, segments_of(move), cursor, worse=False)
        moved = Cursor("cross", "talking", turn=number, pending=still)
        resolved += missed_twice(moved, speech)
        cursor = with_calls(moved, speech, number)
        turns.append(Turn(number, move, before, cursor, 2, 2, speech.text, resolved=resolved))
    return tuple(turns)


def with_calls(cursor, speech, number):
    """Return the cursor after these words."""
    return Cursor("cross", "talking", turn=number, pending=calls_of(cursor, speech))


def found(turns):
    """Return what is told of the openings: turn and rule."""
    rules = applicable(shipped_pack("us"), bundle().compiled.case)
    hearing = Hearing(bundle().compiled, standard_rubric(), rules, turns)
    return [(item.turn, item.rule, item.dimension.value) for item in openings(hearing)]


SMALL, ASKS = "well now <small_talk>", "are you safe? <ask_closed:safety>"
NOTHING = Speech("Hm.")


@pytest.mark.parametrize(
    ("exchanges", "told"),
    [
        ([(ASKS, NOTHING)], [(1, "opening.met")]),
        ([(SMALL, NOTHING), (ASKS, NOTHING)], [(2, "opening.late")]),
        ([(SMALL, AGAIN), (ASKS, NOTHING)], [(2, "opening.late")]),
        ([(SMALL, AGAIN), (SMALL, AGAIN)], [(2, "opening.missed")]),
        ([(SMALL, AGAIN), (SMALL, AGAIN), (ASKS, NOTHING)], [(2, "missed"), (3, "met")]),
        ([("are you? <ask_open:safety>", AGAIN), (SMALL, AGAIN)], [(1, "opening.met")]),
    ],
)
def test_a_call_repeated_is_late_and_then_missed(exchanges, told):
    """Whoever lets it lie pays for it, however often he is asked; an answer akin to it counts."""
    got = [(turn, rule) for turn, rule, _ in found(talk(*exchanges))]
    assert [(t, r.removeprefix("opening.")) for t, r in got] == [
        (t, r.removeprefix("opening.")) for t, r in told
    ]


def test_what_despair_calls_for_counts_as_care_when_it_is_missed_at_its_repetition():
    """The line that showed it may be the first of the two."""
    ((_, rule, dimension),) = found(talk((SMALL, AGAIN), (SMALL, AGAIN)))
    assert (rule, dimension) == ("opening.missed", "empathy")


def test_facts_told_before_are_not_missed_by_asking_again():
    """To leave unsaid what was said is no miss, and no delay."""
    opening = Opening("state_facts:amount", (("state_facts", "amount"),))
    old = Pending(opening, 1, "How much?", passed=1)
    told = Cursor("cross", "talking", turn=2, pending=(old,), told=frozenset({"amount"}))
    asks = Speech("How much?", openings=(opening,))
    assert calls_of(told, asks) == (Pending(opening, 2, "How much?"),)
    twice = Cursor(
        "cross", "talking", turn=3, pending=(Pending(opening, 2, "?", 1, since=1),), told=told.told
    )
    assert missed_twice(twice, asks) == ()
    untold = Cursor("cross", "talking", turn=3, pending=twice.pending)
    assert [item.resolution for item in missed_twice(untold, asks)] == [Resolution.MISSED]


@pytest.mark.parametrize("join", [_both, _one_after_the_other])
def test_nothing_else_will_do_for_what_despair_calls_for(join):
    """Terms beside it are no answer to it; where no despair is, either may be answered."""
    terms = Speech("And what do I pay?", openings=(PLAN,))
    for speeches in ((DARK, terms), (terms, DARK)):
        assert SAFETY in join(*speeches).openings
    either = Opening("x", (("ask_closed", "safety"), ("propose_plan", None)))
    assert join(DARK, Speech("So?", openings=(either,))).openings == (SAFETY,)
    calm = Speech("It is heavy.", openings=(FEELING,))
    assert (len(_both(calm, terms).openings), len(_both(DARK, terms).openings)) == (1, 1)
    assert len(_both(calm, terms).openings[0].alternatives) == 2
