"""Signs of a Chinese keyboard where the format has signs of its own: ：，｛［－ for : , { [ and -.

The parser takes them for text and gives up later, or reads a key nobody wrote; here is told which
sign in a line is to blame. In prose they are right, so each is only looked for where no prose is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PLAIN: Mapping[str, str] = {
    **dict(zip("：，、；｛｝［］【】＃", ":,,,{}[][]#", strict=True)),
    **dict.fromkeys("－—–−•", "-"),
}
"""Each with the sign that the format has in its place."""

CLOSERS: Mapping[str, str] = {"｛": "｝", "［": "］", "【": "】", "{": "｝", "[": "］"}

IN_NAME = re.compile("[：，、；｛｝［］【】]")
"""No name holds one of these."""

ODD_SPACES: Mapping[str, str] = {"\u3000": "space-wide", "\u00a0": "space-fixed"}
"""Spaces that look like others and are text to the parser, by what they are called."""

WIDE_KEY = re.compile(r"([A-Za-z_][\w-]*)\s*：\s*(.*)", re.ASCII | re.DOTALL)
"""A key with its value behind a full-width colon, as the parser reads them: one text."""

WIDE_OPENINGS = ("｛", "［", "【")

_DASH = re.compile(r"\s*((?:[－•](?![－•])|[—–−](?=\s)))")
_OPENING = re.compile(r"(?:^|[:,\[{]|(?<!\S)-)\s*([｛［【])")
_COMMA = re.compile(
    r"[，、；](?=\s*[A-Za-z_][A-Za-z0-9_-]*\s*[:：])"
    r"|(?<=[A-Za-z0-9_\"'\]}])[，、；](?=\s*[\[{\"'])"
)
_AFTER_SIGN = re.compile(r"[ ]*(?:-[ ]+)*(-|[\w-]+:)([\u3000\u00a0])")


def odd_space(line: str) -> tuple[int, str] | None:
    """The column of such a space behind a dash or the colon of a key, and what stands before it."""
    found = _AFTER_SIGN.match(line)
    return (found.start(2) + 1, found[1]) if found else None


def wide_dash(line: str) -> int | None:
    """The column of a dash that should begin an item of a list."""
    found = _DASH.match(line)
    return found.start(1) + 1 if found else None


def wide_opening(line: str, column: int) -> int | None:
    """The column of the last full-width bracket before a column that stands where a value begins.

    One that is closed before that column may be prose: ［叹气］.
    """
    for found in reversed(list(_OPENING.finditer(line[: column - 1]))):
        if CLOSERS[found[1]] not in line[found.end() : column - 1]:
            return found.start(1) + 1
    return None


def wide_comma(line: str, start: int, column: int) -> int | None:
    """The column of the last full-width comma between two columns that parts keys or items."""
    found = [one for one in _COMMA.finditer(line) if start - 1 <= one.start() < column]
    return found[-1].start() + 1 if found else None


def wide_closing(line: str, column: int) -> int | None:
    """The column of the full-width bracket that should close the one which stands at a column."""
    found = line.find(CLOSERS.get(line[column - 1 : column], "\0"), column)
    return found + 1 if found >= 0 else None


def is_unclosed(value: str) -> bool:
    """Whether a bare value begins with a full-width bracket that it does not close."""
    return value[:1] in WIDE_OPENINGS and CLOSERS[value[0]] not in value
