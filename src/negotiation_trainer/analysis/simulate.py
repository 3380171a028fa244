"""Lets scripted learners play a scenario, run after run, unjournalled, and scores each talk."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from statistics import fmean, pstdev
from typing import Any, TypeAlias

from negotiation_trainer.analysis.learners import Learner, learner
from negotiation_trainer.analysis.view import view_of
from negotiation_trainer.catalogue.moves import Reading
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.dialogue.derived import kept
from negotiation_trainer.dialogue.inputs import parse_input
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.reader import NO_FRAME, Frame, Reader
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scoring.debrief import Debrief, debrief
from negotiation_trainer.scoring.rubric import Dimension, Rubric

MOST_TURNS = 30

Known: TypeAlias = dict[tuple[str, str, str], Reading]
"""Readings in one case, by text, language and what was said before."""


def _case(frame: Frame) -> tuple[object, ...]:
    """What tells one case from another."""
    owed = tuple(sorted(frame.owed.items()))
    return (frame.currency, frame.today, owed, tuple(sorted(frame.topics)), frame.wordings)


@dataclass
class RememberingReader:
    """Reads each utterance once in the same case; offered replies come up again and again."""

    reader: Reader
    known: dict[tuple[object, ...], Known] = field(default_factory=dict)
    name: str = ""

    def __post_init__(self) -> None:
        self.name = self.reader.name
        self._known_in = kept(self._in_case)

    def _in_case(self, frame: Frame) -> Known:
        return self.known.setdefault(_case(frame), {})

    def read(
        self, text: str, *, lang: str = "auto", context: str = "", frame: Frame = NO_FRAME
    ) -> Reading:
        """Return what the reader says, from memory if it was asked before."""
        known = self._known_in(frame)
        key = (text, lang, context)
        if key not in known:
            known[key] = self.reader.read(text, lang=lang, context=context, frame=frame)
        return known[key]


@dataclass(frozen=True)
class Stage:
    """All that a talk is played and scored with."""

    compiled: Compiled
    rubric: Rubric
    pack: ConductPack
    reader: Reader


@dataclass(frozen=True)
class Run:
    """One talk that was played."""

    seed: int
    talk: Talk
    debrief: Debrief

    @property
    def turns(self) -> int:
        """Turns the learner took."""
        return len(self.talk.turns) - 1


def converse(stage: Stage, who: Learner, *, mode: Mode, seed: int) -> Talk:
    """Play one talk to its end; a learner who gets nowhere is cut off after thirty turns."""
    talk = Talk(stage.compiled, mode, seed, DirectRunner(stage.compiled))
    while not talk.done and len(talk.turns) <= MOST_TURNS:
        entry = parse_input(who.act(view_of(talk)))
        talk.take(talk.read(entry, stage.reader))
    return talk


def play(stage: Stage, who: Learner, *, mode: Mode, seed: int) -> Run:
    """Play one talk to its end and score it."""
    talk = converse(stage, who, mode=mode, seed=seed)
    found = debrief(stage.compiled, tuple(talk.turns), rubric=stage.rubric, pack=stage.pack)
    return Run(seed, talk, found)


def simulate(
    stage: Stage, name: str, *, mode: Mode, runs: int, seed: int, voice: int | None = None
) -> list[Run]:
    """Let one learner play `runs` talks with seeds from `seed` on (`KeyError`: no such learner)."""
    return [
        play(
            stage,
            learner(name, lang=stage.compiled.lang, seed=number, voice=voice),
            mode=mode,
            seed=number,
        )
        for number in range(seed, seed + runs)
    ]


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


def summary(runs: list[Run]) -> Summary:
    """Sum up some runs (`ValueError` if there are none)."""
    outcomes = [run.debrief.outcome for run in runs]
    shares = {name: outcomes.count(name) / len(runs) for name in sorted(set(outcomes))}
    return Summary(
        runs=len(runs),
        scores={d: spread(run.debrief.score(d) for run in runs) for d in Dimension},
        outcomes=dict(sorted(shares.items(), key=lambda item: -item[1])),
        passed=fmean(run.debrief.passed for run in runs),
        turns=fmean(run.turns for run in runs),
    )
