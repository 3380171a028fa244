"""`replay`: rebuilds an attempt from its journal and says whether everything agrees."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace

from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import first_line
from negotiation_trainer.records.replay import Replay, replay
from negotiation_trainer.records.store import Store


def run(arguments: Namespace, context: Context) -> int:
    """Replay one attempt."""
    with failures_told(context):
        try:
            found = _heard(Store(context.home), arguments.attempt)
        except KeyError:
            raise UsageError(context.text("error.no_attempt", found=arguments.attempt)) from None
    if arguments.json:
        context.write_json(found.as_data(context.lang))
        return Exit.OK
    for turn in found.turns:
        if turn["move"] is not None:
            context.write(f"[{turn['turn']}] > {turn['move']['text'] or turn['move']['kind']}")
        context.write(f"[{turn['turn']}] {turn['line']}")
    context.write(found.why(context.lang))
    return Exit.OK


def _heard(store: Store, name: str) -> Replay:
    """Rebuild an attempt, its first line in the language it was begun in."""
    found = replay(store, name)
    if not found.agrees:
        return found
    first, *later = found.turns
    line = first_line(Attempt.resume(store, name, None))
    return replace(found, turns=({**first, "line": line}, *later))
