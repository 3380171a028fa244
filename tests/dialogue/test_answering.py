"""Who is asked something answers it, whatever else the move changes; and nobody makes speeches."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.answering import (
    Listened,
    _both,
    _idle,
    _just_met,
    _one_after_the_other,
)
from negotiation_trainer.dialogue.cursor import Cursor, Resolution
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.replying import _in_short
from negotiation_trainer.dialogue.speech import Speech
from negotiation_trainer.dialogue.step import step
from negotiation_trainer.scenario.compiled import Opening, SpokenLine
from negotiation_trainer.scenario.model import OfferResult
from tests.dialogue.test_people import shipped
from tests.sample import new_talk, said

MARCH_10 = date(2026, 3, 10)
CALM = "I do hear you there <acknowledge_feeling>"
ASKS_WORK = "and what are your hours? <ask_open:work>"


def calm_talk():
    """Return a talk in which he has calmed down, before he said who he is."""
    talk = new_talk()
    talk.take(said(CALM))
    return talk


def test_a_question_is_answered_although_the_talk_moves_on():
    """The state's line first, what was asked last."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    turn = talk.take(said(f"it is this <state_facts:amount> / {ASKS_WORK}"))
    assert (turn.after.state, turn.fact) == ("talking", "night-shift")
    assert turn.line == "Let us see. I will pay soon. I work nights."
    assert "night-shift" in turn.after.known


def test_a_question_of_his_own_comes_last():
    """ "That is me. What now?" would otherwise be answered by himself."""
    talk = calm_talk()
    turn = talk.take(said(f"is it you? <verify_identity:identity> / {ASKS_WORK}"))
    assert turn.line == "I work nights. That is me. What now?"
    assert turn.after.identified


def test_either_of_the_two_may_be_answered():
    """One opening with what both lines call for."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    turn = talk.take(said(f"it is this <state_facts:amount> / {ASKS_WORK}"))
    acts = [act for p in turn.after.pending for act, _ in p.opening.alternatives]
    assert acts == ["reflect", "ask_commitment"]
    for answer in ("so you sleep by day <reflect>", "when then? <ask_commitment>"):
        other = calm_talk()
        other.take(said("<verify_identity>"))
        other.take(said(f"it is this <state_facts:amount> / {ASKS_WORK}"))
        resolved = other.take(said(answer)).resolved
        assert [item.resolution for item in resolved] == [Resolution.MET]


def test_what_comes_out_unasked_waits_while_the_talk_moves():
    """A fact that opens to an act is no answer to a question."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said(ASKS_WORK))
    moved = talk.take(said("it is this <state_facts:amount>"))
    assert (moved.fact, moved.line) == (None, "Let us see. I will pay soon.")


def test_a_word_by_the_way_asks_for_nothing():
    """Only what a question is about before anything else is told beside the rest."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    other = said(
        "it is this <state_facts:amount> / did our letter come? <ask_closed:prior_contact>"
    )
    segments = other.reading.segments
    aside = replace(segments[1], topics=("prior_contact", "work"))
    move = replace(other, reading=replace(other.reading, segments=(segments[0], aside)))
    assert talk.take(move).fact is None


def test_hot_he_tells_nothing_on_the_way_either():
    """The mood still decides."""
    talk = new_talk()
    turn = talk.take(said(f"is it you? <verify_identity:identity> / {ASKS_WORK}"))
    assert (turn.fact, turn.line) == (None, "That is me. What now?")


def test_a_row_s_own_words_answer_and_a_question_beside_them_is_answered_too():
    """The row answers the boundary, so the hours are told as well."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("it is this <state_facts:amount>"))
    turn = talk.take(said(f"not like that <set_boundary> / {ASKS_WORK}"))
    assert turn.line == "Fine, fine. I work nights."


