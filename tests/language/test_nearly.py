"""What the reader nearly asserts: acts just below their thresholds, the nearest first."""

from __future__ import annotations

import pytest

from negotiation_trainer.language.assembly import assemble, decide
from negotiation_trainer.language.labels import ACTS, COLUMNS, JUDGED
from negotiation_trainer.language.thresholds import Thresholds
from negotiation_trainer.language.utterance import Scores, prepare

HALF = Thresholds(dict.fromkeys(JUDGED, 0.5), dict.fromkeys(JUDGED, 0.9))


def nearly(likelihoods: dict[str, float], text: str = "那工作呢", thresholds: Thresholds = HALF):
    """Return what a reading nearly asserts when its labels have these likelihoods."""
    utterance = prepare(text, lang="auto", context="")
    row = tuple(likelihoods.get(name, 0.0) for name in COLUMNS)
    scores = Scores(row, tuple(row for _ in utterance.clauses))
    found = decide(utterance, scores, thresholds, [{} for _ in utterance.clauses])
    reading = assemble(
        utterance, scores, found, figures=(), telling=lambda *_: (), reader="made-up"
    )
    return reading.act_ids, reading.nearly


@pytest.mark.parametrize("text", ["那工作呢", "and your job then"])
@pytest.mark.parametrize(
    ("likelihood", "asserted", "near"),
    [(0.5, ("ask_open",), ()), (0.49, (), ("ask_open",)), (0.2, (), ("ask_open",)), (0.19, (), ())],
)
def test_an_act_is_nearly_read_below_its_threshold(text, likelihood, asserted, near) -> None:
    """From two fifths of the threshold up to it; from there on it is asserted."""
    assert nearly({"ask_open": likelihood}, text) == (asserted, near)


def test_three_at_most_and_each_by_its_own_threshold() -> None:
    """What counts is how near an act is to the threshold of its own."""
    own = Thresholds({**HALF.asserted, "greet": 0.2}, HALF.sure)
    likelihoods = {"greet": 0.15, "thank": 0.3, "close": 0.25, "refuse": 0.21, "demand": 0.8}
    assert nearly(likelihoods, thresholds=own) == (("demand",), ("greet", "thank", "close"))


def test_topics_and_breaches_are_never_nearly_read() -> None:
    """Only acts can be meant; a breach is never put to anybody as what he may have meant."""
    others = [name for name in JUDGED if name not in ACTS]
    assert nearly(dict.fromkeys(others, 0.3)) == ((), ())


@pytest.mark.parametrize("text", ["", "……", "?!"])
def test_without_words_nothing_is_nearly_read(text) -> None:
    """Signs alone mean nothing that could be asked about."""
    assert nearly(dict.fromkeys(ACTS, 0.4), text) == ((), ())
