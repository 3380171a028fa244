"""An author's own ways of saying things: whether they can be found, and whether they say what for.

Works on the raw data; a house pack is checked by the same.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from negotiation_trainer.scenario.checks.subject import Subject
from negotiation_trainer.scenario.checks.walk import Loc
from negotiation_trainer.scenario.diagnostics import Diagnostic

FIELD = "wording"
SAID = ("phrases", "examples")
DONE = ("act", "topic", "breach")
SILENCE = "stay_silent"
ENOUGH = 6
"""Two Chinese characters weigh as much as three letters."""


def check_wordings(subject: Subject) -> Iterator[Diagnostic]:
    """Findings about the wordings of a scenario, a pack or a house pack."""
    if FIELD not in subject.model.model_fields or not isinstance(subject.data, dict):
        return
    written = subject.data.get(FIELD)
    seen: dict[tuple[str, str], int] = {}
    for loc, wording in _items(written, (FIELD,)):
        if isinstance(wording, dict):
            yield from _lacking(subject, loc, wording)
            yield from _silence(subject, loc, wording)
            yield from _words(subject, loc, wording, seen)


def _items(written: Any, loc: Loc) -> Iterator[tuple[Loc, Any]]:
    if isinstance(written, list):
        yield from (((*loc, number), item) for number, item in enumerate(written))
    elif written is not None:
        yield loc, written


def _lacking(subject: Subject, loc: Loc, wording: Mapping[str, Any]) -> Iterator[Diagnostic]:
    if not any(wording.get(name) for name in SAID):
        yield subject.at("NT430", loc)
    if not any(wording.get(name) for name in DONE):
        yield subject.at("NT431", loc)


def _silence(subject: Subject, loc: Loc, wording: Mapping[str, Any]) -> Iterator[Diagnostic]:
    for place, act in _items(wording.get("act"), (*loc, "act")):
        if act == SILENCE:
            yield subject.at("NT434", place, word=act)


def _words(
    subject: Subject, loc: Loc, wording: Mapping[str, Any], seen: dict[tuple[str, str], int]
) -> Iterator[Diagnostic]:
    for field in SAID:
        for place, words in _items(wording.get(field), (*loc, field)):
            if not isinstance(words, str) or not words.strip():
                continue
            if _weight(words) < ENOUGH:
                yield subject.at("NT432", place, word=words)
            known = (field, _plain(words))
            if known in seen:
                yield subject.at("NT433", place, word=words, first=seen[known])
            seen.setdefault(known, subject.line_of(place))


def _plain(words: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", words).casefold().split())


def _weight(words: str) -> int:
    letters = [letter for letter in _plain(words) if letter.isalnum()]
    return sum(2 if letter.isascii() else 3 for letter in letters)
