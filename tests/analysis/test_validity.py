"""A seeded sample of the validity suite: over all scenarios, learners rank as the table says."""

from __future__ import annotations

from statistics import fmean

import pytest

from negotiation_trainer.analysis.simulate import Summary, simulate, spread, summary
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.validity import (
    CLAIMS,
    NEVER_PASS,
    Claim,
    Relation,
    violations,
)
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import NOON

STYLED = ("expert", "competent", "clumsy", "pushy", "abusive")
RUNS = 4


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """Every shipped scenario, with the plain reader."""
    reader = RememberingReader(open_reader("plain"))
    practice = Practice(tmp_path_factory.mktemp("home"), lambda: NOON, lambda: reader)
    compiled = [practice.open(entry.name).compiled for entry in practice.index()]
    return [Stage(c, standard_rubric(), shipped_pack(c.jurisdiction), reader) for c in compiled]


def means(stages, name, mode):
    """Mean scores of a learner over all scenarios."""
    runs = [run for s in stages for run in simulate(s, name, mode=mode, runs=RUNS, seed=100)]
    return {d: fmean(run.score(d) for run in runs) for d in Dimension}


@pytest.fixture(scope="module")
def guided(stages):
    """Mean scores of guided talks by learner."""
    return {name: means(stages, name, Mode.GUIDED) for name in STYLED}


SAMPLED = [
    (claim, dimension)
    for claim in CLAIMS
    if {claim.one, claim.other} <= set(STYLED) and claim.relation is Relation.AHEAD
    for dimension in claim.dimensions
]


@pytest.mark.slow
@pytest.mark.parametrize("claim, dimension", SAMPLED)
def test_learners_rank_as_declared(guided, claim, dimension):
    """The better learner is ahead by eight points or more."""
    assert claim.holds(guided[claim.one][dimension], guided[claim.other][dimension])


@pytest.mark.slow
@pytest.mark.parametrize("mode", [Mode.GUIDED, Mode.TYPED])
@pytest.mark.parametrize("name", NEVER_PASS)
def test_who_only_games_the_score_never_passes(stages, name, mode):
    """Parrot, stuffer, one-button and abuse get through nowhere."""
    for stage in stages:
        runs = simulate(stage, name, mode=mode, runs=1, seed=100)
        assert not any(run.passed for run in runs), stage.compiled.source.scenario


@pytest.mark.slow
@pytest.mark.parametrize("name", ["politest", "longest"])
def test_the_politest_or_longest_reply_is_nowhere_always_best(stages, name):
    """Taking the reply with most of something never beats an expert."""
    for stage in stages:
        one, expert = (
            simulate(stage, who, mode=Mode.GUIDED, runs=1, seed=100)[0] for who in (name, "expert")
        )
        assert sum(s for _, s in one.scores) < sum(s for _, s in expert.scores)


def flat(score: int, *, passed: float = 0.0) -> Summary:
    """A summary with one score everywhere."""
    return Summary(1, {d: spread([score]) for d in Dimension}, {"ended": 1.0}, passed, 1.0)


@pytest.mark.parametrize(
    "relation, one, other, holds",
    [
        (Relation.AHEAD, 68, 60, True),
        (Relation.AHEAD, 67.9, 60, False),
        (Relation.LEVEL, 50, 60, True),
        (Relation.LEVEL, 50, 60.1, False),
    ],
)
def test_ahead_is_eight_points_and_level_is_ten(relation, one, other, holds):
    """The margins of the table."""
    assert Claim("a", relation, "b", (Dimension.EMPATHY,)).holds(one, other) is holds


def test_violations_name_scenario_learners_and_figures():
    """Learners who all score alike break every claim of being ahead, and a parrot may not pass."""
    names = {name for claim in CLAIMS for name in (claim.one, claim.other)} | set(NEVER_PASS)
    found = {name: flat(50, passed=float(name == "parrot")) for name in names}
    told = list(violations("somewhere", "guided", found, persona="angry"))
    ahead = sum(len(c.dimensions) for c in CLAIMS if c.relation is Relation.AHEAD)
    assert len(told) == ahead + 1
    assert told[0].claim == "expert > competent in empathy"
    assert told[0].found == "50.0 and 50.0"
    assert told[-1].claim == "parrot never passes"


def test_a_summary_shares_out_the_outcomes(stages):
    """Shares of outcomes add up to one."""
    found = summary(simulate(stages[0], "clumsy", mode=Mode.GUIDED, runs=3, seed=0))
    assert sum(found.outcomes.values()) == pytest.approx(1)
    assert found.runs == 3
