"""Turns the events of the YAML parser into plain data, with the spot of everything in it.

The only module that knows the parser. It takes the parser's events, not its objects: values are
resolved by our own rule, and tags, anchors and aliases are refused, so no file can run code, grow
in memory or be read as something its author did not write.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NoReturn

import yaml

from negotiation_trainer.scenario.layout import begins_anew
from negotiation_trainer.scenario.places import Place, Rows, Spots, place_of
from negotiation_trainer.scenario.problems import Problems, StoppedError
from negotiation_trainer.scenario.raw_text import (
    BARE_DASH,
    FORBIDDEN,
    MAYBE_LOST,
    after_document,
    code_point,
    lost_words,
    place_at,
    unreadable,
)
from negotiation_trainer.scenario.scalars import found, resolve
from negotiation_trainer.scenario.syntax import Finding, Point, Read, Trouble, explain, odd, wide
from negotiation_trainer.scenario.wide_signs import (
    ODD_SPACES,
    WIDE_KEY,
    WIDE_OPENINGS,
    is_unclosed,
    odd_spaces,
)

MAX_NODES = 1_000_000
MAX_DEPTH = 40
MAX_SCALAR = 20_000

_PARSER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class EventReading:
    """One pass over the events of one document; it fills `spots`, `root` and the problems."""

    def __init__(self, text: str, lines: tuple[str, ...], problems: Problems) -> None:
        self.spots: Spots = {}
        self.root = (0, 1)
        self.rows = Rows(text, lines)
        self._text = text
        self._lines = lines
        self._problems = problems
        self._nodes = 0
        self._last: Any = None
        self._brackets: list[Any] = []
        self._parser: Any = None
        self._next: Callable[[], Any]
        self._may_be_lost = MAYBE_LOST.search(text) is not None
        self._may_open_wide = any(sign in text for sign in WIDE_OPENINGS)
        self._may_lack_space = BARE_DASH.search(text) is not None
        self._may_be_odd = any(space in text for space in ODD_SPACES)
        self._risky = (
            self._may_be_lost
            or self._may_open_wide
            or self._may_lack_space
            or self._may_be_odd
            or "\\" in text
        )
        self._at_key = False
        self._names: dict[str, str] = {}
        self._sound = 0
        """So many problems there were when a line stood in wrongly: what follows may be false."""

    def document(self) -> tuple[Any, bool]:
        """The data of the file, and whether all of it could be read."""
        try:
            self._stop_for(unreadable(self._text, self._lines))
            return self._parsed(), True
        except StoppedError:
            return None, False
        finally:
            if self._parser is not None:
                self._parser.dispose()

    def _parsed(self) -> Any:
        try:
            self._parser = _PARSER(self._with_plain_spaces())
            self._next = self._parser.get_event
            return self._only_document()
        except yaml.MarkedYAMLError as error:
            self._explain(error)
        except (yaml.YAMLError, ValueError):
            # Nothing is known to lead here; should it happen, one clear line beats a traceback.
            line, column = self._read_last().end
            self._problems.stop("NT121", Place(line, column, column + 1), text="…")

    def _with_plain_spaces(self) -> str:
        """The text as it was meant where other spaces stand between its signs; each is told."""
        text = self._text
        for start, end, before in odd_spaces(self._text) if self._may_be_odd else ():
            sign = next(sign for sign in text[start:end] if sign in ODD_SPACES)
            told = odd(sign, place_at(text, text.index(sign, start)), before, "place-after")
            self._problems.report(told.code, told.place, **told.arguments)
            text = f"{text[:start]}{' ' * (end - start)}{text[end:]}"
        return text

    def _only_document(self) -> Any:
        self._next()
        first = self._next()
        if isinstance(first, yaml.StreamEndEvent):
            self._problems.stop("NT106", Place())
        begun = self._next()
        data, self.root = self._value(begun, 1), _span(begun)
        end = self._next()
        self._stop_for(after_document(self._text, end.start_mark.index, closed=end.explicit))
        if not isinstance(following := self._next(), yaml.StreamEndEvent):
            place = place_of(following)
            self._problems.stop("NT136", Place(place.line, place.column, place.column + 3))
        if data is None and not self._problems:
            self._problems.stop("NT106", Place())
        return data

    def _value(self, event: Any, depth: int) -> Any:
        kind = type(event)
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self._problems.stop("NT139", place_of(event), limit=MAX_NODES)
        if kind is yaml.AliasEvent:
            self._last = ("*", event, event)
            self._problems.report("NT134", place_of(event), anchor=event.anchor)
            return None
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event, place_of(event))
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if depth > MAX_DEPTH:
            self._problems.stop("NT138", place_of(event), limit=MAX_DEPTH)
        collect = self._mapping if kind is yaml.MappingStartEvent else self._sequence
        return collect(event, depth)

    def _refuse_properties(self, event: Any, place: Place) -> None:
        if event.anchor is not None:
            self._problems.report("NT133", place, anchor=event.anchor)
        if event.tag is not None:
            self._problems.report("NT132", place, tag=self._word_at(place))

    def _scalar(self, event: Any) -> Any:
        style, value = event.style, event.value
        self._last = event
        if len(value) > MAX_SCALAR:
            self._problems.report("NT140", place_of(event), length=len(value), limit=MAX_SCALAR)
            return value[:MAX_SCALAR]
        # Only an escape between double quotes can bring in what the whole text was searched for.
        if style == '"' and (hidden := FORBIDDEN.search(value)):
            self._problems.report("NT107", place_of(event), character=code_point(hidden[0]))
        if style or event.tag is not None:
            return value
        if self._may_be_lost and (lost := lost_words(value, event.end_mark, self._lines)):
            self._problems.report(lost.code, lost.place, **lost.arguments)
        if self._may_open_wide and self._brackets and is_unclosed(value):
            self._report_wide(place_of(event), 0)
        if self._may_be_odd and not self._at_key and (bare := value.strip()) != value:
            self._report_around(value, place_of(event))
            return resolve(bare)
        if self._may_lack_space and self._begins_line(event) and BARE_DASH.match("\n" + value):
            place = place_of(event)
            self._report_unsound("NT128", Place(place.line, place.column, place.column + 1))
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
        if self._may_open_wide and is_unclosed(event.value):
            return False
        if self._may_lack_space and event.value.startswith("-"):
            return False
        if self._may_be_odd and event.value.strip() != event.value:
            return False
        return not self._may_be_lost or (event.value.isascii() and " " not in event.value)

    def _sequence(self, start: Any, depth: int) -> list[Any]:
        items: list[Any] = []
        following, is_plain = self._next, self._is_plain
        spots = self.spots[id(items)] = []
        if start.flow_style:
            self._brackets.append(start)
        while type(event := following()) is not yaml.SequenceEndEvent:
            if is_plain(event):
                items.append(event.value if event.style else resolve(event.value))
                spots += (event.start_mark.index, event.end_mark.index)
            else:
                items.append(self._value(event, depth + 1))
                spots += _span(event)
        if start.flow_style:
            self._close("[", start, event)
        return items

    def _mapping(self, start: Any, depth: int) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        following, is_plain, names = self._next, self._is_plain, self._names
        spots = self.spots[id(entries)] = []
        if start.flow_style:
            self._brackets.append(start)
        while type(event := following()) is not yaml.MappingEndEvent:
            name = names.get(event.value) if type(event) is yaml.ScalarEvent else None
            if name is None or name in entries or event.style or not is_plain(event):
                self._entry(entries, event, depth)
                continue
            inside = following()
            spots += (event.start_mark.index, event.end_mark.index)
            if is_plain(inside):
                entries[name] = inside.value if inside.style else resolve(inside.value)
                spots += (inside.start_mark.index, inside.end_mark.index)
            else:
                entries[name] = self._value(inside, depth + 1)
                spots += _span(inside)
        if start.flow_style:
            self._close("{", start, event)
        return entries

    def _close(self, bracket: str, start: Any, end: Any) -> None:
        self._brackets.pop()
        self._last = (bracket, start, end)

    def _entry(self, entries: dict[str, Any], event: Any, depth: int) -> None:
        key = self._key(event, depth)
        spots = self.spots[id(entries)]
        noted = len(self._problems)
        inside = self._next()
        value = self._value(inside, depth + 1)
        if key is None:
            return
        named = event.style or event.anchor or event.tag
        if not named and (joined := WIDE_KEY.fullmatch(key)):
            # Read as what it was meant to be, so that this is the only finding about it.
            self._report_wide(place_of(event), key.index("："))
            key, text = joined[1], joined[2].strip("\"'")
            value = resolve(text) if text == joined[2] else text
        if key == "<<":
            self._problems.forget_from(noted)
            self._problems.report("NT135", place_of(event))
        elif key in entries:
            first = self.rows.place(*spots[4 * list(entries).index(key) :][:2]).line
            place = place_of(event)
            if key == next(iter(entries)) and begins_anew(self._lines, first, place.line):
                indent = place.column - len("- ") - 1
                self._problems.stop("NT146", place, text=key, indent=indent)
            self._problems.report("NT130", place, key=key, first=first)
        else:
            spots += (*_span(event), *_span(inside))
            entries[key] = value

    def _key(self, event: Any, depth: int) -> str | None:
        """The name of an entry; a number or the like is reported and taken as it is written."""
        self._at_key = True
        value = self._value(event, depth + 1)
        self._at_key = False
        if isinstance(value, str):
            if value.startswith(tuple(ODD_SPACES)):
                self._report_odd(value, place_of(event))
            elif value.startswith("＃"):
                self._report_wide(place_of(event), 0)
            elif value.isascii() and value.strip() == value != "<<":
                self._names[value] = value
            return value.strip()
        if not isinstance(event, yaml.AliasEvent):
            self._problems.report("NT131", self.rows.place(*_span(event)), found=found(value))
        written = isinstance(event, yaml.ScalarEvent) and event.value
        return written or None

    def _report_odd(self, key: str, place: Place) -> None:
        finding = odd(key[0], place, key.strip(), "place-before")
        self._report_unsound(finding.code, finding.place, **finding.arguments)

    def _report_unsound(self, code: str, place: Place, **arguments: Any) -> None:
        """A finding about how a line begins; outside brackets what follows may be false for it."""
        self._problems.report(code, place, **arguments)
        if not self._brackets and not self._sound:
            self._sound = len(self._problems)

    def _report_around(self, value: str, place: Place) -> None:
        """Other spaces around a bare value: of words they are lost anyway, but no name has any."""
        bare = value.strip()
        first, last = value[0] in ODD_SPACES, value[-1] in ODD_SPACES
        if not (first and self._brackets) and (not bare.isascii() or " " in bare):
            return
        if first or last:
            column = place.column if first else place.column + value.rindex(bare[-1:]) + 1
            sign = value[0] if first else value[-1]
            where = "place-before" if first else "place-after"
            told = odd(sign, Place(place.line, column, column + 1), bare, where)
            self._problems.report(told.code, told.place, **told.arguments)

    def _report_wide(self, place: Place, at: int) -> None:
        finding = wide(self._lines, (place.line, place.column + at))
        self._problems.report(finding.code, finding.place, **finding.arguments)

    def _begins_line(self, event: Any) -> bool:
        mark = event.start_mark
        return not (self._brackets or self._lines[mark.line][: mark.column].strip(" "))

    def _word_at(self, place: Place) -> str:
        line = self._lines[place.line - 1] if place.line <= len(self._lines) else ""
        return line[place.column - 1 :].split(" ")[0]

    def _read_last(self) -> Read:
        if self._last is None:
            return Read()
        last = self._last
        sign, start, end = last if type(last) is tuple else (last.style or "", last, last)
        shown = sign if sign not in (">", "|") else ""
        return Read(shown, _point(start.start_mark) or (1, 1), _point(end.end_mark) or (1, 1))

    def _explain(self, error: yaml.MarkedYAMLError) -> NoReturn:
        if self._sound:
            self._problems.forget_from(self._sound)
            raise StoppedError
        last = self._read_last()
        at = _point(error.problem_mark) or last.end
        since = _point(error.context_mark)
        bracket = _point(self._brackets[-1].start_mark) if self._brackets else None
        trouble = Trouble(error.problem or "", at, since, last, self._lines, bracket)
        finding = explain(trouble)
        self._problems.forget_at(finding.place)
        self._problems.stop(finding.code, finding.place, **finding.arguments)

    def _stop_for(self, finding: Finding | None) -> None:
        if finding is not None:
            self._problems.stop(finding.code, finding.place, **finding.arguments)


def _span(event: Any) -> tuple[int, int]:
    """Where the text of an event begins and ends; of a mapping or a list, its first character."""
    start: int = event.start_mark.index
    whole = type(event) is yaml.ScalarEvent or type(event) is yaml.AliasEvent
    return start, event.end_mark.index if whole else start + 1


def _point(mark: Any) -> Point | None:
    return (mark.line + 1, mark.column + 1) if mark is not None else None
