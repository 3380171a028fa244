"""`forget`: deletes what was kept of an attempt or of a trainee."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told
from negotiation_trainer.records.store import Store


def run(arguments: Namespace, context: Context) -> int:
    """Delete, and say how many attempts are gone."""
    if (arguments.attempt is None) == (arguments.trainee is None):
        raise UsageError(context.text("error.forget_what"))
    with failures_told(context):
        gone = Store(context.home).forget(attempt=arguments.attempt, trainee=arguments.trainee)
    if not gone:
        found = arguments.attempt or arguments.trainee
        raise UsageError(context.text("error.no_attempt", found=found))
    context.tell(context.text("forget.done", count=gone))
    return Exit.OK