def test_an_answer_to_an_offer_and_a_fact_are_enough():
    """Two things at most: no prompt of the state between them."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    offer = Offer(monthly=Decimal(900), first_payment=MARCH_10)
    turn = talk.take(said(f"900 a month? <propose_plan:plan> / {ASKS_WORK}", offer))
    assert turn.settlement is not None
    assert turn.line.startswith("First terms: $100 down, $150 a month for 7 months, ")
    assert turn.line.endswith(", first payment March 10. I work nights.")


@pytest.mark.parametrize(
    ("line", "fact", "joined"),
    [
        ("说吧。", "我上夜班。", "说吧。我上夜班。"),
        ("您想问什么？", "我上夜班。", "我上夜班。您想问什么？"),
        ("Go on.", "I work nights.", "Go on. I work nights."),
        ("Go on?", "I work nights.", "I work nights. Go on?"),
        ('"Well?"', "I work nights.", 'I work nights. "Well?"'),
    ],
)
def test_a_question_comes_last_in_both_languages(line, fact, joined):
    """Chinese without a space between."""
    assert _both(Speech(line), Speech(fact)).text == joined


def test_openings_of_one_line_stay_as_they_are():
    """Nothing to choose between."""
    one = Opening("reflect", (("reflect", None),))
    assert _both(Speech("a.", openings=(one,)), Speech("b.")).openings == (one,)
    assert _both(Speech("a."), Speech("b.", openings=(one,))).openings == (one,)


def test_facts_asked_for_again_may_be_said_again():
    """He asks the amount on coming back: the same words answer him and are no repetition."""
    talk = new_talk()
    talk.take(said("<verify_identity>"))
    words = "it comes to 1,200.01 <state_facts:amount>"
    talk.take(said(words))
    asked = replace(
        talk.turns[-1],
        after=replace(
            talk.cursor,
            pending=tuple(
                replace(p, opening=Opening("state_facts: amount", (("state_facts", "amount"),)))
                for p in talk.cursor.pending
            ),
        ),
    )
    talk.turns[-1] = asked
    again = talk.take(said(words))
    assert "repeats" not in again.signals
    assert [r.credit for r in again.resolved if r.resolution is Resolution.MET] == [1.0]


def test_facts_told_before_he_asks_are_not_missed():
    """Who has said it already need not say it again; who never did has missed it."""
    for first, missed in (("it is this <state_facts:amount>", []), ("well <greet>", ["missed"])):
        talk = new_talk()
        talk.take(said(first))
        talk.take(said("is it you? <verify_identity:identity>"))
        talk.take(said("nice day <small_talk>"))
        late = talk.take(said("lovely day <small_talk>"))
        assert [r.resolution.value for r in late.resolved] == missed


@pytest.mark.parametrize("deal", [True, False])
def test_a_counter_is_put_although_a_row_has_words_of_its_own(deal):
    """The row's words alone would leave terms on the table nobody has heard."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("it is this <state_facts:amount>"))
    offer = Offer(monthly=Decimal(900), first_payment=MARCH_10) if deal else None
    turn = talk.take(said("not like that <set_boundary> / 900 a month <propose_plan:plan>", offer))
    assert turn.scenario_edge == "states.talking.moves.1"
    assert (turn.line == "Fine, fine.") is not deal
    assert turn.line.startswith("First terms: $100 down, $150 a month") is deal
    assert (turn.after.position.theirs is not None) is deal


def opening(*wanted: tuple[str, str | None]) -> Opening:
    """An opening that any of these meets."""
    return Opening("|".join(act for act, _ in wanted), wanted)


@pytest.mark.parametrize(
    ("second", "left"),
    [
        ((("propose_plan", None),), 1),
        ((("propose_plan", "plan"), ("state_facts", "waiver")), 1),
        ((("ask_open", "reason"),), 2),
    ],
)
def test_what_two_lines_call_for_is_called_for_once(second, left):
    """Equal or overlapping openings are one; what is said once would be paid twice."""
    one = Speech("a.", openings=(opening(("propose_plan", None)),))
    other = Speech("b.", openings=(opening(*second),))
    assert len(_one_after_the_other(one, other).openings) == left
    extra = replace(one, openings=(opening(("reflect", None)), *one.openings))
    assert len(_both(extra, other).openings) == left


def test_other_topics_of_one_act_are_two_openings():
    """What happened, and how he lives: two questions."""
    one = Speech("a.", openings=(opening(("ask_open", "reason")),))
    other = Speech("b.", openings=(opening(("ask_open", "income")),))
    assert len(_one_after_the_other(one, other).openings) == 2


