"""Tables of cues: alternatives one a line, with remarks, made into patterns over folded text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from re import Match, Pattern


@dataclass(frozen=True, slots=True)
class Cue:
    """What marks a clause, as a pattern for each language; ASCII needs the English one only."""

    chinese: Pattern[str]
    english: Pattern[str]

    def search(self, text: str) -> Match[str] | None:
        """A match in either language, wherever it stands."""
        if text.isascii():
            return self.english.search(text)
        return self.chinese.search(text) or self.english.search(text)

    def without(self, text: str) -> str:
        """The text with a blank wherever it stands."""
        return self.english.sub(" ", self.chinese.sub(" ", text))

    def places(self, text: str) -> list[int]:
        """Where it stands, in either language."""
        found = (*self.chinese.finditer(text), *self.english.finditer(text))
        return sorted({match.start() for match in found})


def cue(*, zh: str = "", en: str = "", anywhere: str = "") -> Cue:
    """A cue from tables of alternatives.

    Each line of a table is an alternative, a remark may follow `  # `. English alternatives stand
    as whole words; those of `anywhere` as they are written, in any language.
    """
    words = _lines(en)
    english = [rf"\b(?:{'|'.join(words)})\b"] if words else []
    return Cue(
        _any_of([*_lines(zh), *_lines(anywhere)]),
        _any_of([*english, *_lines(anywhere)]),
    )


def either(*cues: Cue) -> Cue:
    """One cue for whatever marks any of several."""
    return Cue(
        _any_of([each.chinese.pattern for each in cues]),
        _any_of([each.english.pattern for each in cues]),
    )


def _any_of(alternatives: list[str]) -> Pattern[str]:
    return re.compile("|".join(alternatives) or r"(?!)", re.ASCII)


def _lines(table: str) -> list[str]:
    bare = (line.split("  # ")[0].strip() for line in table.splitlines())
    return [line for line in bare if line and not line.startswith("# ")]
