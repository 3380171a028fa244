"""What a comma inside braces cuts up: `{acts: greet, thank}` gives `acts` one item, then a key.

The same becomes of a text with a comma and no quotes. Both leave keys without values behind them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc


def cut_up(subject: Subject, doubted: Iterable[Loc]) -> Mapping[Loc, tuple[str, ...]]:
    """The values that go on in doubted keys which have no value of their own, and those keys."""
    found: dict[Loc, tuple[str, ...]] = {}
    for loc in doubted:
        place = loc[:-1] if loc[-1:] == ("[key]",) else loc
        group = _group(subject.data, place[:-1])
        empty = bool(place) and group.get(place[-1], "") is None
        before = _before(group, place[-1]) if empty else ""
        whole = (*place[:-1], before)
        if before and subject.line_of(whole) == subject.line_of(place):
            known = found.get(whole, ())
            found[whole] = known if place[-1] in known else (*known, str(place[-1]))
    return found


def _group(data: Any, loc: Loc) -> Mapping[str | int, Any]:
    """The mapping at a path, empty where there is none; parts that lead nowhere are passed over."""
    for part in loc:
        known = data if isinstance(data, dict) else ()
        if part in known or (isinstance(data, list) and isinstance(part, int)):
            data = data[part]
    return data if isinstance(data, dict) else {}


def _before(group: Mapping[str | int, Any], name: str | int) -> str:
    """The key whose value an empty one goes on; only what is written out goes on."""
    names = list(group)
    for other in reversed(names[: names.index(name) + 1]):
        if group[other] is not None:
            return str(other) if isinstance(group[other], str) else ""
    return ""
