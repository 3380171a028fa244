"""Reads an author's YAML file into plain data with the place of everything, and never raises.

Here is what a file is before it is YAML: its path, its size, its encoding.
"""

from __future__ import annotations

import math
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.diagnostics import Diagnostic, Phrase
from negotiation_trainer.scenario.places import Place, Places, lines_of
from negotiation_trainer.scenario.problems import Problems, finding_at
from negotiation_trainer.scenario.yaml_events import EventReading

MAX_BYTES = 12_000_000


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
        return finding_at(
            self.file, self.lines, code=code, place=place, arguments=arguments, hint_id=hint_id
        )


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
    lines = lines_of(text)
    problems = Problems(file, lines)
    reading = EventReading(text, lines, problems)
    root, whole = reading.document()
    places = Places(root, reading.spots, reading.root, reading.rows)
    return Source(file, text, lines, root, places, problems.in_order(), whole)


def _nothing(file: str, code: str, **arguments: Any) -> Source:
    problem = Diagnostic(code, file, arguments=arguments)
    return Source(file, "", (), None, Places(), (problem,), whole=False)


def _too_big(file: str, size: int) -> Source:
    tenths = math.ceil(size / 100_000) / 10
    return _nothing(file, "NT104", size=f"{tenths:.1f}", limit=MAX_BYTES // 1_000_000)


def _not_utf8(file: str, data: bytes, start: int) -> Source:
    before = lines_of(data[:start].decode("utf-8-sig", "replace"))
    after = re.split(rb"[\r\n]", data[start : start + 200], maxsplit=1)[0]
    line = before[-1] + after.decode("utf-8", "replace")
    place = Place(len(before), len(before[-1]) + 1, len(before[-1]) + 2)
    lines = (*before[:-1], line)
    arguments = {"byte": f"0x{data[start]:02X}"}
    problem = finding_at(file, lines, code="NT105", place=place, arguments=arguments)
    return Source(file, "", lines, None, Places(), (problem,), whole=False)
