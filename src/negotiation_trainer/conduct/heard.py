"""A contact as the rules of conduct see it: the file, and what was said turn by turn.

It is made from a talk with a scripted debtor or from a transcript; the rules cannot tell which.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache, cached_property, lru_cache
from typing import Any

from negotiation_trainer.catalogue.characters import in_simplified
from negotiation_trainer.catalogue.moves import Reading, Segment
from negotiation_trainer.conduct.model import Rule
from negotiation_trainer.scenario.case_model import Case
from negotiation_trainer.scenario.model import Raised

SURE, LIKELY = 0.8, 0.5
"""From these likelihoods on an act held against somebody counts, and is suspected."""

_PARTS = re.compile(r"(\[[^\[\]]+\]|\.\.\.)")
_LINKS = "a|about|and|at|by|for|from|if|in|of|on|or|that|the|to|with|you|your"
_NAME_BETWEEN = (
    rf"(?:(?:(?<=\s)(?!(?:{_LINKS})\b)[a-z0-9'&.-]+\s+){{0,4}}|[\u4e00-\u9fff]{{0,12}}?)"
)


@dataclass(frozen=True, slots=True)
class Exchange:
    """One move of the collector and the debtor's answer to it.

    Number 0 is the debtor's first line and has no move. `identified` says whether the debtor had
    confirmed who he is before the move, `disclosed` the first words of the move about the debt,
    `raised` what the answer raises, `months` the longest plan put forward.
    """

    number: int
    reading: Reading | None = None
    segments: tuple[Segment, ...] = ()
    identified: bool = False
    disclosed: str | None = None
    raised: tuple[str, ...] = ()
    line: str = ""
    months: int | None = None

    @property
    def text(self) -> str:
        """The collector's words; empty for a silence."""
        return self.reading.text if self.reading else ""

    def words(self, segment: Segment) -> str:
        """Return the words of a clause, or the whole utterance."""
        start, end = segment.span
        return self.text[start:end].strip() or self.text

    def likelihood(self, act: str) -> float:
        """Return how sure the reader is of an act, 0..1; what is not marked is certain."""
        scores = (
            [mark.score for mark in self.reading.acts if mark.id == act] if self.reading else []
        )
        return max(scores, default=1.0)

    def did(self, acts: Iterable[str]) -> bool:
        """Whether the move does one of these acts."""
        wanted = set(acts)
        return any(wanted & set(segment.acts) for segment in self.segments)


@dataclass(frozen=True)
class HeardContact:
    """A whole contact; `case` is None for a transcript without a file.

    `at` is the debtor's local time, `agreed_at` the turn an agreement was made in, `over_mandate`
    the limits it exceeds (None: the mandate is not known), `over` whether the contact has ended.
    `called` are further names of company and creditor, in the case's other languages.
    """

    case: Case | None
    at: datetime | None
    exchanges: tuple[Exchange, ...]
    over_mandate: tuple[str, ...] | None = ()
    agreed_at: int | None = None
    over: bool = False
    called: tuple[str, ...] = ()

    @cached_property
    def moves(self) -> Sequence[Exchange]:
        """The collector's moves."""
        return [exchange for exchange in self.exchanges if exchange.reading is not None]

    @cached_property
    def raising(self) -> Sequence[Exchange]:
        """The exchanges in which the debtor raises something."""
        return [exchange for exchange in self.exchanges if exchange.raised]

    def speaks(self, groups: Iterable[Mapping[Any, Iterable[str]]]) -> bool:
        """Whether each group has phrases in a language the collector spoke, so could be met."""
        spoken = {move.reading.lang for move in self.moves if move.reading and move.text}
        return not spoken or all(any(group.get(lang) for lang in spoken) for group in groups)

    def gives(self, *fields: str) -> bool:
        """Whether the file says something of every field, such as `history` or `legal.reported`."""
        return self.case is not None and all(_given(self.case, field) for field in fields)

    def outsider(self, rule: Rule, number: int) -> bool:
        """Whether somebody who is no party to the debt heard the move of this turn."""
        raised = any(
            Raised.THIRD_PARTY_ANSWERS in exchange.raised
            for exchange in self.raising
            if exchange.number < number
        )
        answers = self.case.answers if self.case else "debtor"
        if answers == "spouse" and rule.spouse == "consumer":
            return False
        if raised:
            return True
        exchange = next(e for e in self.exchanges if e.number == number)
        return answers != "debtor" and not exchange.identified


def _given(case: Case, field: str) -> bool:
    node: object = case
    for name in field.split("."):
        if name not in getattr(node, "model_fields_set", ()) or getattr(node, name) is None:
            return False
        node = getattr(node, name)
    return True


def mentions(text: str, phrases: Mapping[Any, Iterable[str]]) -> str | None:
    """Return the first phrase said in a text, or None; case, width, script and spacing aside."""
    spoken = _folded(text)
    found = (_first_said(spoken, tuple(group)) for group in phrases.values())
    return next((phrase for phrase in found if phrase is not None), None)


@lru_cache(maxsize=8192)
def _first_said(spoken: str, group: tuple[str, ...]) -> str | None:
    """The first phrase of a group in folded words; the same words are judged by many rules."""
    return next((phrase for phrase in group if _pattern(phrase).search(spoken)), None)


@lru_cache(maxsize=2048)
def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text).casefold().replace("\u2019", "'")
    return in_simplified(plain)


@cache
def _pattern(phrase: str) -> re.Pattern[str]:
    """Latin words are found as whole words, whatever the spaces between; Chinese anywhere.

    `[s]` may be left out, `[a|the]` is one of these, `...` a name that may stand between.
    """
    words = "".join(_part(part) for part in _PARTS.split(_folded(phrase)) if part)
    return re.compile(rf"(?<![a-z0-9]){words}(?![a-z0-9])" if phrase.isascii() else words)


def _part(part: str) -> str:
    if part == "...":
        return _NAME_BETWEEN
    if not part.startswith("["):
        return re.escape(part).replace("\\ ", r"\s+")
    ways = "|".join(re.escape(way).replace("\\ ", r"\s+") for way in part[1:-1].split("|"))
    return f"(?:{ways})" if "|" in part else f"(?:{ways})?"
