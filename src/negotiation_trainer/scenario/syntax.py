"""Rewords what a YAML parser stumbles over for somebody who is no programmer.

A parser says where it gave up; an author needs to hear what he wrote and what belongs there. So
its few complaints are matched with the line itself and with what was read last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from negotiation_trainer.scenario.diagnostics import Phrase
from negotiation_trainer.scenario.keys import crowded
from negotiation_trainer.scenario.layout import DASH_STRAY, blamed
from negotiation_trainer.scenario.places import Place
from negotiation_trainer.scenario.wide_signs import (
    ODD_SPACES,
    PLAIN,
    wide_closing,
    wide_comma,
    wide_dash,
    wide_opening,
)

Point = tuple[int, int]
"""1-based line and column."""

_OF_LAYOUT = frozenset({"NT114", "NT115", "NT123"})
CLOSING = {"[": "]", "{": "}"}
_BARE_DASH = re.compile(r"[ ]*(?:-[ ]+)*-(?=[\[{]|[a-z_]+:(?: |$))", re.ASCII)
"""The dash of an item without its space, where what follows leaves no doubt that it is one."""


@dataclass(frozen=True, slots=True)
class Read:
    """The piece read before the trouble; `sign` is one of `"`, `'`, `[`, `{`, `*`, or empty."""

    sign: str = ""
    start: Point = (1, 1)
    end: Point = (1, 1)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A parser's complaint: its words, where it gave up, where the piece began, what was before."""

    problem: str
    at: Point
    since: Point | None
    last: Read
    lines: Sequence[str]
    bracket: Point | None = None
    """The innermost bracket that is still open."""

    def line(self, number: int) -> str:
        """A line of the file, empty beyond its end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def character(self, point: Point) -> str:
        """The character at a point, empty at the end of a line."""
        return self.line(point[0])[point[1] - 1 : point[1]]

    def rest(self, point: Point) -> str:
        """What follows on the line from a point on."""
        return self.line(point[0])[point[1] - 1 :].strip()


@dataclass(frozen=True, slots=True)
class Finding:
    """A code of the table with its place and arguments."""

    code: str
    place: Place
    arguments: Mapping[str, Any] = field(default_factory=dict)


def explain(trouble: Trouble) -> Finding:
    """The finding an author should read instead of the parser's complaint."""
    return (
        _tab(trouble)
        or _wide_note(trouble)
        or _wide_sign(trouble)
        or _bare_dash(trouble)
        or _laid_out(trouble)
    )


def _laid_out(trouble: Trouble) -> Finding:
    """What the rules find, at the line that is to blame for it."""
    found = next(rule(trouble) for words, rule in _RULES if re.search(words, trouble.problem))
    blame = blamed(trouble.lines, found.place.line) if found.code in _OF_LAYOUT else None
    if blame is None:
        return found
    place = _first_word(trouble, blame.line)
    text = trouble.rest((place.line, place.column))
    if blame.code == DASH_STRAY:
        told = {"text": text.lstrip("- ").partition(":")[0]}
        return Finding(blame.code, _one((place.line, place.column)), told)
    word = re.match(r"[\w-]+", text)
    name = word[0] if word else text[:1]
    return Finding(blame.code, place, {"text": name, "indent": blame.indent})


def _tab(trouble: Trouble) -> Finding | None:
    line = trouble.line(trouble.at[0])
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    column = indent.find("\t") + 1
    return Finding("NT110", Place(trouble.at[0], column, column + 1)) if column else None


def _wide_note(trouble: Trouble) -> Finding | None:
    """A remark that begins with the sign of a Chinese keyboard."""
    for number in (trouble.at[0], *((trouble.since[0],) if trouble.since else ())):
        line = trouble.line(number)
        if line.lstrip().startswith("＃"):
            return wide(trouble.lines, (number, line.index("＃") + 1))
    return None


def _wide_sign(trouble: Trouble) -> Finding | None:
    """A sign of a Chinese keyboard that the parser stumbled over, as far as one is to blame."""
    number, column = trouble.at
    for point in filter(None, (trouble.since, trouble.at)):
        if dash := wide_dash(trouble.line(point[0])):
            return wide(trouble.lines, (point[0], dash))
    in_brackets = "expected ',' or" in trouble.problem
    if not in_brackets and "mapping values" not in trouble.problem:
        return None
    line = trouble.line(number)
    last = trouble.last.start[1] if trouble.last.start[0] == number else 1
    found = wide_opening(line, column) or wide_comma(line, last, column)
    if found is None and in_brackets and trouble.character(trouble.at) in PLAIN:
        found = column
    if found is None and in_brackets and trouble.bracket is not None:
        number = trouble.bracket[0]
        found = wide_closing(trouble.line(number), trouble.bracket[1])
    return wide(trouble.lines, (number, found)) if found else None


