"""Clauses as they count: what is done in one may be about what the next one names."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.segments import segments_in
from negotiation_trainer.language.utterance import prepare


def topics(text: str, *clauses: tuple[str, str]) -> list[tuple[str, ...]]:
    """The topics of the clauses of a text, each given with its act and its topic ("" for none)."""
    utterance = prepare(text, lang="auto", context="")
    assert len(utterance.clauses) == len(clauses)

    def held(place: int):
        return lambda number: tuple(filter(None, (clauses[number][place],)))

    found = segments_in(utterance, held(0), held(1), lambda number: ())
    return [segment.topics for segment in found]


@pytest.mark.parametrize(
    "text",
    [
        "第七十条我跟您念准，是可以协商的。",
        "Article 70, let me read it, says they may negotiate.",
    ],
)
def test_an_act_is_about_what_its_sentence_names(text: str) -> None:
    """A clause that only names something lends it to the one that does something."""
    clauses = [("", "rights"), ("state_facts", "")]
    if "Article" in text:
        clauses.append(("state_facts", ""))
    assert topics(text, *clauses) == [("rights",)] * len(clauses)


def test_nothing_is_lent_over_the_end_of_a_sentence() -> None:
    """Another sentence is another matter."""
    assert topics("账单上有。我理解您。", ("", "amount"), ("acknowledge_feeling", "")) == [
        ("amount",),
        (),
    ]


def test_what_does_and_names_something_lends_nothing() -> None:
    """ "I know work is hard, the penalty is 387" never answers a question about work."""
    found = topics(
        "I know work is hard, the penalty is 387.",
        ("acknowledge_feeling", "work"),
        ("state_facts", ""),
    )
    assert found == [("work",), ()]


def test_nothing_is_lent_across_a_clause_that_stands_by_itself() -> None:
    """What lies behind another matter is too far."""
    found = topics(
        "罚息的事，金额是三千，我跟您说清楚。",
        ("", "waiver"),
        ("state_facts", "amount"),
        ("reassure", ""),
    )
    assert found == [("waiver",), ("amount",), ()]
