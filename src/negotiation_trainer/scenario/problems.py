"""What is found wrong with one file while it is read: each finding at its place, up to a limit.

Apart from the reading, which need not know how a finding is made nor when there are enough.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NoReturn

from negotiation_trainer.scenario.diagnostics import Diagnostic
from negotiation_trainer.scenario.places import Place

MAX_PROBLEMS = 100


class StoppedError(Exception):
    """Reading ends here; the reason is among the problems."""


def finding_at(
    file: str,
    lines: tuple[str, ...],
    *,
    code: str,
    place: Place,
    arguments: Mapping[str, Any],
    hint_id: str = "",
) -> Diagnostic:
    """A finding about a place of a file, with the line it is about."""
    shown = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return Diagnostic(
        code=code,
        file=file,
        line=place.line,
        column=place.column,
        end_column=place.end_column,
        arguments=arguments,
        hint_id=hint_id,
        source_line=shown,
    )


class Problems:
    """The findings of one pass over a file, as they are made."""

    __slots__ = ("_file", "_found", "_lines")

    def __init__(self, file: str, lines: tuple[str, ...]) -> None:
        self._file = file
        self._lines = lines
        self._found: list[Diagnostic] = []

    def __len__(self) -> int:
        return len(self._found)

    def report(self, code: str, place: Place, **arguments: Any) -> None:
        """Notes a finding; with the hundredth reading stops (`StoppedError`)."""
        self._note(code, place, arguments)
        if len(self._found) == MAX_PROBLEMS:
            self.stop("NT142", place, limit=MAX_PROBLEMS)

    def stop(self, code: str, place: Place, **arguments: Any) -> NoReturn:
        """Notes a finding after which nothing can be read (`StoppedError`)."""
        self._note(code, place, arguments)
        raise StoppedError

    def forget_from(self, count: int) -> None:
        """Drops all findings but the first so many."""
        del self._found[count:]

    def forget_at(self, place: Place) -> None:
        """Drops the findings that begin where a place does."""
        spot = (place.line, place.column)
        self._found = [item for item in self._found if (item.line, item.column) != spot]

    def in_order(self) -> tuple[Diagnostic, ...]:
        """The findings as they stand in the file; that there are too many comes last."""
        return tuple(sorted(self._found, key=_order))

    def _note(self, code: str, place: Place, arguments: Mapping[str, Any]) -> None:
        finding = finding_at(self._file, self._lines, code=code, place=place, arguments=arguments)
        self._found.append(finding)


def _order(problem: Diagnostic) -> tuple[bool, int, int]:
    return (problem.code == "NT142", problem.line, problem.column)
