"""`graph`: the machines of a scenario as a picture."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.analysis.graph import Side, drawings
from negotiation_trainer.analysis.graph_svg import to_svg
from negotiation_trainer.analysis.graph_text import to_dot, to_mermaid
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for


def run(arguments: Namespace, context: Context) -> int:
    """Draw one scenario."""
    with failures_told(context):
        bundle = practice_for(context).open(arguments.scenario)
    found = drawings(bundle.compiled, Side(arguments.machine), context.lang)
    if arguments.format == "svg":
        context.write(to_svg(found, context.lang))
    elif arguments.format == "dot":
        context.write(to_dot(found, context.lang))
    else:
        context.write(to_mermaid(found))
    return Exit.OK
