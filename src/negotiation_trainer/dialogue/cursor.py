"""Where a talk stands between two turns, what conditions see of it, and the record of one turn.

All of it is immutable.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from negotiation_trainer.catalogue.moves import Move
from negotiation_trainer.dialogue.bargaining.position import Position
from negotiation_trainer.dialogue.bargaining.settlement import Settlement
from negotiation_trainer.scenario.compiled import Compiled, Opening
from negotiation_trainer.scenario.guards import Situation


@dataclass(frozen=True, slots=True)
class Pending:
    """An opening the debtor left: since which turn, in which words, and how often it was passed.

    `raises`: what the line that left it brought up. `since`: the turn he first called for it, where
    these words only did so once more.
    """

    opening: Opening
    turn: int
    words: str
    passed: int = 0
    raises: tuple[str, ...] = ()
    since: int | None = None

    @property
    def late(self) -> bool:
        """Whether an answer comes late: a move, or a call, went by without one."""
        return self.passed > 0 or self.since is not None


class Resolution(StrEnum):
    """What became of an opening."""

    MET = "met"
    LATE = "late"
    MISSED = "missed"
    WORSE = "worse"


@dataclass(frozen=True, slots=True)
class Resolved:
    """An opening and what the move did with it; `credit` is 0..1, the share of its points."""

    pending: Pending
    resolution: Resolution
    act: str | None = None
    credit: float = 1.0


@dataclass(frozen=True, slots=True)
class Cursor:
    """Everything the next turn depends on.

    `put`: his last line put the counter that stands. `declined`: the trainee turned it down since.
    `told`: topics of fact the trainee has stated, asked for or not.
    """

    mood: str
    state: str
    turn: int = 0
    turns_here: int = 0
    again: bool = False
    visited: frozenset[str] = frozenset()
    known: frozenset[str] = frozenset()
    identified: bool = False
    streaks: tuple[tuple[str, int], ...] = ()
    pending: tuple[Pending, ...] = ()
    position: Position = field(default_factory=Position)
    vague_standing: bool = False
    said: tuple[tuple[str, int], ...] = ()
    heard: tuple[str, ...] = ()
    mood_called: str = ""
    put: bool = False
    declined: bool = False
    told: frozenset[str] = frozenset()
    outcome: str | None = None


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn as it happened: what the trainee did, what it changed, what the debtor said."""

    number: int
    move: Move | None
    before: Cursor
    after: Cursor
    heat_before: int
    heat: int
    line: str
    line_keys: tuple[str, ...] = ()
    resolved: tuple[Resolved, ...] = ()
    signals: tuple[str, ...] = ()
    persona_edge: str | None = None
    scenario_edge: str | None = None
    settlement: Settlement | None = None
    fact: str | None = None
    deflected: str | None = None
    uncalled: int = 0
    raised: tuple[str, ...] = ()

    @property
    def done(self) -> bool:
        """Whether the talk is over."""
        return self.after.outcome is not None


def situation(compiled: Compiled, cursor: Cursor, mood: str | None = None) -> Situation:
    """Return what conditions see."""
    mood = mood or cursor.mood
    return Situation(
        mood=mood,
        heat=compiled.persona.heat[mood],
        known=cursor.known,
        visited=cursor.visited,
        agreed=cursor.position.agreement is not None,
        identified=cursor.identified,
        countered=cursor.position.theirs is not None,
        again=cursor.again,
        turns_here=cursor.turns_here,
    )
