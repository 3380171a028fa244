"""Follows the proposals that a second check bears out, round by round, until none is left.

A file that could be read never ends with more errors, and a second mending finds nothing to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.checks import Check, check_source
from negotiation_trainer.scenario.diagnostics import Diagnostic, entries
from negotiation_trainer.scenario.fixes.drafts import Change, Desk, Draft
from negotiation_trainer.scenario.fixes.edits import Page, Proposal, Spot, apart
from negotiation_trainer.scenario.fixes.ways import WAYS
from negotiation_trainer.scenario.reading import Files

MOST_ROUNDS = 200
MOST_WEIGHED = 20
"""So many findings with several possible cures are weighed in one round."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What became of one file: its text before and after, what was changed, what is still wrong."""

    path: Path
    before: str
    after: str
    changes: tuple[Change, ...]
    findings: tuple[Diagnostic, ...]


def mend(path: Path, roots: Sequence[Path], files: Files, check: Check = check_source) -> Mended:
    """Mend what can be mended of a file by what `check` finds; nothing is written."""
    drafts = list(_drafts(Desk(path, roots, files, check)))
    first, last = drafts[0], _kept(drafts)
    kept = drafts[: drafts.index(last) + 1]
    changes = tuple(change for draft in kept for change in draft.changes)
    return Mended(path, first.source.text, last.source.text, changes, tuple(last.findings))


def _kept(drafts: Sequence[Draft]) -> Draft:
    """The last draft that has no more errors than the first that could be read as a whole."""
    whole = [draft for draft in drafts if draft.source.whole]
    if not whole:
        return drafts[-1]
    return next(draft for draft in reversed(whole) if draft.errors <= whole[0].errors)


def _drafts(desk: Desk) -> Iterator[Draft]:
    """The file as it is, then each better draft that follows from the one before."""
    draft: Draft | None = desk.first()
    for _ in range(MOST_ROUNDS):
        if draft is None:
            return
        yield draft
        draft = _next(desk, draft)


def _next(desk: Desk, draft: Draft) -> Draft | None:
    certain, open_to_choice = _proposed(draft)
    borne_out = _borne_out(desk, draft, apart(certain))
    if borne_out:
        return desk.follow(draft, borne_out) or desk.follow(draft, borne_out[:1])
    weighed = (_best(desk, draft, several) for several in open_to_choice[:MOST_WEIGHED])
    return next(filter(None, weighed), None)


def _proposed(draft: Draft) -> tuple[list[Proposal], list[Sequence[Proposal]]]:
    """What would mend each finding: those with one cure, and those with several."""
    page = Page(draft.source)
    certain: list[Proposal] = []
    open_to_choice: list[Sequence[Proposal]] = []
    for finding in draft.findings:
        way = WAYS.get(entries()[finding.code].fix)
        found = way(Spot(page, finding, draft.findings)) if way else ()
        if len(found) == 1:
            certain += found
        elif found:
            open_to_choice.append(found)
    return certain, open_to_choice


def _borne_out(desk: Desk, draft: Draft, chosen: Sequence[Proposal]) -> list[Proposal]:
    """Those of some proposals that make a better draft, looked for by halves."""
    if not chosen or desk.follow(draft, chosen) is not None:
        return list(chosen)
    if len(chosen) == 1:
        return []
    middle = len(chosen) // 2
    halves = (chosen[:middle], chosen[middle:])
    return [proposal for half in halves for proposal in _borne_out(desk, draft, half)]


def _best(desk: Desk, draft: Draft, several: Sequence[Proposal]) -> Draft | None:
    """The draft of the cure that leaves least wrong; None when two do that read differently."""
    followed = [desk.follow(draft, [proposal]) for proposal in several]
    drafts = sorted(filter(None, followed), key=_left_wrong)
    best = [item for item in drafts if _left_wrong(item) == _left_wrong(drafts[0])]
    same = all(item.source.data == best[0].source.data for item in best)
    return best[0] if best and same else None


def _left_wrong(draft: Draft) -> tuple[bool, int, int]:
    line = 0 if draft.source.whole else -draft.stopped[0]
    return (not draft.source.whole, line, draft.errors)


def mendable(
    path: Path, roots: Sequence[Path], files: Files, check: Check = check_source
) -> set[tuple[Any, ...]]:
    """The places of the findings of a file that mending would take away as they stand."""
    desk = Desk(path, roots, files, check)
    draft = desk.first()
    following = _next(desk, draft)
    return {change.finding.place for change in following.changes} if following else set()
