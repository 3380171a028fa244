"""The list of everyday questions: whole in both languages, about topics there are."""

from __future__ import annotations

import re

import pytest

from negotiation_trainer.analysis.everyday import Question, questions
from negotiation_trainer.catalogue.entries import catalogue

CJK = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("question", questions(), ids=lambda question: question.en)
def test_a_question_is_one_in_both_languages(question: Question) -> None:
    """Each in its own signs, and fair to ask about topics of the catalogue only."""
    assert question.words("zh").endswith("？")
    assert question.words("en").endswith("?")
    assert CJK.search(question.zh)
    assert not CJK.search(question.en)
    assert question.fair <= set(catalogue().topics)


def test_greeting_identity_and_ability_are_among_them() -> None:
    """What opens every call, and what every call comes to."""
    fair = [question.fair for question in questions()]

    assert frozenset({"identity"}) in fair
    assert frozenset() in fair
    assert any("plan" in topics for topics in fair)
    assert len({question.zh for question in questions()}) == len(fair)
