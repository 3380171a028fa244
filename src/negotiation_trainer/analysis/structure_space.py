"""Situations as bits: one number holds a whole set of them, and a condition is such a set.

Apart because it is arithmetic. A bit stands for a mood together with every yes or no that
conditions can ask for; what a place of the talk has in common (`Place`) is not among the bits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from negotiation_trainer.analysis.structure_rows import Asked
from negotiation_trainer.scenario.model import ALWAYS, When

AGREED, IDENTIFIED, COUNTERED = "agreed", "identified", "countered"
MOST_NAMES = 10
"""So many facts and visited states are held as bits; each doubles a set. Of the rest, every
combination is a place of its own."""


def fact_name(fact: str) -> str:
    """Return the name of the yes or no whether a fact is known."""
    return f"fact:{fact}"


def state_name(state: str) -> str:
    """Return the name of the yes or no whether the talk has been in a state."""
    return f"state:{state}"


class Place(NamedTuple):
    """A state with what all situations of a set share there; `names` are those held by no bit."""

    state: str
    again: bool = False
    turns: int = 0
    names: frozenset[str] = frozenset()

    def stayed(self, most: int) -> Place:
        """Return where the talk is when it stays for a turn; more than `most` is not counted."""
        return self._replace(turns=self.turns + 1) if self.turns < most else self


class Condition(NamedTuple):
    """A condition: the situations it holds in, and what it asks of the place."""

    holds: int
    again: bool | None = None
    turns: int = 0
    names: frozenset[str] = frozenset()

    def at(self, place: Place) -> int:
        """Return the situations in which it holds at a place."""
        if self.again is not None and self.again is not place.again:
            return 0
        return self.holds if place.turns >= self.turns and self.names <= place.names else 0


@dataclass(slots=True)
class Space:
    """Which bit is which, for a debtor with these moods (with their heat)."""

    heat: dict[str, int]
    asked: Asked
    width: int = 0
    everything: int = 0
    _at: dict[str, int] = field(default_factory=dict)
    _sets: dict[str, int] = field(default_factory=dict)
    _strides: dict[str, int] = field(default_factory=dict)
    _conditions: dict[tuple[Any, ...], Condition] = field(default_factory=dict)

    def __post_init__(self) -> None:
        facts, states = map(fact_name, self.asked.known), map(state_name, self.asked.visited)
        names = sorted((*facts, *states))[:MOST_NAMES]
        self._strides = {
            name: 1 << number for number, name in enumerate((AGREED, IDENTIFIED, COUNTERED, *names))
        }
        self.width = 1 << len(self._strides)
        self._at = {mood: number * self.width for number, mood in enumerate(self.heat)}
        bits = self.width * len(self.heat)
        self.everything = (1 << bits) - 1
        for name, stride in self._strides.items():
            half = ((1 << stride) - 1) << stride
            self._sets[name] = self.everything // ((1 << 2 * stride) - 1) * half

    # ── sets ──

    def holds(self, name: str) -> bool:
        """Whether there is a bit for a name."""
        return name in self._strides

    def where(self, name: str) -> int:
        """Return every situation with a yes to a name."""
        return self._sets[name]

    def in_mood(self, situations: int, mood: str) -> int:
        """Return those of some situations that are in a mood, as if it were the first."""
        return situations >> self._at[mood] & ((1 << self.width) - 1)

    def put_in_mood(self, situations: int, mood: str) -> int:
        """Put into a mood what `in_mood` gave."""
        return situations << self._at[mood]

    def put_in_moods(self, moods: Iterable[str]) -> int:
        """Return what puts into all of these moods at once whatever it is multiplied with."""
        return sum(1 << self._at[mood] for mood in moods)

    def moods(self, fits: Callable[[str], bool]) -> int:
        """Return every situation in one of the moods that fit."""
        whole = (1 << self.width) - 1
        return sum(whole << at for mood, at in self._at.items() if fits(mood))

    def with_yes(self, situations: int, name: str) -> int:
        """Return the situations with a yes to a name."""
        yes = situations & self._sets[name]
        return yes | (situations ^ yes) << self._strides[name]

    def with_no(self, situations: int, name: str) -> int:
        """Return the situations with a no to a name."""
        yes = situations & self._sets[name]
        return situations ^ yes | yes >> self._strides[name]

    # ── conditions ──

    def condition(self, when: When) -> Condition:
        """Return a condition as a set of situations."""
        key = () if when is ALWAYS else tuple(vars(when).values())
        known = self._conditions.get(key)
        if known is None:
            known = self._conditions[key] = self._condition(when)
        return known

    def _condition(self, when: When) -> Condition:
        low, high = when.heat_at_least, when.heat_at_most
        holds = self.moods(
            lambda mood: (
                (not when.mood or mood in when.mood)
                and (low is None or self.heat[mood] >= low)
                and (high is None or self.heat[mood] <= high)
            )
        )
        names = {*map(fact_name, when.knows), *map(state_name, when.visited)}
        for name in names & self._strides.keys():
            holds &= self._sets[name]
        for flag, wanted in (
            (AGREED, when.agreed),
            (IDENTIFIED, when.identified),
            (COUNTERED, when.countered),
        ):
            if wanted is not None:
                holds &= self._sets[flag] if wanted else ~self._sets[flag]
        beyond = frozenset(names - self._strides.keys())
        return Condition(holds, when.again, when.turns_here or 0, beyond)