def _bare_dash(trouble: Trouble) -> Finding | None:
    number = trouble.at[0]
    found = _BARE_DASH.match(trouble.line(number))
    return Finding("NT128", _one((number, found.end()))) if found else None


def wide(lines: Sequence[str], point: Point) -> Finding:
    """The finding about a sign of a Chinese keyboard at a point."""
    sign = lines[point[0] - 1][point[1] - 1]
    return Finding("NT143", _one(point), {"sign": sign, "right": PLAIN[sign]})


def odd(space: str, place: Place, key: str, where: str) -> Finding:
    """The finding about a space that is none to the parser, before a key or behind it."""
    told = {"space": Phrase(ODD_SPACES[space]), "where": Phrase(where), "key": key}
    return Finding("NT127", place, told)


def _odd_start(trouble: Trouble) -> Finding:
    sign = trouble.character(trouble.at)
    if sign == "%" and trouble.at[1] == 1:
        return Finding("NT125", _rest_of_line(trouble, trouble.at))
    return Finding("NT118", _one(trouble.at), {"character": sign})


def _unclosed_quote(trouble: Trouble) -> Finding:
    start = trouble.since or trouble.at
    return Finding("NT113", _one(start), {"quote": trouble.character(start)})


def _stray_colon(trouble: Trouble) -> Finding:
    number, column = trouble.at
    before = trouble.line(number)[: column - 1]
    start = trouble.last.start
    if start[0] == number or re.search(r":\s", before):
        return _colon_in_text(trouble)
    if not trouble.line(start[0])[: start[1] - 1].strip(" -"):
        return _no_colon_at(trouble, start)
    if start[0] + 1 == number:
        return Finding("NT114", _first_word(trouble, number))
    return _colon_in_text(trouble)


def _crowded(trouble: Trouble) -> Finding | None:
    """Keys that share a line; braces help only where nothing else belongs to them below it."""
    number = trouble.at[0]
    found = crowded(trouble.line(number))
    if found is None:
        return None
    below = next(filter(str.strip, trouble.lines[number:]), "")
    text = found.text if len(below) - len(below.lstrip(" ")) < found.alone else ""
    told = {"key": found.key, "inner": found.inner, "text": text}
    cure = Phrase("cure-braces" if text else "cure-new-line", told)
    return Finding("NT144", Place(number, found.column, found.end), {**told, "cure": cure})


def _colon_in_text(trouble: Trouble) -> Finding:
    """Only Chinese has a colon of its own to write instead."""
    if keys := _crowded(trouble):
        return keys
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in trouble.line(trouble.at[0]))
    instead = Phrase("instead-wide-colon") if chinese else ""
    return Finding("NT112", _one(trouble.at), {"instead": instead})


def _no_colon(trouble: Trouble) -> Finding:
    return _no_colon_at(trouble, trouble.since or trouble.at)


def _no_colon_at(trouble: Trouble, start: Point) -> Finding:
    number, column = start
    text = trouble.rest(start)
    wide = text.find("：")
    if wide > 0:
        key = text[:wide].strip()
        return Finding("NT116", _one((number, column + wide)), {"key": key})
    narrow = re.match(r"[\w-]+(?=:\S)", text)
    if narrow:
        place = _one((number, column + narrow.end()))
        return Finding("NT111", place, {"key": narrow[0]})
    if re.match(r"-[^\s-]", text):
        return Finding("NT128", _one(start))
    return Finding("NT115", _rest_of_line(trouble, start), {"text": text})


def _list_on_key_line(trouble: Trouble) -> Finding:
    return Finding("NT120", _one(trouble.at))


def _open_bracket(trouble: Trouble) -> Finding:
    if _runs_on(trouble):
        return Finding("NT113", _one(trouble.last.start), {"quote": trouble.last.sign})
    start = trouble.since or trouble.at
    bracket = trouble.character(start)
    placeholder = re.search(r"(?<=[^\s,\[{:])\{\w+\}", trouble.line(trouble.at[0]))
    if placeholder:
        place = Place(trouble.at[0], placeholder.start() + 1, placeholder.end() + 1)
        return Finding("NT129", place, {"text": placeholder[0]})
    if keys := _crowded(trouble):
        return keys
    place = _one(trouble.at if trouble.at[0] == start[0] else start)
    return Finding("NT122", place, {"bracket": bracket, "closing": CLOSING.get(bracket, "]")})


