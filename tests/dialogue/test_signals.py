"""What a move is in its place: too much at once, a lecture, what nobody called for."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from negotiation_trainer.catalogue.moves import Offer
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.cursor import Pending, Resolution, Resolved
from negotiation_trainer.dialogue.signals import (
    argues,
    early_signals,
    segments_of,
    uncalled_acts,
    wants_feeling,
)
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.model import Raised
from negotiation_trainer.scenario.persona_model import Signal
from tests.sample import compiled, new_talk, said

KIND = "<acknowledge_feeling> <reflect> <reassure> <apologise>"
LONG = "and so on " * 60


def met(*alternatives: str) -> Resolved:
    """An opening with these acts, met by the first."""
    opening = Opening("|".join(alternatives), tuple((act, None) for act in alternatives))
    return Resolved(Pending(opening, 0, "", 0), Resolution.MET, alternatives[0])


def signals(tagged: str, *resolved: Resolved, **where: Any) -> frozenset[str]:
    """The signals of a typed move at the start of a talk, or with these fields of its cursor."""
    move = said(tagged)
    cursor = replace(new_talk().turns[-1].after, **where)
    return early_signals(move, segments_of(move), cursor, resolved)


def uncalled(tagged: str, *resolved: Resolved) -> int:
    """How much of a typed move nobody called for."""
    before = replace(new_talk().turns[-1].after, pending=tuple(r.pending for r in resolved))
    return uncalled_acts(segments_of(said(tagged)), before)


def test_kind_words_together_are_one_thing_said():
    """A sentence that is four kind acts at once, and one question, is two things."""
    assert uncalled(f"{KIND} <ask_open>") == 2
    assert Signal.OVERLOADS not in signals(f"{KIND} <ask_open> <refuse>")
    assert Signal.OVERLOADS in signals("<demand> <ask_open> <refuse> <small_talk> <offer_help>")


def test_whatever_an_opening_would_have_taken_was_called_for():
    """All its alternatives are free, not only the one that met it; anything else is not."""
    rights = met("state_facts", "set_boundary", "offer_help")
    assert uncalled("<state_facts> <set_boundary> <offer_help>", rights) == 0
    assert uncalled("<state_facts> <set_boundary> <small_talk>", rights) == 1
    assert uncalled("<set_boundary> <offer_help>") == 2


@pytest.mark.parametrize("end", ["is that right?", "对吗？"])
def test_a_long_move_that_ends_with_a_question_is_no_lecture(end):
    """Also where no act of asking was read in it."""
    assert Signal.LECTURES in signals(LONG)
    assert Signal.LECTURES not in signals(LONG + end)


def test_a_long_answer_to_a_wish_for_facts_is_no_lecture():
    """Who asks for the recap gets it whole, who is afraid a good word; not so a feeling told."""
    assert Signal.LECTURES not in signals(LONG + "<confirm_summary>", met("confirm_summary"))
    assert Signal.LECTURES not in signals(LONG + "<reassure>", met("reassure"))
    assert Signal.LECTURES in signals(LONG + "<reflect>", met("reflect"))
    assert Signal.LECTURES in signals(LONG + "<reassure>")


@pytest.mark.parametrize("asked", ["Anything else?", "还有事没有？"])
def test_a_goodbye_that_answers_him_is_no_lecture(asked):
    """Nor one after the deal; one he did not ask for is."""
    bye = LONG + "<close>"
    answers = replace(met("close"), pending=Pending(met("close").pending.opening, 0, asked))
    assert Signal.LECTURES not in signals(bye, answers)
    assert Signal.LECTURES in signals(bye, met("close"))
    agreed = Position(agreement=Offer(pay_now=Decimal(100)))
    assert Signal.LECTURES not in signals(bye, position=agreed)
    assert Signal.LECTURES in signals(LONG, position=agreed)


def test_a_plan_is_about_a_plan_whatever_its_words():
    """An opening for a plan takes one that names only sums and days."""
    opening = Opening("propose_plan:plan", (("propose_plan", "plan"),))
    assert opening.met_by(segments_of(said("<propose_plan:amount>"))) == "propose_plan"
    other = replace(opening, alternatives=(("ask_open", "plan"),))
    assert other.met_by(segments_of(said("<ask_open:amount>"))) is None


def test_an_offer_is_one_thing_with_all_that_belongs_to_it():
    """Terms, help, the terms again and a "deal?" are one; a question of its own is another."""
    deal = "<propose_plan:plan> <offer_help> / <ask_commitment> / <confirm_summary> / <ask_closed>"
    assert uncalled(deal) == 0
    assert uncalled(f"{deal} / <ask_closed:family>") == 1
    assert Signal.OVERLOADS not in signals(deal + "/ <ask_open> / <refuse> / <demand>")
    assert Signal.OVERLOADS in signals(deal + "/ <ask_open> / <refuse> / <demand> / <small_talk>")
    no_offer = "<offer_help> / <ask_commitment> / <confirm_summary> / <ask_closed> / <ask_open>"
    assert Signal.OVERLOADS in signals(no_offer)


def test_one_clause_is_not_two_things_of_a_kind():
    """A question heard as open and closed is one; two clauses are two; one called for is none."""
    assert uncalled("<ask_open> <ask_closed>") == 1
    assert uncalled("<ask_open> / <ask_closed>") == 2
    assert uncalled("<refuse> <set_boundary> <small_talk>") == 2
    assert uncalled("<refuse> <set_boundary>", met("set_boundary")) == 0


@pytest.mark.parametrize(
    ("words", "accepts"),
    [
        *(("next week sounds fine, I'm not gonna pester you <set_boundary>", True),),
        *(("下周就下周吧 / ，我不催您 <set_boundary>", True), ("行，那就下个月吧", True)),
        *(("Next week works. / How's the family? <ask_open:family>", True), ("下周可以", True)),
        *(("Okay, next month then.", True), ("下个月没问题。/吃了吗？ <ask_closed:family>", True)),
        *(("Next week's fine / which day? <ask_closed:due_date>", False), ("下周行吗？", False)),
        *(("下周可以 / 几号？ <ask_closed:due_date>", False), ("下周三可以", False)),
        *(("Next week isn't good enough <set_boundary>", False), ("下周不行", False)),
        *(("Next week is fine / how much? <ask_commitment:amount>", False),),
        *(("Next week.", False), ("That sounds fine", False)),
        *(("If next week works, say so", False), ("要是下周可以，您说一声", False)),
        *(("我下周打给您行", False), ("I'm fine with next month", True)),
        *(("thanks <thank>", True), ("thanks <thank> / what happened? <ask_open:reason>", False)),
    ],
)
def test_a_yes_to_a_vague_day_accepts_a_vague_promise(words, accepts):
    """Any words that say yes about it; only terms or a question about them pin it down."""
    assert (Signal.ACCEPTS_VAGUE in signals(words, vague_standing=True)) is accepts
    assert Signal.ACCEPTS_VAGUE not in signals(words)


@pytest.mark.parametrize("words", ["Next week works, March 12 then.", "下周可以，就3月12号吧。"])
def test_a_yes_that_names_a_date_accepts_nothing_vague(words):
    """The day is pinned down, whatever acts were heard."""
    move, cursor = said(words), replace(new_talk().turns[-1].after, vague_standing=True)
    figures = find_figures(words, lang="auto", currency="USD", today=date(2026, 3, 3))
    dated = replace(move, reading=replace(move.reading, figures=tuple(figures)))
    assert Signal.ACCEPTS_VAGUE in early_signals(move, segments_of(move), cursor, ())
    assert Signal.ACCEPTS_VAGUE not in early_signals(dated, segments_of(dated), cursor, ())


def test_thanks_beside_what_was_asked_for_accept_no_promise():
    """A line may promise something and ask something: the thanks go with the answer."""
    polite = "thank you, you owe $1,200.01 <thank> <state_facts:amount>"
    assert Signal.ACCEPTS_VAGUE not in signals(
        polite, met("state_facts", "amount"), vague_standing=True
    )
    assert Signal.ACCEPTS_VAGUE in signals(polite, vague_standing=True)
    kind = "I see, thank you <thank> <acknowledge_feeling>"
    assert Signal.ACCEPTS_VAGUE in signals(kind, met("acknowledge_feeling"), vague_standing=True)


@pytest.mark.parametrize(("party", "owed"), [("third", True), ("first", False)])
def test_a_third_party_s_company_may_be_named_once_it_is_sure_who_listens(party, owed):
    """Before, the name alone would give a debt away; once named it is no longer owed."""
    found = compiled()
    case = found.case.model_copy(
        update={"collector": found.case.collector.model_copy(update={"party": party})}
    )
    there = replace(found, source=found.source.model_copy(update={"case": case}))
    rest = "<refuse> / <demand> / <small_talk> / <ask_open>"
    words = f"I am calling from Keyhouse <identify_self> / {rest}"
    talk = Talk(there, Mode.TYPED, 0)
    talk.take(said("Ann Lee here, is that you? <identify_self> <verify_identity>"))
    named = talk.take(said(words))
    again = talk.take(said(f"as I said, it is this <small_talk> / {words}"))
    assert named.before.identified
    assert (Signal.OVERLOADS not in named.signals, named.uncalled) == (owed, 4 if owed else 5)
    assert (Signal.OVERLOADS in again.signals, again.uncalled) == (True, 5)


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ("我陪您慢慢想办法 <offer_help>", False),
        ("Don't think like that <reassure>", False),
        ("Lovely day <small_talk>", True),
        ("I'll help you pay it <offer_help> <demand>", True),
    ],
)
def test_care_over_despair_that_lacks_the_question_lets_nothing_lie(words, left):
    """It earns less, and provokes nobody; on any other line the same words pass something by."""
    asks = Pending(met("ask_closed").pending.opening, 0, "……", 0)
    despair = replace(asks, raises=(Raised.DESPAIR.value,))
    for passed in (0, 1):
        waiting = replace(despair, passed=passed)
        missed = (Resolved(waiting, Resolution.MISSED),) if passed else ()
        assert (Signal.MISSED in signals(words, *missed, pending=(waiting,))) is left
    assert Signal.MISSED in signals(words, pending=(asks,))


def test_what_nearly_answers_was_called_for_too():
    """A closed question for an open one, a kind word for another, though neither met it."""
    reason = met("ask_open")
    assert uncalled("<ask_closed> <small_talk>", reason) == 1
    assert uncalled("<reassure> / <reflect>", met("acknowledge_feeling")) == 0
    assert uncalled("<ask_closed> <small_talk>", met("state_facts")) == 2


def test_one_thing_said_twice_is_one_thing():
    """No in two clauses; help that reassures. Help offered elsewhere is a thing of its own."""
    assert uncalled("<refuse> / <set_boundary>") == 1
    assert uncalled("<refuse> / <set_boundary>", met("refuse")) == 1
    assert uncalled("<offer_help> <reassure>") == 1
    assert uncalled("<offer_help> <reassure>", met("reassure")) == 0
    assert uncalled("<offer_help> / <reassure>") == 2


def test_what_was_called_for_is_never_too_much():
    """Five things, of which he waited for one, are four."""
    five = "<offer_help> / <ask_open> / <refuse> / <demand> / <small_talk>"
    assert Signal.OVERLOADS in signals(five)
    waiting = (met("refuse", "offer_help").pending,)
    assert Signal.OVERLOADS not in signals(five, pending=waiting)


@pytest.mark.parametrize(
    ("words", "heats"),
    [("dead on your feet", True), ("<?insult>", False), ("<?insult> <!threat>", True)],
)
def test_a_suspicion_alone_heats_nothing_up(words, heats):
    """What is only suspected costs nothing, nor does the tone that was heard with it."""
    move = said(f"{words} <reflect>")
    hot = replace(move, reading=replace(move.reading, escalation=1.4))
    cursor = new_talk().turns[-1].after
    assert (Signal.INFLAMES in early_signals(hot, segments_of(hot), cursor, ())) is heats
    assert hot.reading.inflames is heats


@pytest.mark.parametrize(
    ("calls", "raises", "wants"),
    [
        ((("reflect", None), ("ask_open", "reason")), (), False),
        ((("ask_closed", "income"), ("acknowledge_feeling", None)), (), False),
        ((("propose_plan", "plan"), ("reflect", None)), (), False),
        ((("reflect", None), ("ask_open", "reason")), ("hardship",), True),
        ((("acknowledge_feeling", None), ("ask_open", "reason")), (), True),
        ((("reassure", None), ("acknowledge_feeling", None), ("state_facts", "legal")), (), True),
        ((("reflect", None), ("stay_silent", None), ("ask_open", "feelings")), (), True),
        ((("ask_open", None),), ("hardship",), False),
    ],
)
def test_a_call_that_a_kind_word_only_serves_too_tells_no_feeling(calls, raises, wants):
    """Over a bargain where reflecting would do beside a question, figures argue with nothing."""
    opening = Opening("|".join(act for act, _ in calls), calls)
    pending = Pending(opening, 0, "three thousand, then", raises=raises)
    assert wants_feeling(pending) is wants
    cursor = replace(new_talk().turns[-1].after, pending=(pending,))
    figures = segments_of(said("It is $1,200.01 <state_facts:amount>"))
    assert argues(figures, cursor) is wants
