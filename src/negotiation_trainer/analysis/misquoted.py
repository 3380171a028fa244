"""Sums in replies and lines that are all but one of the case's: two digits have changed places, or
one part of the balance is another. A trainee who says or believes them is wrong by the file.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import FigureKind
from negotiation_trainer.dialogue.moves import frame_of
from negotiation_trainer.language.figures import find_figures
from negotiation_trainer.scenario.compiled import Compiled
from negotiation_trainer.scenario.compiling import balance_total
from negotiation_trainer.scenario.model import Line, Scenario

Loc = tuple[str | int, ...]

FEWEST_DIGITS = 4
"""Of shorter sums many are alike by chance."""

PARTS = 3
"""So many parts of a balance are known when all but one of them are."""


@dataclass(frozen=True, slots=True)
class Misquoted:
    """A sum in some words, as it stands there, and the sum of the case that it all but is."""

    loc: Loc
    words: str
    meant: Decimal


def misquoted(compiled: Compiled) -> Iterator[Misquoted]:
    """Yield such sums; what the file's remarks name, and what is meant to be wrong, is left out."""
    case = compiled.case
    parts = [part for part in frame_of(compiled).owed.values() if part]
    total = balance_total(case.balance)
    remarks = (*case.notes, *(past.note or "" for past in case.history))
    known = {one for remark in remarks for one in _sums(remark, compiled)}
    for loc, text in _texts(compiled.source):
        sums = _sums(text, compiled)
        for wrong, right in _slips(list(sums), parts, total):
            if wrong not in known:
                yield Misquoted(loc, sums[wrong], right)


def _sums(text: str, compiled: Compiled) -> dict[Decimal, str]:
    """The amounts of a text that are no instalments, each as it stands there."""
    frame = frame_of(compiled)
    figures = find_figures(
        text,
        lang=compiled.lang,
        currency=frame.currency,
        today=frame.today,
        owed=frame.owed.values(),
    )
    return {
        Decimal(figure.value): text[slice(*figure.span)]
        for figure in figures
        if figure.kind is FigureKind.AMOUNT and not figure.unit
    }


def _slips(
    sums: Sequence[Decimal], parts: Sequence[Decimal], total: Decimal
) -> Iterator[tuple[Decimal, Decimal]]:
    """Every sum that is all but one of the balance, with that one."""
    others = [one for one in sums if one != total]
    lacking = [part for part in parts if part not in others]
    strange = [one for one in others if one not in parts]
    listed = len(others) == len(parts) >= (PARTS - (total in sums))
    if listed and len(lacking) == len(strange) == 1 and _comparable(strange[0], lacking[0]):
        yield strange[0], lacking[0]
        return
    for wrong in strange:
        right = next((one for one in (*parts, total) if _turned(wrong, one)), None)
        if right is not None:
            yield wrong, right


def _comparable(one: Decimal, other: Decimal) -> bool:
    """Whether a sum can be meant for another, and is no rate or share of it."""
    return other / 2 < one < other * 2


def _turned(one: Decimal, other: Decimal) -> bool:
    """Whether two sums differ by two neighbouring digits that have changed places."""
    first, second = f"{one:.2f}".removesuffix(".00"), f"{other:.2f}".removesuffix(".00")
    if len(first) != len(second) or len(first.replace(".", "")) < FEWEST_DIGITS:
        return False
    apart = [n for n, pair in enumerate(zip(first, second, strict=True)) if pair[0] != pair[1]]
    if len(apart) != 2:
        return False
    start, end = apart
    neighbours = end - start == 1 or first[start + 1 : end] == "."
    return neighbours and (first[start], first[end]) == (second[end], second[start])


def _texts(scenario: Scenario) -> Iterator[tuple[Loc, str]]:
    """The words of every offered reply and of every line, with their places."""
    for name, state in scenario.states.items():
        for number, reply in enumerate(state.replies):
            if not (reply.breaches or reply.as_declared):
                yield ("states", name, "replies", number, "say"), reply.say
        yield from _lines(state.lines, ("states", name))
        for number, row in enumerate(state.moves):
            yield from _lines(row.lines, ("states", name, "moves", number))
    for number, row in enumerate(scenario.anywhere):
        yield from _lines(row.lines, ("anywhere", number))
    for name, outcome in scenario.outcomes.items():
        yield from _lines(outcome.lines, ("outcomes", name))
    for name, fact in scenario.debtor.facts.items():
        yield from _said(fact.line, ("debtor", "facts", name, "line"))


def _lines(lines: Sequence[Line], loc: Loc) -> Iterator[tuple[Loc, str]]:
    for number, line in enumerate(lines):
        yield from _said(line, (*loc, "lines", number))


def _said(line: Line, loc: Loc) -> Iterator[tuple[Loc, str]]:
    for number, text in enumerate(line.say):
        yield (*loc, "say", number), text
