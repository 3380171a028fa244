"""Talks walked in a tree are the very talks that are played one by one."""

from __future__ import annotations

import pytest

from negotiation_trainer.analysis.chance import dice
from negotiation_trainer.analysis.learners import learner, likeness
from negotiation_trainer.analysis.playing import play
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.talk_tree import TalkTree
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scoring.rubric import standard_rubric
from tests.sample import NOON

MODES = [Mode.GUIDED, Mode.TYPED]
ALIKE = (1, 5, 1)
"""Seeds of one tree, the first of them once more at the end."""

ZH, EN = "cn/penalty-interest-dispute", "us/double-billed-card"


@pytest.fixture(scope="module")
def stages(tmp_path_factory):
    """Every shipped scenario by name, with the plain reader."""
    reader = RememberingReader(open_reader("plain"))
    practice = Practice(tmp_path_factory.mktemp("home"), lambda: NOON, lambda: reader)
    opened = {entry.name: practice.open(entry.name).compiled for entry in practice.index()}
    return {
        name: Stage(c, standard_rubric(), shipped_pack(c.jurisdiction), reader)
        for name, c in opened.items()
    }


def tree_of(stage, name, mode, most=1000):
    """An empty tree of a learner's talks."""
    who = learner(name, lang=stage.compiled.lang, seed=ALIKE[0])
    return TalkTree(stage, who, mode=mode, seed=ALIKE[0], most=most)


def alone(stage, name, mode, seed):
    """The same talk played by itself."""
    who = learner(name, lang=stage.compiled.lang, seed=seed)
    return play(stage, who, mode=mode, seed=seed)


def assert_same(tree, stage, name, mode, seed):
    """Moves, lines and all else of every turn, and what the talk came to."""
    last, run = tree.last(dice(seed)), alone(stage, name, mode, seed)
    assert last.turns == run.talk.turns
    assert last.end == run.result


@pytest.mark.slow
@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("name", ["expert", "competent", "clumsy", "politest"])
def test_in_every_scenario_the_talks_are_the_same(stages, name, mode):
    """Turn by turn, for learners with and without chance."""
    assert len(stages) > 1
    for stage in stages.values():
        tree = tree_of(stage, name, mode)
        for seed in ALIKE:
            assert_same(tree, stage, name, mode, seed)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("scenario", [ZH, EN])
def test_a_tree_without_room_plays_the_same_talks(stages, scenario, mode):
    """Beyond the most it remembers, and in the middle of a talk."""
    tree = tree_of(stages[scenario], "clumsy", mode, most=7)
    for seed in (*ALIKE, 13, 17):
        assert_same(tree, stages[scenario], "clumsy", mode, seed)
    assert tree.moments == 7


@pytest.mark.parametrize("scenario", [ZH, EN])
def test_what_was_played_is_not_played_again(stages, scenario):
    """The same dice lead to the same moment; nothing is added."""
    tree = tree_of(stages[scenario], "competent", Mode.GUIDED)
    first, moments = tree.last(dice(1)), tree.moments
    assert tree.last(dice(1)) is first
    assert tree.moments == moments == len(first.turns)


def test_too_few_sides_are_refused(stages):
    """A talk of several turns needs a throw for each."""
    with pytest.raises(ValueError, match="sides"):
        tree_of(stages[EN], "expert", Mode.GUIDED).last(bytes(1))


@pytest.mark.parametrize("name", ["one-button", "expert"])
def test_seeds_of_a_likeness_begin_with_the_same_learner(name):
    """They differ in nothing a learner has."""
    first = {}
    for seed in range(24):
        who = learner(name, lang="zh", seed=seed)
        assert first.setdefault(likeness(name, seed), who) == who


def test_a_twin_goes_his_own_way():
    """What one says is not remembered by the other."""
    one = learner("expert", lang="en", seed=0)
    other = one.twin()
    assert other == one
    other.speaker.said["open"] += 1
    assert other != one
