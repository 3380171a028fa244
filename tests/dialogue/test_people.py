"""Shipped debtors take what is fair as fair: a plan they can pay, an order about the call, care."""

from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.bargain import bargain
from negotiation_trainer.dialogue.bargaining.plan import Plan, work_out
from negotiation_trainer.dialogue.cursor import Cursor, Pending
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.step import start, step
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.compiled import Compiled, Opening
from tests.sample import NOON, TagReader, said


@cache
def shipped(name: str) -> Compiled:
    """Return a shipped scenario, ready to run."""
    return Practice(Path("unused"), lambda: NOON, TagReader).open(name).compiled


def takes(name, mood, state, *moves):
    """Return the last turn of moves made from a mood and a state on."""
    ready = shipped(name)
    at = Cursor(mood, state, identified=True, visited=frozenset({state}))
    turn = start(ready, seed=0, at=at)
    for move in moves:
        turn = step(ready, turn.after, move, runner=DirectRunner(ready), seed=0)
    return turn


@pytest.mark.parametrize(
    ("name", "state", "words", "fair", "unfair"),
    [
        ("cn/tuner-credit-card", "fear", "每月这些，您看能承受吗？", "580", "3000"),
        ("us/up-every-two-hours", "numbers", "Could you do that a month?", "92", "900"),
    ],
)
def test_a_fair_plan_heats_nobody_in_hardship(name, state, words, fair, unfair):
    """The question whether they can belongs to the offer; for what they cannot pay it presses."""
    heats = []
    for monthly in (fair, unfair):
        offer = Offer(monthly=Decimal(monthly), first_payment=shipped(name).case.contact.at.date())
        move = said(f"{words} <propose_plan:plan> <ask_commitment>", offer)
        turn = takes(name, "anxious", state, move)
        heats.append(turn.heat - turn.heat_before)
    assert heats[0] <= 0 < heats[1]


@pytest.mark.parametrize(
    ("name", "state", "words", "cornered"),
    [
        ("cn/credit-card-next-month", "on-speaker", "您拿支笔记一下", False),
        ("cn/credit-card-next-month", "on-speaker", "赶紧还钱", True),
        ("us/hutchs-truck", "that-loan", "hold on a second", False),
        ("us/hutchs-truck", "that-loan", "pay up now", True),
    ],
)
def test_only_pressing_corners_the_evasive(name, state, words, cornered):
    """An order about the call is none."""
    turn = takes(name, "breezy", state, said(f"{words} <demand>"))
    assert (turn.after.mood == "cornered") is cornered


@pytest.mark.parametrize("name", ["us/hutchs-truck", "cn/credit-card-next-month"])
def test_calm_fair_words_bring_the_evasive_down(name):
    """An open question he called for, then care: from putting off to levelling, then a plan."""
    state = {"us/hutchs-truck": "that-loan", "cn/credit-card-next-month": "next-week"}[name]
    asked = said("what happened there? <ask_open:reason>")
    kind = said("that is a hard spot <acknowledge_feeling> <reflect>")
    heats = [takes(name, "breezy", state, *moves).heat for moves in ((asked,), (asked, kind))]
    assert heats == [2, 1]
    settled = takes(name, "leveling", state, said("some a month <propose_plan:plan>"))
    assert settled.heat == 0


@pytest.mark.parametrize("act", ["acknowledge_feeling", "ask_open:reason"])
def test_who_is_about_to_slip_away_can_be_held(act):
    """By what he called for, not by a short question only."""
    turn = takes("us/hutchs-truck", "slipping", "that-loan", said(f"sorry, go on <{act}>"))
    assert turn.after.mood in ("breezy", "slipping")
    called = [a for p in turn.before.pending for a, _ in p.opening.alternatives]
    assert (turn.after.mood == "breezy") is (act.partition(":")[0] in called)


@pytest.mark.parametrize(
    ("name", "rung", "figures"),
    [
        ("us/labor-day-clearance", 1, ("twelve", "10")),
        ("us/double-billed-card", 1, ("ive hundred", "three-fifty", "24th")),
        ("cn/credit-card-next-month", 1, ("六百", "一千五", "二十五号")),
        ("cn/credit-card-next-month", 2, ("六百", "一千五", "二十五号")),
    ],
)
def test_a_counter_in_words_names_the_figures_of_the_counter(name, rung, figures):
    """Each variant says what the rung says, and the rung comes to a plan he can pay."""
    ready = shipped(name)
    for words in ready.debtor.concedes[rung].say:
        assert all(figure in words.replace("Twelve", "twelve") for figure in figures)
    put = bargain(ready, ready.start_mood).counter(rung, Offer())
    worked = work_out(put, ready.case.balance)
    assert isinstance(worked, Plan)
    assert worked.pay_now <= ready.debtor.can_pay.now
    assert worked.monthly <= ready.debtor.can_pay.monthly


def test_a_new_sum_in_the_same_words_is_no_repetition():
    """Haggling says the same sentence with other figures; the same figures again are the same."""
    first = Offer(monthly=Decimal(900))
    words = "so then I would ask you for {} a month from then on <propose_plan:plan>"
    moves = [said(words.format(900), first), said(words.format(850), Offer(monthly=Decimal(850)))]
    turn = takes("us/double-billed-card", "listening", "money", *moves)
    assert "repeats" not in turn.signals
    again = takes("us/double-billed-card", "listening", "money", moves[0], moves[0])
    assert "repeats" in again.signals


def pressed(name, mood, raises, words):
    """What comes of words to somebody whose last line stands unanswered."""
    ready = shipped(name)
    wanted = Opening("care", (("ask_closed", "safety"), ("acknowledge_feeling", None)))
    left = Pending(wanted, 3, "It would be cheaper if I were gone.", raises=raises)
    at = Cursor(mood, ready.start, turn=3, identified=True, pending=(left,))
    return step(ready, at, said(words), runner=DirectRunner(ready), seed=0)


