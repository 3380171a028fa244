"""The parts of a debt that a clause names, and the shares that stand right before one of them.

Apart from the waivers themselves, for what is named says nothing yet about what is waived.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from negotiation_trainer.catalogue.moves import Figure, FigureKind, share_of
from negotiation_trainer.language.plans.clauses import Clause
from negotiation_trainer.language.plans.waiver_cues import COMPONENT, NO_WAIVER

_TO_PART = re.compile(r" ?的?(?: ?off)?(?: of)?(?: (?:the|your|that|those|this|all))* ?", re.ASCII)
"""What may stand between a share and the part it is a share of."""
_OF_PART = re.compile(
    r" ?的?(?: off)?(?: (?:of|from|in|worth of))?(?: (?:the|your|that|those|late|in))* ?", re.ASCII
)
"""What may stand between a sum and the part it is taken of."""
_SUM_OF = re.compile(r"[ (（]*(?:of|at|的|是|有|[:：])? ?", re.ASCII)
"""What may stand between a part and the sum it comes to: "the interest of $259", 利息1518."""
_COMES_TO = re.compile(
    r" (?:off|too|as well|so|then|making|leaving|which (?:makes|leaves)|that (?:makes|leaves))\b"
)
"""What may follow that part: the sum goes, and what it leaves."""
_BEGINS = re.compile(
    r"(?:\b(?:and|plus|or)|&|[+,，、和跟与及]|加上?|还有|外加|再加)\s*\Z", re.ASCII
)
"""Right before a share that begins a new member of a list."""
_ALIKE = re.compile(r" (?:and|or|&) ", re.ASCII)
_ALIKE_ZH = re.compile(r"[和跟与及、]|以及")
"""Between two parts of which both are meant: "half of the interest and fees", 一半的利息和罚息."""
_THE = re.compile(r"\b(?:the|your|that|those) $", re.ASCII)
"""Right before a sum that belongs to what is named after it: "the $75 fee"."""
_ADDS = re.compile(r"\s*(?:(?:and|plus|along with|as well as)\b|[和跟加]|还有|外加|连同)", re.ASCII)
_LIST_WORDS = re.compile(
    r"\b(?:and|plus|along with|as well as|the|your|those|that|all|of|too|also)\b"
    r"|[^0-9a-z\u4e00-\u9fff]|[和跟加上的也都]|还有|外加|连同",
    re.ASCII,
)
"""The small words of a list."""


@dataclass(frozen=True, slots=True)
class BoundShare:
    """A share that stands beside the part it is a share of, with where it stands."""

    place: int
    component: str
    percent: Decimal


def components_in(clause: Clause) -> list[tuple[int, str]]:
    """Components named, with where: 息费 is both interest and penalty."""
    return [(match.start(), kind) for match in _named(clause) for kind in _kinds(match)]


def bound_shares(clause: Clause) -> tuple[BoundShare, ...]:
    """The shares of a clause that are those of one part: "the fees and half the interest"."""
    found: list[BoundShare] = []
    for figure in clause.of_kind(FigureKind.PERCENT):
        place = figure.span[0] - clause.start
        for match in _bound_to(figure, clause):
            found += (BoundShare(place, kind, Decimal(figure.value)) for kind in _kinds(match))
    return tuple(found)


def bound_sums(clause: Clause, owed: Mapping[str, Decimal]) -> dict[Figure, BoundShare]:
    """The sums of a clause that are those of one part, by what share of it they are.

    A part stands before its sum where the first one does: 违约金690、利息1518.
    """
    sums = [figure for figure in clause.of_kind(FigureKind.AMOUNT) if not figure.unit]
    parts = [match for match in _named(clause) if not match["both"]]
    if not sums or not parts:
        return {}
    leading = parts[0].start() < sums[0].span[0] - clause.start
    found: dict[Figure, BoundShare] = {}
    for figure in sums:
        part = (_part_before if leading else _part_after)(figure, clause, parts)
        due = owed.get(part, Decimal(0))
        if due > 0:
            share = share_of(min(Decimal(figure.value), due), due)
            found[figure] = BoundShare(figure.span[0] - clause.start, part, share)
    return found


def _part_before(figure: Figure, clause: Clause, parts: Sequence[re.Match[str]]) -> str:
    """The name of the part right before a sum, if one is."""
    start = figure.span[0] - clause.start
    before = [part for part in parts if part.end() <= start][-1:]
    beside = (part for part in before if _SUM_OF.fullmatch(clause.text[part.end() : start]))
    return next((part.lastgroup or "" for part in beside), "")


def _part_after(figure: Figure, clause: Clause, parts: Sequence[re.Match[str]]) -> str:
    """The name of the part right after a sum, if one is."""
    end = figure.span[1] - clause.start
    after = [part for part in parts if part.start() >= end][:1]
    beside = (part for part in after if _OF_PART.fullmatch(clause.text[end : part.start()]))
    return next((part.lastgroup or "" for part in beside), "")


def is_denied(clause: Clause) -> bool:
    """Whether a clause says that nothing is waived."""
    return NO_WAIVER.search(clause.text) is not None


def adds(clause: Clause) -> bool:
    """Whether a clause begins as one more member of a list."""
    return _ADDS.match(clause.text) is not None


def is_listing(clause: Clause) -> bool:
    """Whether a clause names parts of the debt, with or without shares, and says nothing else."""
    if not components_in(clause) or clause.of_kind(FigureKind.AMOUNT):
        return False
    return not _LIST_WORDS.sub("", COMPONENT.sub("", clause.besides_figures))


def amount_of_part(clause: Clause) -> Figure | None:
    """The sum with which a clause lists one more part: "and 154.44 of the interest".

    The part stands right after it, and nothing is said of it there but what that comes to.
    """
    sums = clause.of_kind(FigureKind.AMOUNT)[:1]
    if not sums or sums[0].unit or _LIST_WORDS.sub("", clause.before(sums[0])):
        return None
    after = clause.after(sums[0])
    part = COMPONENT.search(after)
    if part is None or not _OF_PART.fullmatch(after[: part.start()]):
        return None
    tail = after[part.end() :]
    if _LIST_WORDS.sub("", tail) and not _COMES_TO.match(tail):
        return None
    before = clause.before(sums[0])
    begins = adds(clause) and "还有" not in before
    return sums[0] if begins or part.start() > 1 or _THE.search(before) else None


def _bound_to(figure: Figure, clause: Clause) -> Iterator[re.Match[str]]:
    """The part right after a share, and those joined to it without an article of their own."""
    before = clause.before(figure)
    if COMPONENT.search(before) and not _BEGINS.search(before):
        return
    end = figure.span[1] - clause.start
    joint = _TO_PART
    for match in _named(clause):
        if match.start() < end:
            continue
        between = clause.text[end : match.start()]
        if not joint.fullmatch(between):
            return
        if joint is _TO_PART:
            joint = _ALIKE_ZH if "的" in between else _ALIKE
        yield match
        end = match.end()


def _named(clause: Clause) -> Iterator[re.Match[str]]:
    return COMPONENT.finditer(clause.text)


def _kinds(match: re.Match[str]) -> tuple[str, ...]:
    return ("interest", "penalty") if match["both"] else (match.lastgroup or "",)
