"""`show`: the case file and mandate a trainee may see."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.briefing_text import briefing_lines
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.scenario.briefing import briefing


def run(arguments: Namespace, context: Context) -> int:
    """Write the briefing of one scenario."""
    with failures_told(context):
        compiled = practice_for(context).open(arguments.scenario).compiled
    if arguments.json:
        context.write_json(briefing(compiled))
    else:
        for line in briefing_lines(compiled, context.lang):
            context.write(line)
    return Exit.OK
