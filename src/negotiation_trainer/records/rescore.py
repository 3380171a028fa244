"""Stored attempts scored again by the rubric and the rules in force now: what would have changed.

Nothing in the journal is touched: moves stay as they were read, only the points are given anew.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from negotiation_trainer.records.attempt import Attempt
from negotiation_trainer.records.practice import Practice
from negotiation_trainer.records.store import AttemptRow
from negotiation_trainer.scoring.debrief import debrief
from negotiation_trainer.scoring.rubric import Dimension


@dataclass(frozen=True, slots=True)
class Rescored:
    """One attempt: the scores it was closed with, and those it would get now.

    `damaged` when it could not be rebuilt; then there is nothing to compare.
    """

    row: AttemptRow
    kept: dict[str, int]
    now: dict[str, int]
    passes: bool
    damaged: bool = False

    @property
    def changed(self) -> bool:
        """Whether a score or the result is another."""
        return not self.damaged and (self.kept != self.now or self.passes != self.row.passed)

    def as_data(self) -> dict[str, Any]:
        """Return it as `rescore --json` gives it."""
        return {
            "attempt": self.row.id,
            "scenario": self.row.scenario,
            "trainee": self.row.trainee,
            "kept": {"scores": self.kept, "passed": self.row.passed},
            "now": None if self.damaged else {"scores": self.now, "passed": self.passes},
            "changed": self.changed,
        }


@dataclass(frozen=True, slots=True)
class Drift:
    """How far the scores of all compared attempts move: means by dimension, and results."""

    compared: int
    mean: dict[str, float]
    largest: dict[str, int]
    newly_passed: int
    newly_failed: int


def rescore(practice: Practice, names: Sequence[str] = ()) -> list[Rescored]:
    """Score closed attempts again, all or some (`KeyError` for a name that is not there).

    `ContentError` when an instructor's own rubric or rules cannot be read.
    """
    store = practice.store
    rows = [store.attempt(name) for name in names] or practice.history()
    return [_again(practice, row) for row in rows if row.closed and row.scores is not None]


def _again(practice: Practice, row: AttemptRow) -> Rescored:
    kept = dict(row.scores or {})
    try:
        attempt = Attempt.resume(practice.store, row.id, None)
    except (ValueError, KeyError, TypeError, AttributeError):
        return Rescored(row, kept, {}, passes=False, damaged=True)
    bundle = attempt.bundle
    found = debrief(
        bundle.compiled,
        tuple(attempt.talk.turns),
        rubric=practice.rubric(bundle.name),
        pack=practice.rules(bundle.jurisdiction, bundle.compiled.case, bundle.name),
        at=attempt.at,
    )
    scores = {dimension.value: score for dimension, score in found.scores}
    return Rescored(row, kept, scores, passes=found.passed)


def drift(found: Sequence[Rescored]) -> Drift:
    """Return how far scores move over all attempts that could be compared."""
    whole = [item for item in found if not item.damaged]
    moved = {
        d.value: [item.now[d.value] - item.kept.get(d.value, item.now[d.value]) for item in whole]
        for d in Dimension
    }
    return Drift(
        len(whole),
        {name: round(fmean(steps), 1) if steps else 0.0 for name, steps in moved.items()},
        {name: max(steps, key=abs, default=0) for name, steps in moved.items()},
        sum(item.passes and not item.row.passed for item in whole),
        sum(not item.passes and bool(item.row.passed) for item in whole),
    )
