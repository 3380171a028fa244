"""Simulated learners: turns a second a core, each talk played by itself and many in one tree.

The floor of the first table, measured in the same run, is the steps of the same talks taken again:
no learner, no reading, no score. There every utterance has been read before, as after some runs of
any simulation. In the second table nothing has been read or played: it holds all that `simulate`
costs, for more and more runs; `simulate.py LEARNER …` asks for other learners.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from timing import table, timed

from negotiation_trainer.analysis.learners import learner
from negotiation_trainer.analysis.playing import Result, converse, play
from negotiation_trainer.analysis.simulate import simulate
from negotiation_trainer.analysis.stage import RememberingReader, Stage
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
MODES = (Mode.GUIDED, Mode.TYPED)
STYLED = ("expert", "competent", "clumsy")
SHOWN = ("expert", "competent", "clumsy", "pushy", "abusive", "longest", "parrot")
RUNS = 4
ROUNDS = 5
MANY = (200, 2_000, 20_000)
MOST_SECONDS = 120.0
"""What would take longer, ten times as many runs taking ten times as long, is left out."""


def main(names: Sequence[str]) -> None:
    """Measure and print."""
    stages = list(_stages())
    for mode in MODES:
        _one_by_one(stages, mode)
    print(f"\nTurns a second a core, from nothing; alone: {MANY[0]} talks played one by one")
    print(f"  {'':36}{'alone':>8}" + "".join(f"{runs:>10,}" for runs in MANY) + "  runs")
    for name in names:
        for mode in MODES:
            for stage in stages:
                _many(stage, name, mode)


def _one_by_one(stages: list[Stage], mode: Mode) -> None:
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


def _many(stage: Stage, name: str, mode: Mode) -> None:
    who = f"{stage.compiled.source.scenario[:18]} {mode.value} {name}"
    pace, _ = _pace(partial(_alone, _forgetful(stage), name, mode))
    print(f"  {who:36}{pace:8,.0f}", end="", flush=True)
    for runs in MANY:
        fresh = _forgetful(stage)
        pace, took = _pace(partial(simulate, fresh, name, mode=mode, runs=runs, seed=0))
        print(f"{pace:10,.0f}", end="", flush=True)
        if took * 10 > MOST_SECONDS:
            break
    print()


def _alone(stage: Stage, name: str, mode: Mode) -> list[Result]:
    """The fewest talks, each played and scored by itself."""
    lang = stage.compiled.lang
    return [
        play(stage, learner(name, lang=lang, seed=seed), mode=mode, seed=seed).result
        for seed in range(MANY[0])
    ]


def _forgetful(stage: Stage) -> Stage:
    """The same with a reader that has read nothing yet."""
    assert isinstance(stage.reader, RememberingReader)
    return replace(stage, reader=RememberingReader(stage.reader.reader))


def _pace(task: Callable[[], list[Result]]) -> tuple[float, float]:
    """Turns a second, and the seconds of all."""
    begun = time.process_time()
    found = task()
    took = time.process_time() - begun
    return sum(one.turns for one in found) / took, took


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
        for name in STYLED
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
    main(sys.argv[1:] or SHOWN)
