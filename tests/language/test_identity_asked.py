"""Asking for somebody says nothing of who calls, whatever small words it takes."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.settled.identity import without_empty_introductions
from negotiation_trainer.language.utterance import prepare

AGENCY = Frame(
    speaker="Erin Castillo",
    employers=("Birchline Recovery", "Agate Point Credit Union"),
)
BANK = Frame(speaker="林晓舟", employers=("临澜银行信用卡中心", "临澜银行"))
INTRODUCED = Findings((Finding("identify_self", 0.95, (0,)),), (), (), frozenset())


def introduces(text: str, frame: Frame) -> bool:
    """Whether an introduction that a model heard in a text is left in it."""
    utterance = prepare(text, lang="auto", context="")
    return bool(without_empty_introductions(INTRODUCED, utterance, frame).acts)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Hi, could I speak with Russell Delaney please?", AGENCY),
        ("Hi, am I speaking with Russell Delaney?", AGENCY),
        ("Hi, I'm looking for Russell Delaney.", AGENCY),
        ("Is Russell here?", AGENCY),
        ("Have you heard from anybody this week, Mr. Delaney?", AGENCY),
        ("您好，我想找一下王建国", BANK),
        ("您好，我想跟王建国通个话", BANK),
        ("Morning! This is a real friendly call I promise. Am I talking to him?", AGENCY),
        ("My name's going to be on your caller ID, ha", AGENCY),
        ("Hi, it's a nice day, isn't it? Is this Russell?", AGENCY),
        ("Good morning! This is going to be quick.", AGENCY),
        ("Hello, I'm so glad I reached you.", AGENCY),
        ("I'm the person who's been calling you.", AGENCY),
        ("Hello! I'm calling about something important.", AGENCY),
        ("您好，我是好意打给您的", BANK),
    ],
)
def test_asking_for_the_other_introduces_nobody(text: str, frame: Frame) -> None:
    """Beside his name "with", "from" and "here" tell nothing of the speaker, nor does 我找.

    "This is", "I'm" and "my name" tell something only with a name, a role or a firm.
    """
    assert not introduces(text, frame)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Hi Russell, Pat from Birchline", AGENCY),
        ("Erin here, could I speak with Russell Delaney?", AGENCY),
        ("Could I speak with Russell? Pat here.", AGENCY),
        ("Hi, this is Pat, could I speak with Russell?", AGENCY),
        ("I work with the lender, is Russell there?", AGENCY),
        ("This is a call from the agency, is Russell there?", AGENCY),
        ("I'm just Priya, and I'm new", AGENCY),
        ("My name is Dana.", AGENCY),
        ("I'm a debt collector.", AGENCY),
        ("We are a collection agency.", AGENCY),
        ("Castillo speaking.", AGENCY),
        ("您好，我姓林，找一下王建国", BANK),
        ("我是负责您这笔贷款的小周，想跟您说一下", BANK),
    ],
)
def test_names_of_the_case_and_words_of_ones_own_introduce(text: str, frame: Frame) -> None:
    """The same small words beside a name of the case, or "this is", say who calls."""
    assert introduces(text, frame)


def test_the_clause_that_introduces_is_the_one_that_is_quoted() -> None:
    """Not the greeting before it, where a model may have heard it."""
    utterance = prepare("Morning! How are you? This is Pat.", lang="en", context="")
    (act,) = without_empty_introductions(INTRODUCED, utterance, AGENCY).acts
    assert [utterance.clause(place).strip() for place in act.places] == ["this is pat."]
