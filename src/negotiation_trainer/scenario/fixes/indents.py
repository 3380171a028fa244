"""Mends how far lines stand in: tabs, full-width spaces, a line that lines up with nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from negotiation_trainer.scenario.fixes.edits import Edit, Page, Proposal, Spot
from negotiation_trainer.scenario.wide_signs import ODD_SPACES

TABS = (2, 4, 8)
"""So wide editors show a tab."""

STEP = 2
TAB, ODD = "\t", "".join(ODD_SPACES)
_INDENT = re.compile(rf"[ \t{ODD}]*")
_BLOCK = re.compile(r"(?:^|[:\-] +)[|>][+-]?[1-9]?[+-]?\s*(?:#.*)?$")

_Form = Callable[[Page, int], str]
"""What the indentation of a line may have been meant to be."""


def spaces_for_tabs(spot: Spot) -> Sequence[Proposal]:
    """Spaces for all tabs at the start of lines: as wide as shown, or as the lines around."""
    forms: list[_Form] = [_below, _above, _inside]
    for size in TABS:
        forms += (_each_as(TAB, size), _to_stops(size))
    return _rewritten(spot, TAB, forms, doubtful=True)


def spaces_for_wide_ones(spot: Spot) -> Sequence[Proposal]:
    """Plain spaces for all others at the start of lines: none, one or two for each."""
    line = spot.page.line(spot.finding.line)
    if spot.finding.column > len(_indent(line)):
        odd = len(line) - spot.finding.column + 1 - len(line[spot.finding.column - 1 :].lstrip())
        return spot.edits(Edit(spot.start, spot.start + odd, " "))
    return _rewritten(spot, ODD, [_each_as(ODD, size) for size in range(STEP + 1)])


def _each_as(signs: str, size: int) -> _Form:
    table = str.maketrans(dict.fromkeys(signs, " " * size))
    return lambda page, number: _indent(page.line(number)).translate(table)


def _to_stops(size: int) -> _Form:
    return lambda page, number: _indent(page.line(number)).expandtabs(size)


def _below(page: Page, number: int) -> str:
    return _beside(page, range(number + 1, len(page.lines) + 1))


def _above(page: Page, number: int) -> str:
    return _beside(page, range(number - 1, 0, -1))


def _inside(page: Page, number: int) -> str:
    return _above(page, number) + " " * STEP


def _beside(page: Page, numbers: range) -> str:
    """The indentation of the nearest line that has one without tabs."""
    lines = (page.line(number) for number in numbers)
    indents = (_indent(line) for line in lines if line.strip())
    return next((indent for indent in indents if TAB not in indent), "")


def _rewritten(
    spot: Spot, signs: str, forms: Sequence[_Form], *, doubtful: bool = False
) -> Sequence[Proposal]:
    page, numbers = spot.page, list(_indented_with(spot.page, signs))
    found = {
        tuple(_indented(page, number, form(page, number)) for number in numbers): None
        for form in forms
    }
    return [Proposal(spot.finding, edits, doubtful) for edits in found if edits]


def _indented(page: Page, number: int, indent: str) -> Edit:
    start = page.starts[number - 1]
    return Edit(start, start + len(_indent(page.line(number))), indent)


def _indent(line: str) -> str:
    found = _INDENT.match(line)
    return found[0] if found else ""


def _indented_with(page: Page, signs: str) -> Iterator[int]:
    """The lines indented with one of some signs, outside texts that keep their lines."""
    block: int | None = None
    for number, line in enumerate(page.lines, 1):
        indent = _indent(line)
        if len(indent) == len(line) or (block is not None and len(indent) > block):
            continue
        block = len(indent) if _BLOCK.search(line) else None
        if any(sign in indent for sign in signs):
            yield number


def line_up(spot: Spot) -> Sequence[Proposal]:
    """One space more or less, so that a line stands under one above it; or where it must stand."""
    page, number = spot.page, spot.finding.line
    if "indent" in spot.finding.arguments:
        return _moved(spot, int(spot.finding.arguments["indent"]))
    indent = len(_indent(page.line(number)))
    above = {len(_indent(line)) for line in page.lines[: number - 1] if line.strip()}
    return [
        Proposal(spot.finding, (_indented(page, number, " " * wanted),), doubtful=True)
        for wanted in (indent - 1, indent + 1)
        if wanted in above
    ]


def _moved(spot: Spot, wanted: int) -> Sequence[Proposal]:
    """A line in another column, with what belongs to it below."""
    page, number = spot.page, spot.finding.line
    line = page.line(number)
    indent = len(_indent(line))
    numbers = [number]
    holds = line.lstrip().startswith("- ") or line.partition(" #")[0].rstrip().endswith(":")
    for below in range(number + 1, len(page.lines) + 1) if holds else ():
        if page.line(below).strip() and len(_indent(page.line(below))) <= max(indent, wanted):
            break
        numbers += [below] if page.line(below).strip() else []
    return spot.edits(
        *(
            _indented(page, one, " " * (len(_indent(page.line(one))) + wanted - indent))
            for one in numbers
        )
    )


def dash(spot: Spot) -> Sequence[Proposal]:
    """A dash before the first line of an item, where the other items have theirs."""
    indent = " " * int(spot.finding.arguments["indent"])
    return spot.edits(_indented(spot.page, spot.finding.line, f"{indent}- "))


def no_dash(spot: Spot) -> Sequence[Proposal]:
    """Nothing in place of a dash."""
    return spot.edits(Edit(spot.start, spot.start + 2, ""))
