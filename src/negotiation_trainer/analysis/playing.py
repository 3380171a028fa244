"""One talk of a scripted learner, played to its end and scored, unjournalled."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from negotiation_trainer.analysis.chance import MOST_TURNS, dice
from negotiation_trainer.analysis.learners import MANNERS, Player
from negotiation_trainer.analysis.stage import Stage
from negotiation_trainer.analysis.view import view_of
from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.reader import Reader
from negotiation_trainer.scenario.model import OutcomeKind
from negotiation_trainer.scoring.debrief import Debrief, debrief
from negotiation_trainer.scoring.rubric import Dimension


@dataclass(frozen=True, slots=True)
class Result:
    """What one talk came to; `turns` are those the learner took."""

    outcome: str
    kind: OutcomeKind
    passed: bool
    turns: int
    scores: tuple[tuple[Dimension, int], ...]

    def score(self, dimension: Dimension) -> int:
        """Return one score, 0..100."""
        return dict(self.scores)[dimension]


@dataclass(frozen=True)
class Run:
    """One talk that was played."""

    seed: int
    talk: Talk
    debrief: Debrief

    @property
    def result(self) -> Result:
        """What it came to."""
        found, turns = self.debrief, len(self.talk.turns) - 1
        return Result(found.outcome, found.kind, found.passed, turns, found.scores)


def begun(stage: Stage, *, mode: Mode, seed: int, turns: Iterable[Turn] = ()) -> Talk:
    """Return a talk after some turns; after none it begins with the debtor's first line."""
    return Talk(stage.compiled, mode, seed % MANNERS, DirectRunner(stage.compiled), list(turns))


def is_over(talk: Talk) -> bool:
    """Whether it ended; a learner who gets nowhere is cut off after thirty turns."""
    return talk.done or len(talk.turns) > MOST_TURNS


def take(talk: Talk, entry: object, reader: Reader) -> None:
    """Take the turn that an input makes."""
    talk.take(talk.read(parse_input(entry), reader))


def scored(stage: Stage, talk: Talk, *, seed: int) -> Run:
    """Score a talk that was played."""
    found = debrief(stage.compiled, tuple(talk.turns), rubric=stage.rubric, pack=stage.pack)
    return Run(seed, talk, found)


def converse(stage: Stage, who: Player, *, mode: Mode, seed: int) -> Talk:
    """Play one talk to its end."""
    talk, sides = begun(stage, mode=mode, seed=seed), iter(dice(seed))
    while not is_over(talk):
        take(talk, who.act(view_of(talk), next(sides)), stage.reader)
    return talk


def play(stage: Stage, who: Player, *, mode: Mode, seed: int) -> Run:
    """Play one talk to its end and score it."""
    return scored(stage, converse(stage, who, mode=mode, seed=seed), seed=seed)
