"""A talk begun in the language asked for; the journal holds that as a change before the first move.

So an attempt taken up again, replayed or written down as a playthrough keeps its language.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from negotiation_trainer.dialogue.cursor import Turn
from negotiation_trainer.records.attempt import Attempt


def begin_in(attempt: Attempt, lang: str) -> Attempt:
    """Let a new attempt begin in a language if its scenario has it, else in the scenario's own."""
    if lang in attempt.bundle.langs and lang != attempt.compiled.lang:
        attempt.give({"language": lang})
    return attempt


def first_line(attempt: Attempt) -> str:
    """Return the debtor's first line, as it was said last before the first move."""
    again = [said.line for said in attempt.talk.retold if said.turn == 0]
    return again[-1] if again else attempt.talk.turns[0].line


def as_begun(attempt: Attempt, turn: Turn) -> Turn:
    """Return a turn as it is told: the one that begins the talk with its first line as heard."""
    return turn if turn.number else replace(turn, line=first_line(attempt))


def as_heard(attempt: Attempt, line: str) -> str:
    """Return a line of the debtor in the language it was heard in: the first may be said again."""
    return first_line(attempt) if line == attempt.talk.turns[0].line else line


def first_event(attempt: Attempt) -> dict[str, Any]:
    """Return where the talk begins as data, in the language it begins in."""
    return {**attempt.event(attempt.talk.turns[0]), "line": first_line(attempt)}


def debrief_heard(attempt: Attempt, lang: str) -> dict[str, Any]:
    """Return the debrief as data, the debtor quoted in the language that was heard."""
    event = attempt.debrief_event(lang)
    return {
        **event,
        "evidence": [
            {**item, "called": as_heard(attempt, item["called"])} for item in event["evidence"]
        ],
    }
