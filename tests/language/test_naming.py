"""Whoever picks up says yes to his own name only."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.assembly import Finding, Findings
from negotiation_trainer.language.reader import Frame
from negotiation_trainer.language.settled.naming import without_strangers
from negotiation_trainer.language.utterance import prepare

TAILOR = Frame(addressed=("秦晓敏", "秦女士"))
ROZ = Frame(addressed=("Rosalind Tierney", "Ms. Tierney"))


def verifies(text: str, frame: Frame, context: str = "") -> bool:
    """Whether a check of identity that a model heard in every clause is left anywhere."""
    utterance = prepare(text, lang="auto", context=context)
    heard = Finding("verify_identity", 0.9, tuple(range(len(utterance.clauses))))
    left = without_strangers(Findings((heard,), (), (), frozenset()), utterance, frame)
    kept = {finding.id: finding.places for finding in left.acts}
    whole = len(kept.get("verify_identity", ())) == len(utterance.clauses)
    assert whole or "ask_closed" in kept
    return whole


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("喂你好，是谢先生吗", TAILOR),
        ("请问是王建国本人吗？", TAILOR),
        ("您好，麻烦找一下刘女士", TAILOR),
        ("hi, is this Hutch?", ROZ),
        ("Am I speaking with Mr. Hutchinson?", ROZ),
        ("Hello, could I speak to Dana Wells please?", ROZ),
        ("am i talking to mr wells", ROZ),
    ],
)
def test_asking_for_somebody_else_verifies_nobody(text: str, frame: Frame) -> None:
    """The question stays a question; nobody has been reached."""
    assert not verifies(text, frame)


@pytest.mark.parametrize(
    ("text", "frame"),
    [
        ("喂，是秦女士吗", TAILOR),
        ("请问是秦晓敏本人吗？", TAILOR),
        ("这位女士，请问怎么称呼", TAILOR),
        ("方便说话吗，是您本人吧", TAILOR),
        ("核对一下身份证后四位", TAILOR),
        ("is this Roz?", ROZ),
        ("Am I speaking with Ms. Tierney?", ROZ),
        ("is this rosalind", ROZ),
        ("Is this a good time?", ROZ),
        ("am I speaking with the account holder?", ROZ),
        ("Could you confirm your birth year?", ROZ),
        ("Hi, is this Hutch?", Frame()),
    ],
)
def test_his_own_name_or_none_leaves_the_check(text: str, frame: Frame) -> None:
    """Short forms, no name at all, and cases without a name are not doubted."""
    assert verifies(text, frame)


def test_a_name_he_has_just_used_is_his() -> None:
    """Who picks up with a nickname answers to it."""
    assert verifies("Is this Gus?", ROZ, context="Yeah, Gus here.")
    assert not verifies("Is this Gus?", ROZ, context="Yeah?")
