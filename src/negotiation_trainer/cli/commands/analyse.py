"""`analyse`: what is provable of a scenario, in words or as JSON."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.analysis.analyse import analyse
from negotiation_trainer.analysis.analyse_data import analysis_data
from negotiation_trainer.analysis.analyse_text import analysis_lines
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.conduct.model import ConductPack
from negotiation_trainer.messages import say
from negotiation_trainer.scoring.rubric import Rubric


def run(arguments: Namespace, context: Context) -> int:
    """Analyse one scenario; progress goes to stderr."""
    practice = practice_for(context)
    with failures_told(context):
        bundle = practice.open(arguments.scenario)

    def told(part: str, count: int) -> None:
        context.tell(say("analyse", f"progress.{part}", context.lang, count=count))

    found = analyse(
        bundle.compiled,
        rubric=Rubric.model_validate(bundle.scoring["rubric"]),
        pack=ConductPack.model_validate(bundle.scoring["conduct"]),
        reader=practice.reader(),
        configurations=arguments.limit,
        seconds=arguments.seconds,
        told=told,
    )
    if arguments.json:
        context.write_json(analysis_data(found))
    else:
        for line in analysis_lines(found, context.lang):
            context.write(line)
    return Exit.OK
