"""What learners have to expect is the count of all their talks; a bound leaves the rest to dice."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache

import pytest

from negotiation_trainer.analysis.chance import SIDES
from negotiation_trainer.analysis.learners import MANNERS, kinds, learner
from negotiation_trainer.analysis.playing import begun as talk_begun
from negotiation_trainer.analysis.playing import take
from negotiation_trainer.analysis.prospects import Prospect, _begun, prospect
from negotiation_trainer.analysis.simulate import simulate
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.analysis.talk_tree import Moment, TalkTree
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scoring.rubric import Dimension, standard_rubric
from tests.sample import TagReader, bundle

LONG_AGO = 0.0


@cache
def stage() -> Stage:
    """Return the small scenario of the tests."""
    reader = RememberingReader(TagReader())
    return Stage(bundle().compiled, standard_rubric(), shipped_pack("us"), reader)


@cache
def all_of(name: str) -> Prospect:
    """Return what a learner has to expect, everything computed."""
    return prospect(stage(), name)


def ends_of(tree: TalkTree, at: Moment, share: Fraction):
    """Give every ending below a moment with its chance, one branch after the other."""
    if at.end is not None:
        yield at.end, share
        return
    for side in range(SIDES):
        tree.next(at, side)
    sides = Counter(id(after) for after in at.after.values())
    for after in {id(after): after for after in at.after.values()}.values():
        yield from ends_of(tree, after, share * Fraction(sides[id(after)], SIDES))


@pytest.mark.slow
@pytest.mark.parametrize("name", ["pushy", "timid", "abusive"])
def test_chances_are_those_of_every_talk_there_is(name: str) -> None:
    """Counted depth first in fractions: endings, passes, means, least and most."""
    found = []
    for seed in range(kinds(name)):
        who = learner(name, lang="en", seed=seed)
        tree = TalkTree(stage(), who, mode=Mode.GUIDED, seed=seed)
        found += ends_of(tree, tree.root, Fraction(1, kinds(name)))
    assert sum(share for _, share in found) == 1

    told = all_of(name)
    assert told.exact
    assert told.computed == 1
    assert len(told.fates) == len({end.outcome for end, _ in found})
    for fate in told.fates:
        chance = sum(share for end, share in found if end.outcome == fate.outcome)
        assert fate.chance == pytest.approx(float(chance))
        assert fate.at_least == pytest.approx(fate.chance)
    assert told.passed == pytest.approx(float(sum(s for end, s in found if end.passed)))
    for dimension in Dimension:
        scores = [(end.score(dimension), share) for end, share in found]
        odds = told.scores[dimension]
        assert odds.mean == pytest.approx(float(sum(score * share for score, share in scores)))
        assert (odds.least, odds.most) == (min(scores)[0], max(scores)[0])
        below = sum(share for score, share in scores if score < odds.low)
        above = sum(share for score, share in scores if score > odds.high)
        assert max(below, above) <= Fraction(1, 10)


@pytest.mark.parametrize("name", ["longest", "one-button"])
def test_without_chance_it_is_what_each_kind_of_talk_comes_to(name: str) -> None:
    """The runs of `simulate` over one seed of each kind."""
    runs = simulate(stage(), name, mode=Mode.GUIDED, runs=kinds(name), seed=0)
    told = all_of(name)
    outcomes = Counter(run.outcome for run in runs)
    assert {f.outcome: pytest.approx(f.chance) for f in told.fates} == {
        outcome: times / len(runs) for outcome, times in outcomes.items()
    }


@pytest.mark.parametrize("name", ["competent", "pushy"])
def test_what_is_not_followed_is_judged_by_dice(name: str) -> None:
    """Everything still adds up, what is proved is no more than the chance, and it is near."""
    told, whole = prospect(stage(), name, most=6, drawn=200), all_of(name)
    assert told.computed < 1
    assert told.drawn == 200
    assert not told.exact
    assert sum(fate.chance for fate in told.fates) == pytest.approx(1)
    assert all(fate.at_least <= fate.chance + 1e-9 for fate in told.fates)
    chances = {fate.outcome: fate.chance for fate in whole.fates}
    for fate in told.fates:
        assert fate.at_least <= chances[fate.outcome] + 1e-9
        assert fate.chance == pytest.approx(chances[fate.outcome], abs=0.12)


def test_the_likeliest_talk_of_an_ending_plays_to_it() -> None:
    """Its inputs, with its seed, through a talk of their own."""
    for fate in all_of("pushy").fates:
        talk = talk_begun(stage(), mode=Mode.GUIDED, seed=fate.seed)
        for entry in fate.inputs:
            take(talk, entry, stage().reader)
        assert talk.turns[-1].after.outcome == fate.outcome


def test_however_late_it_is_the_likeliest_are_followed() -> None:
    """A learner who leaves nothing to chance is always computed."""
    computed = prospect(stage(), "politest", until=LONG_AGO)
    cut = prospect(stage(), "competent", until=LONG_AGO, drawn=3)
    assert (computed.exact, computed.late) == (True, False)
    assert (cut.exact, cut.late) == (False, True)


def test_an_unknown_learner_is_refused() -> None:
    """As everywhere."""
    with pytest.raises(KeyError):
        prospect(stage(), "nobody")


def test_seeds_are_those_the_debtor_was_played_from() -> None:
    """A learner of many kinds has no more manners of the debtor for that."""
    begun = list(_begun(stage(), "one-button", Mode.GUIDED))
    assert len(begun) == kinds("one-button") > MANNERS
    assert [share.seed for share in begun[:5]] == [0, 1, 2, 3, 0]
    assert {share.seed for share in begun} == set(range(MANNERS))
