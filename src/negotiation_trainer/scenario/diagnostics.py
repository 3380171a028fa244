"""What is wrong in an author's file: code, severity, place, and words in both languages.

The texts live in `diagnostics.toml`, one table for all codes; here is how a finding is held, worded
and how the nearest valid word is found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.visible import clip, visible

QUOTE_CELLS = 60
"""A quoted piece of a file is cut to this many terminal cells."""

PLAIN_PATH = re.compile(r"[\w./\\:~+@%,=-]+")
"""What a shell takes for one word as it stands."""


class Severity(StrEnum):
    """Whether a finding stops a file from being used."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Phrase:
    """An argument that differs by language: an entry of the table's `phrases`."""

    id: str
    arguments: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """One code of the table; texts by language, with {placeholders}.

    `fix` names the way in which `check --fix` can mend it, empty where only the author can.
    """

    code: str
    name: str
    severity: Severity
    message: Mapping[str, str]
    hint: Mapping[str, str]
    fix: str = ""


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding at one place of one file.

    `line` and `column` are 1-based, columns in code points, `end_column` exclusive. `arguments` are
    texts of the file (shown literally, cut and cleaned), numbers, phrases, or tuples of these.
    `hint_id` names a shared hint; left empty, the code's own is used. `source_line` is the text of
    the line, None where there is none to show.
    """

    code: str
    file: str
    line: int = 1
    column: int = 1
    end_column: int = 2
    arguments: Mapping[str, Any] = field(default_factory=dict)
    hint_id: str = ""
    source_line: str | None = None

    @property
    def severity(self) -> Severity:
        """Error or warning, as the table says."""
        return entries()[self.code].severity

    @property
    def name(self) -> str:
        """The code's short name, such as `duplicate-key`."""
        return entries()[self.code].name

    @property
    def place(self) -> tuple[str, int, int, str]:
        """What findings are sorted by: file, line, column, code."""
        return (self.file, self.line, self.column, self.code)

    def message(self, lang: str) -> str:
        """What was found and what is expected, in one sentence or two."""
        return _worded(entries()[self.code].message[lang], self.arguments, lang)

    def as_data(self, lang: str) -> dict[str, Any]:
        """Return it as `check --json` gives it."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message(lang),
            "hint": self.hint(lang),
        }

    def hint(self, lang: str) -> str:
        """What to do about it; empty when the message says all."""
        texts = hints()[self.hint_id] if self.hint_id else entries()[self.code].hint
        return _worded(texts.get(lang, ""), self.arguments, lang)


class _Spoken(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "{" + name + "}"


def _worded(template: str, arguments: Mapping[str, Any], lang: str) -> str:
    spoken = {name: _spoken(value, lang) for name, value in arguments.items()}
    return template.format_map(_Spoken(spoken))


def _spoken(value: Any, lang: str) -> str:
    if isinstance(value, Phrase):
        return _worded(phrases()[value.id][lang], value.arguments, lang)
    if isinstance(value, tuple):
        return ("、" if lang == "zh" else ", ").join(_spoken(item, lang) for item in value)
    if isinstance(value, Path):
        return as_typed(value)
    return clip(visible(str(value)), QUOTE_CELLS)


def as_typed(path: Path | str) -> str:
    """A path as a command takes it, whole, so that a call that is copied works."""
    told = visible(str(path))
    return told if PLAIN_PATH.fullmatch(told) else f'"{told}"'


@cache
def _table() -> dict[str, Any]:
    import tomllib

    return tomllib.loads(Path(__file__).with_name("diagnostics.toml").read_text("utf-8"))


@cache
def entries() -> Mapping[str, Entry]:
    """Every code, in the order of the table."""
    return {
        code: Entry(
            code=code,
            name=row["name"],
            severity=Severity(row.get("severity", "error")),
            message=row["message"],
            hint=row.get("hint", {}),
            fix=row.get("fix", ""),
        )
        for code, row in _table()["codes"].items()
    }


def hints() -> Mapping[str, Mapping[str, str]]:
    """Hints that several codes share, by id."""
    shared: Mapping[str, Mapping[str, str]] = _table()["hints"]
    return shared


def phrases() -> Mapping[str, Mapping[str, str]]:
    """Words for the arguments of messages, by id."""
    words: Mapping[str, Mapping[str, str]] = _table()["phrases"]
    return words


def nearest(word: str, candidates: Collection[str]) -> str | None:
    """The valid word an author most likely meant, or None when nothing is near enough."""
    if not word or len(word) > QUOTE_CELLS:
        return None
    folded = _folded(word)
    allowed = _slips_allowed(folded)
    best: tuple[int, str] | None = None
    for candidate in candidates:
        slips = _slips(folded, _folded(candidate), allowed)
        if slips is not None and (best is None or slips < best[0]):
            best = (slips, candidate)
    return best[1] if best else _completed(folded, candidates) or _begun(folded, candidates)


def near(word: str, candidates: Collection[str]) -> tuple[str, ...]:
    """Every valid word that is near; one that differs in capitals or dashes alone hides others."""
    if not word or len(word) > QUOTE_CELLS:
        return ()
    folded = _folded(word)
    allowed = _slips_allowed(folded)
    same = tuple(item for item in candidates if _folded(item) == folded)
    return same or tuple(
        item for item in candidates if _slips(folded, _folded(item), allowed) is not None
    )


def _folded(word: str) -> str:
    plain = unicodedata.normalize("NFKC", word).casefold().strip()
    return plain.replace("-", "_").replace(" ", "_")


def _slips_allowed(word: str) -> int:
    # Two Chinese characters carry as much as five letters: one wrong of two is still a near miss.
    weight = sum(1 if character.isascii() else 2 for character in word)
    return 0 if weight < 3 else 1 if weight < 6 else 2 if weight < 12 else 3


def _completed(word: str, candidates: Collection[str]) -> str | None:
    if len(word) < 4:
        return None
    longer = [item for item in candidates if _folded(item).startswith(word)]
    inside = [item for item in candidates if len(item) >= 4 and word.startswith(_folded(item))]
    return longer[0] if len(longer) == 1 else inside[0] if len(inside) == 1 else None


def _begun(word: str, candidates: Collection[str]) -> str | None:
    """The only word that begins alike and goes on with two slips: `totle` for `total`."""
    alike = [item for item in candidates if len(word) > 4 and _folded(item)[:3] == word[:3]]
    near_ones = [item for item in alike if _slips(word, _folded(item), 2) is not None]
    return near_ones[0] if len(near_ones) == 1 else None


def _slips(left: str, right: str, most: int) -> int | None:
    """Typing slips between two words (lost, extra, wrong, swapped letters), if at most `most`."""
    if abs(len(left) - len(right)) > most:
        return None
    before: list[int] = []
    previous: list[int] = []
    row = list(range(len(right) + 1))
    for i, a in enumerate(left, 1):
        before, previous, row = previous, row, [i]
        for j, b in enumerate(right, 1):
            cost = min(previous[j] + 1, row[j - 1] + 1, previous[j - 1] + (a != b))
            if i > 1 and j > 1 and a == right[j - 2] and b == left[i - 2]:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return None
    return row[-1] if row[-1] <= most else None
