"""Scripted learners: the same seed plays the same talk; only what a trainee sees is used."""

from __future__ import annotations

import dataclasses

import pytest

from negotiation_trainer.analysis.learners import LEARNERS, learner
from negotiation_trainer.analysis.paraphrase import again_by_typing, percentile
from negotiation_trainer.analysis.playing import play
from negotiation_trainer.analysis.simulate import simulate, spread
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.view import View
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scoring.rubric import standard_rubric
from tests.sample import NOON

ZH, EN = "cn/penalty-interest-dispute", "us/double-billed-card"


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """One shipped scenario in each language, with the plain reader."""
    reader = RememberingReader(open_reader("plain"))
    practice = Practice(tmp_path_factory.mktemp("home"), lambda: NOON, lambda: reader)
    found = {}
    for name in (ZH, EN):
        compiled = practice.open(name).compiled
        pack = shipped_pack(compiled.jurisdiction)
        found[name] = Stage(compiled, standard_rubric(), pack, reader)
    return found


def played(stage, name, mode, seed, voice=None):
    """One talk of a learner."""
    who = learner(name, lang=stage.compiled.lang, seed=seed, voice=voice)
    return play(stage, who, mode=mode, seed=seed)


@pytest.mark.parametrize("mode", [Mode.GUIDED, Mode.TYPED])
@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize("scenario", [ZH, EN])
def test_every_learner_plays_the_same_talk_from_the_same_seed(stages, scenario, name, mode):
    """Words, moods and scores follow from scenario, learner and seed alone."""
    one = played(stages[scenario], name, mode, 3)
    other = played(stages[scenario], name, mode, 3)
    assert one.talk.turns == other.talk.turns
    assert one.debrief.scores == other.debrief.scores
    assert one.result.turns >= 1


@pytest.mark.slow
@pytest.mark.parametrize("mode", [Mode.GUIDED, Mode.TYPED])
@pytest.mark.parametrize("name", LEARNERS)
@pytest.mark.parametrize("scenario", [ZH, EN])
def test_many_talks_come_to_what_each_comes_to_alone(stages, scenario, name, mode):
    """Seed by seed: outcome, passed, turns and scores."""
    found = simulate(stages[scenario], name, mode=mode, runs=6, seed=5)
    assert found == [played(stages[scenario], name, mode, 5 + n).result for n in range(6)]


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_voices_say_other_words(stages, scenario):
    """Another voice of the same learner opens in other words."""
    openings = {
        played(stages[scenario], "expert", Mode.TYPED, 0, voice).talk.turns[1].move.text
        for voice in range(4)
    }
    assert len(openings) == 4


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_equal_moves_score_alike(stages, scenario):
    """A guided talk typed again word for word scores the same."""
    run = played(stages[scenario], "expert", Mode.GUIDED, 0)
    assert again_by_typing(stages[scenario], run).debrief.scores == run.debrief.scores


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_an_expert_passes_and_an_abuser_fails(stages, scenario):
    """The two ends of the scale."""
    (good,) = simulate(stages[scenario], "expert", mode=Mode.GUIDED, runs=1, seed=0)
    (bad,) = simulate(stages[scenario], "abusive", mode=Mode.GUIDED, runs=1, seed=0)
    assert good.passed
    assert not bad.passed
    assert all(
        mine > theirs for (_, mine), (_, theirs) in zip(good.scores, bad.scores, strict=True)
    )


def test_a_learner_is_shown_nothing_of_the_hidden_side():
    """Means, ladder and facts have no place in what a learner decides from."""
    shown = {field.name for field in dataclasses.fields(View)}
    assert not shown & {"debtor", "means", "can_pay", "concedes", "facts", "compiled", "cursor"}


def test_an_unknown_learner_is_refused():
    """A name that is none raises."""
    with pytest.raises(KeyError):
        learner("genius", lang="en", seed=0)


def test_spread_of_some_scores():
    """Mean, deviation and ends."""
    found = spread([40, 60, 80])
    assert (found.mean, found.least, found.most) == (60, 40, 80)
    assert round(found.deviation, 2) == 16.33


def test_percentile_is_one_of_the_values():
    """The median of four is the third, the ninetieth of ten the last but none."""
    assert percentile([4, 1, 3, 2], 0.5) == 3
    assert percentile(list(range(10)), 0.9) == 9
