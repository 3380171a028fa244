"""Ways of overstepping, as readable data: which words to quote, which sayings settle it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.labels import BREACHES

_FOLDER = Path(__file__).parent
_SHORT = 3
"""Guards of so many letters also begin other words: not, notice."""


@dataclass(frozen=True, slots=True)
class BreachWords:
    """What gives a breach away: a reason to show, words to quote, sayings that settle it."""

    reason: str
    words: re.Pattern[str]
    phrases: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The breaches of one language and what takes the sting out of their words."""

    guards: re.Pattern[str]
    breaches: Mapping[str, BreachWords]

    def quotable(self, breach: str, text: str) -> tuple[Span, ...]:
        """Return the places of the words of a breach in folded text, none overlapping."""
        return tuple(match.span() for match in self.breaches[breach].words.finditer(text))

    def settled(self, text: str) -> tuple[tuple[str, Span], ...]:
        """Return the breaches that a saying in a folded clause settles; none when guarded."""
        found = []
        for breach, words in self.breaches.items():
            match = words.phrases.search(text)
            if match and not self.guards.search(text):
                found.append((breach, match.span()))
        return tuple(found)

    def guarded(self, text: str, inside: Span) -> bool:
        """Whether a folded clause denies or reports what stands at `inside`.

        A guard within these words is part of them; a short one must end where its word ends.
        """
        for match in self.guards.finditer(text):
            own = inside[0] <= match.start() and match.end() <= inside[1]
            cut = len(match.group()) <= _SHORT and text[match.end() : match.end() + 1].isascii()
            if not own and not (cut and text[match.end() : match.end() + 1].isalpha()):
                return True
        return False


@cache
def lexicon(lang: str) -> Lexicon:
    """Return the lexicon of zh or en."""
    tables = tomllib.loads((_FOLDER / f"{lang}.toml").read_text(encoding="utf-8"))
    return Lexicon(
        _any_of(tables["guards"], whole=False),
        {
            name: BreachWords(
                tables[name]["reason"],
                _any_of(tables[name]["words"], whole=lang == "en"),
                _any_of(tables[name]["phrases"], whole=lang == "en"),
            )
            for name in BREACHES
        },
    )


def _any_of(sayings: list[str], *, whole: bool) -> re.Pattern[str]:
    longest_first = sorted(sayings, key=lambda saying: (-len(saying), saying))
    pattern = "|".join(re.escape(saying) for saying in longest_first)
    return re.compile(rf"(?<![a-z])(?:{pattern})(?![a-z])" if whole else pattern)
