"""Conditions as callables: every `when:` of a file becomes one function of a `Situation`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from negotiation_trainer.scenario.model import ALWAYS, When


@dataclass(frozen=True, slots=True)
class Situation:
    """What a condition may look at: the debtor's mood and what the talk has brought so far."""

    mood: str
    heat: int
    known: frozenset[str] = frozenset()
    visited: frozenset[str] = frozenset()
    agreed: bool = False
    identified: bool = False
    countered: bool = False
    again: bool = False
    turns_here: int = 0


Guard = Callable[[Situation], bool]


def _flag(name: str, wanted: bool) -> Guard:
    return lambda now: getattr(now, name) is wanted


def _parts(when: When) -> list[Guard]:
    parts: list[Guard] = []
    if when.mood:
        moods = frozenset(when.mood)
        parts.append(lambda now: now.mood in moods)
    if (top := when.heat_at_most) is not None:
        parts.append(lambda now: now.heat <= top)
    if (low := when.heat_at_least) is not None:
        parts.append(lambda now: now.heat >= low)
    if when.knows:
        facts = frozenset(when.knows)
        parts.append(lambda now: facts <= now.known)
    if when.visited:
        states = frozenset(when.visited)
        parts.append(lambda now: states <= now.visited)
    for name in ("agreed", "identified", "countered", "again"):
        wanted = getattr(when, name)
        if wanted is not None:
            parts.append(_flag(name, wanted))
    if (turns := when.turns_here) is not None:
        parts.append(lambda now: now.turns_here >= turns)
    return parts


def always(_: Situation) -> bool:
    """The guard of a row without a condition."""
    return True


def compile_guard(when: When) -> Guard:
    """Return the function that says whether `when` holds."""
    parts = () if when is ALWAYS else tuple(_parts(when))
    if not parts:
        return always
    if len(parts) == 1:
        return parts[0]
    return lambda now: all(part(now) for part in parts)
