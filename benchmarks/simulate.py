"""Simulated learners: turns a second a core, guided and typed, played only and scored as well.

The floor, measured in the same run, is the steps of the same talks taken again: no learner, no
reading, no score. Every utterance has been read before, as after some runs of any simulation.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

from timing import table, timed

from negotiation_trainer.analysis.learners import learner
from negotiation_trainer.analysis.simulate import RememberingReader, Stage, converse, play
from negotiation_trainer.cli.context import Context
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.machines import DirectRunner
from negotiation_trainer.dialogue.step import step
from negotiation_trainer.dialogue.talk import Mode, Talk
from negotiation_trainer.language.opening import open_reader
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scoring.rubric import standard_rubric

Outcome = TypeVar("Outcome")

SCENARIOS = ("penalty-interest-dispute", "hutchs-truck")
LEARNERS = ("expert", "competent", "clumsy")
RUNS = 4
ROUNDS = 5


def main() -> None:
    """Measure and print."""
    stages = list(_stages())
    for mode in (Mode.GUIDED, Mode.TYPED):
        talks = _each(stages, converse, mode)
        turns = sum(len(talk.turns) - 1 for talk in talks)
        tasks = {
            "steps alone": partial(_again, talks),
            "played": partial(_each, stages, converse, mode),
            "played and scored": partial(_each, stages, play, mode),
        }
        found = timed({name: partial(_processor, task) for name, task in tasks.items()}, ROUNDS)
        table(f"A turn of a simulated learner, {mode.value}", found, each=turns, unit="us")
        for name, seconds in found.items():
            print(f"  {name:17}  {turns / min(seconds):9.0f}  turns a second a core")


def _stages() -> Iterator[Stage]:
    home = Path(tempfile.mkdtemp(prefix="simulate-"))
    reader = RememberingReader(open_reader())
    practice = Practice(home, Context.clock, lambda: reader)
    for name in SCENARIOS:
        bundle = practice.open(name)
        rules = shipped_pack(bundle.jurisdiction)
        yield Stage(bundle.compiled, standard_rubric(), rules, reader)


def _each(stages: list[Stage], once: Callable[..., Outcome], mode: Mode) -> list[Outcome]:
    return [
        once(stage, learner(name, lang=stage.compiled.lang, seed=seed), mode=mode, seed=seed)
        for stage in stages
        for name in LEARNERS
        for seed in range(RUNS)
    ]


def _again(talks: list[Talk]) -> None:
    for talk in talks:
        runner = DirectRunner(talk.compiled)
        for turn in talk.turns:
            if turn.move is not None:
                step(talk.compiled, turn.before, turn.move, runner=runner, seed=talk.seed)


def _processor(task: Callable[[], object]) -> float:
    begun = time.process_time()
    task()
    return time.process_time() - begun


if __name__ == "__main__":
    main()
