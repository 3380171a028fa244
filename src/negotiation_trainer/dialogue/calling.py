"""What a line of the debtor calls for, anew or once more; a repeated call is no new one.

A call he repeats may be answered as if it were fresh, but late; one he repeats twice was missed.
"""

from __future__ import annotations

from negotiation_trainer.dialogue.cursor import Cursor, Pending, Resolution, Resolved
from negotiation_trainer.dialogue.signals import told_already
from negotiation_trainer.dialogue.speech import Speech


def calls_of(cursor: Cursor, speech: Speech) -> tuple[Pending, ...]:
    """Return what waits for an answer once these words are spoken."""
    called = dict.fromkeys(speech.openings)
    waiting = {item.opening: item for item in cursor.pending}
    fresh = []
    for opening in called:
        old = waiting.get(opening)
        since = old.turn if old is not None and _counts(old, cursor) else None
        fresh.append(Pending(opening, cursor.turn, speech.text, raises=speech.raises, since=since))
    return tuple(p for p in cursor.pending if p.opening not in called) + tuple(fresh)


def missed_twice(cursor: Cursor, speech: Speech) -> tuple[Resolved, ...]:
    """Return the calls these words make for the third time, and nobody answered."""
    return tuple(
        Resolved(item, Resolution.MISSED)
        for item in cursor.pending
        if item.opening in speech.openings
        and item.since is not None
        and not told_already(item, cursor)
    )


def _counts(old: Pending, cursor: Cursor) -> bool:
    """Whether a call that waited makes the next one late: a first one nobody has answered."""
    return old.since is None and not told_already(old, cursor)
