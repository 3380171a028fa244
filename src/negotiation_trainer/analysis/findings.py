"""A report of an analysis, line by line; a finding is a line with the talk that shows it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Example:
    """A talk as `play --json` takes it: its inputs, and the seed they belong to.

    `end` is the ending or state it came to, empty if nobody said.
    """

    inputs: tuple[Mapping[str, Any], ...] = ()
    seed: int = 0
    end: str = ""


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found, in words, and a talk that shows it."""

    words: str
    example: Example


def numbered(report: Iterable[str | Finding]) -> Iterator[str]:
    """Give the lines of a report, each finding with its number: its place among them, from 1."""
    number = 0
    for line in report:
        if isinstance(line, str):
            yield line
        else:
            number += 1
            yield f"{line.words}  [{number}]"
