"""`simulate`: scripted learners play scenarios many times over; nothing is journalled."""

from __future__ import annotations

import time
from argparse import Namespace
from typing import Any

from negotiation_trainer.analysis.learners import LEARNERS
from negotiation_trainer.analysis.playing import Result
from negotiation_trainer.analysis.simulate import Summary, simulate, summary
from negotiation_trainer.analysis.stage import RememberingReader, Stage
from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.conduct.rules import shipped_pack
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.scenario.bundle import Bundle
from negotiation_trainer.scoring.rubric import standard_rubric


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
    played = _play(practice, bundles, arguments)
    took = time.perf_counter() - started
    if arguments.json:
        context.write_json([_data(bundle, runs, arguments) for bundle, runs in played])
    else:
        for bundle, runs in played:
            _tell(bundle, summary(runs), arguments.learner, context)
    turns = sum(one.turns for _, runs in played for one in runs)
    context.tell(context.text("simulate.pace", turns=turns, rate=round(turns / max(took, 1e-9))))
    return Exit.OK


def _play(
    practice: Practice, bundles: list[Bundle], arguments: Namespace
) -> list[tuple[Bundle, list[Result]]]:
    reader = RememberingReader(practice.reader())
    played = []
    for bundle in bundles:
        pack = shipped_pack(bundle.jurisdiction)
        stage = Stage(bundle.compiled, standard_rubric(), pack, reader)
        runs = simulate(
            stage,
            arguments.learner,
            mode=Mode(arguments.mode),
            runs=arguments.runs,
            seed=arguments.seed,
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
    for dimension, one in found.scores.items():
        context.write(
            context.text(
                "simulate.score",
                dimension=f"{dimension.value:10}",
                mean=f"{one.mean:5.1f}",
                deviation=f"{one.deviation:4.1f}",
                least=one.least,
                most=one.most,
            )
        )
    for outcome, share in found.outcomes.items():
        told = f"{share:.0%}".removesuffix("%")
        context.write(context.text("simulate.outcome", outcome=outcome, share=told))