@pytest.mark.parametrize(
    ("first", "asked"), [("it is 1,200.01 <state_facts:amount>", 0), ("hello <greet>", 1)]
)
def test_nobody_is_asked_for_what_he_has_just_told(first, asked):
    """He asks the amount on coming to the state, unless the very move that led there told it."""
    talk = calm_talk()
    turn = talk.take(said(f"is it you? <verify_identity> / {first}"))
    assert turn.after.state == "identified"
    assert sum(p.turn == turn.number for p in turn.after.pending) == asked


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("your hours <:fact:night-shift>", True),
        ("your hours? <ask_open:fact:night-shift>", True),
        ("I know your hours <state_facts:fact:night-shift>", False),
        (
            "your hours do not matter <refuse:fact:night-shift> / well? <ask_open:amount>",
            False,
        ),
    ],
)
def test_only_a_clause_that_asks_names_a_fact(words, told):
    """Who tells something asks for nothing; a clause no act was heard in may ask."""
    turn = calm_talk().take(said(words))
    assert (turn.fact == "night-shift") is told


def test_who_boils_on_calls_again_but_not_at_every_turn():
    """Not while it waits, nor on the turn that missed it; then a kind word is called for again."""
    talk = new_talk()
    talk.take(said("pay up <demand>"))
    for words in ("one", "two thousand", "three of the others"):
        talk.take(said(f"{words} <small_talk>"))
    feelings = [
        turn.number
        for turn in talk.turns
        for item in turn.after.pending
        if item.turn == turn.number and item.opening.alternatives[0][0] == "acknowledge_feeling"
    ]
    assert (talk.cursor.mood, feelings) == ("furious", [1, 4])
    heard = talk.take(said("that is a lot to carry <acknowledge_feeling>"))
    assert [item.resolution for item in heard.resolved] == [Resolution.MET]
    assert heard.after.mood == "cross"


def test_a_kind_word_that_met_it_is_not_called_for_at_once_again():
    """What is met is paid once, also where he stays as hot as he was."""
    talk = new_talk()
    talk.take(said("pay up <demand>"))
    turn = talk.take(said("a lot to carry <acknowledge_feeling> / you fool <!insult>"))
    assert turn.after.mood == "furious"
    assert "acknowledge_feeling" in [item.act for item in turn.resolved]
    assert not [item for item in turn.after.pending if item.turn == turn.number]


@pytest.mark.parametrize(
    ("told", "wanted", "asked"),
    [
        ("state_facts:waiver", (("state_facts", "waiver"), ("propose_plan", None)), False),
        ("state_facts:help", (("state_facts", "help"), ("confirm_summary", None)), True),
        ("propose_plan:plan", (("propose_plan", None),), True),
    ],
)
def test_only_a_figure_is_told_once(told, wanted, asked):
    """How a form is filled in, or a better plan, may be asked for by who has just heard of it."""
    move = said(f"so it is <{told}>")
    heard = Listened(move, move.reading.segments, frozenset(), None)
    assert _just_met(opening(*wanted), heard, beside_fact=False) is not asked


def arrives(name, mood, state, move, *known):
    """What he says to a move made from a mood and a state, some facts known."""
    ready = shipped(name)
    at = Cursor(mood, state, identified=True, visited=frozenset({state}), known=frozenset(known))
    return step(ready, at, move, runner=DirectRunner(ready), seed=0)


@pytest.mark.parametrize(
    ("name", "state", "mood", "waived", "prompt"),
    [
        ("cn/penalty-interest-dispute", "ability", "listening", "50", False),
        ("cn/penalty-interest-dispute", "ability", "listening", None, True),
        ("us/double-billed-card", "money", "listening", "50", False),
        ("us/double-billed-card", "money", "listening", None, True),
    ],
)
def test_nobody_is_asked_what_he_gives_who_has_just_given_it(name, state, mood, waived, prompt):
    """Beside a counter he asks how much of the penalty comes off, unless the offer said so."""
    ready = shipped(name)
    waive = (("penalty", Decimal(waived)),) if waived else ()
    day = ready.today + timedelta(days=12)
    offer = Offer(Decimal(3000), Decimal(1600), waive=waive, first_payment=day)
    turn = arrives(name, mood, state, said("<propose_plan:plan>", offer))
    assert turn.settlement is not None
    assert turn.settlement.result is OfferResult.COUNTERED
    assert any(key.startswith("settlement.counters") for key in turn.line_keys)
    assert any(key.startswith("states.") for key in turn.line_keys) is prompt


