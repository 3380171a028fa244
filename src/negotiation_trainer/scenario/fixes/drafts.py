"""Texts that a file might have instead, each checked, and whether one is better than another.

A proposal makes a better draft when its finding goes away, nothing new is found on the lines it
touches, and all other lines still say what they said. Where the file could not be read before, what
the proposal wrote may be no error itself.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.checks import Check, check_source
from negotiation_trainer.scenario.diagnostics import Diagnostic, Severity
from negotiation_trainer.scenario.fixes.edits import Page, Proposal, applied, begun
from negotiation_trainer.scenario.reading import Files
from negotiation_trainer.scenario.yaml_source import Source, parse_source


@dataclass(frozen=True, slots=True)
class Change:
    """One finding mended: the lines as they were and as they are, by their numbers before."""

    finding: Diagnostic
    line: int
    before: tuple[str, ...]
    after: tuple[str, ...]

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return it as `check --fix --json` gives it."""
        lines = {"before": list(self.before), "after": list(self.after)}
        return {**self.finding.as_data(lang), "line": self.line, **lines}


@dataclass(frozen=True, slots=True)
class Draft:
    """A text that the file might have, checked, and the changes that led to it."""

    source: Source
    findings: Sequence[Diagnostic]
    changes: tuple[Change, ...] = ()

    @property
    def errors(self) -> int:
        """How many errors are found in it."""
        return sum(item.severity is Severity.ERROR for item in self.findings)

    @property
    def stopped(self) -> tuple[int, int]:
        """Where reading stopped: the line, and minus the characters left on it."""
        last = max(self.findings, key=lambda item: (item.line, item.column))
        return last.line, last.column - len(last.source_line or "")

    def codes_on(self, lines: frozenset[int]) -> Counter[str]:
        """What is found on some lines."""
        return Counter(item.code for item in self.findings if item.line in lines)


@dataclass(frozen=True, slots=True)
class Desk:
    """Where drafts of one file are made and checked."""

    path: Path
    roots: Sequence[Path]
    files: Files
    check: Check = check_source

    def first(self) -> Draft:
        """The file as it is."""
        source = self.files.source(self.path)
        return Draft(source, self._found(source))

    def follow(self, old: Draft, chosen: Sequence[Proposal]) -> Draft | None:
        """The draft that follows from proposals, None when it is not better for it."""
        page = Page(old.source)
        text = applied(page.text, [edit for proposal in chosen for edit in proposal.edits])
        if text == page.text:
            return None
        source = parse_source(text.encode("utf-8"), str(self.path))
        lines = _Lines(page, chosen)
        new = Draft(
            source,
            self._found(source),
            tuple(lines.change(proposal, source) for proposal in chosen),
        )
        doubtful = any(proposal.doubtful for proposal in chosen)
        if not old.source.whole and new.source.whole and _wrong_in(new, chosen):
            return None
        return new if _better(old, new, lines, doubtful=doubtful) else None

    def _found(self, source: Source) -> Sequence[Diagnostic]:
        return self.check(self.path, source, self.roots, self.files)


class _Lines:
    """The lines that proposals touch, before and after; an edit may take away whole lines."""

    def __init__(self, page: Page, chosen: Sequence[Proposal]) -> None:
        self._page = page
        edits = sorted(edit for proposal in chosen for edit in proposal.edits)
        away = [edit for edit in edits if not edit.new and "\n" in page.text[edit.start : edit.end]]
        self._gone = page.touched(away)
        self.mended = Counter(proposal.finding.code for proposal in chosen)
        self.before = page.touched(edits)
        self.after = frozenset(map(self.now, self.before - self._gone))

    def now(self, line: int) -> int:
        """The number that a line has afterwards."""
        return line - sum(gone < line for gone in self._gone)

    def change(self, proposal: Proposal, new: Source) -> Change:
        """What one proposal did."""
        touched = sorted(self._page.touched(proposal.edits))
        return Change(
            finding=proposal.finding,
            line=touched[0],
            before=tuple(self._page.line(number) for number in touched),
            after=tuple(new.lines[self.now(n) - 1] for n in touched if n not in self._gone),
        )


def _better(old: Draft, new: Draft, lines: _Lines, *, doubtful: bool) -> bool:
    if not old.source.whole:
        return new.source.whole or _further(old, new, doubtful=doubtful)
    if not new.source.whole:
        return False
    was, now = old.codes_on(lines.before), new.codes_on(lines.after)
    if any(was[code] - now[code] < count for code, count in lines.mended.items()):
        return False
    return was > now and _said(old, lines.before) == _said(new, lines.after)


def _wrong_in(new: Draft, chosen: Sequence[Proposal]) -> bool:
    """Whether there is an error where something begins that some proposals wrote."""
    page = Page(new.source)
    wrong = {
        page.offset(item.line, item.column)
        for item in new.findings
        if item.severity is Severity.ERROR
    }
    return not wrong.isdisjoint(begun([edit for one in chosen for edit in one.edits]))


def _further(old: Draft, new: Draft, *, doubtful: bool) -> bool:
    """Whether reading gets past what stopped it; a doubtful cure shows its harm one line later."""
    if doubtful:
        return new.stopped[0] > old.stopped[0] + 1
    return new.stopped > old.stopped


def _said(draft: Draft, touched: frozenset[int]) -> list[Any]:
    """Every key and value that does not stand on some lines, in order."""
    places = draft.source.places

    def said(data: Any, loc: tuple[str | int, ...]) -> Iterator[tuple[int, Any]]:
        if isinstance(data, dict):
            for key, value in data.items():
                yield places.of((*loc, key), key=True).line, key
                yield from said(value, (*loc, key))
        elif isinstance(data, list):
            for number, value in enumerate(data):
                yield from said(value, (*loc, number))
        else:
            yield places.of(loc).line, data

    return [word for line, word in said(draft.source.data, ()) if line not in touched]