@pytest.mark.parametrize(
    ("name", "mood", "to"),
    [
        ("cn/tuner-credit-card", "hopeful", "overwhelmed"),
        ("us/up-every-two-hours", "steadier", "overwhelmed"),
        ("us/the-baseboard-man", "leveling", "slipping"),
        ("cn/penalty-interest-dispute", "listening", "irritated"),
    ],
)
@pytest.mark.parametrize(
    "words", ["so 75 a month? <propose_plan:plan>", "pay up <demand>", "ok? <ask_commitment:plan>"]
)
def test_who_despairs_is_not_asked_for_money(name, mood, to, words):
    """Unanswered despair and pressing cost what other unanswered words and care do not."""
    turn = pressed(name, mood, ("despair",), words)
    assert ("presses_despair" in turn.signals, turn.after.mood) == (True, to)


@pytest.mark.parametrize(
    ("raises", "words"),
    [
        (("hardship",), "so 75 a month? <propose_plan:plan>"),
        (("despair",), "are you safe? <ask_closed:safety> / so 75 a month? <propose_plan:plan>"),
        (("despair",), "I am sorry <apologise> / so 75 a month? <propose_plan:plan>"),
        (("despair",), "what do you do? <ask_open:work>"),
        (("despair",), "take your time <reassure>"),
    ],
)
def test_care_or_another_subject_is_no_pressing(raises, words):
    """Only money over despair, and nothing said to the despair itself."""
    for name, mood in (("cn/tuner-credit-card", "steadier"), ("us/the-baseboard-man", "leveling")):
        assert "presses_despair" not in pressed(name, mood, raises, words).signals


@pytest.mark.parametrize("name", ["cn/tuner-credit-card", "us/up-every-two-hours"])
@pytest.mark.parametrize(
    ("words", "mood"),
    [
        (
            "I hear you <reflect> / or it goes on record <explain_consequence>",
            "steadier",
        ),
        ("it goes on record <explain_consequence>", "anxious"),
        ("I hear you <acknowledge_feeling> / pay up <demand>", "anxious"),
        ("I hear you <acknowledge_feeling> / the hardship desk <offer_help>", "hopeful"),
    ],
)
def test_a_kind_word_holds_who_has_steadied(name, words, mood):
    """A consequence heard beside it frightens nobody; an order does, and help helps."""
    ready = shipped(name)
    at = Cursor("steadier", ready.start, identified=True)
    assert step(ready, at, said(words), runner=DirectRunner(ready), seed=0).after.mood == mood


@pytest.mark.parametrize(
    ("words", "commits"),
    [
        ("Just pay whatever you can whenever you can, okay?", False),
        ("您能还多少还多少吧", False),
        ("什么时候有什么时候还，行吗？", False),
        ("Pay what you can. How much is that, and what day?", True),
        ("能还多少还多少，您说个数，哪天？", True),
        ("Could you pay $50 whenever you can?", True),
        ("您15号能还多少？", True),
        ("I won't tell you to pay whatever you can. Is it a deal?", True),
        ("Tell us what you can pay.", True),
    ],
)
@pytest.mark.parametrize("name", ["cn/credit-card-next-month", "us/hutchs-truck"])
def test_who_is_asked_for_nothing_definite_commits_to_nothing(name, words, commits):
    """Neither sum nor day: the evasive are let off, whatever the reader hears in the words."""
    ready = shipped(name)
    waits = Opening("ask_commitment", (("ask_commitment", None),))
    at = Cursor("leveling", ready.start, identified=True, pending=(Pending(waits, 0, "So?"),))
    move = said(f"{words} <ask_commitment:amount>")
    turn = step(ready, at, move, runner=DirectRunner(ready), seed=0)
    assert (turn.after.mood == "committed") is commits
    assert ("accepts_vague" in turn.signals) is not commits


TEXTS = "I will text you <state_facts:call_back>"


@pytest.mark.parametrize(
    ("said_at_the_end", "outcome"),
    [
        (TEXTS, "called-back"),
        (f"{TEXTS} / right? <ask_closed>", "called-back"),
        (f"{TEXTS} / what comes in? <ask_open:income>", None),
    ],
)
def test_no_row_ends_a_talk_on_a_question_about_something_else(said_at_the_end, outcome):
    """Whoever was asked answers first; a mere "right?" is part of it."""
    turn = takes("tuner-credit-card", "anxious", "sunk", said(said_at_the_end))
    assert turn.after.outcome == outcome


@pytest.mark.parametrize(
    ("name", "state", "told", "asked_again"),
    [
        ("cn/braces-half-done", "stance", "<state_facts:rights> <:answer-time>", "几天答复"),
        ("cn/penalty-interest-dispute", "on-the-line", "<apologise:shop-phone>", "打我店里座机"),
        ("cn/sixty-instalments", "credentials", "<offer_help:waiver>", "私人号码"),
    ],
)
def test_nobody_asks_for_what_was_just_said(name, state, told, asked_again):
    """The answer fits the move that led to it: told the time, sorry for that call, no number."""
    mood = shipped(name).start_mood
    turn = takes(name, mood, state, said(told))
    assert turn.line
    assert asked_again not in turn.line
    assert turn.scenario_edge is not None


def test_what_is_said_back_is_what_a_bare_how_come_asks_for():
    """What you borrowed, how did that come about? The loan, not the next thing kind words open."""
    back = "手机上借的那笔 <reflect:other_debts> / 怎么回事 <ask_open:reason>"
    assert takes("cn/tuner-credit-card", "anxious", "fear", said(back)).fact == "borrowed"