@pytest.mark.parametrize(("words", "told"), [("<ask_open:income>", True), ("", False)])
def test_the_line_is_chosen_with_what_he_tells_beside_it_known(words, told):
    """He does not say that he has no idea of the sum he names in the same breath."""
    move = said(f"<reassure:family> / {words}")
    turn = arrives("cn/tuner-credit-card", "steadier", "fear", move, "new-job", "daughter")
    assert turn.after.state == "ability"
    assert (turn.fact == "household") is told
    assert ("自己心里也没数" in turn.line) is not told
    if told:
        assert turn.line.index("真能挪的") < turn.line.index("家底都跟您交了")


@pytest.mark.parametrize(
    ("words", "fact", "kept"),
    [
        ("your hours? <ask_open:work>", True, False),
        ("your hours? <ask_open:work>", False, True),
        ("sorry for the wait <apologise> / your hours <:fact:night-shift>", True, True),
    ],
)
def test_what_he_answers_he_does_not_prompt_for(words, fact, kept):
    """A line that asks to be asked is left out beside the answer, other lines are not."""
    line = SpokenLine(
        "states.x.lines.0", lambda _: True, ("Ask me.",), (opening(("ask_open", None)),)
    )
    move = said(words)
    heard = Listened(move, move.reading.segments, frozenset(), None)
    asked = new_talk().compiled.facts["night-shift"] if fact else None
    assert _idle(line, asked, heard) is not kept


@pytest.mark.parametrize(
    ("name", "mood", "state", "words"),
    [
        ("us/hutchs-truck", "breezy", "that-loan", "what else do you pay? <ask_open:other_debts>"),
        ("us/hutchs-truck", "leveling", "that-loan", "what is left? <ask_open:income>"),
        ("cn/credit-card-next-month", "breezy", "next-week", "怎么拖的？ <ask_open:reason>"),
    ],
)
def test_a_threat_is_answered_before_the_question_beside_it(name, mood, state, words):
    """In his persona's words, which call for an apology; the fact waits, told or deflected."""
    calm = arrives(name, mood, state, said(words))
    assert calm.fact or calm.deflected
    turn = arrives(name, mood, state, said(f"{words} / or else <!threat>"))
    assert (turn.fact, turn.deflected) == (None, None)
    assert turn.line_keys == (f"mood.{turn.after.mood}.breached",)
    wanted = [act for item in turn.after.pending for act, _ in item.opening.alternatives]
    assert "apologise" in wanted
    suspected = arrives(name, mood, state, said(f"{words} / or else <?threat>"))
    assert (suspected.fact, suspected.deflected) == (calm.fact, calm.deflected)


def knowing_his_hours():
    """Return a talk in which he has told his hours, and another question came since."""
    talk = calm_talk()
    talk.take(said("<verify_identity>"))
    talk.take(said("it is this <state_facts:amount>"))
    talk.take(said(ASKS_WORK))
    return talk


@pytest.mark.parametrize(
    "asked", ["your work, what is it? <ask_open:work>", "when <ask_closed:fact:night-shift>"]
)
def test_what_he_told_is_told_again_with_words_that_he_told_it(asked):
    """He does not dodge what is known; and no new thing follows from it."""
    talk = knowing_his_hours()
    turn = talk.take(said(asked))
    assert turn.line.endswith("I work nights.")
    assert turn.line != "I work nights."
    assert turn.fact is None
    assert all(waiting.turn < turn.number for waiting in turn.after.pending)


def test_whoever_has_more_to_tell_of_it_does_not_point_back():
    """Nor is what he told the answer to everything."""
    talk = knowing_his_hours()
    turn = talk.take(said("how do you feel? <ask_open:feelings>"))
    assert "I work nights." not in turn.line


@pytest.mark.parametrize(
    ("told", "again"),
    [
        (
            "……你听出来了。群里认识的，叫什么法务，收了我两千八。条文都是他给的。",
            "你听出来了。群里认识的，叫什么法务，收了我两千八。",
        ),
        (
            "It was $4.50 to Mr. Hale, and he never once paid it back to me. I let it go.",
            "It was $4.50 to Mr. Hale, and he never once paid it back to me.",
        ),
        ("等提成呢。", "等提成呢。"),
    ],
)
def test_it_is_told_again_in_short(told, again):
    """As many sentences as say something."""
    assert _in_short(told, 60 if told.isascii() else 18) == again
