"""Whether one row or condition always comes before another, so that the later is never taken."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from negotiation_trainer.scenario.model import Row, When
from negotiation_trainer.scenario.persona_model import PersonaRow

ANY = "any"
LOOKED_BACK = 100
"""So many rows before one are compared with it; no list a person writes is longer."""

_Item = TypeVar("_Item")


def first_cover(
    items: Sequence[_Item], number: int, covers: Callable[[_Item, _Item], bool]
) -> int | None:
    """The first item before `number` that always comes before it, or None."""
    item = items[number]
    for earlier in range(max(0, number - LOOKED_BACK), number):
        if covers(items[earlier], item):
            return earlier
    return None


def weaker(wide: When, narrow: When) -> bool:
    """Whether `wide` holds whenever `narrow` does."""
    return (
        _at_most(wide.heat_at_most, narrow.heat_at_most)
        and _at_least(wide.heat_at_least, narrow.heat_at_least)
        and (not wide.mood or (bool(narrow.mood) and set(narrow.mood) <= set(wide.mood)))
        and set(wide.knows) <= set(narrow.knows)
        and set(wide.visited) <= set(narrow.visited)
        and _at_least(wide.turns_here, narrow.turns_here)
        and all(
            getattr(wide, flag) in (None, getattr(narrow, flag))
            for flag in ("agreed", "identified", "countered", "again")
        )
    )


def _at_most(wide: int | None, narrow: int | None) -> bool:
    return wide is None or (narrow is not None and narrow <= wide)


def _at_least(wide: int | None, narrow: int | None) -> bool:
    return wide is None or (narrow is not None and narrow >= wide)


def row_covers(wide: Row, narrow: Row) -> bool:
    """Whether every move that fits `narrow` fits `wide` too."""
    return (
        _names_cover(wide.act, narrow.act)
        and _names_cover(wide.breach, narrow.breach)
        and _names_cover(wide.offer, narrow.offer)
        and _names_cover(wide.signal, narrow.signal)
        and _topics_cover(wide.about, narrow.about)
        and weaker(wide.when, narrow.when)
    )


def persona_row_covers(wide: PersonaRow, narrow: PersonaRow) -> bool:
    """The same for two rows of a persona."""
    return (
        _names_cover(wide.act, narrow.act)
        and _names_cover(wide.breach, narrow.breach)
        and _names_cover(wide.signal, narrow.signal)
        and _topics_cover(wide.about, narrow.about)
        and wide.called_for in (None, narrow.called_for)
        and (not wide.mood or (bool(narrow.mood) and set(narrow.mood) <= set(wide.mood)))
        and wide.after <= narrow.after
    )


def _names_cover(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    """Rows of one trigger; a trigger that neither row has is no difference."""
    if not wide and not narrow:
        return True
    return bool(narrow) and (ANY in wide or set(narrow) <= set(wide))


def _topics_cover(wide: tuple[str, ...], narrow: tuple[str, ...]) -> bool:
    return not wide or (bool(narrow) and set(narrow) <= set(wide))
