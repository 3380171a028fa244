"""`play`: one attempt, as JSON lines or line by line in plain text; else in the app."""

from __future__ import annotations

from argparse import Namespace
from datetime import datetime

from negotiation_trainer.cli.commands.app import open_app
from negotiation_trainer.cli.context import Context, Exit, UsageError
from negotiation_trainer.cli.practising import failures_told, practice_for
from negotiation_trainer.dialogue.talk import Mode
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import begin_in
from negotiation_trainer.records.practice import Practice


def run(arguments: Namespace, context: Context) -> int:
    """Play one scenario."""
    if not (arguments.json or arguments.plain):
        return open_app(
            context,
            scenario=arguments.scenario,
            mode=arguments.mode,
            trainee=arguments.trainee,
        )
    practice = practice_for(context)
    with failures_told(context):
        if arguments.json:
            from negotiation_trainer.cli.json_face import play_json

            play_json(_begin(practice, arguments, context), context)
        else:
            from negotiation_trainer.cli.plain_face import PlainFace

            resumed = _resumed(practice, arguments, context)
            PlainFace(resumed or _begin(practice, arguments, context), context).play()
    return Exit.OK


def _resumed(practice: Practice, arguments: Namespace, context: Context) -> Attempt | None:
    """Offer to take up what was cut off in this scenario; Enter takes it up, n begins anew."""
    name = practice.locate(arguments.scenario).qualified
    cut = [
        row
        for row in practice.unfinished()
        if row.scenario == name and row.trainee == arguments.trainee
    ]
    if not cut:
        return None
    context.write(context.text("play.resume", attempt=cut[0].id))
    answer = context.source.readline()
    if not answer or answer.strip().lower() in ("n", "no", "否", "不"):
        return None
    return practice.resume(cut[0].id)


def _begin(practice: Practice, arguments: Namespace, context: Context) -> Attempt:
    """Start an attempt, for a reader in the program's language, if the scenario has it.

    For another program a scenario speaks its own, whatever the machine's locale.
    """
    attempt = practice.begin(
        practice.open(arguments.scenario),
        mode=Mode(arguments.mode),
        seed=arguments.seed,
        at=_time(arguments.now, context),
        trainee=arguments.trainee,
    )
    return attempt if arguments.json else begin_in(attempt, context.lang)


def _time(text: str | None, context: Context) -> datetime | None:
    if text is None:
        return None
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        raise UsageError(context.text("error.time", found=text)) from None
