"""Diagnostics as text: the place, the sentence, the source line with a caret under it, the hint.

Measured in terminal cells, so the caret stands right after Chinese and tabs too. A second form is
for GitHub, which shows each finding beside its line.
"""

from __future__ import annotations

from collections.abc import Mapping

from negotiation_trainer.scenario.diagnostics import Diagnostic, phrases
from negotiation_trainer.scenario.visible import ELLIPSIS, cell_width, visible

TAB = 4
CARET = "^"


def render(diagnostic: Diagnostic, *, lang: str, width: int = 100) -> str:
    """One diagnostic as one to four lines; the source line is cut to `width` cells."""
    number = str(diagnostic.line)
    margin = " " * (len(number) + 1)
    parts = [headline(diagnostic, lang)]
    if diagnostic.source_line is not None:
        source, caret = excerpt(
            diagnostic.source_line,
            diagnostic.column,
            diagnostic.end_column,
            width=max(width - len(margin) - 3, 20),
        )
        parts += [f" {number} | {source}".rstrip(), f" {margin}| {caret}"]
    hint = diagnostic.hint(lang)
    if hint:
        parts.append(f" {margin}= {_word('label-hint', lang)}{hint}")
    return "\n".join(parts)


def headline(diagnostic: Diagnostic, lang: str) -> str:
    """`file:line:column: error NT101: message`, on one line."""
    where = f"{visible(diagnostic.file)}:{diagnostic.line}:{diagnostic.column}"
    label = _word(f"label-{diagnostic.severity.value}", lang).format(code=diagnostic.code)
    return f"{where}: {label}{diagnostic.message(lang)}"


def workflow_command(diagnostic: Diagnostic, *, lang: str) -> str:
    """One diagnostic as a GitHub workflow command: `::error file=…,line=…,…::message`, one line.

    GitHub counts the last column in, so `endColumn` is the last one marked. The hint follows the
    message on a line of its own, which GitHub shows as such.
    """
    properties: Mapping[str, str | int] = {
        "file": diagnostic.file,
        "line": diagnostic.line,
        "col": diagnostic.column,
        "endColumn": max(diagnostic.end_column - 1, diagnostic.column),
        "title": diagnostic.code,
    }
    told = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    words = "\n".join(filter(None, (diagnostic.message(lang), diagnostic.hint(lang))))
    return f"::{diagnostic.severity.value} {told}::{_escaped(words)}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")


def excerpt(line: str, column: int, end_column: int, *, width: int) -> tuple[str, str]:
    """A source line made visible and the caret line under it, both at most `width` cells."""
    shown = _cells_of(line)
    start = min(max(column - 1, 0), len(shown))
    end = min(max(end_column - 1, start), len(shown))
    first = _window_start(shown, start, width)
    cut = ELLIPSIS if first else ""
    before = cut + "".join(text for text, _ in shown[first:start])
    offset = len(cut) + sum(size for _, size in shown[first:start])
    source, last = before, start
    used = offset
    while last < len(shown) and used + shown[last][1] < width:
        source += shown[last][0]
        used += shown[last][1]
        last += 1
    if last < len(shown):
        source += ELLIPSIS
    marked = sum(size for _, size in shown[start : min(end, last)])
    return source, " " * offset + CARET * max(marked, 1)


def _cells_of(line: str) -> list[tuple[str, int]]:
    """Every character as it is shown with its width; a tab runs to the next stop."""
    shown: list[tuple[str, int]] = []
    column = 0
    for character in line:
        if character == "\t":
            size = TAB - column % TAB
            shown.append((" " * size, size))
        else:
            sign = visible(character)
            size = cell_width(sign)
            shown.append((sign, size))
        column += size
    return shown


def _window_start(shown: list[tuple[str, int]], start: int, width: int) -> int:
    """The first character to show so that the caret stands in the first two thirds of the line."""
    room = width * 2 // 3
    first, used = start, 0
    while first > 0 and used + shown[first - 1][1] <= room:
        first -= 1
        used += shown[first][1]
    return first


def _word(phrase: str, lang: str) -> str:
    return phrases()[phrase][lang]
