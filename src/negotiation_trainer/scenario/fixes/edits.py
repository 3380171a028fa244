"""Edits of a text at places of the file: where they fall, what they touch, how they are applied."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.yaml_source import Source


class Edit(NamedTuple):
    """The characters from `start` to `end` of a text become `new`."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would mend one finding: edits in order, none over another.

    A `doubtful` one guesses where something ends, and must show more before it is followed.
    """

    finding: Diagnostic
    edits: tuple[Edit, ...]
    doubtful: bool = False


class Page:
    """The text of a file, whose places are turned into positions and back."""

    __slots__ = ("lines", "starts", "text")

    def __init__(self, source: Source) -> None:
        self.text = source.text
        self.lines = source.lines
        self.starts = tuple(_starts(source.text, source.lines))

    def offset(self, line: int, column: int) -> int:
        """The position of a 1-based line and column."""
        return self.starts[line - 1] + column - 1

    def line_at(self, offset: int) -> int:
        """The 1-based line on which a position is."""
        low, high = 0, len(self.starts)
        while high - low > 1:
            middle = (low + high) // 2
            low, high = (middle, high) if self.starts[middle] <= offset else (low, middle)
        return low + 1

    def line(self, number: int) -> str:
        """A line without its end, empty beyond the file."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def marked(self, finding: Diagnostic) -> str:
        """What a finding points at."""
        return self.line(finding.line)[finding.column - 1 : finding.end_column - 1]

    def touched(self, edits: Sequence[Edit]) -> frozenset[int]:
        """The lines that edits change, as they are numbered before."""
        return frozenset(
            number
            for edit in edits
            for number in range(self.line_at(edit.start), self.line_at(_last(edit)) + 1)
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """One finding on its page, among all of them."""

    page: Page
    finding: Diagnostic
    findings: Sequence[Diagnostic] = ()

    @property
    def written(self) -> str:
        """What the finding points at, as it is written."""
        return self.page.marked(self.finding)

    @property
    def start(self) -> int:
        """The position where that begins."""
        return self.page.offset(self.finding.line, self.finding.column)

    def instead(self, new: str) -> tuple[Proposal, ...]:
        """Something else in the place of what is written."""
        return self.edits(Edit(self.start, self.start + len(self.written), new))

    def edits(self, *edits: Edit, doubtful: bool = False) -> tuple[Proposal, ...]:
        """One proposal of some edits; none without any."""
        return (Proposal(self.finding, edits, doubtful),) if edits else ()


def _last(edit: Edit) -> int:
    return max(edit.start, edit.end - 1)


def _starts(text: str, lines: Sequence[str]) -> Iterator[int]:
    at = 0
    for line in lines:
        yield at
        at += len(line)
        at += 2 if text.startswith("\r\n", at) else 1


def applied(text: str, edits: Sequence[Edit]) -> str:
    """The text after edits that do not overlap."""
    parts, at = [], 0
    for edit in sorted(edits):
        parts += [text[at : edit.start], edit.new]
        at = edit.end
    return "".join([*parts, text[at:]])


def begun(edits: Sequence[Edit]) -> Iterator[int]:
    """Where in the text after edits that begins which each of them wrote."""
    shift = 0
    for edit in sorted(edits):
        if edit.new.strip():
            yield edit.start + shift
        shift += len(edit.new) - (edit.end - edit.start)


def apart(proposals: Sequence[Proposal]) -> list[Proposal]:
    """As many proposals as can be followed at once: what overlaps an earlier one is left out."""
    taken: list[Edit] = []
    kept = []
    for proposal in proposals:
        if not any(_meet(one, other) for one in proposal.edits for other in taken):
            taken += proposal.edits
            kept.append(proposal)
    return kept


def _meet(one: Edit, other: Edit) -> bool:
    return one.start <= other.end and other.start <= one.end
