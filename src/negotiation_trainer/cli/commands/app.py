"""`negotiation-trainer` without a command: the terminal app."""

from __future__ import annotations

from argparse import Namespace

from negotiation_trainer.cli.context import Context, UsageError


def run(arguments: Namespace, context: Context) -> int:
    """Open the app."""
    del arguments
    return open_app(context)


def open_app(
    context: Context, *, scenario: str = "", mode: str = "guided", trainee: str = ""
) -> int:
    """Open the app, with a scenario at its case file; nothing of the core is loaded before it."""
    if not (context.out.isatty() and context.source.isatty()):
        raise UsageError(context.text("error.no_terminal"))
    from negotiation_trainer.tui.app import run_app

    def practice() -> object:
        from negotiation_trainer.cli.practising import practice_for

        return practice_for(context)

    return run_app(practice, lang=context.lang, scenario=scenario, mode=mode, trainee=trainee)
