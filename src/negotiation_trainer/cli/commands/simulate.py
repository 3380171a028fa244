"""`simulate`: scripted learners play scenarios many times over; nothing is journalled."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable
from functools import partial
from typing import Any

from negotiation_trainer.analysis.graph_words import ending_title
from negotiation_trainer.analysis.learners import LEARNERS
from negotiation_trainer.analysis.playing import Result
from negotiation_trainer.analysis.simulate import Summary, simulate, summary
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.cli.progress import Progress
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scenario.visible import cells, visible


def run(arguments: Namespace, context: Context) -> int:
    """Play every scenario named, and tell how scores and outcomes lie."""
    if arguments.learner not in LEARNERS:
        names = ", ".join(LEARNERS)
        raise UsageError(
            context.text("simulate.no_learner", found=arguments.learner[:40], names=names)
        )
    practice = practice_for(context)
    with failures_told(context):
        bundles = [practice.open(reference) for reference in arguments.scenarios]
    started = time.perf_counter()
    with Progress(context) as progress:
        played = _play(practice, bundles, arguments, _teller(progress, context, arguments))
    took = time.perf_counter() - started
    if arguments.json:
        context.write_json([_data(bundle, runs, arguments) for bundle, runs in played])
    else:
        for bundle, runs in played:
            _tell(bundle, summary(runs), arguments.learner, context)
    turns = sum(one.turns for _, runs in played for one in runs)
    context.tell(context.text("simulate.pace", turns=turns, rate=round(turns / max(took, 1e-9))))
    return Exit.OK


Told = Callable[[int, str, int], None]
"""Hears which scenario is played, the first being 0, its name, and how many talks are finished."""


def _teller(progress: Progress, context: Context, arguments: Namespace) -> Told:
    runs, scenarios = arguments.runs, len(arguments.scenarios)

    def told(number: int, name: str, talks: int) -> None:
        share = (number + talks / runs) / scenarios
        words = context.text("simulate.progress", scenario=name, talks=talks, runs=runs)
        progress.tell(name, share, words)

    return told


def _play(
    practice: Practice, bundles: list[Bundle], arguments: Namespace, told: Told
) -> list[tuple[Bundle, list[Result]]]:
    reader = RememberingReader(practice.reader())
    played = []
    for number, bundle in enumerate(bundles):
        told(number, bundle.name, 0)
        runs = simulate(
            Stage.of(bundle, reader),
            arguments.learner,
            mode=Mode(arguments.mode),
            runs=arguments.runs,
            seed=arguments.seed,
            told=partial(told, number, bundle.name),
        )
        played.append((bundle, runs))
    return played


def _data(bundle: Bundle, runs: list[Result], arguments: Namespace) -> dict[str, Any]:
    return {
        "scenario": bundle.name,
        "learner": arguments.learner,
        "mode": arguments.mode,
        "seed": arguments.seed,
        **summary(runs).as_data(),
        "talks": [
            {
                "seed": seed,
                "outcome": one.outcome,
                "kind": one.kind.value,
                "passed": one.passed,
                "turns": one.turns,
                "scores": {d.value: score for d, score in one.scores},
            }
            for seed, one in enumerate(runs, arguments.seed)
        ],
    }


def _tell(bundle: Bundle, found: Summary, learner: str, context: Context) -> None:
    context.write(
        context.text(
            "simulate.head",
            scenario=bundle.name,
            learner=learner,
            runs=found.runs,
            turns=f"{found.turns:.1f}",
            passed=f"{found.passed:.0%}".removesuffix("%"),
        )
    )
    labels = {d: catalogue().dimensions[d.value].label.get(context.lang) for d in found.scores}
    widest = max(map(cells, labels.values()))
    for dimension, one in found.scores.items():
        label = labels[dimension]
        context.write(
            context.text(
                "simulate.score",
                dimension=label + " " * (widest - cells(label)),
                mean=f"{one.mean:5.1f}",
                deviation=f"{one.deviation:4.1f}",
                least=one.least,
                most=one.most,
            )
        )
    for outcome, share in found.outcomes.items():
        told = f"{share:.0%}".removesuffix("%")
        title = visible(ending_title(bundle.compiled, outcome, context.lang))
        context.write(context.text("simulate.outcome", outcome=title, share=told))
