"""What a score is made of: points with a turn, a rule, the words they were given for, a reason."""

from __future__ import annotations

from dataclasses import dataclass

from negotiation_trainer.scoring.rubric import Dimension

EARLY = "early"
"""The detail of a duty that was done only before it was sure who is on the line."""

MISREAD = "misread"
"""The detail of a summary that named other figures than those agreed."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Some points and their witness.

    `rule` names the kind of finding (`opening.met`, `duty.unmet`, `breach` …); `subject` what it is
    about (an act, a duty, a breach, a rule of conduct); `quote` the words, as spoken; `called` the
    debtor's words that called for it; `act` what met an opening, for
    which `share` of its points.
    """

    turn: int
    dimension: Dimension
    points: float
    rule: str
    subject: str
    quote: str
    called: str = ""
    detail: str = ""
    act: str = ""
    share: float = 1.0


@dataclass(frozen=True, slots=True)
class Gate:
    """A condition the attempt stands or falls with; failing needs `assessable`."""

    id: str
    rule: str
    failed: bool
    assessable: bool = True
    turn: int | None = None
    quote: str = ""