def _runs_on(trouble: Trouble) -> bool:
    """Whether a quoted text ended only where another was to begin, on a later line."""
    last = trouble.last
    if last.sign not in ('"', "'") or last.start[0] == last.end[0]:
        return False
    before = trouble.line(last.end[0])[: last.end[1] - 2].rstrip()
    return before.endswith((":", ",", "[", "{", "-"))


def _bad_escape(trouble: Trouble) -> Finding:
    number, column = trouble.at
    start = trouble.line(number).rfind("\\", 0, column) + 1 or column
    text = trouble.line(number)[start - 1 : start + 1]
    return Finding("NT119", Place(number, start, start + 2), {"text": text})


def _odd_text(trouble: Trouble) -> Finding:
    start = trouble.since or trouble.at
    if trouble.line(trouble.at[0]).startswith("%"):
        return Finding("NT125", _rest_of_line(trouble, (trouble.at[0], 1)))
    sign = trouble.character(start)
    if sign and sign in "*&!|>%@`?]},":
        return Finding("NT118", _one(start), {"character": sign})
    return _unreadable(trouble)


def _misplaced(trouble: Trouble) -> Finding:
    last, at = trouble.last, trouble.at
    if last.sign and last.end[0] == at[0]:
        return _after_whole_text(trouble)
    if trouble.line(at[0]).startswith("%"):
        return Finding("NT125", _rest_of_line(trouble, (at[0], 1)))
    if trouble.character(at) == "-":
        spaced = not trouble.line(at[0])[at[1] :].strip() or trouble.rest(at).startswith("- ")
        return Finding("NT123" if spaced else "NT128", _one(at))
    return Finding("NT114", _first_word(trouble, at[0]))


def _after_whole_text(trouble: Trouble) -> Finding:
    """Something follows on the line on which a quoted text, a bracket or an alias ended."""
    last, rest = trouble.last, trouble.rest(trouble.at)
    if last.sign == "*":
        return Finding("NT118", _one(last.start), {"character": "*"})
    if last.sign in CLOSING:
        if keys := _crowded(trouble):
            return keys
        return Finding("NT124", _one(last.start), {"bracket": last.sign, "rest": rest})
    if last.start[0] < last.end[0]:
        return Finding("NT113", _one(last.start), {"quote": last.sign})
    closing = _one((last.end[0], last.end[1] - 1))
    return Finding("NT117", closing, {"quote": last.sign, "rest": rest})


def _unreadable(trouble: Trouble) -> Finding:
    if trouble.bracket is not None and trouble.bracket[0] < trouble.at[0]:
        return _open_bracket(replace(trouble, since=trouble.bracket))
    text = trouble.rest(trouble.at) or trouble.line(trouble.at[0]).strip() or "…"
    return Finding("NT121", _one(trouble.at), {"text": text})


_RULES: Sequence[tuple[str, Callable[[Trouble], Finding]]] = (
    (r"cannot start any token", _odd_start),
    (r"unexpected end of stream|unexpected document", _unclosed_quote),
    (r"mapping values are not allowed", _stray_colon),
    (r"could not find expected ':'", _no_colon),
    (r"sequence entries are not allowed", _list_on_key_line),
    (r"expected ',' or", _open_bracket),
    (r"escape|hexa?decimal|Unicode character", _bad_escape),
    (r"expected key|'-' indicator|block end|document start", _misplaced),
    (
        r"alphabetic or numeric|'>'|tag|line break|indicator|directive|content|mapping keys",
        _odd_text,
    ),
    (r"", _unreadable),
)


def _one(point: Point) -> Place:
    return Place(point[0], point[1], point[1] + 1)


def _rest_of_line(trouble: Trouble, point: Point) -> Place:
    return Place(point[0], point[1], point[1] + max(len(trouble.rest(point)), 1))


def _first_word(trouble: Trouble, number: int) -> Place:
    line = trouble.line(number)
    start = len(line) - len(line.lstrip())
    word = re.match(r"[^\s:]+", line[start:])
    return Place(number, start + 1, start + 1 + (word.end() if word else 1))
