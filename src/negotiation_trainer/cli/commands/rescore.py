"""`rescore`: what stored attempts would score by the rubric and rules in force now."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import asdict

from negotiation_trainer.catalogue.entries import catalogue
from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.records.rescore import Drift, Rescored, drift, rescore


def run(arguments: Namespace, context: Context) -> int:
    """Score attempts again and say how far they move; the journal stays as it is."""
    with failures_told(context):
        try:
            found = rescore(practice_for(context), arguments.attempts)
        except KeyError as error:
            name = str(error.args[0])
            raise UsageError(context.text("error.no_attempt", found=name)) from None
    moved = drift(found)
    if arguments.json:
        context.write_json({"attempts": [i.as_data() for i in found], "drift": asdict(moved)})
        return Exit.OK
    for item in found:
        if item.changed or item.damaged:
            context.write(_row(item, context))
    context.write(_sum(moved, context))
    return Exit.OK


def _row(item: Rescored, context: Context) -> str:
    head = f"{item.row.id}  {item.row.scenario}"
    if item.damaged:
        return context.text("rescore.damaged", head=head)
    steps = "  ".join(
        f"{_name(dimension, context)} {item.kept.get(dimension)}→{score}"
        for dimension, score in item.now.items()
        if item.kept.get(dimension) != score
    )
    if item.passes == item.row.passed:
        return f"{head}  {steps}"
    verdict = context.text("rescore.passes" if item.passes else "rescore.fails")
    return f"{head}  {steps}  {verdict}"


def _sum(moved: Drift, context: Context) -> str:
    if not moved.compared:
        return context.text("rescore.none")
    means = "  ".join(f"{_name(name, context)} {mean:+.1f}" for name, mean in moved.mean.items())
    return context.text(
        "rescore.sum",
        count=moved.compared,
        means=means,
        passed=moved.newly_passed,
        failed=moved.newly_failed,
    )


def _name(dimension: str, context: Context) -> str:
    return catalogue().dimensions[dimension].label.get(context.lang)
