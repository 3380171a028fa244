"""Which line stands wrongly where lines do not line up: the parser gives up at a later one.

What belongs under a key is known from the format, so a list without a dash, a dash where names
belong and a first line that stands in too far can be told from the lines that follow them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from negotiation_trainer.scenario.keys import holds_list

DASH_MISSING, DASH_STRAY, STANDS_WRONG = "NT146", "NT148", "NT114"

_KEY = re.compile(r"(?:-[ ]+)*([\w-]+):(?=\s|$)")
_OPEN_KEY = re.compile(r"(?:-[ ]+)*([\w-]+):\s*(?:#.*)?$")


class Blame(NamedTuple):
    """A line that stands wrongly, what is wrong with it, and the column it should begin in."""

    code: str
    line: int
    indent: int


class _Line(NamedTuple):
    number: int
    indent: int
    text: str

    @property
    def is_item(self) -> bool:
        return self.text.startswith("- ")

    @property
    def key(self) -> str:
        """The first key on it; a bracket stands for any."""
        found = _KEY.match(self.text)
        return found[1] if found else self.text[:1]

    @property
    def takes_list(self) -> bool:
        """Whether the lines below it are to be items."""
        found = _OPEN_KEY.match(self.text)
        return found is not None and holds_list(found[1])


def blamed(lines: Sequence[str], number: int) -> Blame | None:
    """The line to blame for trouble at another, None if it is that one as far as can be told."""
    here = _Line(number, _indent(lines[number - 1]), lines[number - 1].strip())
    above = [
        _Line(index, _indent(line), line.strip())
        for index, line in reversed(list(enumerate(lines[: number - 1], 1)))
        if line.strip() and not line.lstrip().startswith("#")
    ]
    if not above:
        return None
    if here.is_item:
        return _before_item(here, above)
    rules = (_under_item, _beside_item, _first_of_item, _first_of_group)
    return next(filter(None, (rule(here, above) for rule in rules)), None)


def _before_item(here: _Line, above: Sequence[_Line]) -> Blame | None:
    """The first line of a list, without its dash or further in than the items below it."""
    group = _until(above, here.indent)
    owner = above[len(group)] if len(group) < len(above) else None
    if not group or owner is None or not owner.takes_list:
        return None
    first = group[-1]
    if not first.is_item:
        return Blame(DASH_MISSING, first.number, here.indent)
    return Blame(STANDS_WRONG, first.number, here.indent) if first.indent > here.indent else None


def _until(above: Sequence[_Line], indent: int) -> list[_Line]:
    """The lines above down to a key that they may all belong to."""
    found: list[_Line] = []
    for line in above:
        if line.indent < indent or (line.indent == indent and line.takes_list):
            break
        found.append(line)
    return found


def _under_item(here: _Line, above: Sequence[_Line]) -> Blame | None:
    """A line below an item that is closed by its bracket: it can only begin another."""
    item = above[0]
    closed = re.match(r"- \{.*\}\s*(?:#.*)?$", item.text)
    if not closed or here.indent != item.indent + 2 or not _KEY.match(here.text):
        return None
    return Blame(DASH_MISSING, here.number, item.indent)


def _beside_item(here: _Line, above: Sequence[_Line]) -> Blame | None:
    """A line that begins where items do: it lacks its dash, or theirs is one too many."""
    group = _until(above, here.indent)
    items = [line for line in group if line.is_item and line.indent == here.indent]
    if not items or len(group) == len(above):
        return None
    if above[len(group)].takes_list:
        is_item = here.key in {line.key for line in items} | {"{"}
        return Blame(DASH_MISSING, here.number, here.indent) if is_item else None
    is_group = len(items) == 1 and _OPEN_KEY.match(items[0].text) and _OPEN_KEY.match(here.text)
    return Blame(DASH_STRAY, items[0].number, here.indent) if is_group else None


def _first_of_item(here: _Line, above: Sequence[_Line]) -> Blame | None:
    """The line above as the first of an item that lacks its dash; the others stand further in."""
    before = above[0]
    if before.is_item or here.indent != before.indent + 2 or len(above) < 2:
        return None
    group = _until(above[1:], before.indent)
    if len(group) + 1 == len(above) or not above[len(group) + 1].takes_list:
        return None
    return Blame(DASH_MISSING, before.number, before.indent)


def _first_of_group(here: _Line, above: Sequence[_Line]) -> Blame | None:
    """The line above as the first of a group that is a space out, where the others are right."""
    if len(above) < 2 or above[0].is_item:
        return None
    before, owner = above[:2]
    right = here.indent == owner.indent + 2 and _OPEN_KEY.match(owner.text) and not owner.is_item
    if right and abs(before.indent - here.indent) == 1:
        return Blame(STANDS_WRONG, before.number, here.indent)
    return None


def begins_anew(lines: Sequence[str], first: int, number: int) -> bool:
    """Whether a line that repeats the key of an item's first line is the first of another item.

    The lines after both go on with the same keys; one alone may have been written twice.
    """
    item, again = (_KEY.match(lines[line - 1].strip()) for line in (first, number))
    after = [_KEY.match(line.strip()) for line in (lines[first], *lines[number : number + 1])]
    return (
        lines[first - 1].lstrip().startswith("- ")
        and all((item, again, *after, len(after) == 2))
        and len({found[1] for found in after if found}) == 1
    )


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
