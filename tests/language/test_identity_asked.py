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
    ],
)
def test_asking_for_the_other_introduces_nobody(text: str, frame: Frame) -> None:
    """Beside his name "with", "from" and "here" tell nothing of the speaker, nor does 我找."""
    assert not introduces(text, frame)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("Hi Russell, Pat from Birchline", AGENCY),
        ("Erin here, could I speak with Russell Delaney?", AGENCY),
        ("Could I speak with Russell? Pat here.", AGENCY),
        ("Hi, this is Pat, could I speak with Russell?", AGENCY),
        ("I work with the lender, is Russell there?", AGENCY),
        ("您好，我姓林，找一下王建国", BANK),
        ("我是负责您这笔贷款的小周，想跟您说一下", BANK),
    ],
)
def test_names_of_the_case_and_words_of_ones_own_introduce(text: str, frame: Frame) -> None:
    """The same small words beside a name of the case, or "this is", say who calls."""
    assert introduces(text, frame)
