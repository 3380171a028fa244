"""What a move is in its place: too much at once, a lecture, what nobody called for."""

from dataclasses import replace

import pytest

from negotiation_trainer.dialogue.cursor import Pending, Resolution, Resolved
from negotiation_trainer.dialogue.signals import early_signals, segments_of, uncalled_acts
from negotiation_trainer.scenario.compiled import Opening
from negotiation_trainer.scenario.persona_model import Signal
from tests.sample import new_talk, said

KIND = "<acknowledge_feeling> <reflect> <reassure> <apologise>"
LONG = "and so on " * 60


def met(*alternatives: str) -> Resolved:
    """An opening with these acts, met by the first."""
    opening = Opening("|".join(alternatives), tuple((act, None) for act in alternatives))
    return Resolved(Pending(opening, 0, "", 0), Resolution.MET, alternatives[0])


def signals(tagged: str, *resolved: Resolved) -> frozenset[str]:
    """The signals of a typed move at the start of a talk."""
    move = said(tagged)
    return early_signals(move, segments_of(move), new_talk().turns[-1].after, resolved)


def uncalled(tagged: str, *resolved: Resolved) -> int:
    """How much of a typed move nobody called for."""
    return uncalled_acts(segments_of(said(tagged)), resolved, new_talk().turns[-1].after)


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
    """Who asks for the recap gets it whole; who told a feeling did not ask."""
    assert Signal.LECTURES not in signals(LONG + "<confirm_summary>", met("confirm_summary"))
    assert Signal.LECTURES in signals(LONG + "<reassure>", met("reassure"))


def test_a_plan_is_about_a_plan_whatever_its_words():
    """An opening for a plan takes one that names only sums and days."""
    opening = Opening("propose_plan:plan", (("propose_plan", "plan"),))
    assert opening.met_by(segments_of(said("<propose_plan:amount>"))) == "propose_plan"
    other = replace(opening, alternatives=(("ask_open", "plan"),))
    assert other.met_by(segments_of(said("<ask_open:amount>"))) is None
