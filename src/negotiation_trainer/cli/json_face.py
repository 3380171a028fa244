"""A conversation as JSON lines: one input a line in, events out. A bad input costs no turn."""

from __future__ import annotations

from typing import Any

from negotiation_trainer.cli.context import Context
from negotiation_trainer.cli.inputs import input_in
from negotiation_trainer.dialogue.inputs import InputError
from negotiation_trainer.messages import say
from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.first_language import debrief_heard, first_event
from negotiation_trainer.scenario.briefing import briefing
from negotiation_trainer.scoring.call_record import FIELDS, unknown_field


def play_json(attempt: Attempt, context: Context) -> None:
    """Play an attempt to its debrief; a record after it brings a second debrief."""
    told = {"event": "briefing", "attempt": attempt.id, **_briefing(attempt)}
    context.write_json({**told, "mode": attempt.talk.mode.value, "reader": attempt.row.reader})
    context.write_json(first_event(attempt))
    debriefed = False
    for line in context.source:
        for event in _answer(attempt, line, context):
            context.write_json(event)
        if attempt.done and not debriefed:
            debriefed = True
            context.write_json(debrief_heard(attempt, context.lang))
    if not debriefed:
        attempt.finish()
        context.write_json(debrief_heard(attempt, context.lang))


def _answer(attempt: Attempt, line: str, context: Context) -> list[dict[str, Any]]:
    try:
        data = input_in(line)
        _check_record(data.get("record"))
        turn = attempt.give(data)
    except InputError as error:
        message = say("talk", error.key, context.lang, **error.values)
        return [{"event": "error", "message": message}]
    if turn is not None:
        return [attempt.event(turn)]
    if "hint" in data:
        return [{"event": "hint", "text": attempt.hint(context.lang)}]
    if "record" in data:
        return [debrief_heard(attempt, context.lang)]
    if "language" in data:
        return [_spoken(attempt)]
    return [{"event": "noted", "input": next(iter(data))}]


def _check_record(record: object) -> None:
    """Refuse a call record with a field that nobody would ever read."""
    unknown = unknown_field(record) if isinstance(record, dict) else None
    if unknown is not None:
        raise InputError("record.unknown", found=unknown[:40], fields=", ".join(FIELDS))


def _briefing(attempt: Attempt) -> dict[str, Any]:
    return briefing(attempt.compiled, attempt.bundle.langs)


def _spoken(attempt: Attempt) -> dict[str, Any]:
    """What stands in the language that was changed to: the last line again, replies, the file."""
    talk = attempt.talk
    return {
        "event": "language",
        "lang": attempt.compiled.lang,
        "turn": talk.turns[-1].number,
        "line": talk.line,
        "replies": [reply.say for reply in talk.replies],
        "briefing": _briefing(attempt),
    }
