"""What the bare text of a file tells, before and beside the parser.

Its lines, signs it may not hold, directives, and remarks that swallowed words: the parser passes
over some of these in silence and grows slow with others, so they are looked for here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from negotiation_trainer.scenario.places import Mark, Place, Rows, lines_of
from negotiation_trainer.scenario.syntax import Finding

FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Told by what it is, not by what it is not: a pattern of half of all signs is slow to be made."""

MAYBE_LOST = re.compile(r"#(?<=[ \t]#)[^\s#]")
"""Without this nowhere in a text, no remark in it can have swallowed words.

It begins with the sign itself, for that is found much sooner than one of two spaces.
"""

BARE_DASH = re.compile(r"(?:^|[\r\n])[ ]*-[^\s\d-]")
"""A line that begins with a dash which something follows at once: an item without its space."""

_DIRECTIVE_FIRST = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]))*%")
_AFTER_DOCUMENT = re.compile(r"(?:\s|#[^\r\n]*|\.\.\.(?=\s|\Z))*")
_LOST_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")


def place_at(text: str, index: int) -> Place:
    """The place of the character at an index of a text."""
    return Rows(text, lines_of(text)).place(index, index + 1)


def unreadable(text: str, lines: Sequence[str]) -> Finding | None:
    """What keeps a text from being read at all: a sign no text holds, or a directive first."""
    bad = FORBIDDEN.search(text)
    if bad:
        return Finding("NT107", place_at(text, bad.start()), {"character": code_point(bad[0])})
    directive = _DIRECTIVE_FIRST.match(text)
    if directive:
        line = place_at(text, directive.end() - 1).line
        return Finding("NT125", Place(line, 1, len(lines[line - 1]) + 1))
    return None


def code_point(sign: str) -> str:
    """The name of a sign that cannot be shown, `U+001B`."""
    return f"U+{ord(sign):04X}"


def after_document(text: str, index: int, *, closed: bool) -> Finding | None:
    """What must not follow a document that ends at an index; `closed` if by three dots."""
    rest = _AFTER_DOCUMENT.match(text, index)
    end = rest.end() if rest else len(text)
    if text.startswith("%", end):
        return Finding("NT125", place_at(text, end))
    if closed and end < len(text):
        return Finding("NT136", place_at(text, end))
    return None


def lost_words(value: str, end: Mark, lines: Sequence[str]) -> Finding | None:
    """The remark that swallowed the rest of a bare value of prose which ends at a mark."""
    line = lines[end.line] if end.line < len(lines) else ""
    lost = _LOST_COMMENT.match(line, end.column)
    prose = " " in value or not value.isascii()
    if not lost or not prose:
        return None
    place = Place(end.line + 1, lost.start(1) + 1, lost.end(1) + 1)
    return Finding("NT126", place, {"text": lost[1]})
