"""Threats in kind words, as families of sayings that only mean it together.

"They can't be held back" is lawful of interest, "my colleagues" is lawful of anybody: a family asks
for one saying of each of its lists, in a sentence and the next, and for none that makes it lawful.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from negotiation_trainer.catalogue.moves import Span
from negotiation_trainer.language.clauses import ends_sentence
from negotiation_trainer.language.utterance import Utterance

_FOLDER = Path(__file__).parent
_GAP = {"zh": r"[^。!?;]{0,8}?", "en": r"\b[^.!?;]{0,30}?\b"}
_SIGN = re.compile(r"([(|)…])")


@dataclass(frozen=True, slots=True)
class Family:
    """Ways of threatening alike: one saying of each list and none of `unless`, near together.

    One that `settles` is sure where the scores find a breach too; any other is a suspicion.
    """

    name: str
    breach: str
    settles: bool
    lists: tuple[re.Pattern[str], ...]
    unless: re.Pattern[str]

    def found(self, text: str) -> Span | None:
        """Return where the longest of the sayings stands in folded sentences, if it is meant."""
        matches = []
        for sayings in self.lists:
            if not (match := sayings.search(text)):
                return None
            matches.append(match)
        if self.unless.search(text):
            return None
        return max(matches, key=lambda match: len(match.group())).span()


@dataclass(frozen=True, slots=True)
class Hint:
    """A threat in kind words: its breach, the clause, and the words it was found by."""

    breach: str
    settles: bool
    clause: int
    quote: Span


def hints(utterance: Utterance) -> Iterator[Hint]:
    """Yield the threats that an utterance wraps in kind words."""
    for start, end in _neighbours(utterance):
        for family in families(utterance.script):
            if place := family.found(utterance.text[start:end]):
                quote = (start + place[0], start + place[1])
                yield Hint(family.breach, family.settles, _clause(utterance, quote), quote)


@cache
def families(lang: str) -> tuple[Family, ...]:
    """Return the families of zh or en."""
    tables = tomllib.loads((_FOLDER / f"veiled.{lang}.toml").read_text(encoding="utf-8"))
    return tuple(_family(name, table, tables["unless"], lang) for name, table in _named(tables))


def _named(tables: Mapping[str, Any]) -> list[tuple[str, Mapping[str, Any]]]:
    return [(name, table) for name, table in tables.items() if isinstance(table, dict)]


def _family(name: str, table: Mapping[str, Any], unless: list[str], lang: str) -> Family:
    return Family(
        name,
        table["breach"],
        table["settles"],
        tuple(_any_of(sayings, lang) for sayings in table["lists"]),
        _any_of([*unless, *table["unless"]], lang),
    )


def _any_of(sayings: list[str], lang: str) -> re.Pattern[str]:
    """Sayings as they stand but for (a|b), one of some, and …, a few words between."""
    one = "|".join(
        "".join(_read(piece, lang) for piece in _SIGN.split(saying)) for saying in sayings
    )
    return re.compile(rf"(?<![a-z])(?:{one})(?![a-z])" if lang == "en" else one)


def _read(piece: str, lang: str) -> str:
    return {"(": "(?:", "|": "|", ")": ")", "…": _GAP[lang]}.get(piece) or re.escape(piece)


def _neighbours(utterance: Utterance) -> list[Span]:
    """Every two sentences that follow each other; one that is alone by itself."""
    last = len(utterance.clauses) - 1
    ends = [n for n in range(last + 1) if n == last or ends_sentence(utterance.clause(n))]
    starts = [0, *(number + 1 for number in ends[:-1])]
    return [
        (utterance.clauses[start][0], utterance.clauses[end][1])
        for start, end in zip(starts, ends[1:] or ends, strict=False)
    ]


def _clause(utterance: Utterance, quote: Span) -> int:
    """The clause that the first of some words stands in."""
    return max(n for n, (first, _) in enumerate(utterance.clauses) if n == 0 or first <= quote[0])
