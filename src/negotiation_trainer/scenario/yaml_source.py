"""Reads an author's YAML file into plain data with the place of everything, and never raises.

The only module that knows the YAML parser. It takes the parser's events, not its objects: values
are resolved by our own rule, and tags, anchors and aliases are refused, so no file can run code,
grow in memory or be read as something its author did not write.
"""

from __future__ import annotations

import math
import re
import stat
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

import yaml

from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.places import Place, Places, Spots, as_place, place_of
from negotiation_trainer.scenario.scalars import found, resolve
from negotiation_trainer.scenario.syntax import Point, Read, Trouble, explain

MAX_BYTES = 4_000_000
MAX_NODES = 200_000
MAX_DEPTH = 40
MAX_SCALAR = 20_000
MAX_PROBLEMS = 100

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_LINE_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_RARE_BREAKS = "\r\x85\u2028\u2029"
_FORBIDDEN = re.compile(
    "[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)
_DIRECTIVE_FIRST = re.compile(r"(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|[\r\n]))*%")
_AFTER_DOCUMENT = re.compile(r"(?:\s|#[^\r\n]*|\.\.\.(?=\s|\Z))*")
_LOST_COMMENT = re.compile(r"[ \t]+(#[^\s#].*)")
_MAYBE_LOST = re.compile(r"[ \t]#[^\s#]")


@dataclass(frozen=True, slots=True)
class Source:
    """One file as read. With `whole` False reading stopped early and `data` is None."""

    file: str
    text: str
    lines: tuple[str, ...]
    data: Any
    places: Places
    problems: tuple[Diagnostic, ...]
    whole: bool

    def diagnose(
        self, code: str, place: Place, *, hint_id: str = "", **arguments: Any
    ) -> Diagnostic:
        """A finding about a place of this file."""
        return _diagnostic(self.file, self.lines, code, place, arguments, hint_id)


def read_source(path: Path) -> Source:
    """Reads a file; whatever is wrong with it, the file system included, is among the problems."""
    data = read_bytes(path)
    return data if isinstance(data, Source) else parse_source(data, str(path))


def read_bytes(path: Path) -> bytes | Source:
    """The bytes of a file, or of one that cannot be read a `Source` which says why."""
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            return _nothing(str(path), "NT102")
        if not stat.S_ISREG(status.st_mode):
            return _nothing(str(path), "NT108")
        if status.st_size > MAX_BYTES:
            return _too_big(str(path), status.st_size)
        with path.open("rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        return _nothing(str(path), "NT101")
    except PermissionError:
        return _nothing(str(path), "NT103", reason=Phrase("reason-permission"))
    except (OSError, ValueError) as error:
        reason = str(getattr(error, "strerror", None) or error)
        return _nothing(str(path), "NT103", reason=Phrase("reason-other", {"detail": reason}))


def parse_source(data: bytes, file: str) -> Source:
    """Reads a file's bytes; `file` is the name shown in findings."""
    if len(data) > MAX_BYTES:
        return _too_big(file, len(data))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _not_utf8(file, data, error.start)
    lines = _lines(text)
    reading = _Reading(file, text, lines)
    root, whole = reading.document()
    places = Places(root, reading.spots, reading.root)
    problems = tuple(sorted(reading.problems, key=_order))
    return Source(file, text, lines, root, places, problems, whole)


def _lines(text: str) -> tuple[str, ...]:
    if any(sign in text for sign in _RARE_BREAKS):
        return tuple(_LINE_BREAK.split(text))
    return tuple(text.split("\n"))


def _nothing(file: str, code: str, **arguments: Any) -> Source:
    problem = Diagnostic(code, file, arguments=arguments)
    return Source(file, "", (), None, Places(), (problem,), whole=False)


def _too_big(file: str, size: int) -> Source:
    tenths = math.ceil(size / 100_000) / 10
    return _nothing(file, "NT104", size=f"{tenths:.1f}", limit=MAX_BYTES // 1_000_000)


def _not_utf8(file: str, data: bytes, start: int) -> Source:
    before = _LINE_BREAK.split(data[:start].decode("utf-8-sig", "replace"))
    after = re.split(rb"[\r\n]", data[start : start + 200], maxsplit=1)[0]
    line = before[-1] + after.decode("utf-8", "replace")
    place = Place(len(before), len(before[-1]) + 1, len(before[-1]) + 2)
    lines = (*before[:-1], line)
    byte = f"0x{data[start]:02X}"
    problem = _diagnostic(file, lines, "NT105", place, {"byte": byte})
    return Source(file, "", lines, None, Places(), (problem,), whole=False)


def _diagnostic(
    file: str,
    lines: tuple[str, ...],
    code: str,
    place: Place,
    arguments: Mapping[str, Any],
    hint_id: str = "",
) -> Diagnostic:
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


def _order(problem: Diagnostic) -> tuple[bool, int, int]:
    return (problem.code == "NT142", problem.line, problem.column)


class _StoppedError(Exception):
    """Reading ends here; the reason is among the problems."""


class _Reading:
    """One pass over the events of one document."""

    def __init__(self, file: str, text: str, lines: tuple[str, ...]) -> None:
        self.file = file
        self.text = text
        self.lines = lines
        self.spots: Spots = {}
        self.root = Place()
        self.problems: list[Diagnostic] = []
        self._nodes = 0
        self._last: Any = None
        self._brackets: list[Any] = []
        self._parser: Any = None
        self._next: Callable[[], Any]
        self._may_be_lost = _MAYBE_LOST.search(text) is not None
        self._risky = self._may_be_lost or "\\" in text
        self._names: dict[str, str] = {}

    def document(self) -> tuple[Any, bool]:
        """The data of the file, and whether all of it could be read."""
        try:
            self._refuse_unprintable()
            return self._parsed(), True
        except _StoppedError:
            return None, False
        finally:
            if self._parser is not None:
                self._parser.dispose()

    def _parsed(self) -> Any:
        try:
            self._parser = _PARSER(self.text)
            self._next = self._parser.get_event
            return self._only_document()
        except yaml.MarkedYAMLError as error:
            self._explain(error)
        except (yaml.YAMLError, ValueError):
            # Nothing is known to lead here; should it happen, one clear line beats a traceback.
            line, column = self._read_last().end
            self._stop("NT121", Place(line, column, column + 1), text="…")

    def _refuse_unprintable(self) -> None:
        bad = _FORBIDDEN.search(self.text)
        if bad:
            place = self._place_of(bad.start())
            self._stop("NT107", place, character=f"U+{ord(bad[0]):04X}")
        directive = _DIRECTIVE_FIRST.match(self.text)
        if directive:
            place = self._place_of(directive.end() - 1)
            self._stop("NT125", Place(place.line, 1, len(self.lines[place.line - 1]) + 1))

    def _only_document(self) -> Any:
        self._next()
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            self._stop("NT106", Place())
        data, self.root = self._value(self._next(), 1)
        end = self._next()
        rest = _AFTER_DOCUMENT.match(self.text, end.start_mark.index)
        if rest and self.text.startswith("%", rest.end()):
            self._stop("NT125", self._place_of(rest.end()))
        if rest and end.explicit and rest.end() < len(self.text):
            self._stop("NT136", self._place_of(rest.end()))
        if not isinstance(following := self._next(), yaml.StreamEndEvent):
            place = place_of(following)
            self._stop("NT136", Place(place.line, place.column, place.column + 3))
        if data is None and not self.problems:
            self._stop("NT106", Place())
        return data

    def _value(self, event: Any, depth: int) -> tuple[Any, Place]:
        kind, place = type(event), place_of(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._stop("NT139", place, limit=MAX_NODES)
        if kind is yaml.AliasEvent:
            self._last = ("*", event, event)
            self._report("NT134", place, anchor=event.anchor)
            return None, place
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, place)
        if kind is yaml.ScalarEvent:
            return self._scalar(event, place), place
        if depth > MAX_DEPTH:
            self._stop("NT138", place, limit=MAX_DEPTH)
        collect = self._mapping if kind is yaml.MappingStartEvent else self._sequence
        return collect(event, depth), Place(place.line, place.column, place.column + 1)

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._report("NT133", place, anchor=event.anchor)
        if event.tag is not None:
            self._report("NT132", place, tag=self._word_at(place))

    def _scalar(self, event: Any, place: Place) -> Any:
        style, value = event.style, event.value
        self._last = event
        if len(value) > MAX_SCALAR:
            self._report("NT140", place, length=len(value), limit=MAX_SCALAR)
            return value[:MAX_SCALAR]
        # Only an escape between double quotes can bring in what the whole text was searched for.
        if style == '"' and (hidden := _FORBIDDEN.search(value)):
            self._report("NT107", place, character=f"U+{ord(hidden[0]):04X}")
        if style or event.tag is not None:
            return value
        if self._may_be_lost:
            self._warn_of_lost_text(event)
        return resolve(value)

    def _is_plain(self, event: Any) -> bool:
        """Whether an event is a scalar that needs no second look; it is counted and remembered.

        Nearly all are, so that reading is as quick as this is short.
        """
        if type(event) is not yaml.ScalarEvent or event.anchor is not None:
            return False
        if event.tag is not None or len(event.value) > MAX_SCALAR or self._nodes >= MAX_NODES:
            return False
        if self._risky and not self._is_safe(event):
            return False
        self._nodes += 1
        self._last = event
        return True

    def _is_safe(self, event: Any) -> bool:
        if event.style:
            return bool(event.style != '"')
        return not self._may_be_lost or (event.value.isascii() and " " not in event.value)

    def _warn_of_lost_text(self, event: Any) -> None:
        line, column = event.end_mark.line, event.end_mark.column
        text = self.lines[line] if line < len(self.lines) else ""
        lost = _LOST_COMMENT.match(text, column)
        prose = " " in event.value or not event.value.isascii()
        if lost and prose:
            place = Place(line + 1, lost.start(1) + 1, lost.end(1) + 1)
            self._report("NT126", place, text=lost[1])

    def _sequence(self, start: Any, depth: int) -> list[Any]:
        items: list[Any] = []
        following, is_plain = self._next, self._is_plain
        spots = self.spots[id(items)] = {}
        self._open(start)
        while type(event := following()) is not yaml.SequenceEndEvent:
            if is_plain(event):
                value = event.value if event.style else resolve(event.value)
                spots[len(items)] = (event, event)
            else:
                value, place = self._value(event, depth + 1)
                spots[len(items)] = (place, place)
            items.append(value)
        self._close("[", start, event)
        return items

    def _mapping(self, start: Any, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        following, is_plain, names = self._next, self._is_plain, self._names
        spots = self.spots[id(entries)] = {}
        self._open(start)
        while type(event := following()) is not yaml.MappingEndEvent:
            name = names.get(event.value) if type(event) is yaml.ScalarEvent else None
            if name is None or name in entries or event.style or not is_plain(event):
                self._entry(entries, event, depth)
                continue
            inside = following()
            if is_plain(inside):
                entries[name] = inside.value if inside.style else resolve(inside.value)
                spots[name] = (event, inside)
            else:
                value, place = self._value(inside, depth + 1)
                entries[name] = value
                spots[name] = (event, place)
        self._close("{", start, event)
        return entries

    def _open(self, start: Any) -> None:
        if start.flow_style:
            self._brackets.append(start)

    def _close(self, bracket: str, start: Any, end: Any) -> None:
        if start.flow_style:
            self._brackets.pop()
            self._last = (bracket, start, end)

    def _entry(self, entries: dict[str, Any], event: Any, depth: int) -> None:
        key, key_place = self._key(event, depth)
        spots = self.spots[id(entries)]
        noted = len(self.problems)
        value, place = self._value(self._next(), depth + 1)
        if key is None:
            return
        if key == "<<":
            del self.problems[noted:]
            self._report("NT135", key_place)
        elif key in entries:
            first = as_place(spots[key][0]).line
            self._report("NT130", key_place, key=key, first=first)
        else:
            spots[key] = (key_place, place)
            entries[key] = value

    def _key(self, event: Any, depth: int) -> tuple[str | None, Place]:
        """The name of an entry; a number or the like is reported and taken as it is written."""
        value, place = self._value(event, depth + 1)
        if isinstance(value, str):
            if value.startswith("\u3000"):
                self._report("NT127", place, key=value.strip())
            elif value.isascii() and value.strip() == value != "<<":
                self._names[value] = value
            return value.strip(), place
        if not isinstance(event, yaml.AliasEvent):
            self._report("NT131", place, found=found(value))
        written = isinstance(event, yaml.ScalarEvent) and event.value
        return written or None, place

    def _word_at(self, place: Place) -> str:
        line = self.lines[place.line - 1] if place.line <= len(self.lines) else ""
        return line[place.column - 1 :].split(" ")[0]

    def _place_of(self, index: int) -> Place:
        before = _LINE_BREAK.split(self.text[:index])
        column = len(before[-1]) + 1
        return Place(len(before), column, column + 1)

    def _read_last(self) -> Read:
        if self._last is None:
            return Read()
        last = self._last
        sign, start, end = last if type(last) is tuple else (last.style or "", last, last)
        shown = sign if sign not in (">", "|") else ""
        return Read(shown, _point(start.start_mark) or (1, 1), _point(end.end_mark) or (1, 1))

    def _explain(self, error: yaml.MarkedYAMLError) -> NoReturn:
        last = self._read_last()
        at = _point(error.problem_mark) or last.end
        since = _point(error.context_mark)
        bracket = _point(self._brackets[-1].start_mark) if self._brackets else None
        trouble = Trouble(error.problem or "", at, since, last, self.lines, bracket)
        finding = explain(trouble)
        spot = (finding.place.line, finding.place.column)
        self.problems = [item for item in self.problems if (item.line, item.column) != spot]
        self._stop(finding.code, finding.place, **finding.arguments)

    def _report(self, code: str, place: Place, **arguments: Any) -> None:
        self.problems.append(_diagnostic(self.file, self.lines, code, place, arguments))
        if len(self.problems) == MAX_PROBLEMS:
            self._stop("NT142", place, limit=MAX_PROBLEMS)

    def _stop(self, code: str, place: Place, **arguments: Any) -> NoReturn:
        self.problems.append(_diagnostic(self.file, self.lines, code, place, arguments))
        raise _StoppedError


def _point(mark: Any) -> Point | None:
    return (mark.line + 1, mark.column + 1) if mark is not None else None
