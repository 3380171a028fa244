"""`show`: the case file and mandate a trainee may see, in the language asked for.

Only `--lang` asks: a scenario speaks its own language, whatever the program speaks.
"""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.briefing_text import briefing_lines
from negotiation_trainer.cli.context import Context, Exit
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.scenario.briefing import briefing


def run(arguments: Namespace, context: Context) -> int:
    """Write the briefing of one scenario."""
    with failures_told(context):
        bundle = practice_for(context).open(arguments.scenario)
    wanted = arguments.lang if arguments.lang in bundle.langs else bundle.lang
    compiled = bundle.compiled_in(wanted)
    if arguments.json:
        context.write_json(briefing(compiled, bundle.langs))
        return Exit.OK
    first, *rest = briefing_lines(compiled, context.lang)
    own = bundle.compiled.source.title
    context.write(first if first == own else context.text("show.title", title=first, own=own))
    for line in rest:
        context.write(line)
    if len(bundle.langs) > 1:
        context.write(context.text("show.langs"))
    return Exit.OK
