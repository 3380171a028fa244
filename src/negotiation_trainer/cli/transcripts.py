"""Transcript files: JSON lines into talks, everything wrong told as one line with its place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from negotiation_trainer.cli.context import Context, UnusableContentError, UsageError
from negotiation_trainer.messages import say
from negotiation_trainer.scenario.visible import clip, visible
from negotiation_trainer.scoring.case_facts import (
    FIELDS,
    NO_FACTS,
    CaseFacts,
    FactsError,
    read_facts,
)
from negotiation_trainer.scoring.transcript import Role, Said, Transcript

STDIN = "-"
LARGEST = 16 * 2**20
"""Bytes of one file."""

LONGEST = 20_000
"""Characters of one line somebody says."""

LONGEST_ID = 200
QUOTED = 40
MEGABYTE = 2**20


class _Places:
    """Where something is wrong, told in the reader's language."""

    def __init__(self, name: str, lang: str) -> None:
        self.name = name
        self.lang = lang

    def wrong(self, key: str, line: int, /, **values: object) -> UnusableContentError:
        """Return the error of one line, to be raised."""
        what = say("review", f"error.{key}", self.lang, **values)
        return UnusableContentError(f"{visible(self.name)}:{line}: {what}")


def read_transcripts(path: str, context: Context) -> tuple[Transcript, ...]:
    """Read every talk of a file, or of stdin for `-`.

    `UsageError` if there is no such file, `UnusableContentError` for what it holds.
    """
    places = _Places(path, context.lang)
    talks = tuple(_talks(_lines(_bytes(path, context), places), places))
    if not talks:
        raise places.wrong("empty", 1)
    return talks


def _bytes(path: str, context: Context) -> bytes:
    try:
        if path == STDIN:
            raw = getattr(context.source, "buffer", None)
            return raw.read(LARGEST + 1) if raw else context.source.read().encode()
        with Path(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or str(error)
        told = say("review", "error.unreadable", context.lang, path=visible(path), why=why)
        raise UsageError(told) from error


def _lines(data: bytes, places: _Places) -> Iterator[tuple[int, str]]:
    """Yield the lines that hold something, with their numbers."""
    if len(data) > LARGEST:
        raise places.wrong("large", 1, limit=LARGEST // MEGABYTE)
    if b"\0" in data:
        raise places.wrong("binary", data[: data.index(b"\0")].count(b"\n") + 1)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise places.wrong("encoding", data[: error.start].count(b"\n") + 1) from error
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield number, line


@dataclass(slots=True)
class _Open:
    """The talk that is being read: `start` is the line it begins in, 0 before the first."""

    name: str | None = None
    said: list[Said] = field(default_factory=list)
    facts: CaseFacts = NO_FACTS
    start: int = 0

    def closed(self, count: int, places: _Places) -> Transcript:
        """Return it as a whole talk."""
        found = Transcript(self.name or str(count), tuple(self.said), self.facts)
        if not found.has_collector:
            talk = clip(visible(found.id), QUOTED)
            raise places.wrong("no_collector", self.start, talk=talk)
        return found


def _talks(lines: Iterator[tuple[int, str]], places: _Places) -> Iterator[Transcript]:
    """Group lines into talks: a line of `talk` alone or another `talk` begins a new one."""
    now = _Open()
    count = 1
    for number, line in lines:
        entry = _entry(line, number, places)
        own = _talk_id(entry, number, places)
        silent = "role" not in entry and "text" not in entry
        heading = silent and own is not None
        if now.start and (heading or own not in (None, now.name)):
            yield now.closed(count, places)
            now, count = _Open(now.name), count + 1
        now.name = own or now.name
        now.start = now.start or number
        if "case" in entry:
            now.facts = _facts(entry["case"], now, number, places)
        if not heading and not (silent and "case" in entry):
            now.said.append(_said(entry, number, places))
    if now.start:
        yield now.closed(count, places)


def _facts(given: object, now: _Open, number: int, places: _Places) -> CaseFacts:
    """What is known of the case: an object, once a talk, before the first words."""
    if now.said or now.facts != NO_FACTS:
        raise places.wrong("case_late", number)
    if not isinstance(given, dict):
        raise places.wrong("case", number)
    try:
        return read_facts(given)
    except FactsError as wrong:
        path = clip(visible(wrong.path), QUOTED)
        if wrong.unknown:
            near = get_close_matches(wrong.field, FIELDS, n=1)
            shown = near[0] if near and path == visible(wrong.field) else ", ".join(FIELDS)
            raise places.wrong("case_unknown", number, path=path, fields=shown) from wrong
        expected = say("review", f"fact.{wrong.field}", places.lang)
        raise places.wrong("case_field", number, path=path, expected=expected) from wrong


def _entry(line: str, number: int, places: _Places) -> dict[str, Any]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise places.wrong("json", number, found=clip(visible(line.strip()), QUOTED)) from error
    if not isinstance(entry, dict):
        raise places.wrong("object", number, found=clip(visible(line.strip()), QUOTED))
    return entry


def _talk_id(entry: dict[str, Any], number: int, places: _Places) -> str | None:
    found = entry.get("talk")
    if found is None:
        return None
    if isinstance(found, bool) or not isinstance(found, str | int):
        raise places.wrong("talk", number)
    name = _clean(str(found)).strip() if not isinstance(found, int) else f"{found:d}"
    if not 0 < len(name) <= LONGEST_ID:
        raise places.wrong("talk", number)
    return name


def _said(entry: dict[str, Any], number: int, places: _Places) -> Said:
    role, text = entry.get("role"), entry.get("text")
    if role not in tuple(Role):
        shown = clip(visible(json.dumps(role, ensure_ascii=False)), QUOTED)
        raise places.wrong("role", number, found=shown)
    if not isinstance(text, str):
        raise places.wrong("text", number)
    if len(text) > LONGEST:
        raise places.wrong("long", number, limit=LONGEST)
    return Said(Role(role), _clean(text), number)


def _clean(text: str) -> str:
    """Half a surrogate pair is no text; everything else is kept as it is."""
    return text.encode("utf-8", errors="replace").decode("utf-8")
