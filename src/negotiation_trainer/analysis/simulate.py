"""Lets scripted learners play a scenario, run after run, unjournalled, and scores each talk."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev
from typing import Any

from negotiation_trainer.analysis.chance import NO_DICE, dice
from negotiation_trainer.analysis.learners import learner, likeness
from negotiation_trainer.analysis.playing import Result
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.analysis.styles import STYLES
from negotiation_trainer.analysis.talk_tree import TalkTree
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scoring.rubric import Dimension


def simulate(
    stage: Stage,
    name: str,
    *,
    mode: Mode,
    runs: int,
    seed: int,
    voice: int | None = None,
    told: Callable[[int], None] = lambda talks: None,
) -> list[Result]:
    """Let one learner play `runs` talks with seeds from `seed` on (`KeyError`: no such learner).

    Each is what `play` makes of the same seed; `told` hears how many are finished.
    """
    trees: dict[int, TalkTree] = {}
    results = []
    for number in range(seed, seed + runs):
        alike = likeness(name, number)
        if alike not in trees:
            who = learner(name, lang=stage.compiled.lang, seed=number, voice=voice)
            trees[alike] = TalkTree(stage, who, mode=mode, seed=number)
        end = trees[alike].last(dice(number) if name in STYLES else NO_DICE).end
        assert end is not None
        results.append(end)
        told(len(results))
    return results


@dataclass(frozen=True, slots=True)
class Spread:
    """How one score lies over many runs."""

    mean: float
    deviation: float
    least: int
    most: int


def spread(scores: Iterable[int]) -> Spread:
    """Return mean, standard deviation, least and most of some scores (`ValueError` if none)."""
    values = list(scores)
    return Spread(fmean(values), pstdev(values), min(values), max(values))


@dataclass(frozen=True, slots=True)
class Summary:
    """What many runs of one learner in one scenario came to."""

    runs: int
    scores: Mapping[Dimension, Spread]
    outcomes: Mapping[str, float]
    passed: float
    turns: float

    def as_data(self) -> dict[str, Any]:
        """Return it as JSON-able data; means and shares rounded."""
        return {
            "runs": self.runs,
            "scores": {
                dimension.value: {
                    "mean": round(one.mean, 1),
                    "deviation": round(one.deviation, 1),
                    "min": one.least,
                    "max": one.most,
                }
                for dimension, one in self.scores.items()
            },
            "outcomes": {name: round(share, 3) for name, share in self.outcomes.items()},
            "passed": round(self.passed, 3),
            "turns": round(self.turns, 1),
        }


def summary(runs: Sequence[Result]) -> Summary:
    """Sum up some runs (`ValueError` if there are none)."""
    outcomes = [run.outcome for run in runs]
    shares = {name: outcomes.count(name) / len(runs) for name in sorted(set(outcomes))}
    return Summary(
        runs=len(runs),
        scores={d: spread(run.score(d) for run in runs) for d in Dimension},
        outcomes=dict(sorted(shares.items(), key=lambda item: -item[1])),
        passed=fmean(run.passed for run in runs),
        turns=fmean(run.turns for run in runs),
    )
