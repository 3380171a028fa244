"""`author`: a scenario watched while it is written, in the app."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, UsageError
from negotiation_trainer.cli.progress import Progress


def run(arguments: Namespace, context: Context) -> int:
    """Open the preview; a file with errors can be opened, too, and is mended there."""
    if not (context.out.isatty() and context.source.isatty()):
        raise UsageError(context.text("author.terminal"))
    waiting = Progress(context)
    waiting.tell("read", 0.1, context.text("author.reads", scenario=arguments.scenario))
    try:
        # Imported only now: it takes its time, and somebody is looking at the terminal.
        from negotiation_trainer.cli.authoring import prepared

        show = prepared(arguments, context, waiting)
    finally:
        waiting.done()
    return show()
