"""Explains a finding's code: why it matters, how to put it right, the fault beside its cure.

The texts live in `explanations.toml`, one table for all codes. Each example is a change to a sound
file and is tried by the tests, so page, message and check cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from negotiation_trainer.scenario.diagnostics import Entry, entries, nearest

PIECES = ("at", "wrong", "right")


@dataclass(frozen=True, slots=True)
class Example:
    """The fault and its cure, lines of YAML indented as in the file `base`, where `at` stood."""

    base: str
    at: str
    wrong: str
    right: str

    def shown(self) -> tuple[str, str]:
        """Wrong and right for a page: both moved left by the margin of the right one."""
        margin = min(_indent(line) for line in self.right.splitlines() if line.strip())
        return _moved_left(self.wrong, margin), _moved_left(self.right, margin)


@dataclass(frozen=True, slots=True)
class Explanation:
    """One code explained, by language; either `examples` or, told in words, a `case`."""

    entry: Entry
    why: Mapping[str, str]
    mend: Mapping[str, str]
    case: Mapping[str, str]
    examples: Mapping[str, Example]

    def message(self, lang: str) -> str:
        """The sentence of the finding, with its placeholders shown as `‹key›`."""
        return self.entry.message[lang].format_map(_Angled())


class _Angled(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return f"‹{name}›"


def _moved_left(piece: str, margin: int) -> str:
    lines = (line[min(margin, _indent(line)) :] for line in piece.splitlines())
    return "\n".join(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


@cache
def explanations() -> Mapping[str, Explanation]:
    """Every code's explanation, in the order of the codes."""
    import tomllib

    path = Path(__file__).with_name("explanations.toml")
    rows = tomllib.loads(path.read_text("utf-8"))
    return {code: _explanation(entries()[code], row) for code, row in sorted(rows.items())}


def _explanation(entry: Entry, row: Mapping[str, Any]) -> Explanation:
    by_lang = {lang: row.get(lang, row) for lang in ("en", "zh")} if "base" in row else {}
    return Explanation(
        entry=entry,
        why=row["why"],
        mend=row["mend"],
        case=row.get("case", {}),
        examples={lang: _example(found) for lang, found in by_lang.items()},
    )


def _example(row: Mapping[str, str]) -> Example:
    pieces = {name: row.get(name, row["right"]).strip("\n") for name in PIECES}
    return Example(base=row["base"], **pieces)


def explain(code_or_name: str) -> Explanation | None:
    """The explanation of `NT130` or of `duplicate-key`, in any case; None for an unknown one."""
    wanted = _plain(code_or_name)
    return next((item for item in explanations().values() if wanted in _names(item)), None)


def meant(word: str) -> str | None:
    """The code or name somebody most likely meant, or None when nothing is near enough."""
    names = (item.entry.name for item in explanations().values())
    return nearest(word, (*explanations(), *names))


def _names(item: Explanation) -> tuple[str, str]:
    return (_plain(item.entry.code), _plain(item.entry.name))


def _plain(word: str) -> str:
    return word.strip().casefold().replace("_", "-")
