"""Signs of a Chinese keyboard where the format has signs of its own: ：，｛［－ for : , { [ and -.

The parser takes them for text and gives up later, or reads a key nobody wrote; here is told which
sign in a line is to blame. In prose they are right, so each is only looked for where no prose is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

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
_ODD = re.compile(
    r"(?:^[ ]*(?:-[ ]+)*(?P<line>-|[\w-]+:)|[{,][ ]*(?P<key>[a-z_]+:))(?P<after>{odd})"
    r"|(?P<open>[\[{])(?P<within>{odd})(?=[a-z_\"\[{])"
    r"|(?P<close>[\]}\"])(?P<behind>{odd})(?=[,\]}]|#[ ]|$)".replace(
        "{odd}", r"[ ]*[\u3000\u00a0][ \u3000\u00a0]*"
    ),
    re.ASCII | re.MULTILINE,
)


def odd_spaces(text: str) -> Iterator[tuple[int, int, str]]:
    """Where such spaces stand for plain ones: from, to, and the sign or key before them."""
    for found in _ODD.finditer(text):
        place = next(name for name in ("after", "within", "behind") if found[name])
        before = found["line"] or found["key"] or found["open"] or found["close"]
        yield found.start(place), found.end(place), before


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
