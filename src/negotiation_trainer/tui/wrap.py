"""Line breaking measured in terminal cells, by the habits of both languages.

Textual breaks at spaces only and cuts a long Chinese sentence anywhere; here no line begins with a
closing mark or ends with an opening one.
"""

from __future__ import annotations

import re
from functools import lru_cache

from rich.cells import get_character_cell_size
from textual.content import Content

NO_START = frozenset("，。！？、；：”’）》】」』…—·,.!?;:)]}%～")
SIGNS = frozenset("•✗✓✎?!→▶★█")
"""Signs that begin a paragraph and that its later lines stand clear of."""
LABEL = re.compile(r" *\S(?:\S| (?! ))* {2,}(?=\S)")
"""A label set off from its text by two spaces or more."""
LABEL_CELLS = 26
NO_END = frozenset("“‘（《【「『([{¥$£")


def cell(character: str) -> int:
    """How many cells one character takes."""
    return 1 if character.isascii() else get_character_cell_size(character)


def cells(text: str) -> int:
    """How many cells a text takes."""
    return sum(map(cell, text))


def _may_break(before: str, after: str) -> bool:
    if after == " " or after in NO_START or before in NO_END:
        return False
    between = before in "”’" and after in "“‘"
    return before == " " or between or cell(before) > 1 or cell(after) > 1


def hang_of(paragraph: str) -> int:
    """Return how far the later lines of a paragraph are indented.

    They stand under the first words: past its indent, past a sign, past a label that is set off by
    two spaces.
    """
    body = paragraph.lstrip(" ")
    indent = len(paragraph) - len(body)
    if body[:1] in SIGNS and body[1:2] == " ":
        indent += 2
    label = LABEL.match(paragraph)
    return cells(label[0]) if label and cells(label[0]) <= LABEL_CELLS else indent


@lru_cache(maxsize=1024)
def break_lines(text: str, width: int, hang: int = 0) -> tuple[tuple[int, int, int], ...]:
    """Return the lines of a text: half-open offsets, and cells to indent by.

    Lines after the first of a paragraph hang by `hang` cells, or by what its first line shows.
    """
    lines: list[tuple[int, int, int]] = []
    start = 0
    for paragraph in text.split("\n"):
        room = max(width, 4)
        by = min(hang or hang_of(paragraph), room // 2)
        for at, (begin, end) in enumerate(_paragraph(paragraph, start, room, by)):
            lines.append((begin, end, by if at else 0))
        start += len(paragraph) + 1
    return tuple(lines)


def _paragraph(text: str, offset: int, width: int, hang: int) -> list[tuple[int, int]]:
    lines: list[tuple[int, int]] = []
    start, used, chance, room = 0, 0, 0, width
    at = 0
    while at < len(text):
        if at > start and _may_break(text[at - 1], text[at]):
            chance = at
        size = cell(text[at])
        # A space at the end of a line hangs over the edge and is cut.
        if used + size > room and at > start and text[at] != " ":
            end = chance if chance > start else at
            lines.append((offset + start, offset + start + len(text[start:end].rstrip())))
            start = at = end
            used, chance, room = 0, end, max(width - hang, 2)
            continue
        used += size
        at += 1
    lines.append((offset + start, offset + len(text)))
    return lines


def wrapped(content: Content, width: int, hang: int = 0) -> list[Content]:
    """Return the lines of styled text, each at most `width` cells."""
    return [
        content[start:end].pad_left(by) if by else content[start:end]
        for start, end, by in break_lines(content.plain, width, hang)
    ]


def clip(text: str, width: int) -> str:
    """Return a text cut to `width` cells, with an ellipsis where something was cut."""
    if cells(text) <= width:
        return text
    kept, used = "", 0
    for character in text:
        used += cell(character)
        if used > width - 1:
            break
        kept += character
    return kept.rstrip() + "…"


def pad(text: str, width: int, *, right: bool = False) -> str:
    """Return a text filled with spaces to `width` cells; `right` puts it at the right edge."""
    space = " " * max(width - cells(text), 0)
    return space + text if right else text + space
