"""An utterance in one spelling, with a map back to the original.

Full and half width, case, traditional characters, control characters and long runs of one sign are
levelled, so that the reader meets one form of each word; every place still points into the text
as it was typed.

Which folding to take: this one wherever words are looked for in an utterance; `figures.text.fold`
for figures and plans, whose places are offsets, since it keeps every length and makes numerals of
the signs of deeds; `dialogue.signals.plain` to tell whether two texts say nearly the same, as it
leaves nothing but letters and digits. Two stand apart, and both level traditional characters as
this does (`catalogue.characters`): `conduct.heard` folds the phrases of rule packs together with
the words they are sought in, and knows nothing of `language`; `scoring.debtor_signs.folded` makes
sentence signs those that the patterns of its file are written with.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from negotiation_trainer.catalogue.characters import simplified
from negotiation_trainer.catalogue.moves import Span

_SIGNS = str.maketrans("’‘`´＇“”„«»「」『』、", '\'\'\'\'\'""""""""",')
_LONGEST_RUN = 3
_LONG_RUN = re.compile(r"([^0-9])\1{3}").search
_SIGNS_ZH = "，。？！：；（）、’“”"
_EVERYDAY = re.compile(rf"[ -~\u3400-\u9fff{_SIGNS_ZH}]*").fullmatch
"""Signs that fold one to one, without a look at each."""


@dataclass(frozen=True, slots=True)
class Folded:
    """Folded text; `places[i]` is the offset in the original of the folded character i."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> Span:
        """The span of the original that a span of the folded text stands for."""
        if start >= end or not self.places:
            return (0, 0)
        return self.places[start], self.places[end - 1] + 1


def fold_utterance(text: str) -> Folded:
    """Return an utterance in one spelling."""
    quick = text.translate(_everyday()) if _EVERYDAY(text) else ""
    if quick and not _LONG_RUN(quick):
        return Folded(quick, tuple(range(len(text))))
    table = simplified()
    letters: list[str] = []
    places: list[int] = []
    last, run = "", 0
    for place, raw in enumerate(text):
        for char in _spelling(raw, table):
            run = run + 1 if char == last else 1
            last = char
            if run > _LONGEST_RUN and not char.isdigit():
                continue
            letters.append(char)
            places.append(place)
    return Folded("".join(letters), tuple(places))


def _spelling(raw: str, table: dict[str, str]) -> str:
    if raw.isascii():
        return raw.lower() if raw >= " " and raw != "\x7f" else " "
    if raw in table:
        return table[raw]
    kind = unicodedata.category(raw)
    if kind in ("Cf", "Mn", "Cn", "Co", "Cs"):
        return ""
    if kind in ("Cc", "Zs", "Zl", "Zp"):
        return " "
    folded = unicodedata.normalize("NFKC", raw.translate(_SIGNS)).lower()
    return "".join(table.get(char, char) for char in folded)


@cache
def _everyday() -> dict[int, str]:
    table = simplified()
    signs = (*map(chr, range(ord(" "), ord("~") + 1)), *table, *_SIGNS_ZH)
    return {ord(sign): _spelling(sign, table) for sign in signs}
