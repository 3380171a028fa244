"""What a rule for days is: a pattern and the day its match means."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from re import Match, Pattern

from negotiation_trainer.language.figures.numerals import value_of

Resolve = Callable[[Match[str], date | None], date | None]


@dataclass(frozen=True, slots=True)
class DayRule:
    """A way to state a day; it resolves to None when the day is impossible or not known."""

    pattern: Pattern[str]
    resolve: Resolve
    needs: tuple[str, ...]
    """A text without any of these cannot match, which is far quicker to see."""


def rule(pattern: str, resolve: Resolve, *needs: str) -> DayRule:
    """A rule from a pattern over folded text; `needs` are fragments, one of which must be there."""
    return DayRule(re.compile(pattern, re.ASCII), resolve, needs)


def number(words: str) -> int:
    """A small count in digits or words; 0 when it is none."""
    value = value_of(words)
    return 0 if value is None else int(value)
