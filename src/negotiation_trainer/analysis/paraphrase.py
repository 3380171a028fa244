"""How far scores move when a thing is said in other words, or the same moves are made again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from negotiation_trainer.analysis.learners import VOICES
from negotiation_trainer.analysis.playing import Result, Run, play
from negotiation_trainer.analysis.simulate import simulate
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.analysis.view import View
from negotiation_trainer.catalogue.moves import MoveKind
from negotiation_trainer.dialogue.inputs import offer_data
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.scoring.rubric import Dimension

MEDIAN_AT_MOST = 5.0
NINETIETH_AT_MOST = 15.0


@dataclass(frozen=True, slots=True)
class Change:
    """How far apart two talks scored in one dimension."""

    scenario: str
    dimension: Dimension
    points: int


def in_other_words(stage: Stage, name: str, *, runs: int, seed: int) -> Iterator[Change]:
    """Let a learner speak freely in each of its voices, same seeds; compare the voices in pairs."""
    voices = [
        simulate(stage, name, mode=Mode.TYPED, runs=runs, seed=seed, voice=voice)
        for voice in range(VOICES)
    ]
    for one, other in combinations(voices, 2):
        for first, second in zip(one, other, strict=True):
            yield from changes(stage.compiled.source.scenario, first, second)


def changes(scenario: str, one: Result, other: Result) -> Iterator[Change]:
    """Compare two talks dimension by dimension."""
    for dimension in Dimension:
        apart = abs(one.score(dimension) - other.score(dimension))
        yield Change(scenario, dimension, apart)


@dataclass
class Retyping:
    """Does again what was done in a talk, typing the replies that were chosen in it."""

    run: Run

    def act(self, view: View, side: int) -> dict[str, object]:
        """Return the input that makes the same move."""
        del side
        move = self.run.talk.turns[view.turn + 1].move
        assert move is not None
        match move.kind:
            case MoveKind.SILENCE:
                return {"silence": True}
            case MoveKind.ACCEPT:
                return {"accept": True}
            case MoveKind.OFFER:
                data = offer_data(move.offer) or {}
                return {"offer": {key: value for key, value in data.items() if value}}
            case _:
                return {"say": move.text}


def again_by_typing(stage: Stage, run: Run) -> Run:
    """Play a guided talk again with its replies typed word for word: equal moves, equal scores."""
    return play(stage, Retyping(run), mode=Mode.TYPED, seed=run.seed)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value with this share of the values before it in order, at most the last."""
    ordered = sorted(values)
    return ordered[min(int(share * len(ordered)), len(ordered) - 1)]
